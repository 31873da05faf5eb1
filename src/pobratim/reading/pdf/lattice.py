"""Ruled tables: the cells that the lines of a page enclose."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pobratim.reading.pdf.geometry import Box, Rule

_NEAR = 3.0
"""Points within which lines count as one, or as meeting."""
_LOWEST_ROW = 6.0
"""Points: rows too low for a line of text belong to a drawing."""
_MOST_RULES = 600
"""Lines one way on a page: with more it is a drawing or a map, not a table."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its first row and column, counted from the top left, its span, and its place."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Lattice:
    """One ruled table of a page: its columns' edges from the left, its rows' from the top, and its cells."""

    box: Box
    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def rows(self) -> int:
        return len(self.levels) - 1

    @property
    def row_height(self) -> float:
        """The height that half of the rows exceed, in points."""
        heights = sorted(above - below for above, below in itertools.pairwise(self.levels))
        return heights[len(heights) // 2]

    def squares(self) -> dict[tuple[int, int], int]:
        """Of each row and column of the finest grid the number of the cell there."""
        return {
            (row, column): number
            for number, cell in enumerate(self.cells)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def square_at(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of a place inside the table."""
        row = bisect_right([-level for level in self.levels], -y) - 1
        column = bisect_right(self.edges, x) - 1
        return min(max(row, 0), self.rows - 1), min(max(column, 0), len(self.edges) - 2)


def lattices(across: Sequence[Rule], down: Sequence[Rule]) -> list[Lattice]:
    """The tables that lines across and down a page make up, from the top of the page to its bottom.

    A page with more lines than any table has is a drawing, and has none.
    """
    across, down = _merged(across), _merged(down)
    found = []
    if max(len(across), len(down)) > _MOST_RULES:
        return []
    for rows, columns in _components(across, down):
        lattice = _lattice(_bounded(rows, columns), _bounded(columns, rows))
        if lattice and len(lattice.cells) > 1 and lattice.row_height > _LOWEST_ROW:
            found.append(lattice)
    return sorted(found, key=lambda lattice: -lattice.box.top)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that lie on one another or in a row become one."""
    found: list[Rule] = []
    for group in _grouped(sorted(rules)):
        at = sum(rule.at for rule in group) / len(group)
        runs: list[Rule] = []
        for rule in sorted(group, key=lambda rule: rule.start):
            if runs and rule.start <= runs[-1].end + _NEAR:
                runs[-1] = Rule(at, runs[-1].start, max(runs[-1].end, rule.end))
            else:
                runs.append(Rule(at, rule.start, rule.end))
        found += runs
    return found


def _grouped(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Sorted lines grouped by their places, none farther than a little from the first of its group."""
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _meet(row: Rule, column: Rule) -> bool:
    return row.start - _NEAR <= column.at <= row.end + _NEAR and column.start - _NEAR <= row.at <= column.end + _NEAR


def _components(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines grouped so that those which meet, directly or through others, are together."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for row in across:
        touching = [group for group in groups if any(_meet(row, column) for column in group[1])]
        fresh = [c for c in down if _meet(row, c) and not any(c in group[1] for group in groups)]
        if not touching and not fresh:
            continue
        rows = [row, *(r for group in touching for r in group[0])]
        columns = [*fresh, *(c for group in touching for c in group[1])]
        groups = [group for group in groups if group not in touching]
        groups.append((rows, columns))
    return groups


def _bounded(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[Rule]:
    """Lines that end at crossing ones; an underlined word that touches a border is no line of the table."""
    places = [rule.at for rule in crossing]
    return [rule for rule in rules if sum(rule.start - _NEAR <= place <= rule.end + _NEAR for place in places) > 1]


def _lattice(across: Sequence[Rule], down: Sequence[Rule]) -> Lattice | None:
    xs = [group[0].at for group in _grouped(sorted(down))]
    ys = [group[0].at for group in _grouped(sorted(across))][::-1]
    if len(xs) < 2 or len(ys) < 2:
        return None
    grid = _Grid(xs, ys, across, down)
    return Lattice(Box(xs[0], ys[-1], xs[-1], ys[0]), tuple(xs), tuple(ys), tuple(grid.cells()))


@dataclass(frozen=True)
class _Grid:
    """The finest grid of a table's lines; its squares are joined into cells where no line parts them."""

    xs: list[float]
    ys: list[float]
    across: Sequence[Rule]
    down: Sequence[Rule]

    def cells(self) -> Iterable[GridCell]:
        taken: set[tuple[int, int]] = set()
        for row in range(len(self.ys) - 1):
            for column in range(len(self.xs) - 1):
                if (row, column) not in taken:
                    cell = self._cell(row, column, taken)
                    taken.update(
                        (r, c) for r in range(row, row + cell.rows) for c in range(column, column + cell.columns)
                    )
                    yield cell

    def _cell(self, row: int, column: int, taken: set[tuple[int, int]]) -> GridCell:
        columns, rows = 1, 1
        while column + columns < len(self.xs) - 1 and not self._wall(row, column + columns):
            columns += 1
        while row + rows < len(self.ys) - 1 and self._open_below(row + rows, column, columns, taken):
            rows += 1
        box = Box(self.xs[column], self.ys[row + rows], self.xs[column + columns], self.ys[row])
        return GridCell(row, column, rows, columns, box)

    def _open_below(self, row: int, column: int, columns: int, taken: set[tuple[int, int]]) -> bool:
        """Whether the squares of the next row belong to the cell above them: no floor between, no wall inside."""
        squares = range(column, column + columns)
        if any(self._floor(row, square) or (row, square) in taken for square in squares):
            return False
        return not any(self._wall(row, square) for square in squares[1:])

    def _wall(self, row: int, column: int) -> bool:
        """Whether a line stands at the left of a square."""
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        at = self.xs[column]
        return any(abs(rule.at - at) <= _NEAR and rule.start <= middle <= rule.end for rule in self.down)

    def _floor(self, row: int, column: int) -> bool:
        """Whether a line lies at the top of a square."""
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        at = self.ys[row]
        return any(abs(rule.at - at) <= _NEAR and rule.start <= middle <= rule.end for rule in self.across)
