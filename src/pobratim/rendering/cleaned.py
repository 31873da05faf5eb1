"""Files made fit to be published: what they tell of who made them, where and on which computer is left out.

Pictures lose EXIF, GPS, XMP and comments, Word and Excel files the names of authors, of the firm and the paths of
linked files. What is seen stays as it is. Of formats not known here nothing can be promised: they are refused.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

_JPEG, _PNG, _ZIP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"
# JFIF and Adobe's colour transform are needed to show the picture; all other application segments only tell of it.
_KEPT_SEGMENTS = frozenset({0xE0, 0xEE})
_DROPPED_SEGMENTS = frozenset(range(0xE0, 0xF0)) - _KEPT_SEGMENTS | {0xFE}
_START_OF_SCAN = 0xDA
_DROPPED_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_PROPERTIES = re.compile(
    r"<(?P<name>(?:dc:|cp:)?(?:creator|lastModifiedBy|Company|Manager|HyperlinkBase|description|keywords|Template))\b"
    r"[^>]*>.*?</(?P=name)>",
    re.DOTALL,
)
_INTERNAL = re.compile(r'Target="(?:file:|\\\\|[A-Za-z]:[\\/])[^"]*"', re.IGNORECASE)
_CUSTOM = "docProps/custom.xml"
_AUTHORS = re.compile(r' (?:w|w15):(?:author|initials|userId)="[^"]*"')


class UnknownFormatError(ValueError):
    """A file of a format whose hidden parts are not known here."""


def cleaned(content: bytes) -> bytes:
    """The file without what is not seen. Raises UnknownFormatError."""
    for signature, clean in _CLEANERS.items():
        if content.startswith(signature):
            return clean(content)
    raise UnknownFormatError


def _jpeg(content: bytes) -> bytes:
    kept, position = [content[:2]], 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == _START_OF_SCAN:
            break
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4], "big")
        if marker not in _DROPPED_SEGMENTS:
            kept.append(content[position:end])
        position = end
    return b"".join([*kept, content[position:]])


def _png(content: bytes) -> bytes:
    return _PNG + b"".join(chunk for chunk in _chunks(content) if chunk[4:8] not in _DROPPED_CHUNKS)


def _chunks(content: bytes) -> Iterator[bytes]:
    """The chunks up to the end of the picture; what is hung on behind it is no part of it."""
    position = len(_PNG)
    while position + 12 <= len(content):
        (length,) = struct.unpack(">I", content[position : position + 4])
        chunk = content[position : position + 12 + length]
        yield chunk
        if chunk[4:8] == b"IEND":
            return
        position += len(chunk)


def _office(content: bytes) -> bytes:
    """An Office Open XML package, its parts in their order and with no times of their own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as out:
        if "[Content_Types].xml" not in package.namelist():
            raise UnknownFormatError
        for name in package.namelist():
            out.writestr(zipfile.ZipInfo(name), _part(name, package.read(name)), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name == _CUSTOM:
        return re.sub(rb"(<Properties\b[^>]*?)/?>.*", rb"\1/>", content, flags=re.DOTALL)
    if name.startswith("docProps/") and name.endswith(".xml"):
        return _PROPERTIES.sub("", content.decode()).encode()
    if name.endswith(".rels"):
        return _INTERNAL.sub('Target="about:blank"', content.decode()).encode()
    if name.startswith("word/") and name.endswith(".xml"):
        return _AUTHORS.sub("", content.decode()).encode()
    picture = content.startswith((_JPEG, _PNG))
    return cleaned(content) if picture else content


_CLEANERS: dict[bytes, Callable[[bytes], bytes]] = {_JPEG: _jpeg, _PNG: _png, _ZIP: _office}
