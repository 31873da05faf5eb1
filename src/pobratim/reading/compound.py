"""The container of Office 97-2003 files and of Outlook messages: streams by name ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pobratim.reading.errors import ReadingError

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are no sectors: ends of chains, free and reserved ones."""
_NO_ENTRY = 0xFFFFFFFF
_ENTRY = 128
_FOLDER, _STREAM = 1, 2
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(frozen=True)
class CompoundFile:
    """The streams of a compound file, or of a folder in one, by their names, and the folders in it."""

    streams: Mapping[str, bytes]
    folders: Mapping[str, CompoundFile] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes, name: str) -> CompoundFile:
        """Raises ReadingError where the container is damaged."""
        try:
            return _Tree.of(_Sectors.of(data)).folder(0)
        except (struct.error, IndexError, ValueError) as error:
            raise ReadingError(f"Файл «{name}» повреждён и не открывается: получите его заново.") from error


@dataclass(frozen=True)
class _Sectors:
    """The sectors of a compound file and the table that chains them."""

    data: bytes
    size: int
    table: tuple[int, ...]

    @classmethod
    def of(cls, data: bytes) -> _Sectors:
        shift = struct.unpack_from("<H", data, 0x1E)[0]
        if shift not in (9, 12):
            raise ValueError("no compound file has sectors of such a size")
        size = 1 << shift
        listed = list(struct.unpack_from("<109I", data, 0x4C))
        extra = struct.unpack_from("<I", data, 0x44)[0]
        seen: set[int] = set()
        while extra < _LAST_SECTOR and extra not in seen:
            seen.add(extra)
            *more, extra = _numbers(data, extra, size)
            listed += more
        table: list[int] = []
        for sector in listed:
            if sector < _LAST_SECTOR:
                table += _numbers(data, sector, size)
        return cls(data, size, tuple(table))

    def chain(self, start: int) -> bytes:
        """The sectors that are chained from one on; a chain that bites its tail ends there."""
        parts: list[bytes] = []
        seen: set[int] = set()
        while start < len(self.table) and start not in seen:
            seen.add(start)
            begin = (start + 1) * self.size
            parts.append(self.data[begin : begin + self.size])
            start = self.table[start]
        return b"".join(parts)


@dataclass
class _Tree:
    """The directory of a compound file while it is walked; `rest` is what its streams may still hold together."""

    sectors: _Sectors
    small: _Small
    entries: Sequence[_Entry]
    cutoff: int
    rest: int
    seen: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, sectors: _Sectors) -> _Tree:
        data = sectors.data
        directory = sectors.chain(struct.unpack_from("<I", data, 0x30)[0])
        entries = [_entry(directory, at) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        cutoff, first_small = struct.unpack_from("<II", data, 0x38)
        small = _Small(sectors.chain(entries[0].start), _words(sectors.chain(first_small)))
        return cls(sectors, small, entries, cutoff, 2 * len(data))

    def folder(self, number: int, depth: int = 0) -> CompoundFile:
        """A folder by its entry, 0 for the whole; one that holds itself is left out where it would begin again."""
        streams: dict[str, bytes] = {}
        folders: dict[str, CompoundFile] = {}
        self.seen.add(number)
        for found in _siblings(self.entries, self.entries[number].child):
            entry = self.entries[found]
            if entry.kind == _STREAM:
                streams[entry.name] = self._stream(entry)
            elif entry.kind == _FOLDER and found not in self.seen and depth < _DEEPEST:
                folders[entry.name] = self.folder(found, depth + 1)
        return CompoundFile(streams, folders)

    def _stream(self, entry: _Entry) -> bytes:
        held = self.small if entry.size < self.cutoff else self.sectors
        content = held.chain(entry.start)[: entry.size]
        self.rest -= len(content)
        if self.rest < 0:
            raise ValueError("the streams hold more than the file")
        return content


@dataclass(frozen=True)
class _Small:
    """The sectors of 64 bytes in which short streams lie."""

    data: bytes
    table: tuple[int, ...]

    def chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        while start < len(self.table) and start not in seen:
            seen.add(start)
            parts.append(self.data[start * 64 : start * 64 + 64])
            start = self.table[start]
        return b"".join(parts)


def _numbers(data: bytes, sector: int, size: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)


def _words(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _entry(directory: bytes, at: int) -> _Entry:
    length, kind = struct.unpack_from("<HB", directory, at + 64)
    left, right, child = struct.unpack_from("<III", directory, at + 68)
    start, size = struct.unpack_from("<II", directory, at + 116)
    name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)


def _siblings(entries: Sequence[_Entry], first: int) -> Iterator[int]:
    """The numbers of the entries of one folder, which stand in a tree."""
    waiting, seen = [first], set[int]()
    while waiting:
        number = waiting.pop()
        if number == _NO_ENTRY or number in seen or number >= len(entries):
            continue
        seen.add(number)
        yield number
        waiting += [entries[number].left, entries[number].right]
