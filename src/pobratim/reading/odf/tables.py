"""Rows and cells of OpenDocument tables, repeated ones counted out (OpenDocument 1.3, part 3, 9.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pobratim.reading.odf.names import TABLE, count_in

_GROUPS = {TABLE + "table-rows", TABLE + "table-row-group"}
_HEADER = TABLE + "table-header-rows"
_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"
MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class OdfRow:
    """A row as written, how many times it stands there, and whether it is one of the table's header."""

    element: etree._Element
    repeated: int
    header: bool

    @property
    def hidden(self) -> bool:
        """Whether a spreadsheet does not show it, by hand or by a filter."""
        return self.element.get(TABLE + "visibility") in ("collapse", "filter")


@dataclass(frozen=True, slots=True)
class CellSpan:
    """A cell, its first column, and how many columns and rows it covers."""

    element: etree._Element
    column: int
    columns: int
    rows: int


def table_rows(table: etree._Element, header: bool = False) -> Iterator[OdfRow]:
    """The rows of a table, those in groups among them."""
    for child in table:
        if child.tag == TABLE + "table-row":
            yield OdfRow(child, count_in(child, TABLE + "number-rows-repeated"), header)
        elif child.tag in _GROUPS or child.tag == _HEADER:
            yield from table_rows(child, header or child.tag == _HEADER)


def spans_of(row: etree._Element) -> Iterator[CellSpan]:
    """The cells that begin in a row; those covered by others take their place and are passed over."""
    column = 0
    for element in row:
        if element.tag not in (_CELL, _COVERED):
            continue
        repeated = min(count_in(element, TABLE + "number-columns-repeated"), MOST_COLUMNS - column)
        if element.tag == _CELL:
            columns = min(count_in(element, TABLE + "number-columns-spanned"), MOST_COLUMNS)
            rows = count_in(element, TABLE + "number-rows-spanned")
            for place in range(column, column + (repeated if columns == 1 else 1)):
                yield CellSpan(element, place, columns, rows)
        column += repeated
