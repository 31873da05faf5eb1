"""Converts files of old formats with LibreOffice: without windows, macros, network, or traces in the user's profile."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pobratim.reading.errors import ReadingError
from pobratim.reading.external import Watch, run

_NAMES = ("soffice", "libreoffice")
_WINDOWS = (r"%ProgramFiles%\LibreOffice\program\soffice.com", r"%ProgramFiles(x86)%\LibreOffice\program\soffice.com")
_MISSING = (
    "Файл «{name}» читается с помощью LibreOffice, которого здесь нет: установите его (Debian, Ubuntu: sudo apt "
    "install libreoffice-writer; Windows: winget install TheDocumentFoundation.LibreOffice) или сохраните документ "
    "как .docx."
)
_RTF_MARK = b"{\\rtf"
_SECONDS = 40.0
"""Time to start the program with a new profile, or for one file: both many times what they usually take."""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = {"DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true", "MacroSecurityLevel": "3"}


def convert(paths: Sequence[Path], kind: str = "docx") -> dict[Path, bytes]:
    """Files converted to a format; those that LibreOffice cannot read are missing. Raises as `convert_into`."""
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        targets = {path: Path(folder) / str(number) for number, path in enumerate(paths)}
        convert_into(targets, kind)
        return {path: target.read_bytes() for path, target in targets.items() if target.is_file()}


def convert_into(targets: Mapping[Path, Path], kind: str = "docx", stopped: Callable[[], bool] = lambda: False) -> None:
    """Files converted to a format and written to their targets; those that cannot be read get none.

    All go into one run of LibreOffice, whose start takes longer than ten files do. Where one of them ends the run or
    holds it up, it is left out and another run does those behind it. Raises ReadingError, with the line that
    installs it, where LibreOffice is missing.
    """
    program = _program()
    if program is None:
        raise ReadingError(_MISSING.format(name=next((path.name for path in targets), "")))
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        batch = _Batch(program, kind, Path(folder), stopped)
        waiting = batch.copies(targets)
        while waiting and not stopped():
            waiting = batch.run(waiting)


def _suffix(path: Path) -> str:
    """Of a file taken out of an archive, whose place has no name."""
    with path.open("rb") as file:
        return ".rtf" if file.read(len(_RTF_MARK)) == _RTF_MARK else ".doc"


def is_installed() -> bool:
    """Whether old formats can be read."""
    return _program() is not None


def _program() -> str | None:
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    places = map(os.path.expandvars, _WINDOWS)
    return found or next((path for path in places if Path(path).is_file()), None)


@dataclass(frozen=True)
class _Batch:
    """Works on copies under names of our own: nothing of the user's folders is written to."""

    program: str
    kind: str
    folder: Path
    stopped: Callable[[], bool]

    def copies(self, targets: Mapping[Path, Path]) -> list[tuple[Path, Path]]:
        """A copy of each file, with its target."""
        copies = []
        for number, (path, target) in enumerate(targets.items()):
            copy = self.folder / f"{number}{path.suffix or _suffix(path)}"
            shutil.copyfile(path, copy)
            copies.append((copy, target))
        return copies

    def run(self, waiting: Sequence[tuple[Path, Path]]) -> list[tuple[Path, Path]]:
        """One run: moves what was made to its targets, and returns what another run may still do."""
        made = self.folder / "made"
        made.mkdir(exist_ok=True)
        ended = run(
            self._command(made, [copy for copy, _ in waiting]),
            _SECONDS,
            self.folder,
            {"HOME": str(self.folder)},
            Watch(lambda: len(list(made.iterdir())), self.stopped),
        )
        missing: list[int] = []
        for number, (copy, target) in enumerate(waiting):
            result = made / f"{copy.stem}.{self.kind}"
            if result.is_file():
                shutil.move(result, target)
                missing.clear()  # those before it were passed over
            else:
                missing.append(number)
        return [] if ended is not None else [waiting[number] for number in missing[1:]]

    def _command(self, made: Path, copies: Sequence[Path]) -> list[str]:
        profile = _profile(self.folder)
        command = [self.program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--nolockcheck", "--convert-to", self.kind, "--outdir", str(made)]
        return [*command, *map(str, copies)]


def _profile(folder: Path) -> Path:
    """A profile of its own, in which no macro runs and nothing is fetched that a document refers to."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    items = "".join(_SETTING.format(name=name, value=value) for name, value in _SETTINGS.items())
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        "utf-8",
    )
    return profile
