"""Is this installation in order? Each check says what it found and, where something is wrong, by which text to help.

Checks touch nothing. An error means that work is or will be lost or refused; a warning, that something could be better.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from pobratim import __version__
from pobratim.web.intake.storage import original_path
from pobratim.web.journal import protection
from pobratim.web.register.models import Document
from pobratim.web.upkeep.backup import last_backup_mark

LEAST_FREE = 500 * 2**20
"""Bytes of free disk below which taking in a heap of documents may fail."""
LONGEST_WITHOUT_BACKUP = timedelta(days=7)


class Verdict(StrEnum):
    """How a check ended."""

    FINE = "fine"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `code` names its text for the user, `values` go into it."""

    code: str
    verdict: Verdict = Verdict.FINE
    values: dict[str, Any] = field(default_factory=dict)


def examine(*, every_original: bool = False) -> Iterator[Check]:
    """All checks in order. `every_original` reads each original and compares its SHA-256, which takes its time."""
    yield Check("versions", values={"program": __version__, "python": sys.version.split()[0]})
    yield from _home(Path(settings.POBRATIM_HOME))
    try:
        yield from _database()
        yield from _originals(every_original)
    except DatabaseError as error:
        yield Check("database_broken", Verdict.ERROR, {"message": " ".join(str(error).split())})
    yield _backup()


def _home(home: Path) -> Iterator[Check]:
    if not os.access(home, os.W_OK):
        yield Check("home_not_writable", Verdict.ERROR, {"folder": home})
        return
    yield Check("home", values={"folder": home})
    free = shutil.disk_usage(home).free
    verdict = Verdict.FINE if free >= LEAST_FREE else Verdict.ERROR
    yield Check("disk" if verdict is Verdict.FINE else "disk_full", verdict, {"megabytes": free // 2**20})
    key = home / "secret-key"
    if os.name == "posix" and key.exists() and key.stat().st_mode & 0o077:
        yield Check("key_readable", Verdict.ERROR, {"file": key})


def _database() -> Iterator[Check]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Check("not_migrated", Verdict.ERROR, {"number": len(waiting)})
        return
    damage = _damage()
    if damage:
        yield Check("database_damaged", Verdict.ERROR, {"message": damage})
    else:
        yield Check("database", values={"database": connection.vendor, "documents": Document.objects.count()})
    missing = protection.missing()
    if missing:
        yield Check("journal_unprotected", Verdict.ERROR, {"triggers": ", ".join(missing)})


def _damage() -> str:
    """What SQLite finds wrong in its own file; empty where nothing is, or where the server looks after itself."""
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        (found,) = cursor.fetchone()
        if found != "ok":
            return str(found)
        cursor.execute("PRAGMA foreign_key_check")
        row = cursor.fetchone()
    return f"{row[0]}: {row[2]}" if row else ""


def _originals(every: bool) -> Iterator[Check]:
    """Whether the bytes of each document are there; a document without its original cannot be read anew."""
    wrong: dict[str, list[str]] = {"original_missing": [], "original_changed": []}
    documents = list(Document.objects.values_list("name", "sha256"))
    for name, digest in documents:
        path = original_path(digest)
        if not path.is_file():
            wrong["original_missing"].append(name)
        elif every and _digest(path) != digest:
            wrong["original_changed"].append(name)
    for code, names in wrong.items():
        if names:
            yield Check(code, Verdict.ERROR, {"number": len(names), "first": names[0]})
    if not any(wrong.values()):
        yield Check("originals_whole" if every else "originals", values={"number": len(documents)})


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _backup() -> Check:
    mark = last_backup_mark()
    if not mark.exists():
        return Check("never_backed_up", Verdict.WARNING)
    made = datetime.fromtimestamp(mark.stat().st_mtime, UTC)
    values = {"date": timezone.localtime(made).strftime("%d.%m.%Y"), "file": mark.read_text("utf-8")}
    old = timezone.now() - made > LONGEST_WITHOUT_BACKUP
    return Check("backup_old", Verdict.WARNING, values) if old else Check("backup", values=values)
