"""Archives that other programs unpack, .7z and .rar: into a folder of their own, and no more than they may hold.

No library for them is both free of copyleft and complete; the program bsdtar, 7-Zip, unar or unrar is on most
machines, and reads them in a process of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pobratim.reading import limits
from pobratim.reading.archive import is_service_file
from pobratim.reading.errors import ReadingError
from pobratim.reading.external import Watch, run_and_hear
from pobratim.reading.members import Budget, Held, Member, base_name

_MARKS = {b"7z\xbc\xaf\x27\x1c": "7-Zip", b"Rar!\x1a\x07": "RAR"}
_SECONDS = 40.0
_PASSWORD = re.compile(rb"encrypt|password|passphrase", re.IGNORECASE)
_MISSING = (
    "Файл «{name}» – архив {kind}, а распаковщика для него здесь нет: установите его (Debian, Ubuntu: sudo apt "
    "install libarchive-tools; Windows: winget install 7zip.7zip) или сожмите файлы в .zip и повторите."
)


@dataclass(frozen=True, slots=True)
class _Unpacker:
    """A program: what it is called, and how it is asked to list an archive and to unpack it into a folder.

    An empty password is given where a program would ask for one.
    """

    name: str
    listing: Sequence[str]
    unpacking: Sequence[str]


_ARCHIVE, _FOLDER = "{archive}", "{folder}"
_SEVEN_ZIP = (["l", "-slt", "-ba", "-p", _ARCHIVE], ["x", "-y", "-bd", "-p", "-o" + _FOLDER, _ARCHIVE])
_UNPACKERS = (
    _Unpacker(
        "bsdtar", ["-tf", _ARCHIVE], ["-xf", _ARCHIVE, "-C", _FOLDER, "--no-same-owner", "--no-same-permissions"]
    ),
    _Unpacker("7zz", *_SEVEN_ZIP),
    _Unpacker("7z", *_SEVEN_ZIP),
    _Unpacker("7za", *_SEVEN_ZIP),
    _Unpacker("unar", [_ARCHIVE], ["-q", "-D", "-f", "-p", "", "-o", _FOLDER, _ARCHIVE]),
    _Unpacker("unrar", ["lb", "-p-", _ARCHIVE], ["x", "-y", "-p-", _ARCHIVE, _FOLDER + "/"]),
)
"""In the order in which they are tried: the next one where one does not know the kind of archive."""


class ForeignArchive:
    """Archives of 7-Zip and RAR."""

    def opens(self, data: bytes, name: str) -> bool:
        return _kind(data) is not None

    def members(self, data: bytes, name: str, budget: Budget) -> Iterator[Held]:
        with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
            archive = Path(folder) / "archive"
            archive.write_bytes(data)
            unpacked = Path(folder) / "unpacked"
            _unpack(archive, unpacked, name, str(_kind(data)), budget)
            for path in _files_in(unpacked):
                budget.spend(path.stat().st_size, name)
                yield Member(base_name(path.name), path.read_bytes())


def _kind(data: bytes) -> str | None:
    return next((kind for mark, kind in _MARKS.items() if data.startswith(mark)), None)


def _unpack(archive: Path, folder: Path, name: str, kind: str, budget: Budget) -> None:
    """Unpack with the first program that is there and can. Raises ReadingError where none is or can."""
    found = [(unpacker, program) for unpacker in _UNPACKERS if (program := shutil.which(unpacker.name))]
    if not found:
        raise ReadingError(_MISSING.format(name=name, kind=kind))
    errors = b""
    for unpacker, program in found:
        attempt = _Attempt(program, archive, folder, name, budget)
        if attempt.succeeds(unpacker):
            return
        errors += attempt.errors
    if _PASSWORD.search(errors):
        raise limits.encrypted(name)
    raise ReadingError(f"Архив «{name}» повреждён и не распаковывается: получите его заново.")


@dataclass
class _Attempt:
    """One program at work on an archive."""

    program: str
    archive: Path
    folder: Path
    name: str
    budget: Budget
    errors: bytes = b""

    def succeeds(self, unpacker: _Unpacker) -> bool:
        """Whether the archive was unpacked whole. Raises ReadingError where it holds more than it may."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        if unpacker.name != "unar":  # whose lister is another program
            listed = self._run(unpacker.listing, None)
            if listed.count(b"\n") > 20 * self.budget.files:
                raise limits.too_large(self.name)
        self._run(unpacker.unpacking, Watch(progress=self._size, stopped=self._is_too_much))
        if self._is_too_much():
            raise limits.too_large(self.name)
        return self.ended

    def _run(self, arguments: Sequence[str], watch: Watch | None) -> bytes:
        places = {_ARCHIVE: str(self.archive), _FOLDER: str(self.folder)}
        told = [
            argument.replace(_ARCHIVE, places[_ARCHIVE]).replace(_FOLDER, places[_FOLDER]) for argument in arguments
        ]
        ended = run_and_hear([self.program, *told], _SECONDS, self.folder.parent, {"LC_ALL": "C.UTF-8"}, watch)
        self.ended = ended.succeeded
        if not ended.succeeded:
            self.errors += ended.errors + ended.printed
        return ended.printed

    def _size(self) -> int:
        return sum(path.lstat().st_size for path in self.folder.rglob("*") if path.is_file())

    def _is_too_much(self) -> bool:
        """Whether more came out than may: headers lie, so that what is there is counted."""
        return self._size() > self.budget.size or sum(1 for _ in self.folder.rglob("*")) > self.budget.files


def _files_in(folder: Path) -> Iterator[Path]:
    """The files, in the order of their names; links are none, wherever they lead."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        paths = (Path(parent, name) for name in sorted(names))
        yield from (
            path for path in paths if path.is_file() and not path.is_symlink() and not is_service_file(path.name)
        )
