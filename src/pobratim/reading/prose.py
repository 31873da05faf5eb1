"""Lines of a text file outside tables: a paragraph a line, with headings, list items, notes and page furniture."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pobratim.document import Block, Element, Locator, Paragraph, Part, Section, Text
from pobratim.reading.builder import IMAGE, MARKUP, PAGE_FURNITURE
from pobratim.reading.furniture import is_page_number, is_rule
from pobratim.reading.markup import MarkedText, paragraph_of, unmarked
from pobratim.reading.text_lines import Line, TextSource
from pobratim.reading.torn import join_texts
from pobratim.reading.wrapping import wrapped_run

_NOTE = re.compile(r"(?:<sup>\s*(?P<tag>[\w*]{1,4})\s*</sup>|\[\^(?P<caret>\w{1,4})\]:)\s*(?=\S)", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_PICTURE = re.compile(r"[\w.-]+\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf)", re.IGNORECASE)
_LONGEST_HEADING = 12
"""Lines that a bold heading may run over."""


@dataclass
class ProseReader:
    """Reads runs of lines; counts paragraphs through the whole file and gathers its footnotes."""

    source: TextSource
    width: int | None = None
    """Where the file breaks its lines, in characters; None where a line is a paragraph."""
    words: Collection[str] = ()
    count: int = 0
    notes: list[Section] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> list[Element]:
        """The paragraphs of consecutive lines, blank ones among them."""
        found: list[Element] = []
        position = 0
        while position < len(lines):
            taken = self._run(lines, position)
            alone = _is_blank(lines, position - 1) and _is_blank(lines, position + 1)
            found += self._paragraphs(lines[position], lines[position + taken - 1], alone)
            position += taken
        return found

    def _run(self, lines: Sequence[Line], position: int) -> int:
        """How many lines from one on are one paragraph."""
        bold = _bold_run(lines, position)
        if bold > 1 or self.width is None or lines[position].blank:
            return bold
        return wrapped_run(lines, position, self.width)

    def set_aside(self, line: Line) -> None:
        """A line that is page furniture."""
        block = self._cut(line, line)
        if block:
            self.source.builder.set_aside(block, 0, len(block.text), PAGE_FURNITURE)

    def _cut(self, first: Line, last: Line) -> Block | None:
        block = self.source.cut(Locator(paragraph=self.count), first.start, last.end)
        self.count += block is not None
        return block

    def _paragraphs(self, first: Line, last: Line, alone: bool) -> list[Paragraph]:
        note = _NOTE.match(first.text.strip())
        if note:
            self._note(first, note)
            return []
        if first is last and is_furniture(first, alone):
            self.set_aside(first)
            return []
        block = self._cut(first, last)
        return self._of_block(block) if block else []

    def _of_block(self, block: Block) -> list[Paragraph]:
        builder = self.source.builder
        if _PICTURE.fullmatch(block.text):
            builder.set_aside(block, 0, len(block.text), IMAGE)
            builder.image(block.text)
            return []
        marked = unmarked(block, builder)
        if len(marked) > 1 and all(line.bold for line in marked):
            marked = [MarkedText(Text.join((line.text for line in marked), " "), True)]
        elif len(marked) > 1 and self.width is not None:
            marked = [MarkedText(self._unwrapped(marked), False)]
        return [self._paragraph(line, block) for line in marked]

    def _unwrapped(self, lines: Sequence[MarkedText]) -> Text:
        whole = lines[0].text
        for line in lines[1:]:
            whole = join_texts(whole, line.text, self.words, self.source.builder)
        return whole

    def _paragraph(self, line: MarkedText, block: Block) -> Paragraph:
        hashes = _HEADING.match(line.text.value)
        if hashes:
            self.source.builder.set_aside(block, 0, len(hashes[1]), MARKUP)
            return Paragraph(line.text.slice(hashes.end()), heading=len(hashes[1]))
        return Paragraph(line.text, heading=1) if line.bold else paragraph_of(line.text)

    def _note(self, line: Line, note: re.Match[str]) -> None:
        name = note["tag"] or note["caret"]
        same = sum(other.name == name for other in self.notes)
        block = self.source.cut(Locator(Part.FOOTNOTE, name, paragraph=same), line.start, line.end)
        if block is None:
            return
        self.source.builder.set_aside(block, 0, note.end(), MARKUP)
        text = Text.part_of(block, note.end(), len(block.text))
        self.notes.append(Section(Part.FOOTNOTE, (Paragraph(text),), name))


def is_furniture(line: Line, alone: bool) -> bool:
    """Whether a line outside tables belongs to the page: a rule, or a number `alone` between blank lines."""
    return is_rule(line.text) or (alone and is_page_number(line.text))


def _is_blank(lines: Sequence[Line], position: int) -> bool:
    return not 0 <= position < len(lines) or not lines[position].text.strip()


def _bold_run(lines: Sequence[Line], position: int) -> int:
    """How many lines a bold run that begins here covers: one, unless «**» closes only lines below."""
    if lines[position].text.count("**") % 2 == 0 or not lines[position].text.lstrip().startswith("**"):
        return 1
    for length in range(2, min(_LONGEST_HEADING, len(lines) - position) + 1):
        line = lines[position + length - 1].text
        if "**" in line:
            return length
        if not line.strip():
            break
    return 1
