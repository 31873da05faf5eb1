"""Lists as files: Excel and CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from xlsxwriter import Workbook

from pobratim.rendering.safe_cells import without_formula

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Widths in characters; the keys of columns that hold sentences.
_NARROW, _WIDE = 18, 60
_LONG = frozenset({"title", "description", "participants", "what", "changes", "caption"})
_LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""


@dataclass(frozen=True)
class Column:
    """A column of an export: its key in JSON, its title in CSV, and its value as plain JSON."""

    key: str
    title: str | Promise
    value: Callable[[Any], Any]


def file_response(file_format: str, name: str, columns: Iterable[Column], records: Iterable[Any]) -> HttpResponse:
    """The table in a format by its file ending. Raises Http404 where there is no such format."""
    if file_format not in FORMATS:
        raise Http404
    return _WRITERS[file_format](name, columns, records)


def xlsx_response(name: str, columns: Iterable[Column], records: Iterable[Any]) -> HttpResponse:
    """A table as an Excel workbook: headings that stay in sight and filter, numbers as numbers, nothing a formula."""
    columns, content = tuple(columns), io.BytesIO()
    book = Workbook(content, {"in_memory": True, "constant_memory": True})
    sheet, bold, wrapped = book.add_worksheet(), book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _WIDE if column.key in _LONG else _NARROW, wrapped)
        sheet.write_string(0, number, str(column.title), bold)
    last = 0
    for last, record in enumerate(records, start=1):
        for number, column in enumerate(columns):
            _write_cell(sheet, last, number, column.value(record))
    sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()
    return HttpResponse(content.getvalue(), content_type=_XLSX, headers=_attachment(f"{name}.xlsx"))


def _write_cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif text := _flat(value):
        sheet.write_string(row, column, text[:_LONGEST_CELL])


def csv_response(name: str, columns: Iterable[Column], records: Iterable[Any]) -> HttpResponse:
    """A table that opens in a spreadsheet by a double click: with a byte order mark, in the office's own delimiter."""
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=_attachment(f"{name}.csv"))
    response.write("\ufeff")
    # Where Russian is the language, spreadsheets take the comma for a decimal point and part columns by semicolons.
    delimiter = ";" if (get_language() or "ru").startswith("ru") else ","
    writer = csv.writer(response, delimiter=delimiter)
    columns = tuple(columns)
    writer.writerow([column.title for column in columns])
    for record in records:
        writer.writerow([without_formula(_flat(column.value(record))) for column in columns])
    return response


def _flat(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(str(item) for item in value) if isinstance(value, list) else str(value)


def json_response(name: str, columns: Iterable[Column], records: Iterable[Any]) -> HttpResponse:
    """The same table as a list of objects."""
    columns = tuple(columns)
    rows = [{column.key: column.value(record) for column in columns} for record in records]
    return JsonResponse(
        {name: rows}, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=_attachment(f"{name}.json")
    )


def _attachment(file_name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file_name}"'}


_WRITERS: Mapping[str, Callable[[str, Iterable[Column], Iterable[Any]], HttpResponse]] = {
    "xlsx": xlsx_response,
    "csv": csv_response,
    "json": json_response,
}
FORMATS = tuple(_WRITERS)
"""The formats of lists by their file endings, in the order of the page."""
