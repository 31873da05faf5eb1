"""The database itself keeps the journal append-only, whatever program writes to it.

The triggers are laid after every migration rather than by one: SQLite forgets the triggers of a table that a migration
rebuilds. To take an entry out one has to drop a trigger first, which no accident does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connections

TABLE = "journal_entry"
TRIGGERS = ("journal_entry_unchanged", "journal_entry_undeleted", "journal_entry_untruncated")
_REFUSAL = "the journal is append-only"

_SQLITE = (
    f"CREATE TRIGGER IF NOT EXISTS {TRIGGERS[0]} BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    f"CREATE TRIGGER IF NOT EXISTS {TRIGGERS[1]} BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
)
_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$""",
    f"""CREATE OR REPLACE TRIGGER {TRIGGERS[0]} BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    f"""CREATE OR REPLACE TRIGGER {TRIGGERS[1]} BEFORE DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()""",
    f"""CREATE OR REPLACE TRIGGER {TRIGGERS[2]} BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()""",
)
_STATEMENTS: Mapping[str, Sequence[str]] = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def protect(sender: object = None, using: str = "default", **_: Any) -> None:
    """Lay the triggers where they are missing; receiver of `post_migrate`."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _STATEMENTS.get(connection.vendor, ()):
            cursor.execute(statement)


@contextlib.contextmanager
def rewriting(using: str = "default") -> Iterator[None]:
    """Let entries be changed within the caller's transaction: for what the law demands to be taken out of them, and for
    nothing else. The triggers are laid again before it ends; where anything fails, they were never lifted."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name in names(using):
            cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {TABLE}"))
    yield
    protect(using=using)


def names(using: str = "default") -> tuple[str, ...]:
    """The triggers that this database ought to have; SQLite knows no TRUNCATE."""
    return TRIGGERS[: len(TRIGGERS) - 1] if connections[using].vendor == "sqlite" else TRIGGERS


def missing(using: str = "default") -> list[str]:
    """Those of them that it has not."""
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connections[using].cursor() as cursor:
        cursor.execute(queries[connections[using].vendor])
        found = {row[0] for row in cursor.fetchall()}
    return [name for name in names(using) if name not in found]
