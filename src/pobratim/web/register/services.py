"""Everything that changes the register: each service journals in its own transaction, or nothing happens at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.meanwhile import check_unchanged
from pobratim.web.register.models import Authority, Record, State
from pobratim.web.register.projection import project, project_links
from pobratim.web.register.sameness import same
from pobratim.web.register.settling import SETTLED, is_doubted, settles

R = TypeVar("R", bound=Record)


@transaction.atomic
def add(
    *, model: type[R], authority: Authority | None, values: Mapping[str, Any], actor: User | None, reason: str = ""
) -> R:
    """A record entered by hand: all its values are a human's. Raises ValidationError where a column refuses one."""
    record = model(authority=authority)
    record.corrected = _told_by(actor, values)
    _save(record)
    _journal(Verb.CREATED, record, actor, reason, journal.differences({}, values))
    return record


@transaction.atomic
def correct(
    *, record: R, values: Mapping[str, Any], actor: User | None, reason: str = "", seen: int | None = None
) -> R:
    """Put a human's values beside what was read. A value set back to what was read is no correction any more.

    A value for the field that the machine doubted settles the record, as `confirm` does. `seen` is the journal's entry
    that the values were written in view of: raises ChangedMeanwhileError where there is a later one.
    """
    _lock(record)
    check_unchanged(record, seen)
    before = record.effective
    changed = {field: value for field, value in values.items() if not same(value, before.get(field))}
    if not changed:
        return record
    changed |= SETTLED if settles(record, changed) else {}
    corrected = {**record.corrected, **_told_by(actor, changed)}
    if not record.entered_by_hand:
        read = record.as_read
        corrected = {f: c for f, c in corrected.items() if not same(c["value"], read.get(f))}
    record.corrected = corrected
    _save(record)
    old = {field: before.get(field) for field in changed}
    _journal(Verb.CORRECTED, record, actor, reason, journal.differences(old, changed))
    return record


@transaction.atomic
def confirm(*, record: R, actor: User | None, reason: str = "") -> R:
    """Say that a record the machine was not sure of is right as it stands."""
    _lock(record)
    if not is_doubted(record):
        return record
    changes = journal.differences({"certainty": record.effective["certainty"]}, SETTLED)
    record.corrected = {**record.corrected, **_told_by(actor, SETTLED)}
    _save(record)
    _journal(Verb.CONFIRMED, record, actor, reason, changes)
    return record


@transaction.atomic
def withdraw(*, record: R, actor: User | None, reason: str = "") -> R:
    """Take a record out of lists and reports; it stays, with its sources, and no import brings it back."""
    return _change_state(record, State.WITHDRAWN, Verb.WITHDRAWN, actor, reason)


@transaction.atomic
def restore(*, record: R, actor: User | None, reason: str = "") -> R:
    """Undo `withdraw`."""
    return _change_state(record, State.CURRENT, Verb.RESTORED, actor, reason)


def _lock(record: Record) -> None:
    """The record as it is now, and nobody else's until the transaction ends: what two write at once, both keep."""
    record.refresh_from_db(from_queryset=type(record).objects.select_for_update())


def _change_state(record: R, state: State, verb: Verb, actor: User | None, reason: str) -> R:
    _lock(record)
    if record.state == state:
        return record
    changes = journal.differences({"state": record.state}, {"state": state.value})
    record.state = state.value
    record.save(update_fields=["state", "changed_at"])
    _journal(verb, record, actor, reason, changes)
    return record


def _told_by(actor: User | None, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    stamp = {"by": str(actor or ""), "at": timezone.now().isoformat(timespec="seconds")}
    return {field: {"value": value, **stamp} for field, value in values.items()}


def _save(record: Record) -> None:
    project(record)
    record.full_clean(exclude=["authority", "document"])
    record.save()
    project_links(record)


def _journal(verb: Verb, record: Record, actor: User | None, reason: str, changes: list[dict[str, Any]]) -> None:
    journal.write([journal.entry(actor=actor, verb=verb, record=record, changes=changes, reason=reason)])
