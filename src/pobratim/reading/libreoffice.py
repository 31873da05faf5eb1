"""Converts files of old formats with LibreOffice: without windows, macros, network, or traces in the user's profile."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pobratim.reading.errors import ReadingError
from pobratim.reading.external import run

_NAMES = ("soffice", "libreoffice")
_WINDOWS = (r"%ProgramFiles%\LibreOffice\program\soffice.com", r"%ProgramFiles(x86)%\LibreOffice\program\soffice.com")
_MISSING = (
    "Файл «{name}» читается с помощью LibreOffice, которого здесь нет: установите его (Debian, Ubuntu: sudo apt "
    "install libreoffice-writer; Windows: winget install TheDocumentFoundation.LibreOffice) или сохраните документ "
    "как .docx."
)
_SECONDS, _SECONDS_A_FILE = 40.0, 5.0
"""Time to start the program with a new profile, and for each file: both many times what they usually take."""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = {"DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true", "MacroSecurityLevel": "3"}


def convert(paths: Sequence[Path], kind: str = "docx") -> dict[Path, bytes]:
    """Files converted to a format, all in one run of LibreOffice; those that it cannot read are missing.

    Raises ReadingError, with the line that installs it, where LibreOffice is missing.
    """
    program = _program()
    if program is None:
        raise ReadingError(_MISSING.format(name=paths[0].name if paths else ""))
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        return _converted(program, paths, kind, Path(folder))


def is_installed() -> bool:
    """Whether old formats can be read."""
    return _program() is not None


def _program() -> str | None:
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    places = map(os.path.expandvars, _WINDOWS)
    return found or next((path for path in places if Path(path).is_file()), None)


def _converted(program: str, paths: Sequence[Path], kind: str, folder: Path) -> dict[Path, bytes]:
    """Works on copies under names of our own: nothing of the user's folders is written to."""
    copies = {path: folder / f"{number}{path.suffix}" for number, path in enumerate(paths)}
    for path, copy in copies.items():
        shutil.copyfile(path, copy)
    profile = _profile(folder)
    made = folder / "made"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", kind, "--outdir", str(made), *map(str, copies.values())]
    run(command, _SECONDS + _SECONDS_A_FILE * len(paths), folder, {"HOME": str(folder)})
    results = {path: made / f"{copy.stem}.{kind}" for path, copy in copies.items()}
    return {path: result.read_bytes() for path, result in results.items() if result.is_file()}


def _profile(folder: Path) -> Path:
    """A profile of its own, in which no macro runs and nothing is fetched that a document refers to."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_SETTING.format(name=name, value=value) for name, value in _SETTINGS.items())
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        "utf-8",
    )
    return profile
