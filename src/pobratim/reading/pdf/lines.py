"""Characters into lines of text, by their places on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pobratim.reading.pdf.columns import rows_of_glyphs
from pobratim.reading.pdf.geometry import Box, Glyph

SPACE = 0.2
"""Share of the font's height: a wider gap between two characters is a space."""
SAME_LINE = 0.4
_DRAWN_OUT = 1.1
_GLUED = re.compile(r"(?:(?:[«(]?\d[\d.,]*|[IVXLC]+|[«(]?[^\W\d_]{1,3}\.|№|–) )+[^ ]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: its characters as read, its place, whether it is all bold, and its font's usual size."""

    text: str
    box: Box
    bold: bool
    size: float
    first_word: float
    """Width of the first word, in points."""
    blank: float = 0.0
    """The usual width of the gaps between its words, in points; 0 where it has none."""
    spaced: bool = True
    """Whether the file has a space after the last character: then a word ends there."""

    @property
    def may_be_cut(self) -> bool:
        """Whether the line ends in the middle of what may be a word, broken because the column is too narrow for it."""
        return not self.spaced and self.text[-1:].isalpha()

    @property
    def lead(self) -> float:
        """Width of the first words, up to where a line may be broken: «г. Парма» and «4 мая» are seldom parted."""
        first = self.text.split(" ", 1)[0]
        glued = _GLUED.match(self.text)
        if glued is None or glued.end() == len(first):
            return self.first_word
        reach = self.box.right - self.box.left
        share = (glued.end() - len(first)) / (len(self.text) - len(first))
        return self.first_word + (reach - self.first_word) * share

    def is_drawn_out(self, blank: float) -> bool:
        """Whether its blanks are wider than the usual ones, given as a share of the size, as justified lines are."""
        return self.blank > _DRAWN_OUT * blank * self.size

    @property
    def height(self) -> float:
        return self.box.top - self.box.bottom


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines that characters make up, from top to bottom."""
    lines = [_line(row) for row in rows_of_glyphs(glyphs, SAME_LINE)]
    return [line for line in lines if line.text]


def _line(row: Sequence[Glyph]) -> TextLine:
    ordered = sorted(row, key=lambda glyph: glyph.box.left)
    text, right, blanks = "", None, []
    visible = [glyph for glyph in ordered if glyph.text.strip()]
    for glyph in ordered:
        gap = 0.0 if right is None else glyph.box.left - right
        if text and (not glyph.text.strip() or gap > SPACE * (glyph.box.top - glyph.box.bottom)):
            text += "" if text.endswith(" ") else " "
        if glyph.text.strip():
            if text.endswith(" "):
                blanks.append(gap)
            text += glyph.text
            right = glyph.box.right
    spaced, text = text.endswith(" "), text.strip()
    bold = bool(visible) and all(glyph.bold for glyph in visible)
    size = median(glyph.size for glyph in visible) if visible else 0.0
    return TextLine(text, _around(visible), bold, size, _first_word(visible, text), median(blanks or [0.0]), spaced)


def _around(glyphs: Sequence[Glyph]) -> Box:
    if not glyphs:
        return Box(0, 0, 0, 0)
    boxes = [glyph.box for glyph in glyphs]
    return Box(
        min(b.left for b in boxes), min(b.bottom for b in boxes), max(b.right for b in boxes), max(b.top for b in boxes)
    )


def _first_word(visible: Sequence[Glyph], text: str) -> float:
    length = len(text.split(" ", 1)[0])
    return visible[min(length, len(visible)) - 1].box.right - visible[0].box.left if visible else 0.0
