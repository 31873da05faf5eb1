"""Two people with one record: nobody's work is overwritten unseen.

A form remembers the last entry of the record's journal that it was shown with. Where there is a later one when it
comes back, nothing is saved; the person sees what the other changed beside what they wrote, and decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pobratim.web.journal.models import Entry
from pobratim.web.register.models import Record
from pobratim.web.register.sameness import same


class ChangedMeanwhileError(Exception):
    """A record was changed after a person had opened it; `entries` tell what was done, earliest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self.entries = tuple(entries)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a form goes on with: `values` by field, and the fields where both wrote something else, with theirs."""

    values: Mapping[str, Any]
    theirs: Mapping[str, Any]


def last_entry(record: Record) -> int:
    """The id of the latest entry of a record's journal; 0 where there is none."""
    return Entry.objects.of(record.fact_kind, record.pk).values_list("pk", flat=True).first() or 0


def check_unchanged(record: Record, seen: int | None) -> None:
    """Raises ChangedMeanwhileError where the journal tells of the record after the entry `seen`; None asks nothing."""
    if seen is None:
        return
    later = Entry.objects.of(record.fact_kind, record.pk).filter(pk__gt=seen).order_by("pk")
    if later:
        raise ChangedMeanwhileError(later)


def merge(mine: Mapping[str, Any], record: Record, entries: Iterable[Entry]) -> Merged:
    """What I did not touch is as they left it; where both wrote, mine stands in the form and theirs beside it."""
    now = record.effective
    before: dict[str, Any] = {}
    for entry in entries:
        for change in entry.changes:
            before.setdefault(change["field"], change["old"])
    both = {name for name in before if name in mine and not same(mine[name], before[name])}
    theirs = {name: now.get(name) for name in both if not same(mine[name], now.get(name))}
    untouched = {name: now.get(name) for name in before if name in mine and name not in both}
    return Merged({**mine, **untouched}, theirs)
