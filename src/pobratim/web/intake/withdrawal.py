"""Taking a whole document out of the register, and putting it back as it was."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from pobratim.web.accounts.models import User
from pobratim.web.intake.documents import KINDS
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.merging import counting_for, stands
from pobratim.web.register.models import Document, Record, State
from pobratim.web.register.signals import tell_document_changed, tell_records_changed


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
    tell_document_changed(document)


def _move_records(
    model: type[Record], document: Document, states: tuple[State, State], told: tuple[Verb, User | None, str]
) -> list[Entry]:
    old, new = states
    told_by = [record for record in _told_by(model, document) if record.state == old]
    found = told_by if new == State.CURRENT else _left_without(model, told_by)
    ids = [record.pk for record in found]
    model.objects.filter(pk__in=ids).update(state=new, changed_at=timezone.now())
    tell_records_changed(model, ids)
    return [_entry(record, old, new, told) for record in found]


def _told_by(model: type[Record], document: Document) -> list[Record]:
    """The records of a document, and those that count for records of it that are merged: they stand on both."""
    own = list(model.objects.filter(document=document).select_related("document", "merged_into"))
    counting = (counting_for(record) for record in own)
    return list({record.pk: record for record in counting}.values())


def _left_without(model: type[Record], records: list[Record]) -> list[Record]:
    """Those that no other source than a withdrawn document tells of."""
    merged = set(model.objects.filter(merged_into__in=records).values_list("merged_into", flat=True))
    return [record for record in records if record.pk not in merged or not stands(record)]


def _entry(record: Record | Document, old: str, new: str, told: tuple[Verb, User | None, str]) -> Entry:
    verb, actor, reason = told
    changes = journal.differences({"state": str(old)}, {"state": str(new)})
    return journal.entry(actor=actor, verb=verb, record=record, changes=changes, reason=reason)
