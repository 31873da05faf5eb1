"""Pictures of pages in files of their own, .jpg, .png and .tif: scans that were never made a PDF."""

from __future__ import annotations

import re
import struct

from pobratim.document import Document
from pobratim.reading.errors import ReadingError

_PNG, _JPEG, _GIF = b"\x89PNG", b"\xff\xd8\xff", b"GIF8"
_TIFF = (b"II*\x00", b"MM\x00*")
_TYPES = {_PNG: "image/png", _JPEG: "image/jpeg", _GIF: "image/gif", _TIFF[0]: "image/tiff", _TIFF[1]: "image/tiff"}
_SCAN = (
    "Файл «{name}» – изображение (скан без текстового слоя): повторите с параметром --ocr, чтобы его распознать, или "
    "сохраните документ как .docx."
)
_JPEG_SIZE = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(....)", re.DOTALL)
_WIDTH, _HEIGHT = 256, 257
_LONGER_SIDE = 11.7
"""Inches."""


class PictureReader:
    """Pictures, recognised where the user asks for it."""

    def __init__(self, recognises: bool) -> None:
        self.recognises = recognises

    def reads(self, name: str, head: bytes) -> bool:
        return head.startswith(tuple(_TYPES))

    def read(self, data: bytes, name: str) -> Document:
        if not self.recognises:
            raise ReadingError(_SCAN.format(name=name))
        # Most pictures are refused above: those that are not pay for loading PDFium.
        from pobratim.reading.scans.bitmap import MOST_DOTS
        from pobratim.reading.scans.picture import recognised

        width, height = size_of(data)
        if width * height > MOST_DOTS:
            raise ReadingError(f"Изображение «{name}» слишком велико ({width} × {height}): уменьшите его и повторите.")
        kind = next(kind for mark, kind in _TYPES.items() if data.startswith(mark))
        return recognised(data, name, kind, _dots_per_inch(max(width, height)))


def _dots_per_inch(side: int) -> int:
    """What a picture's longer side comes to if it is a sheet of A4: what the file says itself is often a default."""
    return min(max(70, round(side / _LONGER_SIDE)), 1200)


def size_of(data: bytes) -> tuple[int, int]:
    """The width and height that a picture says it has, in dots; (0, 0) where it does not say."""
    if data.startswith(_PNG) and len(data) >= 24:
        return struct.unpack_from(">II", data, 16)
    if data.startswith(_GIF) and len(data) >= 10:
        return struct.unpack_from("<HH", data, 6)
    if data.startswith(_JPEG):
        sizes = [struct.unpack(">HH", found[1]) for found in _JPEG_SIZE.finditer(data)]
        height, width = max(sizes, default=(0, 0), key=lambda size: size[0] * size[1])
        return width, height
    return _tiff_size(data)


def _tiff_size(data: bytes) -> tuple[int, int]:
    """Of the first page; the next ones are taken to be like it."""
    order = "<" if data.startswith(_TIFF[0]) else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", data, 4)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        tags = [struct.unpack_from(f"{order}HHI", data, at + 2 + 12 * number) for number in range(min(count, 500))]
        values = {}
        for number, (tag, kind, _) in enumerate(tags):
            values[tag] = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, at + 10 + 12 * number)[0]
    except struct.error:
        return 0, 0
    return values.get(_WIDTH, 0), values.get(_HEIGHT, 0)
