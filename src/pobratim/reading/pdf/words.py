"""The words of a page with their places, by way of pdfium.

Asking pdfium for a character's place costs far more than for the character, so that only the first and last of each
word are asked, and all of them where these two do not look like one word's.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pobratim.reading.pdf.geometry import Box, Matrix, Word
from pobratim.reading.symbols import readable

# pdfium shows a hyphen at a line's end as one of these; a word ends there.
_HYPHEN = re.compile("[\ufffe\x02\xad]")
_RUN = re.compile("[^\x00-\x20\x7f\xa0\ufffe\xad]+[\ufffe\x02\xad]?|[\ufffe\x02\xad]")
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_BLANKS = frozenset(" \xa0\t")
_DESCENT = 0.22
"""Share of a font's size that its letters reach below the line."""
_LEVEL = 0.01
"""How much, of its length, a line of text may rise and still be level."""
_WIDEST_LETTER = 1.5
"""Times the font's size: what is wider, letter by letter, is no one word."""
_TWICE = 0.25
"""Share of the font's size by which a word that is drawn twice, to look bold, is moved."""


class Look(NamedTuple):
    """How the characters of a text object look: bold or not, the font's size in points, and the line they stand on."""

    bold: bool
    size: float
    baseline: float | None
    """None where they do not stand on a line across the page."""
    seen: bool

    def stands(self, bottom: float, top: float) -> bool:
        """Whether a character that reaches so far down and up stands on the line."""
        line = self.baseline
        return line is not None and line - self.size < (bottom + top) / 2 < line + 2 * self.size

    @property
    def reach(self) -> tuple[float, float]:
        """How far down and up letters of the font reach; what is drawn of one may be as low as a comma."""
        bottom = (self.baseline or 0.0) - _DESCENT * self.size
        return bottom, bottom + self.size


class PageWords(NamedTuple):
    """The words of a page in the order of the file; those that are drawn, and those that are there but not seen."""

    seen: list[Word]
    hidden: list[Word]


def read_words(page: pdfium.PdfPage, turn: Matrix) -> PageWords:
    """All words of a page; `turn` makes the page stand as shown. What a scan has for text is never seen, and kept."""
    text_page = page.get_textpage()
    handle = text_page.raw
    looks, places = _Looks(handle), _Places(handle)
    seen: list[Word] = []
    hidden: list[Word] = []
    text = _text(handle, text_page.count_chars())
    runs = list(_RUN.finditer(text))
    found = [looks.of(run.start()) for run in runs]
    shown = readable(_HYPHEN.sub("-", text))
    for run, look, following in zip_longest(runs, found, found[1:]):
        end = run.end()
        # Between two objects pdfium may have put a blank of its own.
        spaced = text[end : end + 1] in _BLANKS and (look is following or places.has_blank(end))
        (seen if look.seen else hidden).extend(_words(places, shown, run.span(), spaced, look))
    text_page.close()
    if turn != Matrix():
        seen, hidden = ([word._replace(box=word.box.moved(turn)) for word in words] for words in (seen, hidden))
    return PageWords(_without_doubles(seen), hidden) if seen else PageWords(_without_doubles(hidden), [])


def _text(handle: Any, count: int) -> str:
    """The characters of a page, each at the place that pdfium numbers it by."""
    buffer = (ctypes.c_ushort * (count + 1))()
    # All in one call; characters that pdfium leaves out there, or writes as two, would shift those behind them.
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        text = bytes(buffer).decode("utf-16-le", "surrogatepass")[:count]
        if len(text) == count:
            return text
    return "".join(chr(raw.FPDFText_GetUnicode(handle, number)) for number in range(count))


def _words(places: _Places, text: str, span: tuple[int, int], spaced: bool, look: Look) -> Iterator[Word]:
    """One word, or its characters one by one where their places are not those of a word."""
    start, end = span
    box = places.box(start, end - 1, look)
    if end - start == 1 or _is_word(box, end - start, look):
        yield Word(text[start:end], box, look.bold, look.size, spaced)
        return
    for number, letter in enumerate(text[start:end], start):
        yield Word(letter, places.box(number, number, look), look.bold, look.size, spaced and number == end - 1)


def _is_word(box: Box, letters: int, look: Look) -> bool:
    """Whether a box is that of one word of so many letters, on one line."""
    return look.baseline is not None and 0 < box.right - box.left < _WIDEST_LETTER * look.size * letters


class _Places:
    """The places of characters, asked of pdfium into one rectangle that is used again and again."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._rect = raw.FS_RECTF()

    def box(self, first: int, last: int, look: Look) -> Box:
        """The box of the characters of a word, given by the numbers of its first and last."""
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self._handle, first, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if first != last:
            raw.FPDFText_GetLooseCharBox(self._handle, last, rect)
            right = rect.right
            if not look.stands(bottom, top):
                left, bottom = min(left, rect.left), min(bottom, rect.bottom)
                right, top = max(right, rect.right), max(top, rect.top)
        if look.stands(bottom, top):
            bottom, top = look.reach
        return Box(left, bottom, right, top)

    def has_blank(self, number: int) -> bool:
        """Whether the file itself has the blank that pdfium tells of."""
        return bool(raw.FPDFText_IsGenerated(self._handle, number) == 0)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds some others."""
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _without_doubles(words: Sequence[Word]) -> list[Word]:
    """The words without those drawn a second time at nearly the same place, as some programs make bold letters."""
    places: dict[str, list[Box]] = {}
    kept = []
    for word in words:
        drawn = places.setdefault(word.text, [])
        if not drawn or not any(_is_near(word, box) for box in drawn):
            drawn.append(word.box)
            kept.append(word)
    return kept


def _is_near(word: Word, box: Box) -> bool:
    near = _TWICE * word.size
    return abs(box.left - word.box.left) < near and abs(box.bottom - word.box.bottom) < near


class _Looks:
    """The look of characters, asked once a text object."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._known: dict[int, Look] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def of(self, number: int) -> Look:
        owner = raw.FPDFText_GetTextObject(self._handle, number)
        key = ctypes.c_void_p.from_buffer(owner).value or 0
        if key not in self._known:
            seen = not key or raw.FPDFTextObj_GetTextRenderMode(owner) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
            self._known[key] = Look(self._is_bold(number), *self._size(number), seen)
        return self._known[key]

    def _is_bold(self, number: int) -> bool:
        flags = ctypes.c_int()
        size = raw.FPDFText_GetFontInfo(self._handle, number, self._buffer, 256, flags)
        return 0 < size <= 256 and bool(_BOLD.search(self._buffer.value))

    def _size(self, number: int) -> tuple[float, float | None]:
        """The size that the text is set in, times how much its matrix makes of it; and the baseline."""
        matrix = raw.FS_MATRIX()
        size = float(raw.FPDFText_GetFontSize(self._handle, number))
        if not raw.FPDFText_GetMatrix(self._handle, number, matrix):
            return size, None
        size *= math.hypot(matrix.c, matrix.d)
        is_level = abs(matrix.b) < _LEVEL * abs(matrix.a) and matrix.d > 0 and size > 1
        return size, matrix.f if is_level else None
