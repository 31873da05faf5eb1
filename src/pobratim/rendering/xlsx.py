"""A paper as a workbook: one sheet, every cell text as it is, column titles kept in sight and on every page."""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pobratim.rendering.paper import Cell, Paper, Paragraph, Row, Style, Table
from pobratim.rendering.safe_cells import clean_text, fitting

# The bytes must not tell when the workbook was written.
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_NO_NAMES = {"title": "", "author": "", "created": _NO_DATE}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_A4 = 9
# A character of Times New Roman 12 pt is about 2.1 mm wide, a column of width 1 as much.
_MM_PER_CHARACTER = 2.1
_MM_PER_INCH = 25.4
_LINE_HEIGHT = 1.25
_MOST_POINTS = 409.0
_WIDEST_COLUMN = 255.0

_BOLD: tuple[Style, ...] = ("title", "heading", "group", "column_title")
_CENTRED: tuple[Style, ...] = ("title", "centred", "group", "column_title", "centred_cell")


@dataclass
class _Sheet:
    """The sheet while it is written: where the next row goes, the formats so far, and the first row of titles."""

    paper: Paper
    book: Any
    sheet: Worksheet
    row: int = 0
    formats: dict[tuple[Style, bool], Format] = field(default_factory=dict)
    header: int | None = None

    @property
    def widths(self) -> list[float]:
        """Millimetres of each column, the widest of the tables'."""
        tables = self.paper.tables
        count = max((len(table.columns) for table in tables), default=1)
        room = self.paper.page.width - self.paper.page.left - self.paper.page.right
        return [max((t.columns[n].width for t in tables if n < len(t.columns)), default=room) for n in range(count)]

    def format(self, style: Style, *, ruled: bool) -> Format:
        """How a cell of that style looks, with lines around it or without."""
        if (style, ruled) not in self.formats:
            self.formats[style, ruled] = self.book.add_format(self._look(style, ruled))
        return self.formats[style, ruled]

    def _look(self, style: Style, ruled: bool) -> dict[str, Any]:
        page = self.paper.page
        align = "center" if style in _CENTRED else "right" if style == "right" else "left"
        look = {"font_name": page.font, "font_size": page.size, "text_wrap": True, "valign": "top", "align": align}
        return look | {"bold": style in _BOLD, "border": 1 if ruled else 0, "num_format": "@"}


def write_xlsx(paper: Paper) -> bytes:
    """The workbook of a paper; the same paper gives the same bytes.

    Text stays text: what begins with = is no formula. What is longer than a cell may be is cut and says so.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({**_NO_NAMES, "title": clean_text(paper.title)})
    sheet = _Sheet(paper, book, book.add_worksheet("Документ"))
    _set_up(sheet)
    _write_paragraphs(sheet, paper.before)
    for table in paper.tables:
        _write_table(sheet, table)
    _write_paragraphs(sheet, paper.after)
    _write_paragraphs(sheet, [Paragraph(f"{n}) {text}", "note") for n, text in enumerate(paper.footnotes, start=1)])
    if sheet.header is not None:
        sheet.sheet.freeze_panes(sheet.header + 1, 0)
        sheet.sheet.repeat_rows(sheet.header)
    book.close()
    return buffer.getvalue()


def _set_up(sheet: _Sheet) -> None:
    page, worksheet = sheet.paper.page, sheet.sheet
    worksheet.set_paper(_A4)
    if page.orientation == "landscape":
        worksheet.set_landscape()
    sides = (page.left, page.right, page.top, page.bottom)
    worksheet.set_margins(*(side / _MM_PER_INCH for side in sides))
    worksheet.fit_to_pages(1, 0)
    worksheet.set_header("&C&P", {"margin": 0.3})
    for number, width in enumerate(sheet.widths):
        worksheet.set_column(number, number, min(width / _MM_PER_CHARACTER, _WIDEST_COLUMN))


def _write_paragraphs(sheet: _Sheet, paragraphs: Iterable[Paragraph]) -> None:
    last = len(sheet.widths) - 1
    for paragraph in paragraphs:
        text = _text([paragraph])
        _put(sheet, (sheet.row, 0, sheet.row, last), text, sheet.format(paragraph.style, ruled=False))
        sheet.sheet.set_row(sheet.row, _height(sheet, text, sum(sheet.widths)))
        sheet.row += 1


def _write_table(sheet: _Sheet, table: Table) -> None:
    sheet.row += 1
    for row in table.rows:
        if row.kind == "header" and sheet.header is None:
            sheet.header = sheet.row
        _write_row(sheet, row)
        sheet.row += 1
    sheet.row += 1


def _write_row(sheet: _Sheet, row: Row) -> None:
    column, heights = 0, []
    for cell in row.cells:
        if cell.row_span:
            text = _text(cell.paragraphs)
            area = (sheet.row, column, sheet.row + cell.row_span - 1, column + cell.column_span - 1)
            _put(sheet, area, text, sheet.format(_style(cell), ruled=True))
            width = sum(sheet.widths[column : column + cell.column_span])
            heights.append(_height(sheet, text, width) / cell.row_span)
        column += cell.column_span
    sheet.sheet.set_row(sheet.row, max(heights, default=None))


def _put(sheet: _Sheet, area: tuple[int, int, int, int], text: str, look: Format) -> None:
    """Text into one cell or into several made one."""
    if area[:2] == area[2:]:
        sheet.sheet.write_string(*area[:2], text, look)
        return
    sheet.sheet.merge_range(*area, "", look)
    sheet.sheet.write_string(*area[:2], text, look)


def _style(cell: Cell) -> Style:
    return cell.paragraphs[0].style if cell.paragraphs else "cell"


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return fitting("\n".join(clean_text(p.text) + _mark(p) for p in paragraphs))


def _mark(paragraph: Paragraph) -> str:
    return f" {paragraph.footnote + 1})" if paragraph.footnote is not None else ""


def _height(sheet: _Sheet, text: str, width: float) -> float:
    """Points that the text takes at a width: programs do not work this out for merged cells."""
    size = sheet.paper.page.size
    per_line = max(width / (_MM_PER_CHARACTER * size / 12), 1)
    lines = sum(max(1, math.ceil(len(line) / per_line)) for line in text.split("\n"))
    return min(lines * size * _LINE_HEIGHT + 2, _MOST_POINTS)
