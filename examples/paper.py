"""Word documents as offices write them: Times New Roman, ruled tables, centred titles, an approval block, photographs.

A document is a list of blocks, each a mapping with one key that says what it is:

    right, title, heading, text, plain, bullet: a string ("\\n" is a line break);
    photograph: its caption;
    table: {columns: [{title, width in cm}], rows: [...]}.

A row is a list of cells, or {band: text} for a heading over the full width. In a cell "#" is Word's own automatic
number, "^" joins the cell with the one above and "<" with the one to the left; a blank line parts paragraphs.
"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from picture import plain_png

FONT = "Times New Roman"
WRITTEN = datetime.datetime(2025, 12, 1, tzinfo=datetime.UTC)
NOTICE = "Учебный пример проекта «Побратим»: составлен по открытым сведениям, официальным документом не является"
NARROW_COLUMN_CM = 1.6
MARGINS = Cm(3.5)


def write_docx(content: dict[str, Any], target: Path) -> None:
    """Write a document; the same content gives the same file."""
    document = docx.Document()
    _set_up(document, content)
    for block in content["blocks"]:
        ((kind, value),) = block.items()
        _BLOCKS[kind](document, value)
    stream = BytesIO()
    document.save(stream)
    _save_without_clock(stream, target)


def _set_up(document: Document, content: dict[str, Any]) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(content.get("size", 12))
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if content.get("page") == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin, section.right_margin = Cm(2), Length(MARGINS - Cm(2))
    section.top_margin = section.bottom_margin = Cm(1.5)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(NOTICE).font.size = Pt(8)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = content["name"], "", NOTICE
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)


def _paragraph(document: Document, text: str, alignment: WD_ALIGN_PARAGRAPH, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.add_run(text).bold = bold
    return paragraph


def _right(document: Document, text: str) -> None:
    paragraph = _paragraph(document, text, WD_ALIGN_PARAGRAPH.LEFT)
    width = document.sections[0].page_width or Cm(21)
    paragraph.paragraph_format.left_indent = Length(int((width - MARGINS) * 0.6))
    paragraph.paragraph_format.space_after = Pt(12)


def _title(document: Document, text: str) -> None:
    _paragraph(document, text, WD_ALIGN_PARAGRAPH.CENTER, bold=True).paragraph_format.space_after = Pt(12)


def _heading(document: Document, text: str) -> None:
    paragraph = _paragraph(document, text, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.keep_with_next = True


def _text(document: Document, text: str) -> None:
    _paragraph(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY).paragraph_format.first_line_indent = Cm(1.25)


def _plain(document: Document, text: str) -> None:
    _paragraph(document, text, WD_ALIGN_PARAGRAPH.LEFT).paragraph_format.space_before = Pt(12)


def _bullet(document: Document, text: str) -> None:
    paragraph = document.add_paragraph(text, style="List Bullet")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _photograph(document: Document, caption: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run().add_picture(BytesIO(plain_png(caption)), width=Cm(9))
    below = _paragraph(document, caption, WD_ALIGN_PARAGRAPH.CENTER)
    below.runs[0].italic = True
    below.paragraph_format.space_after = Pt(8)


def _table(document: Document, description: dict[str, Any]) -> None:
    columns = description["columns"]
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Cm(column["width"]) for column in columns]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _header(table, [column["title"] for column in columns])
    for values in description["rows"]:
        _band(table, values["band"]) if isinstance(values, dict) else _fill(table, values)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    _join(table, description["rows"])


def _header(table: Table, titles: list[str]) -> None:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, title in zip(row.cells, titles, strict=True):
        _write(cell, title, WD_ALIGN_PARAGRAPH.CENTER, bold=True)


def _band(table: Table, text: str) -> None:
    _write(table.add_row().cells[0], text, WD_ALIGN_PARAGRAPH.CENTER, bold=True)


def _fill(table: Table, values: list[str]) -> None:
    row: _Row = table.add_row()
    for cell, column, value in zip(row.cells, table.columns, values, strict=True):
        if value == "#":
            cell.paragraphs[0].style = "List Number"
        elif value not in ("^", "<"):
            narrow = column.width < Cm(NARROW_COLUMN_CM)
            _write(cell, value, WD_ALIGN_PARAGRAPH.CENTER if narrow else WD_ALIGN_PARAGRAPH.LEFT)


def _join(table: Table, rows: list[Any]) -> None:
    """Merge what the rows ask for; the rows of the table run one behind, for the header."""
    last = len(table.columns) - 1
    for number, values in enumerate(rows, start=1):
        if isinstance(values, dict):
            table.cell(number, 0).merge(table.cell(number, last))
            continue
        for column, value in enumerate(values):
            if value == "^" and not _goes_on(rows, number, column):
                table.cell(_top(rows, number, column), column).merge(table.cell(number, column))
            if value == "<":
                table.cell(number, column - 1).merge(table.cell(number, column))


def _goes_on(rows: list[Any], number: int, column: int) -> bool:
    return number < len(rows) and isinstance(rows[number], list) and rows[number][column] == "^"


def _top(rows: list[Any], number: int, column: int) -> int:
    while rows[number - 1][column] == "^":
        number -= 1
    return number


def _write(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH, bold: bool = False) -> None:
    for position, part in enumerate(text.strip().split("\n\n")):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        paragraph.alignment = alignment
        paragraph.add_run(part).bold = bold


def _save_without_clock(stream: BytesIO, target: Path) -> None:
    """Store the package with fixed times: the zip's own clock would change the file at every run."""
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), made.read(name), zipfile.ZIP_DEFLATED)


_BLOCKS: dict[str, Callable[[Document, Any], None]] = {
    "right": _right,
    "title": _title,
    "heading": _heading,
    "text": _text,
    "plain": _plain,
    "bullet": _bullet,
    "photograph": _photograph,
    "table": _table,
}
