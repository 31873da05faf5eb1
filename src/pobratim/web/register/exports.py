"""Lists as files: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import get_language

from pobratim.rendering.safe_cells import without_formula


@dataclass(frozen=True)
class Column:
    """A column of an export: its key in JSON, its title in CSV, and its value as plain JSON."""

    key: str
    title: str | Promise
    value: Callable[[Any], Any]


def file_response(file_format: str, name: str, columns: Iterable[Column], records: Iterable[Any]) -> HttpResponse:
    """The table in a format by its file ending. Raises Http404 where there is no such format."""
    writers = {"csv": csv_response, "json": json_response}
    if file_format not in writers:
        raise Http404
    return writers[file_format](name, columns, records)


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
