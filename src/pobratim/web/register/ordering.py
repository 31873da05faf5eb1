"""Alphabetical order of Russian text on every database."""

from __future__ import annotations

from typing import Any

from django.db.models import Func


class Russian(Func):
    """Orders an expression as a Russian dictionary does: ё beside е, whatever the case."""

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        sql, parameters = compiler.compile(self.source_expressions[0])
        # SQLite asks a function of ours once a row (config/sqlite.py), where a collation would be asked for every two
        # rows compared; PostgreSQL has the order from ICU.
        written = f"russian({sql})" if connection.vendor == "sqlite" else f'{sql} COLLATE "ru-x-icu"'
        return written, list(parameters)
