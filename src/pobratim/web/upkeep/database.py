"""The database's part in a backup: a consistent copy while others write, and the way back.

Each database is copied by its own means: SQLite by its online backup, PostgreSQL by COPY within one snapshot, which
needs no program beside the server. Both ways back are all or nothing.
"""

from __future__ import annotations

import contextlib
import csv
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

SQLITE_FILE = "register.sqlite3"
_SESSIONS = "django_session"
_MIGRATIONS = "django_migrations"
_CHUNK = 1 << 20


def latest_migrations() -> dict[str, str]:
    """By app, the last migration that the database has."""
    return dict(sorted(MigrationRecorder(connection).applied_migrations()))


def unknown_migrations(migrations: Mapping[str, str]) -> list[str]:
    """Those that this program does not have: the database is of a later one."""
    known = MigrationExecutor(connection).loader.disk_migrations
    return [f"{app}.{name}" for app, name in migrations.items() if (app, name) not in known]


def copy_out(folder: Path) -> None:
    """Write the database into an empty folder, as it is at one moment."""
    _COPY_OUT[connection.vendor](folder)


def copy_in(files: Sequence[Path], migrations: Mapping[str, str]) -> None:
    """Put a copy in place of what the database holds, then bring it up to date."""
    _COPY_IN[connection.vendor](files, migrations)
    call_command("migrate", interactive=False, verbosity=0)


def _sqlite_out(folder: Path) -> None:
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(folder / SQLITE_FILE)) as copy:
        connection.connection.backup(copy)
        with copy:
            copy.execute(f"DELETE FROM {_SESSIONS}")  # noqa: S608 - a name of ours
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("VACUUM")


def _sqlite_in(files: Sequence[Path], migrations: Mapping[str, str]) -> None:
    connection.ensure_connection()
    (file,) = files
    with contextlib.closing(sqlite3.connect(file)) as copy:
        copy.backup(connection.connection)


def _postgresql_out(folder: Path) -> None:
    with _snapshot() as cursor:
        for table in sorted(_tables()):
            if table in (_SESSIONS, _MIGRATIONS):
                continue
            with (
                (folder / table).open("wb") as file,
                cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT csv, HEADER)') as rows,
            ):
                for chunk in rows:
                    file.write(chunk)


@contextlib.contextmanager
def _snapshot() -> Iterator[Any]:
    """A cursor of a connection of its own, which sees the database as it was at its first query."""
    own = connections.create_connection("default")
    try:
        own.ensure_connection()
        raw = own.connection
        raw.autocommit = False
        with raw.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield cursor
    finally:
        own.close()


def _postgresql_in(files: Sequence[Path], migrations: Mapping[str, str]) -> None:
    """Empty tables of the very version that was copied are made first; a failure leaves everything as it was."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(f'DROP TABLE "{table}" CASCADE')
        MigrationExecutor(connection).migrate(list(migrations.items()))
        with connection.cursor() as cursor:
            # Some migrations have references checked at once; here a table may come before the one it refers to.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for file in files:
                _fill(cursor, file)
            _go_on_counting(cursor)


def _fill(cursor: Any, file: Path) -> None:
    """Rows under their column titles, for the order of columns is the server's own.

    Raises ValueError for a table or a column that the program does not have: names become part of a statement.
    """
    table = file.name
    with file.open("rb") as rows:
        columns = next(csv.reader([rows.readline().decode()]))
        known = {column.name for column in connection.introspection.get_table_description(cursor, table)}
        if table not in _tables() or not known.issuperset(columns):
            raise ValueError(table)
        quoted = ", ".join(f'"{column}"' for column in columns)
        cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - what a migration may have put there
        with cursor.copy(f'COPY "{table}" ({quoted}) FROM STDIN (FORMAT csv)') as copy:
            while chunk := rows.read(_CHUNK):
                copy.write(chunk)


def _go_on_counting(cursor: Any) -> None:
    """Let each counter go on after the highest number that is used."""
    for table in _tables():
        for sequence in connection.introspection.get_sequences(cursor, table):
            column = sequence["column"]
            cursor.execute(
                f'SELECT setval(pg_get_serial_sequence(%s, %s), GREATEST((SELECT MAX("{column}") FROM "{table}"), 1),'  # noqa: S608
                f' EXISTS (SELECT 1 FROM "{table}"))',
                [f'"{table}"', column],
            )


def _tables() -> list[str]:
    """The program's own tables; others in the same database are let alone."""
    return [*connection.introspection.django_table_names(only_existing=True, include_views=False), _MIGRATIONS]


_COPY_OUT = {"sqlite": _sqlite_out, "postgresql": _postgresql_out}
_COPY_IN = {"sqlite": _sqlite_in, "postgresql": _postgresql_in}
