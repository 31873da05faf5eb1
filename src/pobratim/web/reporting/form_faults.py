"""Where a form's mapping is faulty: each part is tried by itself, so that a fault is told at its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pobratim.rendering.errors import FormError
from pobratim.rendering.form_parsing import parse_form
from pobratim.rendering.offered import REGISTER

_PAGE = {
    "orientation": "portrait",
    "margins": {"top": 0, "right": 0, "bottom": 0, "left": 0},
    "font": "Times New Roman",
    "size": 12,
}


def faults_of(mapping: Mapping[str, Any]) -> dict[str, str]:
    """Messages by the names of the editor's fields; "form" for what lies in none of them; empty for a sound form."""
    try:
        parse_form(str(mapping.get("label", "")), mapping)
    except FormError as error:
        found = dict(_by_field(mapping))
        return found or {"form": str(error)}
    return {}


def _by_field(mapping: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    bare = {key: value for key, value in mapping.items() if key in ("label", "kind", "about", "year_in_dates")}
    bare |= {"title": [], "page": _PAGE}
    yield from _tried("title", {**bare, "title": mapping["title"]})
    yield from _tried("font", {**bare, "page": mapping["page"]})
    for part in ("before", "after"):
        yield from _tried(part, {**bare, part: mapping.get(part, [])})
    for number, table in enumerate(mapping.get("tables", ())):
        yield from _of_table(f"t{number}", table, bare)


def _of_table(prefix: str, table: Mapping[str, Any], bare: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    blank = {
        "records": table["records"],
        "columns": [{"title": "", "width": 1, "value": "city" if bare["kind"] == REGISTER else "row_number"}],
    }
    for place, column in enumerate(table["columns"]):
        yield from _tried(f"{prefix}_c{place}", {**bare, "tables": [{**blank, "columns": [column]}]})
    for name, key in (("group", "group_by"), ("order", "order_by"), ("where", "where"), ("heading", "heading")):
        if key in table:
            yield from _tried(f"{prefix}_{name}", {**bare, "tables": [{**blank, key: table[key]}]})


def _tried(name: str, mapping: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    try:
        parse_form(str(mapping.get("label", "")), mapping)
    except FormError as error:
        yield name, str(error)
