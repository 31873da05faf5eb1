"""Where paragraphs part among the lines of a cell or a column of text, as far as the page shows it.

A PDF file does not mark paragraphs. They show by their first line (indented, or with a mark before it), by wider
space above, and by their last line, which stops short: in justified text of the edge, in other text of a place where
the next word, or the first syllable of it where words are hyphenated, would have fitted. Where none of this tells, a
sentence that ends with its line ends the paragraph if those of the same cell mostly do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pobratim.reading.markup import is_marked
from pobratim.reading.pdf.lines import SPACE, TextLine
from pobratim.reading.torn import is_finished, starts_midway

_WIDE_PITCH = 1.35
_PADDING = 8.0
_INDENT = 0.8
"""Of a line's height: by so much a line begins farther in than the margin."""
_AT_EDGE = 1.5
"""Points by which the ends of justified lines differ."""
_NEARLY_FULL = 0.8
_FEWEST_HYPHENS = 3
_HYPHENATED = 0.02
"""Share of a file's lines that end with a hyphen where words are hyphenated."""
_SHORTEST = 7
"""Letters of words that are hyphenated."""
_HYPHEN_WIDTH = 0.36
_OFTEN = 3
_LINE_END_HYPHEN = re.compile(r"[^\W\d_][-\u2010\xad]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouyаеёиоуыэюя"
# Two vowels with what stands around them: a first syllable alone is often left together with the next.
_SYLLABLES = re.compile(rf"(?:[^\W{_VOWELS}\d]*[{_VOWELS}]){{2}}[^\W{_VOWELS}\d]*", re.IGNORECASE)
_LIST_MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[а-яa-z]\)|[•●▪–—-])\s+\S")
_ABBREVIATION = re.compile(r"(?:^|[\W\d_])[а-яa-z]{1,3}\.$")
_DASH = re.compile(r"[–—-]\s")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}(?: ?г\.)?")
_EVENT = re.compile(r"\d(?:[^()«».]|\bгг?\.){0,40}?\s[–—-]\s")
_VALUE = re.compile(r"\d[\d.,/ ]*(?:[^\W\d_]{1,4}\.?)?")
_INNER_END = re.compile(r"[^\W\d_]{3,}[.!?]\s+[«\"]?[A-ZА-ЯЁ]")


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What holds for all lines of a file: its words, whether they are hyphenated, and the width of blanks.

    That is given as a share of the font's size.
    """

    words: Collection[str] = ()
    hyphenated: bool = False
    blank: float = SPACE

    @classmethod
    def of(cls, lines: Sequence[TextLine], words: Collection[str]) -> Typesetting:
        # «Южно-» above «Сахалинск» would have a hyphen in one line too.
        pairs = itertools.pairwise(lines)
        ends = sum(bool(_LINE_END_HYPHEN.search(a.text)) and not b.text[:1].isupper() for a, b in pairs)
        blanks = [line.blank / line.size for line in lines if line.blank and line.size]
        hyphenated = ends >= max(_FEWEST_HYPHENS, _HYPHENATED * len(lines))
        return cls(words, hyphenated, sorted(blanks)[len(blanks) // 10] if blanks else SPACE)


def paragraphs(
    lines: Sequence[TextLine], left: float, right: float, typesetting: Typesetting = Typesetting()
) -> list[list[TextLine]]:
    """Lines grouped into paragraphs; `left` and `right` bound the cell or the column of text they stand in."""
    if len(lines) < 2:
        return [list(lines)] if lines else []
    column = _Column.of(lines, left, right, typesetting)
    begins = [column.parts(above, line) for above, line in itertools.pairwise(lines)]
    ends = None in begins and _ends_with_sentences(lines, begins, typesetting)
    found = [[lines[0]]]
    for line, begin in zip(lines[1:], begins, strict=True):
        if ends if begin is None else begin:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _ends_with_sentences(lines: Sequence[TextLine], begins: Sequence[bool | None], typesetting: Typesetting) -> bool:
    """Whether a sentence that fills its line more likely ends the paragraph than stands inside it.

    Both fall at a line's end by chance; how often can be told from those that do not. A paragraph's end is seldom
    in doubt where words are hyphenated.
    """
    sure = sum(bool(begin) and above.text[-1:] in ".!?" for above, begin in zip(lines, begins, strict=False))
    inside = sum(len(_INNER_END.findall(line.text)) for line in lines)
    return sure > inside * (_OFTEN if typesetting.hyphenated else 1)


@dataclass(frozen=True, slots=True)
class _Column:
    """How the lines of one place are set: the left margin, the room to its right, the distance from line to line."""

    margin: float
    room: float
    pitch: float
    edge: float | None
    """Where justified lines end; None where lines are not justified."""
    hyphenated: bool
    blank: float

    @classmethod
    def of(cls, lines: Sequence[TextLine], left: float, right: float, typesetting: Typesetting) -> _Column:
        pad = min(max(min(line.box.left for line in lines) - left, 0.0), _PADDING)
        edge = _edge(lines, right - pad, typesetting.blank)
        pitch, room = _usual_pitch(lines), right - left - 2 * pad
        return cls(left + pad, room, pitch, edge, typesetting.hyphenated, typesetting.blank)

    def parts(self, above: TextLine, line: TextLine) -> bool | None:
        """Whether a line begins a paragraph; None where nothing tells."""
        listed = bool(_LIST_MARK.match(line.text))
        low = not listed and starts_midway(line.text)
        if above.bold != line.bold and not low:
            return True
        if above.box.bottom - line.box.bottom > _WIDE_PITCH * self.pitch:
            return True
        if low and _LINE_END_HYPHEN.search(above.text[-2:]):
            return False
        if self._is_indented(above, line) or _are_values(above.text, line.text):
            return True
        finished = is_finished(above.text)
        by_end = self._stops_short(above, line, low and not finished, low and line.text[:1].islower())
        if by_end is not None:
            return by_end
        if (listed or _EVENT.match(line.text)) and _ends_item(above.text, finished):
            return True
        return None if finished and not low and not _DASH.match(line.text) else False

    def _is_indented(self, above: TextLine, line: TextLine) -> bool:
        """Whether a line begins farther in than the one above, which is not so of the lines below a list's mark."""
        deeper = line.box.left - above.box.left > _INDENT * line.height
        same_middle = abs(line.box.middle[0] - above.box.middle[0]) < line.height
        return deeper and not same_middle and not is_marked(above.text) and not self._is_centred(line)

    def _stops_short(self, above: TextLine, line: TextLine, midway: bool, low: bool) -> bool | None:
        """Whether the line above is a paragraph's last because it ends before it had to; None where it may be.

        The line below it begins `midway` in a sentence, or `low`, with a small letter.
        """
        if self.edge is not None and above.blank:
            at_edge = abs(above.box.right - self.edge) <= _AT_EDGE or above.is_drawn_out(self.blank)
            if not at_edge and not midway and not self._is_centred(above):
                return True
            if at_edge:
                return None if not midway and not above.is_drawn_out(self.blank) else False
        space = SPACE * line.height
        used = self._used(above) + space
        if used + line.lead < self.room - space:
            return not ((midway or low) and used + line.lead > _NEARLY_FULL * self.room)
        if midway or low or not self.hyphenated:
            return None
        return True if used + _first_part(line) < self.room - space else None

    def _used(self, line: TextLine) -> float:
        """How much of the room a line takes; of a centred one its own width, else all from the margin on."""
        return line.box.right - (line.box.left if self._is_centred(line) else self.margin)

    def _is_centred(self, line: TextLine) -> bool:
        before, after = line.box.left - self.margin, self.margin + self.room - line.box.right
        return before > line.height and abs(before - after) < line.height


def _edge(lines: Sequence[TextLine], expected: float, blank: float) -> float | None:
    """Where justified lines end: at the same place, one with blanks drawn out."""
    ends = [line for line in lines if abs(line.box.right - expected) <= 2 * _AT_EDGE]
    if not any(line.is_drawn_out(blank) for line in ends) or (len(ends) == 1 and len(lines) > 3):
        return None
    return max(line.box.right for line in ends)


def _first_part(line: TextLine) -> float:
    """How much room the first syllables of a line would take with a hyphen; its first word where it has no parts."""
    word = line.text.split(" ", 1)[0]
    letters = _LETTERS.match(word)
    found = _SYLLABLES.match(word) if letters and len(letters[0]) >= _SHORTEST and not letters[0].isupper() else None
    if letters is None or found is None or letters.end() - found.end() < 2:
        return line.lead
    return line.first_word * found.end() / len(word) + _HYPHEN_WIDTH * line.height


def _ends_item(text: str, finished: bool) -> bool:
    """Whether text ends as an item of a list, or the line before one, does; an abbreviation's point ends nothing."""
    return text[-1:] in ";:" or (finished and not _ABBREVIATION.search(text[-5:]))


def _are_values(above: str, below: str) -> bool:
    """Whether a line is a whole day, and the one below a value too."""
    return below[:1].isdigit() and bool(_DAY.fullmatch(above) and _VALUE.fullmatch(below))


def _usual_pitch(lines: Sequence[TextLine]) -> float:
    """The distance from line to line that most pairs have, in points; the smallest common one."""
    gaps = sorted(a.box.bottom - b.box.bottom for a, b in itertools.pairwise(lines))
    if not gaps:
        return lines[0].height
    return max(min(gaps[len(gaps) // 2], 2 * lines[0].height), 0.5 * lines[0].height)
