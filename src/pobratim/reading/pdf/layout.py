"""A page's words sorted out: those in the cells of ruled tables, and the lines of text around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pobratim.reading.furniture import is_page_number
from pobratim.reading.pdf.aligned import aligned_tables
from pobratim.reading.pdf.columns import Strip, rows_of_words, stretches
from pobratim.reading.pdf.geometry import Box, Picture, Word
from pobratim.reading.pdf.lattice import Lattice, lattices
from pobratim.reading.pdf.lines import SAME_LINE, TextLine, text_lines
from pobratim.reading.pdf.page import PageContent

_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be a running head."""
_EDGE_ZONE = 0.12
"""Share of the page's height at each end where page numbers and running heads stand."""
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table of a page with the lines of text of each of its cells."""

    lattice: Lattice
    cells: tuple[tuple[TextLine, ...], ...]
    inner: tuple[tuple[PageTable, ...], ...]
    """Of each cell the tables inside it."""

    @property
    def has_text(self) -> bool:
        return any(self.cells) or any(table.has_text for tables in self.inner for table in tables)

    def lines(self) -> Iterator[TextLine]:
        """Every line, those of the tables inside its cells too."""
        for lines, tables in zip(self.cells, self.inner, strict=True):
            yield from lines
            for table in tables:
                yield from table.lines()


@dataclass
class PageLayout:
    """A page: runs of lines and tables from top to bottom; page numbers and running heads apart."""

    number: int
    box: Box
    parts: list[list[TextLine] | PageTable]
    pictures: list[Picture] = field(default_factory=list)
    columns: list[Strip] = field(default_factory=list)
    """The edges of the columns that its text is set in; none where it is set across the page."""
    furniture: list[TextLine] = field(default_factory=list)
    hidden: list[TextLine] = field(default_factory=list)
    """What is in the file and not drawn."""

    def column_of(self, lines: Sequence[TextLine]) -> Strip | None:
        """The narrowest column that holds all of these lines."""
        holding = [
            strip
            for strip in self.columns
            if all(strip.left <= line.box.middle[0] <= strip.right for line in lines)
            and all(line.box.left >= strip.left - 1 and line.box.right <= strip.right + 1 for line in lines)
        ]
        return min(holding, key=lambda strip: strip.right - strip.left, default=None)

    @property
    def has_text(self) -> bool:
        return bool(self.parts)


def lay_out(number: int, content: PageContent) -> PageLayout:
    """The layout of a page, numbered from 1."""
    tables = lattices(content.across, content.down)
    *inside, outside = _shared_out(content.words, tables)
    found = [_filled(table, words) for table, words in zip(tables, inside, strict=True)]
    filled = [table for table in found if table.has_text]
    aligned, rows = aligned_tables(rows_of_words(outside, SAME_LINE), content.across)
    filled += [_filled(table.lattice, table.words) for table in aligned]
    filled.sort(key=lambda table: -table.lattice.box.top)
    texts = list(stretches(rows))
    box = Box(0, 0, content.width, content.height)
    columns = [text.edges for text in texts if text.edges]
    parts = _in_order([text_lines(text.words) for text in texts], filled)
    return PageLayout(number, box, parts, content.pictures, columns, hidden=text_lines(content.hidden))


def _shared_out(words: Sequence[Word], tables: Sequence[Lattice]) -> list[list[Word]]:
    """The words in each of some tables, by their middles, and last those in none."""
    if not tables:
        return [list(words)]
    found: list[list[Word]] = [[] for _ in tables]
    outside: list[Word] = []
    for word in words:
        x, y = word.box.middle
        for table, inside in zip(tables, found, strict=True):
            if table.box.holds(x, y):
                inside.append(word)
                break
        else:
            outside.append(word)
    return [*found, outside]


def _filled(lattice: Lattice, words: Sequence[Word]) -> PageTable:
    """A table with its text."""
    inside: list[list[Word]] = [[] for _ in lattice.cells]
    for word, number in zip(words, lattice.cells_at(word.box.middle for word in words), strict=True):
        inside[number].append(word)
    cells, inner = [], []
    for cell, held in zip(lattice.cells, inside, strict=True):
        *within, own = _shared_out(held, cell.inner)
        cells.append(tuple(text_lines(own)))
        inner.append(tuple(_filled(table, part) for table, part in zip(cell.inner, within, strict=True)))
    return PageTable(lattice, tuple(cells), tuple(inner))


def _in_order(texts: Sequence[Sequence[TextLine]], tables: Sequence[PageTable]) -> list[list[TextLine] | PageTable]:
    """Stretches of lines and tables from top to bottom; a stretch is parted by the tables that stand in it."""
    parts: list[list[TextLine] | PageTable] = []
    waiting = list(tables)
    for lines in texts:
        fresh = True
        for line in lines:
            while waiting and waiting[0].lattice.box.top > line.box.middle[1]:
                parts.append(waiting.pop(0))
                fresh = True
            last = parts[-1] if parts else None
            if isinstance(last, list) and not fresh:
                last.append(line)
            else:
                parts.append([line])
            fresh = False
    return [*parts, *waiting]


def set_furniture_apart(pages: Sequence[PageLayout]) -> None:
    """Takes page numbers, and lines that return at the same end of many pages, out of the pages' text."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edge_lines(page)})
    often = max(_OFTEN, (len(pages) + 1) // 2)
    for page in pages:
        for line in _edge_lines(page):
            if is_page_number(line.text) or seen[_key(line)] >= often:
                page.furniture.append(line)
        for part in page.parts:
            if isinstance(part, list):
                part[:] = [line for line in part if line not in page.furniture]
        page.parts = [part for part in page.parts if part]


def _edge_lines(page: PageLayout) -> list[TextLine]:
    found: list[TextLine] = []
    height = page.box.top
    if page.parts and isinstance(page.parts[0], list):
        found += [line for line in page.parts[0][:_EDGE_LINES] if line.box.bottom > height * (1 - _EDGE_ZONE)]
    if page.parts and isinstance(page.parts[-1], list):
        lines = page.parts[-1][-_EDGE_LINES:]
        found += [line for line in lines if line.box.top < height * _EDGE_ZONE and line not in found]
    return found


def _key(line: TextLine) -> tuple[str, int]:
    """A line's words without its numbers, and where it stands."""
    return re.sub(r"\d+", "9", line.text), round(line.box.bottom / 10)
