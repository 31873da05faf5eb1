"""A form's mapping as the fields of the editor's page; `form_sent` makes a mapping of them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pobratim.rendering.offered import REGISTER, OfferedValue, offered_groups, offered_values
from pobratim.web.reporting.form_writing import conditions_text, value_text

OWN = "own"
"""The choice of a value that a person writes."""
BY_DATE = "{edtf|date_order}"
"""The order of rows that the page offers by name."""
_DATED = ("activities",)


@dataclass(frozen=True, slots=True)
class ColumnFields:
    """One column on the page: `choice` is the place of its value among those offered, or OWN."""

    origin: str
    title: str
    choice: str
    expression: str
    width: str
    centred: bool
    name: str
    cells: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TableFields:
    """One table on the page."""

    records: str
    values: Sequence[OfferedValue]
    groups: Sequence[Any]
    columns: Sequence[ColumnFields]
    heading: str
    number: str
    numbering: str
    group: str
    group_expression: str
    order: str
    order_expression: str
    where: str
    is_register: bool
    is_dated: bool
    headings: Sequence[str] = field(default=())


def table_fields(mapping: Mapping[str, Any], example: Mapping[str, Any]) -> list[TableFields]:
    """The tables of a mapping as fields, each with what the example shows."""
    shown = list(example.get("tables", ()))
    tables = mapping.get("tables", ())
    return [
        _table_fields(table, str(mapping["kind"]), shown[n] if n < len(shown) else {}) for n, table in enumerate(tables)
    ]


def _table_fields(table: Mapping[str, Any], kind: str, shown: Mapping[str, Any]) -> TableFields:
    records = str(table["records"])
    groups, grouped = offered_groups(records), table.get("group_by", "")
    order = "\n".join(map(str, table.get("order_by", ())))
    values = offered_values(REGISTER if kind == REGISTER else records)
    place = next((str(n) for n, group in enumerate(groups) if group.value == grouped), OWN)
    return TableFields(
        records=records,
        values=values,
        groups=groups,
        columns=[_column_fields(column, n, values, shown) for n, column in enumerate(table["columns"])],
        heading=str(table.get("heading", "")),
        number=str(table.get("number", "{n}")),
        numbering=str(table.get("numbering", "restart")),
        group=place if grouped else "",
        group_expression=str(grouped),
        order={"": "", BY_DATE: "date"}.get(order, OWN),
        order_expression=order,
        where=conditions_text(table.get("where", {})),
        is_register=kind == REGISTER,
        is_dated=records in _DATED,
        headings=shown.get("headings", ()),
    )


def _column_fields(
    column: Mapping[str, Any], place: int, values: Sequence[OfferedValue], shown: Mapping[str, Any]
) -> ColumnFields:
    value = column["value"]
    choice = next((str(n) for n, offered in enumerate(values) if offered.value == value), OWN)
    origin = str(column.get("_origin", place))
    cells = shown.get("cells", ())
    return ColumnFields(
        origin=origin,
        title=str(column["title"]),
        choice=choice,
        expression=value_text(value),
        width=f"{column['width']:g}" if isinstance(column["width"], int | float) else str(column["width"]),
        centred=bool(column.get("centred", value == "row_number")),
        name=str(place),
        cells=cells[int(origin)] if origin.isdecimal() and int(origin) < len(cells) else (),
    )
