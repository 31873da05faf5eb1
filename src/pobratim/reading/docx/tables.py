"""The rows and cells of a Word table as they stand in its grid, before anything in them is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.docx.names import (
    CONTENT_CONTROL,
    CONTROL_CONTENTS,
    DELETED,
    VALUE,
    WRAPPERS,
    W,
    contents_of,
    is_on,
    number_of,
)

_ROW, _CELL = W + "tr", W + "tc"
_PROPERTIES = (W + "trPr", W + "tcPr")
_HEADER, _HIDDEN, _GRID_BEFORE = W + "tblHeader", W + "hidden", W + "gridBefore"
_GRID_SPAN, _DOWN, _ACROSS, _CELL_DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_PLACE_MARKS = (_HEADER, _HIDDEN, _GRID_BEFORE, DELETED, _GRID_SPAN, _DOWN, _ACROSS, _CELL_DELETED)
_NONE: Mapping[str, etree._Element] = {}
Marks = Mapping[etree._Element, Mapping[str, etree._Element]]
"""Of rows and cells, their properties by name."""
_GRID_LIMIT = 1000
"""Columns that a span may claim; Word itself stops at 63."""


@dataclass(slots=True)
class GridCell:
    """A cell: its number among those of its row, its first column, and how many columns and rows it covers."""

    element: etree._Element
    number: int
    column: int
    columns: int
    rows: int = 1

    @property
    def is_prompt(self) -> bool:
        """Whether the cell stands in a content control that only asks to fill it in."""
        parent = self.element.getparent()
        control = parent.getparent() if parent is not None and parent.tag == CONTROL_CONTENTS else None
        return control is not None and contents_of(control) is None


@dataclass(slots=True)
class GridRow:
    """The cells that begin in a row, and whether it is printed again on every page."""

    header: bool = False
    cells: list[GridCell] = field(default_factory=list)


def grid_rows(table: etree._Element, on_tracked: Callable[[], None], on_hidden: Callable[[], None]) -> list[GridRow]:
    """The rows of a w:tbl that print, in order; cells that only go on from another one are made part of it."""
    rows: list[GridRow] = []
    marks = _marks(table)
    spanning: dict[int, tuple[int, GridCell]] = {}
    for element in _inside(table, _ROW):
        properties = marks.get(element, _NONE)
        if DELETED in properties:
            on_tracked()
        elif _HIDDEN in properties and is_on(properties[_HIDDEN]):
            on_hidden()
        else:
            header = properties.get(_HEADER)
            column = _count(properties.get(_GRID_BEFORE), 0)
            cells = _cells(element, marks, (len(rows), column), spanning)
            rows.append(GridRow(header is not None and is_on(header), cells))
    return rows


def _cells(
    element: etree._Element,
    marks: Marks,
    start: tuple[int, int],
    spanning: dict[int, tuple[int, GridCell]],
) -> list[GridCell]:
    """The cells that begin in a row, which starts at a row and a column of the grid.

    `spanning` holds by column the cells above that may go on, and the rows they begin in.
    """
    row, column = start
    cells: list[GridCell] = []
    number = -1
    for child in _inside(element, _CELL):
        properties = marks.get(child, _NONE)
        if _CELL_DELETED in properties:
            continue
        number += 1
        columns = _count(properties.get(_GRID_SPAN), 1) or 1
        if column in spanning and _goes_on(properties.get(_DOWN)):
            first, above = spanning[column]
            above.rows = row - first + 1
        elif cells and _goes_on(properties.get(_ACROSS)):
            cells[-1].columns += columns
        else:
            cells.append(GridCell(child, number, column, columns))
            spanning.pop(column, None)
            if _DOWN in properties:
                spanning[column] = (row, cells[-1])
        column += columns
    return cells


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Children with a name, also those inside content controls."""
    for child in parent:
        tag = child.tag
        if tag == name:
            yield child
        elif tag in WRAPPERS or tag == CONTENT_CONTROL:
            yield from _inside(child, name)


def _marks(table: etree._Element) -> Marks:
    """Of the rows and cells that say something of their place, what they say; most say nothing and are never asked."""
    found: dict[etree._Element, dict[str, etree._Element]] = {}
    for mark in table.iter(*_PLACE_MARKS):
        properties = mark.getparent()
        owner = properties.getparent() if properties is not None and properties.tag in _PROPERTIES else None
        if owner is not None:
            found.setdefault(owner, {})[mark.tag] = mark
    return found


def _goes_on(merge: etree._Element | None) -> bool:
    """Whether a cell only continues the one above (vMerge) or before it (hMerge)."""
    return merge is not None and merge.get(VALUE) != "restart"


def _count(element: etree._Element | None, default: int) -> int:
    return default if element is None else min(max(number_of(element, default), 0), _GRID_LIMIT)
