"""How much of a known paper a reader got right: shares of cells, spans, paragraph boundaries and printed numbers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.grid import Grid, Paper, Said, Square
from pobratim.document import Cell, Document, Paragraph, Part, Table

CELLS, SPANS, BOUNDARIES, NUMBERS = "cells", "spans", "paragraph boundaries", "printed numbers"


@dataclass
class Tally:
    """What was asked and what was right, by measure; and each difference in words."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    left_out: int = 0
    """Marks that the file itself does not have."""

    def note(self, measure: str, right: bool, told: str) -> None:
        self.asked[measure] += 1
        self.right[measure] += right
        if not right:
            self.differences.append(f"{measure}: {told}")

    def add(self, other: Tally) -> None:
        self.asked += other.asked
        self.right += other.right
        self.left_out += other.left_out
        self.differences += other.differences

    @property
    def share(self) -> float:
        """Of all that was asked."""
        return sum(self.right.values()) / max(sum(self.asked.values()), 1)

    def share_of(self, measure: str) -> float:
        return self.right[measure] / max(self.asked[measure], 1)

    def __str__(self) -> str:
        shares = ", ".join(f"{name} {self.right[name]}/{self.asked[name]}" for name in self.asked)
        return f"{self.share:.4f} ({shares})"


@dataclass(frozen=True)
class Terms:
    """What a format can tell. `typed`: numbers are text like any other. `one_blank`: all white space is a blank.

    `printed` gives the mark that the format shows for a paragraph, where that is not the paper's own.
    """

    typed: bool = False
    one_blank: bool = False
    inner: bool = True
    printed: Callable[[Said], str | None] = lambda said: said.mark


@dataclass(frozen=True)
class _Line:
    """A paragraph to compare: its mark and its text; `asked` where the mark is the paper's own."""

    mark: str
    text: str
    asked: bool = False

    @property
    def whole(self) -> str:
        return f"{self.mark} {self.text}".strip()


def compare(paper: Paper, document: Document, terms: Terms = Terms()) -> Tally:
    """A whole paper against what was read."""
    comparison = _Comparison(terms)
    comparison.flow(paper, [element for section in document.section(Part.BODY) for element in section.elements])
    return comparison.tally


def compare_sheets(grids: Sequence[Grid], document: Document) -> Tally:
    """Tables against the sheets of a workbook."""
    comparison = _Comparison(Terms(typed=True, inner=False))
    sheets = list(document.section(Part.SHEET))
    for number, grid in enumerate(grids):
        tables = list(sheets[number].tables) if number < len(sheets) else []
        comparison.grid(grid, tables[0] if tables else None, f"sheet {number}")
    return comparison.tally


@dataclass
class _Comparison:
    terms: Terms
    tally: Tally = field(default_factory=Tally)

    def flow(self, paper: Paper, elements: Sequence[Paragraph | Table]) -> None:
        """Runs of paragraphs stand between the tables on both sides."""
        known, found = _parted(paper.parts, Grid), _parted(elements, Table)
        self.tally.note(SPANS, len(known) == len(found), f"{len(found) // 2} tables, not {len(known) // 2}")
        for place, part in enumerate(known):
            other = found[place] if place < len(found) else None
            if isinstance(part, Grid):
                self.grid(part, other if isinstance(other, Table) else None, f"table {place // 2}")
            else:
                said = [said for passage in part for said in passage.said]
                self.lines(said, other if isinstance(other, list) else [], f"text {place // 2}")

    def grid(self, grid: Grid, table: Table | None, where: str) -> None:
        lines = enumerate(table.rows) if table else ()
        cells = {(row, cell.column): cell for row, line in lines for cell in line.cells}
        rows = len(table.rows) if table else 0
        self.tally.note(SPANS, rows == grid.rows, f"{where}: {rows} rows, not {grid.rows}")
        for square in grid.squares:
            self.square(square, cells.get((square.row, square.column)), where)

    def square(self, square: Square, cell: Cell | None, where: str) -> None:
        place = f"{where} row {square.row} column {square.column}"
        span = (cell.rows, cell.columns) if cell else (1, 1)
        self.tally.note(SPANS, span == (square.rows, square.columns), f"{place}: {span}")
        self.lines(square.paragraphs, cell.paragraphs if cell else (), place)
        if square.inner and self.terms.inner:
            self.grid(square.inner, cell.tables[0] if cell and cell.tables else None, f"{place} inner")

    def lines(self, said: Sequence[Said], paragraphs: Sequence[Paragraph], where: str) -> None:
        """The paragraphs of one place: all their words, where they part, and the numbers before them."""
        known, found = [self._known(item) for item in said], [self._read(p) for p in paragraphs if p.text]
        expected, got = (" ".join(line.whole for line in lines) for lines in (known, found))
        self.tally.note(CELLS, expected == got, f"{where}: {_first_difference(expected, got)}")
        ends, found_ends = list(_ends(known)), list(_ends(found))
        for end in ends:
            self.tally.note(BOUNDARIES, end in found_ends, f"{where}: none before {end[1]!r}")
        for end in found_ends:
            if end not in ends:
                self.tally.note(BOUNDARIES, False, f"{where}: one before {end[1]!r}")
        begin = {_begin(line) for line in found}
        for line in known:
            if line.asked:
                self.tally.note(NUMBERS, _begin(line) in begin, f"{where}: no {line.mark!r} before {line.text[:30]!r}")

    def _known(self, said: Said) -> _Line:
        mark = self.terms.printed(said)
        own = mark == said.mark and mark is not None
        self.tally.left_out += mark != said.mark
        # Where numbers are text they are asked for all the same: each must begin its own paragraph.
        line = _Line(mark or "", self._blanks(said.text), own)
        return _Line("", line.whole, own) if self.terms.typed else line

    def _read(self, paragraph: Paragraph) -> _Line:
        if self.terms.typed:
            return _Line("", self._blanks(paragraph.text.value))
        return _Line(paragraph.number or "", self._blanks(paragraph.content.value))

    def _blanks(self, text: str) -> str:
        return " ".join(text.split()) if self.terms.one_blank else text


def _begin(line: _Line) -> tuple[str, str]:
    return line.mark, line.text[:20]


def _ends(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """How many letters stand before each paragraph but the first, and how it begins."""
    letters = 0
    for line, below in itertools.pairwise(lines):
        letters += len("".join(line.text.split()))
        yield letters, "".join(below.text.split())[:20]


def _parted(parts: Iterable[object], kind: type) -> list[Any]:
    """Lists of what stands between, and each of a kind, in turn."""
    found: list[Any] = [[]]
    for part in parts:
        if isinstance(part, kind):
            found += [part, []]
        else:
            found[-1].append(part)
    return found


def _first_difference(expected: str, got: str) -> str:
    place = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(expected, got, strict=False)))
    return f"…{got[max(place - 25, 0) : place + 25]!r}, not …{expected[max(place - 25, 0) : place + 25]!r}"
