"""A stored Document as it looked: its tables with their spans, its paragraphs and notes, quoted and unread text marked.

The page is built as plain data; the template only writes it out. Marks are places of blocks (where the source says
them), found again in texts through the pieces these are made of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pobratim.document import Cell, Document, Locator, Paragraph, Section, Span, Table, Text

ANCHOR, QUOTE, UNREAD, ASIDE = "anchor", "quote", "unread", "aside"
_STRONGEST_FIRST = (ANCHOR, QUOTE, UNREAD, ASIDE)
Marks = Mapping[Locator, list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line that are marked alike; `mark` is empty, `unread`, `aside` (unread, but a human said that it
    is no content), `quote`, or `anchor`: the very first quoted character of the page, which a link leads to. `targets`
    are the places of the page that the characters lead to: the cards of what was read from them."""

    text: str
    mark: str = ""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs, its outline level (0 for none) and list level."""

    runs: tuple[Run, ...]
    heading: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell of a table on the page, or a gap that no cell of the source fills."""

    lines: tuple[Line, ...] = ()
    columns: int = 1
    rows: int = 1
    header: bool = False
    tables: tuple[PageTable, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    rows: tuple[tuple[PageCell, ...], ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """A part of the file with its elements; exactly one of the two of an element is there."""

    part: str
    name: str
    elements: tuple[Line | PageTable, ...]


def build_page(
    document: Document,
    quoted: Iterable[Span] = (),
    unread: Iterable[Span] = (),
    aside: Iterable[Span] = (),
    targets: Iterable[tuple[Span, str]] = (),
) -> list[PageSection]:
    """The sections of a page. Where marks meet, the quote shows."""
    marks: dict[Locator, list[tuple[int, int, str]]] = {}
    quoted = list(quoted)
    for span in quoted[:1]:
        marks[span.at] = [(span.start, span.start + 1, ANCHOR)]
    named = [(span, mark) for spans, mark in ((unread, UNREAD), (aside, ASIDE), (quoted, QUOTE)) for span in spans]
    for span, name in [*named, *targets]:
        marks.setdefault(span.at, []).append((span.start, span.end, name))
    return [_section(section, marks) for section in document.sections if section.elements]


def _section(section: Section, marks: Marks) -> PageSection:
    elements = tuple(
        _table(element, marks) if isinstance(element, Table) else _line(element, marks) for element in section.elements
    )
    return PageSection(section.part.value, section.name or "", elements)


def _line(paragraph: Paragraph, marks: Marks) -> Line:
    return Line(runs(paragraph.text, marks), paragraph.heading or 0, paragraph.level or 0)


def _table(table: Table, marks: Marks) -> PageTable:
    covered: dict[int, int] = {}
    return PageTable(tuple(tuple(_row(row.cells, row.header, table.columns, covered, marks)) for row in table.rows))


def _row(
    cells: tuple[Cell, ...], header: bool, columns: int, covered: dict[int, int], marks: Marks
) -> Iterable[PageCell]:
    """The cells of a row and the gaps between them. `covered` counts, by column, the rows still covered from above."""
    starts = {cell.column: cell for cell in cells}
    column = 0
    while column < columns:
        cell = starts.get(column)
        if cell:
            yield _cell(cell, header, marks)
            covered.update(dict.fromkeys(range(column, column + cell.columns), cell.rows))
        elif not covered.get(column):
            yield PageCell(header=header)
            covered[column] = 1
        column += cell.columns if cell else 1
    for number in list(covered):
        covered[number] = max(0, covered[number] - 1)


def _cell(cell: Cell, header: bool, marks: Marks) -> PageCell:
    lines = tuple(_line(paragraph, marks) for paragraph in cell.paragraphs)
    tables = tuple(_table(table, marks) for table in cell.tables)
    return PageCell(lines, cell.columns, cell.rows, header, tables)


def runs(text: Text, marks: Marks) -> tuple[Run, ...]:
    """A text cut where its marks begin and end."""
    marked = list(_marked(text, marks))
    if not marked:
        return (Run(text.value),) if text.value else ()
    edges = sorted({0, len(text.value), *(edge for start, end, _ in marked for edge in (start, end))})
    return tuple(Run(text.value[start:end], *_names_at(start, marked)) for start, end in itertools.pairwise(edges))


def _marked(text: Text, marks: Marks) -> Iterable[tuple[int, int, str]]:
    """The marks of a text in its own positions."""
    for piece in text.pieces:
        shift = piece.position - piece.start
        for start, end, mark in marks.get(piece.block.at, ()):
            low, high = max(start, piece.start), min(end, piece.end)
            if low < high:
                yield low + shift, high + shift, mark


def _names_at(position: int, marked: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[str, ...]]:
    """The mark of a character and the targets it leads to, in their own order."""
    found = dict.fromkeys(name for start, end, name in marked if start <= position < end)
    mark = next((mark for mark in _STRONGEST_FIRST if mark in found), "")
    return mark, tuple(name for name in found if name not in _STRONGEST_FIRST)
