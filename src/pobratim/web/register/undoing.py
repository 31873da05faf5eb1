"""Taking back what one has just done: a record as it was before one's own last act on it, told by the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.merging import part
from pobratim.web.register.models import Record, State
from pobratim.web.register.sameness import same
from pobratim.web.register.writing import lock, save, tell, told_by

R = TypeVar("R", bound=Record)
UNDOABLE = (Verb.ACCEPTED, Verb.CONFIRMED, Verb.CORRECTED, Verb.WITHDRAWN, Verb.RESTORED, Verb.MERGED)


class NothingToUndoError(Exception):
    """The last act on a record is not one's own, or cannot be undone."""


@transaction.atomic
def undo(*, record: R, actor: User) -> R:
    """Take back the last act on a record where it is the actor's own. Raises NothingToUndoError where it is not:
    nobody undoes what another, or a later reading, has built upon."""
    lock(record)
    entry = Entry.objects.of(record.fact_kind, record.pk).first()
    if entry is None or not is_undoable(entry, actor.pk):
        raise NothingToUndoError
    if entry.verb == Verb.MERGED:
        part(record=_absorbed(record, entry), actor=actor)
        record.refresh_from_db()
        return record
    before = {change["field"]: change["old"] for change in entry.changes}
    if "accepted" in before:
        record.accepted = before.pop("accepted")
    if "state" in before:
        record.state = _state(record, before.pop("state"))
    record.corrected = _corrected(record, before, entry)
    save(record)
    changes = [{"field": c["field"], "old": c["new"], "new": c["old"]} for c in entry.changes]
    tell(Verb.UNDONE, record, actor, "", changes)
    return record


def is_undoable(entry: Entry, actor: int) -> bool:
    """Whether the latest entry of a record's journal is an act of a user, by their id, that can be taken back."""
    return entry.verb in UNDOABLE and entry.actor_id == actor


def _absorbed(record: R, entry: Entry) -> R:
    """Of the two records that an entry tells were merged, the one that does not count since."""
    if record.is_merged:
        return record
    other = next(change["new"]["id"] for change in entry.changes if change["field"] == "merged")
    found = type(record).objects.filter(pk=other, merged_into=record).first()
    if found is None:
        raise NothingToUndoError
    return cast(R, found)


def _state(record: Record, before: str) -> str:
    """The state before; a document withdrawn or restored meanwhile has the last word."""
    if before == State.WITHDRAWN:
        return before
    withdrawn = record.document is not None and record.document.is_withdrawn
    return State.WITH_DOCUMENT if withdrawn else State.CURRENT


def _corrected(record: Record, before: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """The corrections with these values; what was read, or was not there, is none."""
    corrected = {field: told for field, told in record.corrected.items() if field not in before}
    for field, value in before.items():
        if not same(value, record.as_read.get(field)):
            corrected[field] = _first_told(record, field, value, entry)
    return corrected


def _first_told(record: Record, field: str, value: Any, undone: Entry) -> dict[str, Any]:
    """A correction with the name and time of whoever gave it, before the act that is undone."""
    earlier = Entry.objects.of(record.fact_kind, record.pk).filter(pk__lt=undone.pk)
    for entry in earlier:
        if any(change["field"] == field and same(change["new"], value) for change in entry.changes):
            return {"value": value, "by": entry.actor_name, "at": entry.at.isoformat(timespec="seconds")}
    return told_by(undone.actor, {field: value})[field]
