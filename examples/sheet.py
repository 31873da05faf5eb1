"""Excel workbooks as clerks keep them: a merged title, a frozen header, real dates where a date is one day.

A workbook's content is {sheet, title, columns: [{title, width in characters}], rows, after: [lines below the table]};
a row is a list of cells, a YAML date becomes an Excel date.
"""

from __future__ import annotations

import datetime
import math
from pathlib import Path
from typing import Any

import xlsxwriter
from paper import FONT, NOTICE, WRITTEN
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

TITLE_ROW, HEADER_ROW = 0, 2
LINE_POINTS = 16


def write_xlsx(content: dict[str, Any], target: Path) -> None:
    """Write a workbook of one sheet; the same content gives the same file."""
    with xlsxwriter.Workbook(target) as book:
        book.set_properties({"title": content["name"], "comments": NOTICE, "created": WRITTEN.replace(tzinfo=None)})
        page = book.add_worksheet(content["sheet"])
        _set_up(page, content["columns"])
        _write_head(book, page, content)
        _write_rows(book, page, content)
        for line, text in enumerate(content.get("after", ()), start=HEADER_ROW + len(content["rows"]) + 2):
            page.write_string(line, 0, text, _look(book))


def _set_up(page: Worksheet, columns: list[dict[str, Any]]) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)
    page.freeze_panes(HEADER_ROW + 1, 0)
    page.set_footer(f"&C&8{NOTICE}")
    for number, column in enumerate(columns):
        page.set_column(number, number, column["width"])


def _look(book: Workbook, **more: object) -> Format:
    return book.add_format({"font_name": FONT, "font_size": 12, **more})


def _write_head(book: Workbook, page: Worksheet, content: dict[str, Any]) -> None:
    title = _look(book, bold=True, align="center", valign="vcenter", text_wrap=True)
    page.merge_range(TITLE_ROW, 0, TITLE_ROW, len(content["columns"]) - 1, content["title"], title)
    page.set_row(TITLE_ROW, 40)
    header = _look(book, bold=True, align="center", valign="vcenter", border=1, text_wrap=True)
    for number, column in enumerate(content["columns"]):
        page.write_string(HEADER_ROW, number, column["title"], header)


def _lines(cells: list[object], columns: list[dict[str, Any]]) -> int:
    """Lines the fullest cell takes: a row keeps the height that it is given, whatever its text."""
    widths: list[int] = [column["width"] for column in columns]
    return max(math.ceil(1.1 * len(str(cell)) / width) for cell, width in zip(cells, widths, strict=True))


def _write_rows(book: Workbook, page: Worksheet, content: dict[str, Any]) -> None:
    text = _look(book, valign="top", border=1, text_wrap=True)
    day = _look(book, valign="top", border=1, align="left", num_format="dd.mm.yyyy")
    for line, cells in enumerate(content["rows"], start=HEADER_ROW + 1):
        page.set_row(line, LINE_POINTS * _lines(cells, content["columns"]))
        for number, value in enumerate(cells):
            if isinstance(value, datetime.date):
                page.write_datetime(line, number, datetime.datetime(value.year, value.month, value.day), day)
            else:
                page.write_string(line, number, str(value), text)
