"""The finest grid that the lines of a table make up, and what they enclose: cells, and tables inside cells.

Squares that no line parts belong together. Where together they are no rectangle, but close in on one of further
cells, those are a table inside the cell; where they close in on nothing, a line is missing, and they are parted
into rectangles.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pobratim.reading.pdf.geometry import Rule

Place = tuple[int, int]
"""The row and column of a square."""


class Extent(NamedTuple):
    """A rectangle of squares; the last row and column are outside it."""

    row: int
    column: int
    last_row: int
    last_column: int

    @classmethod
    def around(cls, places: Iterable[Place]) -> Extent:
        rows, columns = zip(*places, strict=True)
        return cls(min(rows), min(columns), max(rows) + 1, max(columns) + 1)

    def places(self) -> Iterator[Place]:
        return (
            (row, column) for row in range(self.row, self.last_row) for column in range(self.column, self.last_column)
        )

    def holds(self, place: Place) -> bool:
        return self.row <= place[0] < self.last_row and self.column <= place[1] < self.last_column

    @property
    def size(self) -> int:
        return (self.last_row - self.row) * (self.last_column - self.column)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A cell: the squares it covers, and the cells of each table inside it."""

    extent: Extent
    inner: tuple[tuple[Enclosed, ...], ...] = ()


@dataclass(frozen=True)
class Squares:
    """The squares between lines across at `ys` (from the top) and down at `xs`, and which sides of them are drawn."""

    xs: Sequence[float]
    ys: Sequence[float]
    walls: frozenset[Place]
    """Squares with a line at their left; those past the last column stand for the right edge."""
    floors: frozenset[Place]
    """Squares with a line at their top; those past the last row stand for the bottom edge."""

    @classmethod
    def of(
        cls, xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule], near: float
    ) -> Squares:
        """`near` is how far, in points, a line may be off the place that it counts for."""
        heights = [-(above + below) / 2 for above, below in itertools.pairwise(ys)]
        breadths = [(left + right) / 2 for left, right in itertools.pairwise(xs)]
        walls = {
            (row, column)
            for rule in down
            for column in _close(xs, rule.at, near)
            for row in range(bisect_left(heights, -rule.end), bisect_left(heights, -rule.start))
        }
        floors = {
            (row, column)
            for rule in across
            for row in _close([-y for y in ys], -rule.at, near)
            for column in range(bisect_left(breadths, rule.start), bisect_left(breadths, rule.end))
        }
        return cls(xs, ys, frozenset(walls), frozenset(floors))

    @property
    def all(self) -> Extent:
        return Extent(0, 0, len(self.ys) - 1, len(self.xs) - 1)

    def beside(self, place: Place) -> Iterator[Place]:
        """The squares that no line parts from one; they may lie outside the grid."""
        row, column = place
        if place not in self.walls:
            yield row, column - 1
        if (row, column + 1) not in self.walls:
            yield row, column + 1
        if place not in self.floors:
            yield row - 1, column
        if (row + 1, column) not in self.floors:
            yield row + 1, column


def _close(places: Sequence[float], at: float, near: float) -> range:
    return range(bisect_left(places, at - near), bisect_left(places, at + near))


def enclosed(squares: Squares, within: Extent) -> list[Enclosed]:
    """The cells of a rectangle of squares, from the top left."""
    owners: dict[Place, int] = {}
    regions: list[list[Place]] = []
    for place in within.places():
        if place not in owners:
            regions.append(_region(squares, place, within, owners, len(regions)))
    found: list[Enclosed] = []
    inside: set[Place] = set()
    for region in sorted(regions, key=lambda region: -Extent.around(region).size):
        if region[0] in inside:
            continue
        extent = Extent.around(region)
        tables = [] if len(region) == extent.size else _tables_in(squares, extent, region, owners, regions)
        if len(region) == extent.size or tables:
            found.append(Enclosed(extent, tuple(tuple(enclosed(squares, table)) for table in tables)))
            inside.update(place for table in tables for place in table.places())
        else:
            found += [Enclosed(part) for part in _parted(set(region))]
    return sorted(found, key=lambda cell: cell.extent)


def _region(squares: Squares, first: Place, within: Extent, owners: dict[Place, int], number: int) -> list[Place]:
    """The squares that belong together with one."""
    owners[first] = number
    region = [first]
    for place in region:
        for other in squares.beside(place):
            if within.holds(other) and other not in owners:
                owners[other] = number
                region.append(other)
    return region


def _tables_in(
    squares: Squares,
    extent: Extent,
    region: Sequence[Place],
    owners: Mapping[Place, int],
    regions: Sequence[list[Place]],
) -> list[Extent]:
    """The tables that squares which are no rectangle close in on; none where a side of them is open."""
    own = set(region)
    if any(not squares.all.holds(other) for place in region for other in squares.beside(place)):
        return []
    rest = {place for place in extent.places() if place not in own}
    tables: list[Extent] = []
    while rest:
        hole = _neighbours(rest)
        table = Extent.around(hole)
        cells = {owners[place] for place in hole}
        whole = sum(len(regions[cell]) for cell in cells)
        if table.size != len(hole) or whole != len(hole) or len(cells) < 2:
            return []
        tables.append(table)
    return sorted(tables)


def _neighbours(rest: set[Place]) -> list[Place]:
    """Squares that touch one another, taken out of a set."""
    hole = [rest.pop()]
    for row, column in hole:
        for other in ((row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column)):
            if other in rest:
                rest.remove(other)
                hole.append(other)
    return hole


def _parted(rest: set[Place]) -> Iterator[Extent]:
    """Rectangles that make up squares, each as wide as may be, then as high."""
    while rest:
        row, column = min(rest)
        last_column, last_row = column + 1, row + 1
        while (row, last_column) in rest:
            last_column += 1
        while all((last_row, c) in rest for c in range(column, last_column)):
            last_row += 1
        extent = Extent(row, column, last_row, last_column)
        rest.difference_update(extent.places())
        yield extent
