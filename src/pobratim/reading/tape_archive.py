"""Tape archives (.tar), and single files packed by gzip, bzip2 or xz, as which those mostly come."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

from pobratim.reading import limits
from pobratim.reading.archive import is_service_file
from pobratim.reading.errors import ReadingError
from pobratim.reading.members import Budget, Held, Member, base_name
from pobratim.reading.text_encoding import decode

_TAR_MARK, _TAR_MARK_AT = b"ustar", 257
_LZMA_BYTES = 256 * 2**20
"""Memory that unpacking xz may take: files may ask for 4 GB."""


class TapeArchive:
    """Files put one after another, unpacked."""

    def opens(self, data: bytes, name: str) -> bool:
        return data[_TAR_MARK_AT : _TAR_MARK_AT + len(_TAR_MARK)] == _TAR_MARK

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        try:
            with tarfile.open(fileobj=io.BytesIO(data), mode="r:", encoding="latin-1") as archive:
                for entry in archive:
                    path = _path(entry.name)
                    if entry.isreg() and not is_service_file(path):
                        budget.spend(entry.size, name)
                        stream = archive.extractfile(entry)
                        yield Member(base_name(path), stream.read() if stream else b"")
        except (tarfile.TarError, OSError, EOFError, ValueError) as error:
            raise _damaged(name) from error


def _path(name: str) -> str:
    """A path, whose encoding nothing tells: read as bytes, so that none is lost."""
    try:
        return decode(name.encode("latin-1"), name)
    except (UnicodeEncodeError, ReadingError):
        return name  # PAX headers are in UTF-8, and told so


def _open_xz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, _Xz(stream))


class _Xz(io.RawIOBase):
    """xz with a limit of memory, which lzma.open does not take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._unpacker = lzma.LZMADecompressor(memlimit=_LZMA_BYTES)

    def read(self, size: int = -1) -> bytes:
        made = b""
        while not made and not self._unpacker.eof:
            packed = self._stream.read(65536) if self._unpacker.needs_input else b""
            if not packed and self._unpacker.needs_input:
                raise EOFError
            made = self._unpacker.decompress(packed, size)
        return made


_OPENERS: Mapping[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"\x1f\x8b": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream)),
    b"BZh": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
    b"\xfd7zXZ\x00": _open_xz,
}
"""By how a file begins, what unpacks it."""
_ENDINGS = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}
_CHUNK = 2**20


class PackedFile:
    """One file, packed."""

    def opens(self, data: bytes, name: str) -> bool:
        return data.startswith(tuple(_OPENERS))

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        opener = next(opener for mark, opener in _OPENERS.items() if data.startswith(mark))
        try:
            content = _unpacked(opener(io.BytesIO(data)), min(budget.size, limits.FILE_BYTES), name)
        except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
            raise _damaged(name) from error
        budget.spend(len(content), name)
        yield Member(_inner_name(name), content)


def _unpacked(stream: BinaryIO, most: int, name: str) -> bytes:
    """All that a stream holds. Raises ReadingError once it is more than allowed."""
    made = bytearray()
    while chunk := stream.read(_CHUNK):
        made += chunk
        if len(made) > most:
            raise limits.too_large(name)
    return bytes(made)


def _inner_name(name: str) -> str:
    """The name without the ending of the packer."""
    for ending, inner in _ENDINGS.items():
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + inner
    return name


def _damaged(name: str) -> ReadingError:
    return ReadingError(f"Архив «{name}» повреждён и распаковывается не полностью: получите его заново.")
