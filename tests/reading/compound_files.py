"""Makes the container of Office 97-2003 files by hand: streams of at least 4096 bytes, one sector table."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_SHORTEST = 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_bytes(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams; short ones are filled up with zeros."""
    directory = [_entry("Root Entry", 5, child=1 if streams else _FREE)]
    sectors: list[bytes] = []
    chains: list[int] = []
    for number, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(_SHORTEST, b"\0")
        padded += b"\0" * (-len(padded) % _SECTOR)
        start, count = len(sectors), len(padded) // _SECTOR
        sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        chains += [*range(start + 1, start + count), _END]
        right = number + 1 if number < len(streams) else _FREE
        directory.append(_entry(name, 2, right=right, start=start, size=max(len(content), _SHORTEST)))
    listed = b"".join(directory).ljust(-(-len(directory) // 4) * _SECTOR, b"\0")
    first = len(sectors)
    pages = len(listed) // _SECTOR
    chains += [*range(first + 1, first + pages), _END, _TABLE]
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(_SECTOR, b"\xff")
    assert len(table) == _SECTOR
    return _header(first, first + pages) + b"".join(sectors) + listed + table


def _entry(name: str, kind: int, child: int = _FREE, right: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    body = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + struct.pack("<III", _FREE, right, child)
    return body.ljust(116, b"\0") + struct.pack("<IQ", start, size)


def _header(directory: int, table: int) -> bytes:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    data += struct.pack("<IIIIIIIII", 0, 1, directory, 0, _SHORTEST, _END, 0, _END, 0)
    return data + struct.pack("<109I", table, *[_FREE] * 108)
