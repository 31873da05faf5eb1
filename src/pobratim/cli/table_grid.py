"""Which cell covers which place of a table: what drawing it with true spans needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.document import Cell, Table


@dataclass(frozen=True, eq=False)
class Placed:
    """A cell, or a gap that no cell fills (None), and the places it covers: rows and columns, from 0."""

    cell: Cell | None
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of `columns` columns; `at[row][column]` is what covers a place, the very same object wherever it does."""

    columns: int
    at: Sequence[Sequence[Placed]]

    @classmethod
    def of(cls, table: Table) -> Grid:
        """Cells that would run out of the table, or over others, are cut there."""
        found: list[list[Placed | None]] = [[None] * table.columns for _ in table.rows]
        for number, row in enumerate(table.rows):
            for cell in row.cells:
                _place(found, cell, number, row.header)
        gaps = [
            [place or Placed(None, row, column) for column, place in enumerate(places)]
            for row, places in enumerate(found)
        ]
        return cls(table.columns, gaps)

    def cells(self) -> Iterator[Placed]:
        """Each cell and gap once, row by row."""
        for row, places in enumerate(self.at):
            for column, placed in enumerate(places):
                if (placed.row, placed.column) == (row, column):
                    yield placed


def _place(found: list[list[Placed | None]], cell: Cell, row: int, header: bool) -> None:
    if not 0 <= cell.column < len(found[row]) or found[row][cell.column]:
        return
    columns = 1
    while columns < cell.columns and cell.column + columns < len(found[row]) and not found[row][cell.column + columns]:
        columns += 1
    rows = min(cell.rows, len(found) - row)
    placed = Placed(cell, row, cell.column, rows, columns, header)
    for places in found[row : row + rows]:
        places[cell.column : cell.column + columns] = [placed] * columns
