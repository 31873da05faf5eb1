"""Gives paragraphs, as the readers of marked-up documents find them, their blocks: one each, or one a table cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pobratim.document import Block, Locator, Paragraph, Part, Text
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.captions import PlacedPicture, PlacedText
from pobratim.reading.marks import Mark
from pobratim.reading.markup import paragraph_of
from pobratim.records import record

_NOTHING = Text()


@dataclass(frozen=True, slots=True)
class Aside:
    """Characters of a paragraph that are no content, and why (one of the builder's reasons)."""

    start: int
    end: int
    reason: str


@record(frozen=True, slots=True)
class ParagraphText:
    """A paragraph before it has a block: its text with the mark, the mark, and its heading level.

    `pictures` and `notes` are whatever names those that stand in it in the file.
    """

    text: str
    mark: Mark | None = None
    heading: int | None = None
    caption: bool = False
    pictures: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()

    def placed(self, text: Text) -> Paragraph:
        """The paragraph with its text's place in a block. A mark that was typed is one too."""
        if self.mark:
            return Paragraph(text, self.mark.text, self.heading, self.mark.level)
        return Paragraph(text, heading=self.heading) if self.heading else paragraph_of(text)


@record(frozen=True, slots=True)
class _Line:
    """A line of a paragraph, without white space at its ends; `start` counts from the paragraph's beginning."""

    item: ParagraphText
    text: str
    start: int = 0
    first: bool = True


@dataclass
class Placer:
    """Places the paragraphs of one part of a file; counts them and remembers where pictures and notes stand."""

    part: Part
    name: str | None
    builder: DocumentBuilder
    flow: list[PlacedPicture | PlacedText] = field(default_factory=list)
    notes: list[tuple[str, Text]] = field(default_factory=list)
    """Each note with the paragraph that refers to it."""
    paragraphs: int = 0
    tables: int = 0

    def next_table(self) -> int:
        """The number of the table that begins here."""
        self.tables += 1
        return self.tables - 1

    def cell_at(self, table: int, row: int, cell: int) -> Locator:
        """The place of a cell in this part of the file."""
        return Locator(self.part, self.name, None, table, row, cell)

    def paragraph(self, item: ParagraphText) -> Paragraph | None:
        """The paragraph in a block of its own; None where nothing of it is content."""
        at = Locator(self.part, self.name, paragraph=self.paragraphs)
        if item.text.strip():
            self.paragraphs += 1
        return self._whole(item, at)

    def _whole(self, item: ParagraphText, at: Locator) -> Paragraph | None:
        """The paragraph in a block of its own, at a place."""
        line = _Line(item, item.text.strip()) if not item.asides else _line(item, 0, len(item.text), first=True)
        text = self._content(self.builder.block(at, line.text), 0, line) if line.text else _NOTHING
        return item.placed(text) if self._remember(item, text) else None

    def cell_paragraphs(self, items: Sequence[ParagraphText], at: Locator) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell, pieces of its one block; a line break begins a new paragraph there."""
        if len(items) == 1 and "\n" not in items[0].text:
            only = self._whole(items[0], at)
            return (only,) if only else ()
        lines = [line for item in items for line in _lines(item)]
        value = "\n".join([line.text for line in lines if line.text])
        block = self.builder.block(at, value) if value else None
        found, position = [], 0
        for line in lines:
            item = line.item if line.first else replace(line.item, mark=None, pictures=(), notes=())
            text = _NOTHING
            if block and line.text:
                text = self._content(block, position, line)
                position += len(line.text) + 1
            if self._remember(item, text):
                found.append(item.placed(text))
        return tuple(found)

    def _content(self, block: Block, position: int, line: _Line) -> Text:
        """What of a line is content, its place in the block being known; the rest is set aside."""
        end = position + len(line.text)
        if not line.item.asides:
            return Text.part_of(block, position, end)
        kept, done = [], position
        for aside in sorted(line.item.asides, key=lambda aside: aside.start):
            start = max(position + aside.start - line.start, done)
            stop = min(position + aside.end - line.start, end)
            if start < stop:
                kept.append(Text.part_of(block, done, start))
                self.builder.set_aside(block, start, stop, aside.reason)
                done = stop
        return Text.join([*kept, Text.part_of(block, done, end)], "").strip()

    def _remember(self, item: ParagraphText, text: Text) -> bool:
        """Remembers what stands in and beside a paragraph; returns whether it holds any text."""
        if item.pictures:
            self.flow += [PlacedPicture(reference) for reference in item.pictures]
        if item.notes:
            self.notes += [(reference, text) for reference in item.notes]
        if not text.pieces:
            return False
        self.flow.append(PlacedText(text, item.caption))
        return True


def _lines(item: ParagraphText) -> list[_Line]:
    """The lines of a paragraph; only the first bears its mark."""
    if "\n" not in item.text and not item.asides:
        return [_Line(item, item.text.strip())]
    lines = []
    start = len(item.text) - len(item.text.lstrip("\n"))
    for number, line in enumerate(item.text.strip("\n").split("\n")):
        lines.append(_line(item, start, start + len(line), first=number == 0))
        start += len(line) + 1
    return lines


def _line(item: ParagraphText, start: int, end: int, first: bool) -> _Line:
    raw = item.text[start:end]
    return _Line(item, raw.strip(), start + len(raw) - len(raw.lstrip()), first)
