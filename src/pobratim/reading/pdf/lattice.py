"""Ruled tables: the cells that the lines of a page enclose."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pobratim.reading.pdf.geometry import Box, Rule
from pobratim.reading.pdf.squares import Enclosed, Squares, enclosed

_NEAR = 3.0
"""Points within which lines count as one, or as meeting."""
_LOWEST_ROW = 6.0
"""Points: rows too low for a line of text belong to a drawing."""
_MOST_RULES = 600
"""Lines one way on a page: with more it is a drawing or a map, not a table."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its first row and column, counted from the top left, its span, its place, and the tables inside it."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    inner: tuple[Lattice, ...] = ()


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

    def cells_at(self, places: Iterable[tuple[float, float]]) -> list[int]:
        """The numbers of the cells at places inside the table."""
        squares = self._squares()
        depths = [-level for level in self.levels]
        last_row, last_column = self.rows - 1, len(self.edges) - 2
        found = []
        for x, y in places:
            row, column = bisect_right(depths, -y) - 1, bisect_right(self.edges, x) - 1
            found.append(squares[min(max(row, 0), last_row), min(max(column, 0), last_column)])
        return found

    def _squares(self) -> dict[tuple[int, int], int]:
        """Of each row and column of the finest grid the number of the cell there."""
        return {
            (row, column): number
            for number, cell in enumerate(self.cells)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }


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
    return sorted(_with_inner(found), key=lambda lattice: -lattice.box.top)


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
    squares = Squares.of(xs, ys, across, down, _NEAR)
    return _of_cells(squares, enclosed(squares, squares.all))


def _of_cells(squares: Squares, cells: Sequence[Enclosed]) -> Lattice:
    """The table of these cells: lines at which none of them ends belong to a table inside one."""
    rows = sorted({edge for cell in cells for edge in (cell.extent.row, cell.extent.last_row)})
    columns = sorted({edge for cell in cells for edge in (cell.extent.column, cell.extent.last_column)})
    xs, ys = tuple(squares.xs[column] for column in columns), tuple(squares.ys[row] for row in rows)
    found = []
    for cell in cells:
        row, last_row = rows.index(cell.extent.row), rows.index(cell.extent.last_row)
        column, last_column = columns.index(cell.extent.column), columns.index(cell.extent.last_column)
        box = Box(xs[column], ys[last_row], xs[last_column], ys[row])
        inner = tuple(_of_cells(squares, table) for table in cell.inner)
        found.append(GridCell(row, column, last_row - row, last_column - column, box, inner))
    return Lattice(Box(xs[0], ys[-1], xs[-1], ys[0]), xs, ys, tuple(found))


def _with_inner(lattices: Sequence[Lattice]) -> list[Lattice]:
    """Tables that stand apart from the lines of the cell around them are put into it."""
    ordered = sorted(lattices, key=lambda lattice: lattice.box.area)
    tops = []
    for number, lattice in enumerate(ordered):
        holder = next((n for n in range(number + 1, len(ordered)) if _holding(ordered[n], lattice) is not None), None)
        if holder is None:
            tops.append(lattice)
        else:
            ordered[holder] = _put_into(ordered[holder], lattice)
    return tops


def _holding(outer: Lattice, lattice: Lattice) -> int | None:
    cells = enumerate(outer.cells)
    return next((number for number, cell in cells if cell.box.holds_box(lattice.box)), None)


def _put_into(outer: Lattice, lattice: Lattice) -> Lattice:
    cells = list(outer.cells)
    number = _holding(outer, lattice)
    if number is not None:
        inner = sorted((*cells[number].inner, lattice), key=lambda table: -table.box.top)
        cells[number] = replace(cells[number], inner=tuple(inner))
    return replace(outer, cells=tuple(cells))
