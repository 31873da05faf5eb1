"""Ruled tables that go on over pages: their parts brought to one grid, then to one Table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from pobratim.document import Cell, Locator, Paragraph, Row, Table, Text
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.grid import compact
from pobratim.reading.markup import paragraph_of
from pobratim.reading.pdf.lattice import GridCell
from pobratim.reading.pdf.layout import PageTable
from pobratim.reading.pdf.lines import TextLine, paragraphs
from pobratim.reading.rejoin import SourceRow
from pobratim.reading.table_builder import build_table
from pobratim.reading.torn import is_broken_word, join_texts

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

    def close(self, words: Collection[str], builder: DocumentBuilder) -> Table:
        """The whole table."""
        edges = _common_edges(self._edges())
        sources: list[SourceRow] = []
        for place, (page, part) in enumerate(self.parts):
            rows = _PartReader(part, edges, Locator(page=page, table=self.number), len(sources), words, builder).rows()
            sources += [SourceRow(row, after_break=place > 0 and number == 0) for number, row in enumerate(rows)]
        grid = compact([source.row for source in sources])
        aligned = [replace(source, row=row) for source, row in zip(sources, grid.rows, strict=True)]
        return build_table(aligned, grid.columns, words, builder)


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
    words: Collection[str]
    builder: DocumentBuilder

    def rows(self) -> list[Row]:
        """Its rows; an empty cell over several rows is an empty cell in each."""
        rows: list[list[Cell]] = [[] for _ in range(self.part.lattice.rows)]
        for number, (cell, lines) in enumerate(zip(self.part.lattice.cells, self.part.cells, strict=True)):
            column, columns = self._columns(cell)
            if not lines:
                for row in range(cell.row, cell.row + cell.rows):
                    rows[row].append(Cell(column, (), columns))
                continue
            at = replace(self.at, row=self.first_row + cell.row, cell=number)
            found = cell_paragraphs(lines, cell.box.left, cell.box.right, at, self.words, self.builder)
            rows[cell.row].append(Cell(column, found, columns, cell.rows))
        return [Row(tuple(sorted(cells, key=lambda cell: cell.column))) for cells in rows]

    def _columns(self, cell: GridCell) -> tuple[int, int]:
        """First column and number of columns on the common grid."""
        first, last = self._column(cell.box.left), self._column(cell.box.right)
        return first, max(last - first, 1)

    def _column(self, edge: float) -> int:
        place = bisect_left(self.edges, edge - _SAME_EDGE)
        return min(place, len(self.edges) - 1)


_NO_ROOM = 0.85
"""Share of a cell's width, its padding left out, that a word must be wider than to be cut."""

_FILLED = 0.7
"""Share of a cell's width, its padding counted in, that a line takes up at least where it is cut at the edge."""


def cell_paragraphs(
    lines: Sequence[TextLine], left: float, right: float, at: Locator, words: Collection[str], builder: DocumentBuilder
) -> tuple[Paragraph, ...]:
    """The paragraphs of lines between two edges, pieces of one block in which each line stays a line."""
    block = builder.block(at, "\n".join(line.text for line in lines))
    found, position = [], 0
    for group in paragraphs(lines, left, right):
        text, above = Text(), None
        for line in group:
            piece = Text.part_of(block, position, position + len(line.text))
            text = (
                piece
                if above is None
                else _joined(text, piece, _is_cut(above, line, right - left, words), words, builder)
            )
            above = line
            position += len(line.text) + 1
        if text:
            found.append(paragraph_of(text))
    return tuple(found)


def _is_cut(above: TextLine, line: TextLine, width: float, words: Collection[str]) -> bool:
    """Whether a word longer than its column is wide was cut at the edge, to go on in the next line."""
    if not line.text[:1].islower():
        return False
    last = above.text.rsplit(" ", 1)[-1]
    reach = above.box.right - above.box.left
    used = reach * len(last) / len(above.text) if above.text else 0.0
    at_edge = above.may_be_cut and reach > _FILLED * width
    if at_edge and used + line.first_word > _NO_ROOM * width and last.lower() not in words:
        return True
    return is_broken_word(last, line.text.split(" ", 1)[0], words)


def _joined(above: Text, line: Text, cut: bool, words: Collection[str], builder: DocumentBuilder) -> Text:
    return Text.join([above, line], "") if cut else join_texts(above, line, words, builder)
