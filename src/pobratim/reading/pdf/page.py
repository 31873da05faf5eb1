"""What stands on a page of a PDF: words, straight lines, pictures, by way of pdfium."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pobratim.reading.pdf.geometry import Box, Matrix, Picture, Rule, Word, upright
from pobratim.reading.pdf.words import read_words

_THIN = 3.0
"""Points: a filled shape no thicker is a line."""
_STRAIGHT = 0.5
_DEEPEST = 8
_PICTURE_SIZE = 40.0
"""Points: smaller pictures are signs and ornaments."""


@dataclass
class PageContent:
    """A page: its size as shown, words in the order of the file, lines across and down, pictures."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    """Words that are not drawn, and are not what a picture under them shows."""
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
    content.words, hidden = read_words(page, turn)
    count = raw.FPDFPage_CountObjects(page.raw)
    for number in range(count):
        _gather(raw.FPDFPage_GetObject(page.raw, number), turn, content, 0)
    for word in hidden:
        over_picture = any(picture.box.holds(*word.box.middle) for picture in content.pictures)
        (content.words if over_picture else content.hidden).append(word)
    return content


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
