"""The rows and cells of a page's tables, and where each cell stands on the grid (HTML Standard, 4.9.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.html.names import HEADINGS, whole_number

_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")
_PARTS = (*_CELLS, "caption", "colgroup", "col")
_MOST_COLUMNS = 1000
"""What the standard lets a cell span; rows are bounded by those there are."""


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """A row: its own element, or the cells that broken markup left without one; and how many rows its group has."""

    cells: tuple[etree._Element, ...]
    element: etree._Element | None
    header: bool
    left_in_group: int
    """Rows from this one to the end of its group, itself counted."""


def rows_of(table: etree._Element) -> list[HtmlRow]:
    """The rows in the order in which they are shown: <tfoot> comes last wherever it stands."""
    groups: list[tuple[str, list[etree._Element | list[etree._Element]]]] = [("", [])]
    for child in table:
        if child.tag in _GROUPS:
            groups += [(str(child.tag), _own_rows(child)), ("", [])]
        elif child.tag == "tr" or child.tag in _CELLS:
            _add_row(child, groups[-1][1])
    ordered = [group for group in groups if group[0] != "tfoot"] + [group for group in groups if group[0] == "tfoot"]
    return [row for tag, rows in ordered for row in _of_group(tag, rows)]


def _own_rows(group: etree._Element) -> list[etree._Element | list[etree._Element]]:
    rows: list[etree._Element | list[etree._Element]] = []
    for child in group:
        if child.tag == "tr" or child.tag in _CELLS:
            _add_row(child, rows)
    return rows


def _add_row(child: etree._Element, rows: list[etree._Element | list[etree._Element]]) -> None:
    """Adds a <tr>; cells outside of any make up a row together."""
    if child.tag == "tr":
        rows.append(child)
    elif rows and isinstance(rows[-1], list):
        rows[-1].append(child)
    else:
        rows.append([child])


def _of_group(tag: str, rows: Sequence[etree._Element | list[etree._Element]]) -> Iterator[HtmlRow]:
    for number, row in enumerate(rows):
        cells = tuple(cell for cell in row if cell.tag in _CELLS)
        element = None if isinstance(row, list) else row
        yield HtmlRow(cells, element, tag == "thead" and bool(cells), len(rows) - number)


def strays(table: etree._Element, is_hidden: Callable[[etree._Element], bool]) -> Iterator[str | etree._Element]:
    """Text and elements that broken markup left in a table outside its cells: browsers show them before it.

    Those of hidden rows are kept with the rows.
    """
    yield table.text or ""
    for child in table:
        if child.tag in _GROUPS or child.tag == "tr":
            if not is_hidden(child):
                yield from strays(child, is_hidden)
        elif child.tag not in _PARTS:
            yield child
        yield child.tail or ""


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges the page: it says so, or holds headings or further tables, one cell a row."""
    if table.get("role") in ("presentation", "none"):
        return True
    if any(len(row.cells) > 1 for row in rows_of(table)):
        return False
    return any(inner.tag == "table" or inner.tag in HEADINGS for inner in table.iterdescendants("*"))


@dataclass
class Grid:
    """Finds the place of each cell, row after row; `until` tells by column the row where it is free again."""

    rows: int
    until: dict[int, int] = field(default_factory=dict)

    def place(self, cell: etree._Element, row: int, start: int, left_in_group: int) -> tuple[int, int, int]:
        """First column, columns and rows of the next cell of a row, whose cells so far end before column `start`."""
        column = start
        while self.until.get(column, 0) > row:
            column += 1
        columns = min(max(whole_number(cell, "colspan", 1), 1), _MOST_COLUMNS)
        wanted = whole_number(cell, "rowspan", 1)
        rows = min(wanted if wanted > 0 else left_in_group, self.rows - row) if wanted >= 0 else 1
        for place in range(column, column + columns):
            self.until[place] = max(self.until.get(place, 0), row + rows)
        return column, columns, max(rows, 1)
