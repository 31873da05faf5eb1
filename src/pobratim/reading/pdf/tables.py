"""Ruled tables that go on over pages: their parts brought to one grid, then to one Table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pobratim.document import Cell, Locator, Row, Table
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.grid import compact
from pobratim.reading.pdf.cell_text import placed
from pobratim.reading.pdf.lattice import GridCell
from pobratim.reading.pdf.layout import PageTable
from pobratim.reading.pdf.paragraphs import Typesetting, paragraphs
from pobratim.reading.rejoin import SourceRow
from pobratim.reading.table_builder import build_table

_SAME_EDGE = 6.0
"""Points by which the edges of one table may differ from page to page."""


@dataclass
class OpenTable:
    """A table whose parts on further pages may still come."""

    number: int
    parts: list[tuple[int, PageTable]] = field(default_factory=list)

    def takes(self, part: PageTable) -> bool:
        """Whether a table at the top of the next page is the rest of this one: the edges of one are the other's."""
        known, fresh = sorted(self._edges(), key=len)[-1], part.lattice.edges
        if abs(known[0] - fresh[0]) > _SAME_EDGE or abs(known[-1] - fresh[-1]) > _SAME_EDGE:
            return False
        fewer, more = sorted((known, fresh), key=len)
        return all(min(abs(edge - other) for other in more) <= _SAME_EDGE for edge in fewer)

    def _edges(self) -> list[tuple[float, ...]]:
        return [part.lattice.edges for _, part in self.parts]

    def close(self, numbers: Iterator[int], typesetting: Typesetting, builder: DocumentBuilder) -> Table:
        """The whole table; `numbers` are those of the tables to come, for the ones inside its cells."""
        edges = _common_edges(self._edges())
        sources: list[SourceRow] = []
        for place, (page, part) in enumerate(self.parts):
            at = Locator(page=page, table=self.number)
            rows = _PartReader(part, edges, at, len(sources), numbers, typesetting, builder).rows()
            sources += [SourceRow(row, after_break=place > 0 and number == 0) for number, row in enumerate(rows)]
        grid = compact([source.row for source in sources])
        aligned = [replace(source, row=row) for source, row in zip(sources, grid.rows, strict=True)]
        return build_table(aligned, grid.columns, typesetting.words, builder)


def _common_edges(known: Sequence[Sequence[float]]) -> list[float]:
    """All the edges of a table's parts, those that lie close being one."""
    found: list[float] = []
    for edge in sorted(edge for edges in known for edge in edges):
        if not found or edge - found[-1] > _SAME_EDGE:
            found.append(edge)
    return found


@dataclass(frozen=True)
class _PartReader:
    """One page's part of a table, its rows counted on from those above."""

    part: PageTable
    edges: Sequence[float]
    at: Locator
    first_row: int
    numbers: Iterator[int]
    typesetting: Typesetting
    builder: DocumentBuilder

    def rows(self) -> list[Row]:
        """Its rows."""
        rows: list[list[Cell]] = [[] for _ in range(self.part.lattice.rows)]
        parts = zip(self.part.lattice.cells, self.part.cells, self.part.inner, strict=True)
        for number, (cell, lines, inner) in enumerate(parts):
            column, columns = self._columns(cell)
            at = replace(self.at, row=self.first_row + cell.row, cell=number)
            groups = paragraphs(lines, cell.box.left, cell.box.right, self.typesetting)
            found = placed(groups, cell.box.right - cell.box.left, at, self.typesetting, self.builder)
            rows[cell.row].append(Cell(column, found, columns, cell.rows, self._tables(inner)))
        return [Row(tuple(sorted(cells, key=lambda cell: cell.column))) for cells in rows]

    def _tables(self, inner: Sequence[PageTable]) -> tuple[Table, ...]:
        """The tables inside a cell."""
        page = self.at.page or 0
        return tuple(
            OpenTable(next(self.numbers), [(page, table)]).close(self.numbers, self.typesetting, self.builder)
            for table in inner
        )

    def _columns(self, cell: GridCell) -> tuple[int, int]:
        """First column and number of columns on the common grid."""
        first, last = self._column(cell.box.left), self._column(cell.box.right)
        return first, max(last - first, 1)

    def _column(self, edge: float) -> int:
        place = bisect_left(self.edges, edge - _SAME_EDGE)
        return min(place, len(self.edges) - 1)
