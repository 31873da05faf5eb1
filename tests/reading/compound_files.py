"""Makes the container of Office 97-2003 files by hand: streams of at least 4096 bytes, in folders or not."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

_SECTOR = 512
_SHORTEST = 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Held = Mapping[str, Union[bytes, "Held"]]


def compound_bytes(held: Held) -> bytes:
    """A compound file with these streams and folders of streams; short ones are filled up with zeros."""
    made = _Made()
    made.entries.append(b"")
    made.entries[0] = _entry("Root Entry", 5, child=made.folder(held))
    listed = b"".join(made.entries)
    listed += b"\0" * (-len(listed) % _SECTOR)
    directory = made.chain(listed)
    tables = 1
    while len(made.chains) + tables > tables * _SECTOR // 4:
        tables += 1
    first = len(made.sectors)
    chains = made.chains + [_TABLE] * tables
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * _SECTOR, b"\xff")
    return _header(directory, range(first, first + tables)) + b"".join(made.sectors) + table


@dataclass
class _Made:
    """The sectors, their chains and the entries of the directory so far."""

    sectors: list[bytes] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)

    def folder(self, held: Held) -> int:
        """The number of the first of the entries made for these, each the right neighbour of the one before."""
        numbers = range(len(self.entries), len(self.entries) + len(held))
        self.entries += [b""] * len(held)
        for number, (name, content) in zip(numbers, held.items(), strict=True):
            right = number + 1 if number + 1 in numbers else _FREE
            if isinstance(content, bytes):
                start = self.chain(content.ljust(_SHORTEST, b"\0"))
                self.entries[number] = _entry(name, 2, right=right, start=start, size=max(len(content), _SHORTEST))
            else:
                self.entries[number] = _entry(name, 1, right=right, child=self.folder(content))
        return numbers[0] if held else _FREE

    def chain(self, content: bytes) -> int:
        """The first of the sectors that hold a content."""
        padded = content + b"\0" * (-len(content) % _SECTOR)
        start, count = len(self.sectors), len(padded) // _SECTOR
        self.sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        self.chains += [*range(start + 1, start + count), _END]
        return start


def _entry(name: str, kind: int, child: int = _FREE, right: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    body = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + struct.pack("<III", _FREE, right, child)
    return body.ljust(116, b"\0") + struct.pack("<IQ", start, size)


def _header(directory: int, tables: range) -> bytes:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    data += struct.pack("<IIIIIIIII", 0, len(tables), directory, 0, _SHORTEST, _END, 0, _END, 0)
    return data + struct.pack("<109I", *tables, *[_FREE] * (109 - len(tables)))
