"""Alphabetical order of Russian text on every database."""

from __future__ import annotations

from typing import Any

from django.db.models import Func


class Russian(Func):
    """Orders an expression as a Russian dictionary does: ё beside е, whatever the case."""

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        # The collation of SQLite is our own (config/sqlite.py); PostgreSQL has it from ICU.
        name = {"sqlite": "ru", "postgresql": '"ru-x-icu"'}[connection.vendor]
        sql, parameters = compiler.compile(self.source_expressions[0])
        return f"{sql} COLLATE {name}", list(parameters)
