"""What a backup file is: a ZIP with the database, the originals, and a manifest that tells whether they are whole.

Nothing is taken from an archive before every part of it has been checked against the manifest. The key that signs
sessions and the sessions themselves are left out: whoever finds a backup shall not be signed in by it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = "pobratim.backup/1"
MANIFEST = "manifest.json"
DATABASE = "database/"
ORIGINALS = "originals/"
DIGEST_LENGTH = 64
"""Hexadecimal digits of a SHA-256: an original's name."""
_CHUNK = 1 << 20


class BackupError(Exception):
    """A backup that cannot be made or used; `code` names the text for the user, `values` go into it."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `migrations` are the latest of each app; `parts` maps names in the ZIP to SHA-256."""

    program: str
    made_at: str
    database: str
    migrations: Mapping[str, str]
    parts: Mapping[str, str]
    records: Mapping[str, int] = field(default_factory=dict)
    format: str = FORMAT

    @property
    def originals(self) -> list[str]:
        return [name for name in self.parts if name.startswith(ORIGINALS)]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def write(target: Path, files: Mapping[str, Path], manifest: Manifest) -> None:
    """Write the archive whole or not at all. Raises OSError where the place cannot be written to."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in files.items():
                archive.write(path, name)
            archive.writestr(MANIFEST, manifest.to_json())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def digests(files: Mapping[str, Path]) -> dict[str, str]:
    """The SHA-256 of each file."""
    found = {}
    for name, path in files.items():
        with path.open("rb") as file:
            found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


@dataclass(frozen=True)
class Backup:
    """An opened backup whose parts have all been checked."""

    archive: zipfile.ZipFile
    manifest: Manifest

    def extract(self, prefix: str, folder: Path) -> Iterator[Path]:
        """Take the parts under a prefix out into a folder, one by one, without their folders."""
        for name in self.manifest.parts:
            if name.startswith(prefix):
                target = folder / name.rpartition("/")[2]
                with self.archive.open(name) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file, _CHUNK)
                yield target


def open_backup(path: Path) -> Backup:
    """A backup, checked part by part. Raises BackupError where it is no backup, damaged, or of a later program."""
    try:
        archive = zipfile.ZipFile(path)
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except FileNotFoundError as error:
        raise BackupError("no_such_backup", file=path) from error
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise BackupError("no_backup", file=path) from error
    if manifest.format != FORMAT:
        raise BackupError("later_backup", file=path)
    for name, digest in manifest.parts.items():
        if _digest(archive, name) != digest:
            raise BackupError("damaged_backup", file=path, part=name)
    return Backup(archive, manifest)


def _digest(archive: zipfile.ZipFile, name: str) -> str | None:
    """The SHA-256 of a part; None where it is missing or its own check sum is wrong."""
    total = hashlib.sha256()
    try:
        with archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                total.update(chunk)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError):
        return None
    return total.hexdigest()
