"""Cells that span down over a page break: each page closes the cell and opens a blank one, which are one again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pobratim.document import Cell, Row


def spanning_columns(rows: Sequence[Row], after_break: Collection[int]) -> frozenset[int]:
    """Columns whose cells span down and are never left blank instead, but below a page break perhaps.

    `after_break` are the numbers of the rows that stand below one.
    """
    spanning = {cell.column for row in rows for cell in row.cells if cell.rows > 1 and cell.has_text}
    blank = {
        cell.column
        for number, row in enumerate(rows)
        for cell in row.cells
        if number not in after_break and _is_blank(cell)
    }
    return frozenset(spanning - blank)


def stretch(above: list[Row], row: Row, joined: bool, spanning: Collection[int]) -> Row:
    """The row below a page break without the blank cells that cells above span down into; those are made longer.

    `joined` tells that the row itself is the rest of the last one above, and adds none of its own.
    """
    kept = []
    first = min((cell.column for cell in row.cells if not _is_blank(cell)), default=0)
    for cell in row.cells:
        longer = _is_blank(cell) and cell.column < first and (cell.rows > 1 or cell.column in spanning)
        if not (longer and _lengthen(above, cell, cell.rows - joined)):
            kept.append(cell)
    return replace(row, cells=tuple(kept))


def _is_blank(cell: Cell) -> bool:
    return not cell.has_text and not cell.tables


def _lengthen(above: list[Row], blank: Cell, rows: int) -> bool:
    """Makes the cell longer that ends above a blank one; False where there is none."""
    for number in range(len(above) - 1, -1, -1):
        found = above[number].cell_at(blank.column)
        if found is None:
            continue
        if (found.column, found.columns) != (blank.column, blank.columns) or number + found.rows != len(above):
            return False
        longer = replace(found, rows=found.rows + rows)
        above[number] = replace(above[number], cells=tuple(longer if c is found else c for c in above[number].cells))
        return True
    return False
