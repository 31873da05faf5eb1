"""The full-text index of the database in use, beside the table of entries: FTS5 of SQLite, a tsvector of PostgreSQL.

Both are given nothing but the terms we computed and kept by the database itself, so that no write to the table goes
without the index. They are laid after every migration rather than by one: SQLite forgets the triggers of a table that
a migration rebuilds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connections
from django.db.models import BooleanField, Func

TABLE = "search_indexentry"
Conjunction = Sequence[str]
"""Terms that must all be there; one that ends with an asterisk stands for all that begin so."""

_TOLD = "INSERT INTO search_terms(search_terms, rowid, terms) VALUES ('delete', old.number, old.terms)"
_ADDED = "INSERT INTO search_terms(rowid, terms) VALUES (new.number, new.terms)"
_LAID = "SELECT name FROM sqlite_master WHERE name = 'search_terms'"
_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_terms USING fts5(terms, content='{TABLE}', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER IF NOT EXISTS search_terms_added AFTER INSERT ON {TABLE} BEGIN {_ADDED}; END",
    f"CREATE TRIGGER IF NOT EXISTS search_terms_removed AFTER DELETE ON {TABLE} BEGIN {_TOLD}; END",
    f"CREATE TRIGGER IF NOT EXISTS search_terms_changed AFTER UPDATE OF number, terms ON {TABLE}"
    f" BEGIN {_TOLD}; {_ADDED}; END",
)
_REBUILT = "INSERT INTO search_terms(search_terms) VALUES ('rebuild')"
# From an array, not by PostgreSQL's own parser, which would cut the terms up in ways SQLite does not.
_POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS vector tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(terms, ' '))) STORED",
    f"CREATE INDEX IF NOT EXISTS search_vector ON {TABLE} USING gin (vector)",
)
_STATEMENTS: Mapping[str, Sequence[str]] = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def lay(sender: object = None, using: str = "default", **_: Any) -> None:
    """Lay what is missing of the full-text index; receiver of `post_migrate`."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        is_new = connection.vendor == "sqlite" and not cursor.execute(_LAID).fetchone()
        for statement in _STATEMENTS[connection.vendor]:
            cursor.execute(statement)
        if is_new:
            cursor.execute(_REBUILT)


class Matching(Func):
    """Whether an entry holds, of each group, all terms of one of its conjunctions."""

    output_field = BooleanField()

    def __init__(self, groups: Iterable[Iterable[Conjunction]]) -> None:
        super().__init__()
        self.groups = tuple(tuple(map(tuple, group)) for group in groups)

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        if connection.vendor == "sqlite":
            inner = "SELECT rowid FROM search_terms WHERE search_terms MATCH %s"
            return f"{TABLE}.number IN ({inner})", [_written(self.groups, " AND ", " OR ", _fts5)]
        return f"{TABLE}.vector @@ %s::tsquery", [_written(self.groups, " & ", " | ", _tsquery)]


def _written(groups: Iterable[Iterable[Conjunction]], both: str, either: str, write: Any) -> str:
    """A query in the language of a database."""
    told = ((both.join(map(write, conjunction)) for conjunction in group) for group in groups)
    return both.join("(" + either.join(f"({conjunction})" for conjunction in group) + ")" for group in told)


def _fts5(term: str) -> str:
    return f'"{term[:-1]}" *' if term.endswith("*") else f'"{term}"'


def _tsquery(term: str) -> str:
    return f"'{term[:-1]}':*" if term.endswith("*") else f"'{term}'"
