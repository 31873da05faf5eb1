"""Everything that changes the register: each service journals in its own transaction, or nothing happens at all.

Whatever a human does to a record that was read counts as having reviewed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.acceptance import acceptance, still_accepted
from pobratim.web.register.meanwhile import check_unchanged
from pobratim.web.register.models import Authority, Record, State
from pobratim.web.register.sameness import same
from pobratim.web.register.settling import SETTLED, is_doubted, settles
from pobratim.web.register.writing import lock, save, tell, told_by

R = TypeVar("R", bound=Record)


@transaction.atomic
def add(
    *, model: type[R], authority: Authority | None, values: Mapping[str, Any], actor: User | None, reason: str = ""
) -> R:
    """A record entered by hand: all its values are a human's. Raises ValidationError where a column refuses one."""
    record = model(authority=authority)
    record.corrected = told_by(actor, values)
    save(record)
    tell(Verb.CREATED, record, actor, reason, journal.differences({}, values))
    return record


@transaction.atomic
def correct(
    *, record: R, values: Mapping[str, Any], actor: User | None, reason: str = "", seen: int | None = None
) -> R:
    """Put a human's values beside what was read. A value set back to what was read is no correction any more.

    A value for the field that the machine doubted settles the record, as `confirm` does. `seen` is the journal's entry
    that the values were written in view of: raises ChangedMeanwhileError where there is a later one.
    """
    lock(record)
    check_unchanged(record, seen)
    before = record.effective
    changed = {field: value for field, value in values.items() if not same(value, before.get(field))}
    if not changed:
        return record
    changed |= SETTLED if settles(record, changed) else {}
    corrected = {**record.corrected, **told_by(actor, changed)}
    if not record.entered_by_hand:
        read = record.as_read
        corrected = {f: c for f, c in corrected.items() if not same(c["value"], read.get(f))}
    record.corrected = corrected
    reviewed = _review(record, actor)
    save(record)
    old = {field: before.get(field) for field in changed}
    tell(Verb.CORRECTED, record, actor, reason, journal.differences(old, changed) + reviewed)
    return record


@transaction.atomic
def confirm(*, record: R, actor: User | None, reason: str = "") -> R:
    """Say that a record the machine was not sure of is right as it stands."""
    lock(record)
    return _settle(record, Verb.CONFIRMED, actor, reason) if is_doubted(record) else record


@transaction.atomic
def accept(*, record: R, actor: User | None, seen: int | None = None) -> R:
    """Say that a record is right as it stands, or rightly withdrawn, whether the machine doubted it or not.

    `seen` is the journal's entry in view of which this is said: raises ChangedMeanwhileError where there is a later
    one, for a human answers only for what they saw.
    """
    lock(record)
    check_unchanged(record, seen)
    if record.entered_by_hand or still_accepted(record):
        return record
    return _settle(record, Verb.ACCEPTED, actor, "")


@transaction.atomic
def withdraw(*, record: R, actor: User | None, reason: str = "") -> R:
    """Take a record out of lists and reports; it stays, with its sources, and no import brings it back."""
    return _change_state(record, State.WITHDRAWN, Verb.WITHDRAWN, actor, reason)


@transaction.atomic
def restore(*, record: R, actor: User | None, reason: str = "") -> R:
    """Undo `withdraw`."""
    return _change_state(record, State.CURRENT, Verb.RESTORED, actor, reason)


def _settle(record: R, verb: Verb, actor: User | None, reason: str) -> R:
    changes: list[dict[str, Any]] = []
    if is_doubted(record) and record.state == State.CURRENT:
        changes = journal.differences({"certainty": record.effective["certainty"]}, SETTLED)
        record.corrected = {**record.corrected, **told_by(actor, SETTLED)}
    changes += _review(record, actor)
    save(record)
    tell(verb, record, actor, reason, changes)
    return record


def _review(record: Record, actor: User | None) -> list[dict[str, Any]]:
    """Mark a record, unsaved, as reviewed; gives the change for the journal."""
    before, record.accepted = record.accepted, acceptance(record, actor)
    return journal.differences({"accepted": before}, {"accepted": record.accepted})


def _change_state(record: R, state: State, verb: Verb, actor: User | None, reason: str) -> R:
    lock(record)
    if record.state == state or record.is_merged:
        return record
    changes = journal.differences({"state": record.state}, {"state": state.value})
    record.state = state.value
    changes += _review(record, actor)
    record.save(update_fields=["state", "accepted", "changed_at"])
    tell(verb, record, actor, reason, changes)
    return record
