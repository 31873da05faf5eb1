"""Making a backup and bringing it back: the database and every original, while the server runs."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone

from pobratim import __version__
from pobratim.web.intake.storage import original_folder, store_original
from pobratim.web.upkeep import archive, database
from pobratim.web.upkeep.archive import DATABASE, ORIGINALS, Backup, BackupError, Manifest

_COUNTED = ("register.Document", "register.Activity", "register.Agreement", "register.Partnership")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back, and where a backup of what was there before lies, if anything was."""

    manifest: Manifest
    before: Path | None


def last_backup_mark() -> Path:
    """The file whose time tells when this installation was last backed up."""
    return Path(settings.POBRATIM_HOME) / "last-backup"


def back_up(target: Path) -> Manifest:
    """Write a backup and read it back to be sure of it. Raises BackupError where it cannot be done."""
    if target.exists():
        raise BackupError("backup_exists", file=target)
    with tempfile.TemporaryDirectory() as name:
        database.copy_out(Path(name))
        files = {DATABASE + path.name: path for path in sorted(Path(name).iterdir())} | _originals()
        try:
            archive.write(target, files, _manifest(files))
        except OSError as error:
            raise BackupError("backup_not_written", file=target) from error
    manifest = archive.open_backup(target).manifest
    last_backup_mark().write_text(str(target), "utf-8")
    return manifest


def _originals() -> dict[str, Path]:
    """The name in the archive of each original. Nothing else lies in their folders but what is being written now."""
    paths = sorted(original_folder().glob("??/*"))
    return {ORIGINALS + path.name: path for path in paths if len(path.name) == archive.DIGEST_LENGTH}


def _manifest(files: Mapping[str, Path]) -> Manifest:
    return Manifest(
        program=__version__,
        made_at=timezone.localtime().isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=database.latest_migrations(),
        parts=archive.digests(files),
        records={name: apps.get_model(name)._default_manager.count() for name in _COUNTED},
    )


def restore(source: Path, *, replace: bool = False) -> Restored:
    """Bring back all that a backup holds, in place of what there is.

    A register with anything in it is replaced only when asked to, and backed up first. Raises BackupError where the
    backup cannot be used; nothing has been touched then.
    """
    backup = archive.open_backup(source)
    _check(backup, source)
    if not replace and not is_empty():
        raise BackupError("register_not_empty")
    before = None if is_empty() else _keep_what_there_is()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for original in backup.extract(ORIGINALS, folder):
            store_original(original.read_bytes(), original.name)
            original.unlink()
        database.copy_in(list(backup.extract(DATABASE, folder)), backup.manifest.migrations)
    return Restored(backup.manifest, before)


def is_empty() -> bool:
    """Whether nobody has put anything into the register."""
    return not any(apps.get_model(name)._default_manager.exists() for name in _COUNTED)


def _check(backup: Backup, source: Path) -> None:
    if backup.manifest.database != connection.vendor:
        raise BackupError("other_database", file=source, of=backup.manifest.database, here=connection.vendor)
    if database.unknown_migrations(backup.manifest.migrations):
        raise BackupError("later_backup", file=source)


def _keep_what_there_is() -> Path:
    folder = Path(settings.POBRATIM_HOME) / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"before-restore-{timezone.localtime():%Y-%m-%d-%H%M%S-%f}.zip"
    back_up(target)
    return target
