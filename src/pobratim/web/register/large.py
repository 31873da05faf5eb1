"""Indexes that lists of a hundred thousand activities need and that no model can tell of.

Each database has its own place for what has no date, and the lists put it last. The newest come from an index that also
holds what the lists filter by: the rows are wide, with all that was read of them, and reading them costs most.

They are laid after every migration rather than by one: SQLite forgets the indexes of a table that a migration rebuilds.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

_TABLE = "register_activity"
_FILTERED = "ends, kind, status, online, authority_id, venue_key, venue_country"
_NEWEST = {
    "sqlite": f"(state, starts DESC, id, {_FILTERED})",
    "postgresql": f"(state, starts DESC NULLS LAST, id) INCLUDE ({_FILTERED})",
}
_INDEXES = {
    "activity_oldest": "(state, starts, id)",
    "activity_venue": "(venue_key)",
    "activity_certainty": "(certainty, state)",
}


def lay_indexes(sender: object = None, using: str = "default", **_: Any) -> None:
    """Lay those that are missing; receiver of `post_migrate`."""
    connection = connections[using]
    if _TABLE not in connection.introspection.table_names():
        return
    wanted = {"activity_newest": _NEWEST[connection.vendor], **_INDEXES}
    with connection.cursor() as cursor:
        for name, columns in wanted.items():
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {_TABLE} {columns}")
