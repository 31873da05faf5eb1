"""Writing the journal. Every service that writes a record calls this inside its own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from pobratim.web.accounts.models import User
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.folding import fold

LABEL_LENGTH = 300


class Recorded(Protocol):
    """What can be told of: a record of the register."""

    @property
    def pk(self) -> Any: ...
    @property
    def fact_kind(self) -> str: ...
    @property
    def authority_id(self) -> int | None: ...


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What changed between two sets of fields, by name."""
    names = sorted(old.keys() | new.keys())
    return [{"field": n, "old": old.get(n), "new": new.get(n)} for n in names if old.get(n) != new.get(n)]


def entry(
    *, actor: User | None, verb: Verb, record: Recorded, changes: Iterable[dict[str, Any]] = (), reason: str = ""
) -> Entry:
    """An entry not yet written, for those who write many at once; `actor` None is the program itself."""
    return Entry(
        actor=actor,
        actor_name=str(actor or ""),
        verb=verb,
        kind=record.fact_kind,
        record_id=record.pk,
        authority_id=record.authority_id,
        label=str(record)[:LABEL_LENGTH],
        search_text=fold(str(record)),
        changes=list(changes),
        reason=reason,
    )


def write(entries: Iterable[Entry]) -> None:
    """Add entries; the caller's transaction carries them, so that no act goes without its entry."""
    Entry.objects.bulk_create(entries, batch_size=500)
