"""RAR 5 archives written by code, for no free program makes them: entries stored as they are, after its technote."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

_MAIN, _FILE, _END = 1, 2, 5
_HAS_DATA, _HAS_CHECK_SUM = 2, 4
_UNIX = 1
_RIGHTS = 0o644


def rar(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files, uncompressed."""
    entries = b"".join(_entry(name.encode(), content) for name, content in files.items())
    return b"Rar!\x1a\x07\x01\x00" + _header(_MAIN, 0, _number(0)) + entries + _header(_END, 0, _number(0))


def _entry(name: bytes, content: bytes) -> bytes:
    size, check_sum = _number(len(content)), zlib.crc32(content).to_bytes(4, "little")
    fields = (size, _number(_HAS_CHECK_SUM), size, _number(_RIGHTS), check_sum, _number(0), _number(_UNIX))
    return _header(_FILE, _HAS_DATA, *fields, _number(len(name)), name) + content


def _header(kind: int, flags: int, *fields: bytes) -> bytes:
    body = _number(kind) + _number(flags) + b"".join(fields)
    sized = _number(len(body)) + body
    return zlib.crc32(sized).to_bytes(4, "little") + sized


def _number(value: int) -> bytes:
    """A number in sevens of bits, the lowest first, the top bit telling that more follow."""
    coded = bytearray()
    while value > 0x7F:
        coded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*coded, value])
