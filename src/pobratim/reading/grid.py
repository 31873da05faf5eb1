"""A table's true grid out of cells that say where they stand and how far they reach."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pobratim.document import Row, Table


def compact(rows: Sequence[Row]) -> Table:
    """The table of these rows, without grid columns in which no cell begins.

    Word and PDF files split a grid at every edge ever drawn; a column that all cells cross is no column to people.
    """
    starts = sorted({cell.column for row in rows for cell in row.cells})
    end = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    if len(starts) == end:
        return Table(tuple(rows), end)
    # Of each edge of the source's grid, how many columns begin before it.
    before = [bisect_left(starts, edge) for edge in range(end + 1)]
    return Table(tuple(_renumbered(row, before) for row in rows), len(starts))


def _renumbered(row: Row, before: Sequence[int]) -> Row:
    cells = (
        replace(
            cell,
            column=before[cell.column],
            columns=before[cell.column + cell.columns] - before[cell.column],
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))
