"""A table's true grid out of cells that say where they stand and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pobratim.document import Row, Table


def compact(rows: Sequence[Row]) -> Table:
    """The table of these rows, without grid columns in which no cell begins.

    Word and PDF files split a grid at every edge ever drawn; a column that all cells cross is no column to people.
    """
    starts = sorted({cell.column for row in rows for cell in row.cells})
    end = max((cell.column + cell.columns for row in rows for cell in row.cells), default=0)
    numbers = {start: number for number, start in enumerate(starts)}
    places = [numbers.get(column, -1) for column in range(end)]

    def reach(column: int, columns: int) -> int:
        return sum(1 for place in places[column : column + columns] if place >= 0)

    kept = [
        replace(
            row,
            cells=tuple(
                replace(cell, column=numbers[cell.column], columns=reach(cell.column, cell.columns))
                for cell in row.cells
            ),
        )
        for row in rows
    ]
    return Table(tuple(kept), len(starts))
