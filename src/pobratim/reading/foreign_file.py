"""Formats that are known but not read: named, so that the user learns what to do with the file."""

from __future__ import annotations

import re

from pobratim.document import Document
from pobratim.reading.errors import ReadingError
from pobratim.reading.limits import encrypted

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "в старом формате Office"),
    (re.compile(rb"\s*\{\\rtf"), "в формате RTF"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml"), "в формате XML"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*"), "– изображение"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), "– архив"),
)


class ForeignFileReader:
    """Files of Office 97-2003, RTF, pictures, archives; and new Office files under a password."""

    def reads(self, name: str, head: bytes) -> bool:
        return _kind(head) is not None

    def read(self, data: bytes, name: str) -> Document:
        # Office wraps a file under a password in the container that its old formats used.
        if data.startswith(_COMPOUND) and "EncryptedPackage".encode("utf-16-le") in data:
            raise encrypted(name)
        raise ReadingError(f"Файл «{name}» {_kind(data)}: сохраните документ как .docx или .xlsx и повторите.")


def _kind(head: bytes) -> str | None:
    return next((kind for mark, kind in _KINDS if mark.match(head)), None)
