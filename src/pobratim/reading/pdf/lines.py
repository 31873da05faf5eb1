"""Characters into lines of text, and lines into paragraphs, by their places on the page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.reading.pdf.columns import rows_of_glyphs
from pobratim.reading.pdf.geometry import Box, Glyph
from pobratim.reading.torn import is_finished, starts_item, starts_midway

_SPACE = 0.2
"""Share of the font's height: a wider gap between two characters is a space."""
SAME_LINE = 0.4
_WIDE_PITCH = 1.35
_PADDING = 8.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: its characters as read, its place, and whether it is all bold."""

    text: str
    box: Box
    bold: bool
    first_word: float
    """Width of the first word, in points."""
    spaced: bool = True
    """Whether the file has a space after the last character: then a word ends there."""

    @property
    def may_be_cut(self) -> bool:
        """Whether the line ends in the middle of what may be a word, broken because the column is too narrow for it."""
        return not self.spaced and self.text[-1:].isalpha()

    @property
    def height(self) -> float:
        return self.box.top - self.box.bottom


def text_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines that characters make up, from top to bottom."""
    lines = [_line(row) for row in rows_of_glyphs(glyphs, SAME_LINE)]
    return [line for line in lines if line.text]


def _line(row: Sequence[Glyph]) -> TextLine:
    ordered = sorted(row, key=lambda glyph: glyph.box.left)
    text, right = "", None
    visible = [glyph for glyph in ordered if glyph.text.strip()]
    for glyph in ordered:
        gap = 0.0 if right is None else glyph.box.left - right
        if text and (not glyph.text.strip() or gap > _SPACE * (glyph.box.top - glyph.box.bottom)):
            text += "" if text.endswith(" ") else " "
        if glyph.text.strip():
            text += glyph.text
            right = glyph.box.right
    spaced, text = text.endswith(" "), text.strip()
    bold = bool(visible) and all(glyph.bold for glyph in visible)
    return TextLine(text, _around(visible), bold, _first_word(visible, text), spaced)


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


def paragraphs(lines: Sequence[TextLine], left: float, right: float) -> list[list[TextLine]]:
    """Lines grouped into paragraphs; `left` and `right` bound the cell or the column of text they stand in."""
    if not lines:
        return []
    pad = min(max(min(line.box.left for line in lines) - left, 0.0), _PADDING)
    room = right - left - 2 * pad
    pitch = _usual_pitch(lines)
    found = [[lines[0]]]
    for above, line in itertools.pairwise(lines):
        if _parts(above, line, room, left + pad, pitch):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _parts(above: TextLine, line: TextLine, room: float, margin: float, pitch: float) -> bool:
    """Whether a new paragraph begins: after a wide gap, or where the line above had room for this one's first word."""
    if above.bold != line.bold and not starts_midway(line.text):
        return True
    if above.box.bottom - line.box.bottom > _WIDE_PITCH * pitch:
        return True
    begins_midway = starts_midway(line.text) and not is_finished(above.text)
    space = _SPACE * line.height
    used = _used(above, room, margin)
    fits = used + space + line.first_word < room - space
    if fits:
        return not (begins_midway and used + space + line.first_word > 0.8 * room)
    return starts_item(line.text) and is_finished(above.text)


def _used(line: TextLine, room: float, margin: float) -> float:
    """How much of the room a line takes; of a centred one its own width, else all from the margin on."""
    before, after = line.box.left - margin, margin + room - line.box.right
    centred = before > line.height and abs(before - after) < line.height
    return line.box.right - line.box.left if centred else line.box.right - margin


def _usual_pitch(lines: Sequence[TextLine]) -> float:
    """The distance from line to line that most pairs have, in points; the smallest common one."""
    gaps = sorted(a.box.bottom - b.box.bottom for a, b in itertools.pairwise(lines))
    if not gaps:
        return lines[0].height
    return max(min(gaps[len(gaps) // 2], 2 * lines[0].height), 0.5 * lines[0].height)
