"""Russian for SQLite, which by itself knows upper and lower case and alphabetical order of ASCII only.

«ПОБРАТИМ» would not match «побратим», and Ё would sort before А. Every new connection gets Python's `LIKE`,
`LOWER`, `UPPER` and a function `russian` to order by; in a search ё and е are one letter, as in the language.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from pobratim.web.register.folding import fold


def teach_russian(sender: type[BaseDatabaseWrapper], connection: Any, **_: object) -> None:
    """Receiver of `connection_created`; other databases know Russian themselves."""
    if connection.vendor != "sqlite":
        return
    raw = connection.connection
    raw.create_function("like", 2, like, deterministic=True)
    raw.create_function("like", 3, like, deterministic=True)
    raw.create_function("lower", 1, _lower, deterministic=True)
    raw.create_function("upper", 1, _upper, deterministic=True)
    raw.create_function("russian", 1, alphabetical, deterministic=True)


def like(pattern: str | None, value: object, escape: str | None = None) -> bool | None:
    """SQL's LIKE, blind to case and to ё; SQLite passes the pattern first."""
    if pattern is None or value is None:
        return None
    return _expression(pattern, escape).fullmatch(fold(str(value))) is not None


@functools.lru_cache(maxsize=256)
def _expression(pattern: str, escape: str | None) -> re.Pattern[str]:
    parts, characters = [], iter(fold(pattern))
    for character in characters:
        if escape and character == escape:
            parts.append(re.escape(next(characters, "")))
        else:
            parts.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
    return re.compile("".join(parts), re.DOTALL)


def alphabetical(text: str | None) -> str | None:
    """What a text is ordered by as in a Russian dictionary: е and ё together, case only where nothing else differs."""
    return None if text is None else f"{fold(text)}\0{text}"


def _lower(value: str | None) -> str | None:
    return None if value is None else str(value).lower()


def _upper(value: str | None) -> str | None:
    return None if value is None else str(value).upper()
