"""Columns of cities that are no partners': under «Город» a plan says where each thing is held, a region whose it is."""

from __future__ import annotations

from dataclasses import replace

from pobratim.document import Text
from pobratim.extraction.roles import Layout
from pobratim.extraction.rows import Record, Rows
from pobratim.extraction.scopes import DocumentScope
from pobratim.language.places import place_named

_OF_CITIES = ("city", "country_city")
_WHERE = ("place", "place_dates", "municipality")


def with_own_columns(rows: Rows, layout: Layout, scope: DocumentScope) -> tuple[Rows, Layout]:
    """The rows and layout of a table of events with its column of cities read as what it is, when most are at home."""
    column = next((role for role in _OF_CITIES if layout.has(role)), None)
    if column is None or layout.has(*_WHERE) or not layout.has("title", "content") or layout.is_register:
        return rows, layout
    cells = [cell for record in rows.records if (cell := record.cell(column)).value.strip(" –—-")]
    if not cells or 2 * sum(_is_at_home(cell, scope.home) for cell in cells) <= len(cells):
        return rows, layout
    is_region = scope.genre == "consolidated_report" or (scope.place is not None and scope.place.kind == "region")
    role = "municipality" if is_region else "place"
    records = tuple(_renamed(record, column, role) for record in rows.records)
    roles = tuple(role if known == column else known for known in layout.roles)
    return replace(rows, records=records), replace(layout, roles=roles)


def _is_at_home(cell: Text, home: str) -> bool:
    named = place_named(cell.value)
    return bool(named) and all(place.country == home and place.kind != "country" for place in named)


def _renamed(record: Record, known: str, role: str) -> Record:
    cells = {role if name == known else name: cell for name, cell in record.cells.items()}
    inherited, repeated = (
        frozenset(role if name == known else name for name in names) for names in (record.inherited, record.repeated)
    )
    return replace(record, cells=cells, inherited=inherited, repeated=repeated)
