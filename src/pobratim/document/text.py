"""Text that knows where it comes from: blocks of the source, spans in them, and pieces put together as people read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from pobratim.records import record


class Part(StrEnum):
    """The part of a file that a block stands in (after the parts of an Office Open XML package)."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXTBOX = "textbox"
    SHEET = "sheet"


@record(frozen=True, slots=True)
class Locator:
    """Where a block stands. All numbers count from 0, save `page`, which counts from 1 as people do.

    `table`, `row` and `cell` are the source's own (a row torn over two pages is two rows here); outside tables
    `paragraph` stands for the three. `name` is a sheet's name or a note's mark.
    """

    part: Part = Part.BODY
    name: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None


@record(frozen=True, slots=True)
class Block:
    """One addressable run of source text, as decoded and without any normalisation.

    `offset` is where the text starts in the decoded file, in code points; only plain-text files have one, and there
    the block is contiguous: file[offset:offset + len(text)] == text.
    """

    at: Locator
    text: str
    offset: int | None = None


@record(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (code points) of the block at a locator; `quote` is exactly the text there.

    `inferred` marks evidence that a value was concluded from, where it is not written there itself: a year taken
    from the title. `rule` names the rule of the office by which the value is read from this text, where the program by
    itself would not.
    """

    at: Locator
    start: int
    end: int
    quote: str
    offset: int | None = None
    inferred: bool = False
    rule: str | None = None

    def as_inferred(self) -> Span:
        return replace(self, inferred=True)

    def by_rule(self, rule: str) -> Span:
        return replace(self, rule=rule)


@record(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a block, standing at `position` of a Text."""

    block: Block
    start: int
    end: int
    position: int

    def clip(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of this piece between two positions of the Text, in the block's own count; None where empty."""
        low = max(start, self.position)
        high = min(end, self.position + self.end - self.start)
        if low >= high:
            return None
        shift = self.start - self.position
        return low + shift, high + shift


@record(frozen=True, slots=True)
class Text:
    """Text as people read it, of which every character taken from the file knows where it comes from.

    Characters between pieces (the line break between two paragraphs, the space where a row was rejoined) belong to
    no block and yield no span.
    """

    value: str = ""
    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, block: Block) -> Text:
        """The whole of a block."""
        return cls(block.text, (Piece(block, 0, len(block.text), 0),) if block.text else ())

    @classmethod
    def part_of(cls, block: Block, start: int, end: int) -> Text:
        """Characters `start` to `end` of a block."""
        return cls(block.text[start:end], (Piece(block, start, end, 0),) if start < end else ())

    @classmethod
    def join(cls, texts: Iterable[Text], separator: str = "\n") -> Text:
        """Texts in order, parted by a separator that belongs to no block."""
        parts = list(texts)
        if len(parts) == 1:
            return parts[0]
        pieces: list[Piece] = []
        start = 0
        for text in parts:
            pieces += [Piece(piece.block, piece.start, piece.end, piece.position + start) for piece in text.pieces]
            start += len(text.value) + len(separator)
        return cls(separator.join([text.value for text in parts]), tuple(pieces))

    def __bool__(self) -> bool:
        return bool(self.value.strip())

    def __len__(self) -> int:
        return len(self.value)

    def slice(self, start: int, end: int | None = None) -> Text:
        """The characters from `start` to `end`, with their origins."""
        end = len(self.value) if end is None else end
        if start == 0 and end >= len(self.value):
            return self
        pieces = []
        for piece in self.pieces:
            clipped = piece.clip(start, end)
            if clipped:
                pieces.append(Piece(piece.block, *clipped, max(piece.position, start) - start))
        return Text(self.value[start:end], tuple(pieces))

    def strip(self, characters: str | None = None) -> Text:
        """Without leading and trailing white space (or the characters given)."""
        left = len(self.value) - len(self.value.lstrip(characters))
        return self.slice(left, max(left, len(self.value.rstrip(characters))))

    def lines(self) -> list[Text]:
        """The lines of the text that are not blank, each stripped."""
        found, position = [], 0
        for line in self.value.split("\n"):
            if line.strip():
                found.append(self.slice(position, position + len(line)).strip())
            position += len(line) + 1
        return found

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The source spans of the characters from `start` to `end`: one for each unbroken stretch of a block."""
        end = len(self.value) if end is None else end
        found = []
        for piece in self.pieces:
            clipped = piece.clip(start, end)
            if clipped:
                found.append(span_of(piece.block, *clipped))
        return tuple(found)


def span_of(block: Block, start: int, end: int) -> Span:
    """The span of characters `start` to `end` of a block."""
    offset = None if block.offset is None else block.offset + start
    return Span(block.at, start, end, block.text[start:end], offset)
