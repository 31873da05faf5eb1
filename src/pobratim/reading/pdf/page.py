"""What stands on a page of a PDF: characters, straight lines, pictures, by way of pdfium."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pobratim.reading.pdf.geometry import Box, Glyph, Matrix, Picture, Rule, upright
from pobratim.reading.symbols import readable

_THIN = 3.0
"""Points: a filled shape no thicker is a line."""
_STRAIGHT = 0.5
_DEEPEST = 8
_DESCENT = 0.22
"""Share of a font's size that its letters reach below the line."""
_LEVEL = 0.01
"""How much, of its length, a line of text may rise and still be level."""
_PICTURE_SIZE = 40.0
"""Points: smaller pictures are signs and ornaments."""
# pdfium shows a hyphen at a line's end as one of these.
_LINE_HYPHENS = {0xFFFE, 0x2, 0xAD}


@dataclass
class PageContent:
    """A page: its size as shown, characters in the order of the file, lines across and down, pictures."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def read_page(page: pdfium.PdfPage) -> PageContent:
    """Everything on a page that its text and tables are made out of."""
    width, height = page.get_size()
    turn = upright(page.get_rotation(), width, height)
    left, bottom = page.get_cropbox()[:2]
    turn = Matrix(e=-left, f=-bottom).then(turn)
    content = PageContent(width, height)
    content.glyphs = list(_glyphs(page, turn))
    count = raw.FPDFPage_CountObjects(page.raw)
    for number in range(count):
        _gather(raw.FPDFPage_GetObject(page.raw, number), turn, content, 0)
    return content


def _glyphs(page: pdfium.PdfPage, turn: Matrix) -> Iterator[Glyph]:
    text_page = page.get_textpage()
    handle = text_page.raw
    rect = raw.FS_RECTF()
    fonts = _Fonts(handle)
    for number in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, number)
        text = "-" if code in _LINE_HYPHENS else readable(chr(code))
        if (text < " " and text != "\t") or raw.FPDFText_IsGenerated(handle, number) == 1:
            continue
        if raw.FPDFText_GetLooseCharBox(handle, number, rect):
            look = fonts.look(number)
            box = Box(rect.left, rect.bottom, rect.right, rect.top)
            yield Glyph(text, look.as_high_as_font(box).moved(turn), look.bold, look.size)
    text_page.close()


class _Look(NamedTuple):
    """How the characters of a text object look: bold or not, the font's size in points, and the line they stand on."""

    bold: bool
    size: float
    baseline: float | None
    """None where they do not stand on a line across the page."""

    def as_high_as_font(self, box: Box) -> Box:
        """A character's box with the height of its font: what is drawn of it may be as low as a comma."""
        if self.baseline is None or not self.baseline - self.size < box.middle[1] < self.baseline + 2 * self.size:
            return box
        bottom = self.baseline - _DESCENT * self.size
        return Box(box.left, bottom, box.right, bottom + self.size)


class _Fonts:
    """The look of characters, asked once a text object."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._known: dict[int, _Look] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def look(self, number: int) -> _Look:
        owner = raw.FPDFText_GetTextObject(self._handle, number)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        if key not in self._known:
            self._known[key] = _Look(self._is_bold(number), *self._size(number))
        return self._known[key]

    def _is_bold(self, number: int) -> bool:
        flags = ctypes.c_int()
        size = raw.FPDFText_GetFontInfo(self._handle, number, self._buffer, 256, flags)
        name = self._buffer.value.lower() if 0 < size <= 256 else b""
        return any(word in name for word in (b"bold", b"black", b"heavy", b"semibold"))

    def _size(self, number: int) -> tuple[float, float | None]:
        """The size that the text is set in, times how much its matrix makes of it; and the baseline."""
        matrix = raw.FS_MATRIX()
        size = float(raw.FPDFText_GetFontSize(self._handle, number))
        if not raw.FPDFText_GetMatrix(self._handle, number, matrix):
            return size, None
        size *= math.hypot(matrix.c, matrix.d)
        is_level = abs(matrix.b) < _LEVEL * abs(matrix.a) and matrix.d > 0 and size > 1
        return size, matrix.f if is_level else None


def _gather(item: Any, outer: Matrix, content: PageContent, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _add_path(item, _matrix(item).then(outer), content)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        box = Box(0, 0, 1, 1).moved(_matrix(item).then(outer))
        if box.right - box.left >= _PICTURE_SIZE and box.top - box.bottom >= _PICTURE_SIZE:
            content.pictures.append(Picture(box))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        matrix = _matrix(item).then(outer)
        for number in range(raw.FPDFFormObj_CountObjects(item)):
            _gather(raw.FPDFFormObj_GetObject(item, number), matrix, content, depth + 1)


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _add_path(item: Any, matrix: Matrix, content: PageContent) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    for points in _polylines(item, matrix):
        if stroke.value:
            for start, end in itertools.pairwise(points):
                _add_line(*start, *end, content)
        elif fill.value:
            _add_shape(points, content)


def _polylines(item: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, closed parts ending where they began; parts with curves are left out."""
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.apply(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _add_line(x0: float, y0: float, x1: float, y1: float, content: PageContent) -> None:
    if abs(y1 - y0) <= _STRAIGHT < abs(x1 - x0):
        content.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x1 - x0) <= _STRAIGHT < abs(y1 - y0):
        content.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _add_shape(points: list[tuple[float, float]], content: PageContent) -> None:
    """A filled shape counts as a line where it is thin; a broad one is shading."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if height <= _THIN < width:
        content.across.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
    elif width <= _THIN < height:
        content.down.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))
