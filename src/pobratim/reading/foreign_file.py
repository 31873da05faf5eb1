"""Formats that are known but not read: named, so that the user learns what to do with the file."""

from __future__ import annotations

import re

from pobratim.document import Document
from pobratim.reading.errors import ReadingError

_KINDS = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml"), "в формате XML"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*"), "– изображение"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), "– архив"),
)


class ForeignFileReader:
    """Pictures, archives, and XML of unknown kinds."""

    def reads(self, name: str, head: bytes) -> bool:
        return _kind(head) is not None

    def read(self, data: bytes, name: str) -> Document:
        raise ReadingError(f"Файл «{name}» {_kind(data)}: сохраните документ как .docx или .xlsx и повторите.")


def _kind(head: bytes) -> str | None:
    return next((kind for mark, kind in _KINDS if mark.match(head)), None)
