"""Words into lines of text, by their places on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.reading.pdf.columns import rows_of_words
from pobratim.reading.pdf.geometry import Box, Word
from pobratim.reading.pdf.words import around

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


def text_lines(words: Sequence[Word]) -> list[TextLine]:
    """The lines that words make up, from top to bottom."""
    return [_line(row) for row in rows_of_words(words, SAME_LINE)]


def _line(row: Sequence[Word]) -> TextLine:
    if len(row) == 1:
        word, width = row[0], row[0].box.right - row[0].box.left
        return TextLine(word.text, word.box, word.bold, word.size, width, 0.0, word.spaced)
    ordered = sorted(row, key=lambda word: word.box.left)
    text, blanks, first = "", [], ordered[0].box.right
    for before, word in zip([None, *ordered], ordered, strict=False):
        gap = word.box.left - before.box.right if before else 0.0
        if before and (before.spaced or gap > SPACE * (word.box.top - word.box.bottom)):
            text += " "
            blanks.append(gap)
        elif before and not blanks:
            first = word.box.right
        text += word.text
    return TextLine(
        text=text,
        box=around([word.box for word in ordered]),
        bold=all(word.bold for word in ordered),
        size=ordered[len(ordered) // 2].size,
        first_word=first - ordered[0].box.left,
        blank=sorted(blanks)[len(blanks) // 2] if blanks else 0.0,
        spaced=ordered[-1].spaced,
    )
