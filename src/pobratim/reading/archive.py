"""Zip archives: their files, under names decoded from any of the encodings that Russian packers wrote."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from pobratim.reading import limits
from pobratim.reading.errors import ReadingError
from pobratim.reading.members import Budget, Held, Member, UnreadFile, base_name, unread
from pobratim.reading.text_encoding import decode

_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_PARTS = ("[Content_Types].xml", "mimetype")
_UTF8 = 0x800
_SERVICE_FOLDERS = ("__MACOSX",)
_SERVICE_FILES = ("thumbs.db", "desktop.ini")


class ZipArchive:
    """Zip archives that are no office packages."""

    def opens(self, data: bytes, name: str) -> bool:
        if not data.startswith(_MARKS):
            return False
        try:
            parts = limits.open_zip(data, name).namelist()
        except ReadingError:
            return False
        return not any(part in parts for part in _OFFICE_PARTS)

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        package = limits.open_zip(data, name)
        for entry in package.infolist():
            path = entry_name(entry)
            if not entry.is_dir() and not is_service_file(path):
                yield _member(package, entry, base_name(path), budget)


def _member(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget) -> Member | UnreadFile:
    budget.spend(entry.file_size, name)
    try:
        return Member(name, limits.part(package, entry, name) or b"")
    except ReadingError as error:
        return unread(name, error)


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The path as its packer wrote it: in UTF-8 where the entry says so, else in the encoding that gives Russian."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return decode(entry.filename.encode("cp437"), entry.filename)
    except (UnicodeEncodeError, ReadingError):
        return entry.filename


def is_service_file(path: str) -> bool:
    """Whether a file is no document of the user's: hidden, a lock of an office program, or made by the system."""
    steps = path.replace("\\", "/").split("/")
    name = steps[-1].lower()
    return name.startswith((".", "~$")) or name in _SERVICE_FILES or any(step in _SERVICE_FOLDERS for step in steps)
