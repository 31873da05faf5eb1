"""Taking a whole document out of the register, and putting it back as it was."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from pobratim.web.accounts.models import User
from pobratim.web.intake.documents import KINDS
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.models import Document, Record, State


@transaction.atomic
def withdraw_document(*, document: Document, actor: User | None, reason: str = "") -> Document:
    """Take a document and its records out of lists and reports. What was withdrawn or gone before stays so when the
    document is restored: its records are marked as withdrawn together with it."""
    if not document.is_withdrawn:
        _move(document, State.WITHDRAWN, (State.CURRENT, State.WITH_DOCUMENT), (Verb.WITHDRAWN, actor, reason))
    return document


@transaction.atomic
def restore_document(*, document: Document, actor: User | None, reason: str = "") -> Document:
    """Undo `withdraw_document`."""
    if document.is_withdrawn:
        _move(document, State.CURRENT, (State.WITH_DOCUMENT, State.CURRENT), (Verb.RESTORED, actor, reason))
    return document


def _move(document: Document, state: State, records: tuple[State, State], told: tuple[Verb, User | None, str]) -> None:
    """Bring a document into a state, and those of its records that are in the first of two states into the second."""
    entries = [_entry(document, document.state, state, told)]
    document.state = state.value
    document.save(update_fields=["state"])
    for model in KINDS.values():
        entries += _move_records(model, document, records, told)
    journal.write(entries)


def _move_records(
    model: type[Record], document: Document, states: tuple[State, State], told: tuple[Verb, User | None, str]
) -> list[Entry]:
    old, new = states
    found = list(model.objects.filter(document=document, state=old))
    model.objects.filter(pk__in=[record.pk for record in found]).update(state=new, changed_at=timezone.now())
    return [_entry(record, old, new, told) for record in found]


def _entry(record: Record | Document, old: str, new: str, told: tuple[Verb, User | None, str]) -> Entry:
    verb, actor, reason = told
    changes = journal.differences({"state": str(old)}, {"state": str(new)})
    return journal.entry(actor=actor, verb=verb, record=record, changes=changes, reason=reason)
