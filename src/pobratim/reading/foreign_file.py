"""Formats that are known but not read: named, so that the user learns what to do with the file."""

from __future__ import annotations

import re

from pobratim.document import Document
from pobratim.reading.errors import ReadingError

_RESAVE = "сохраните документ как .docx или .xlsx и повторите"
_KINDS = ((re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml"), f"в формате XML: {_RESAVE}"),)
"""How files of a kind begin, and what to say of them."""


class ForeignFileReader:
    """XML of unknown kinds."""

    def reads(self, name: str, head: bytes) -> bool:
        return _kind(head) is not None

    def read(self, data: bytes, name: str) -> Document:
        raise ReadingError(f"Файл «{name}» {_kind(data)}.")


def _kind(head: bytes) -> str | None:
    return next((kind for mark, kind in _KINDS if mark.match(head)), None)
