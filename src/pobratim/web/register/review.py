"""Accepting all that the machine is certain of in a document at once, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.acceptance import REVIEWED, TO_REVIEW, acceptance
from pobratim.web.register.choices import Certainty
from pobratim.web.register.models import Document, Record, State
from pobratim.web.register.undoing import NothingToUndoError, is_undoable, undo

CERTAIN = Q(certainty=Certainty.CERTAIN, state=State.CURRENT)


@transaction.atomic
def accept_all_certain(*, document: Document, actor: User | None) -> int:
    """Accept every record of a document that nothing casts doubt on and nobody has reviewed; gives their number.

    One act: the document's journal tells of it too, with the records, so that `undo_accept_all` finds them.
    """
    accepted = [record for model in REVIEWED for record in _accept_certain(model, document, actor)]
    if not accepted:
        return 0
    entries = [journal.entry(actor=actor, verb=Verb.ACCEPTED, record=r, changes=_changes(r)) for r in accepted]
    ids: dict[str, list[int]] = {}
    for record in accepted:
        ids.setdefault(record.fact_kind, []).append(record.pk)
    whole = journal.differences({"records": None}, {"records": ids})
    entries.append(journal.entry(actor=actor, verb=Verb.ACCEPTED, record=document, changes=whole))
    journal.write(entries)
    return len(accepted)


@transaction.atomic
def undo_accept_all(*, document: Document, actor: User) -> int:
    """Take back one's last `accept_all_certain` of a document, save for the records that somebody has done something
    with since; gives the number of the others. Raises NothingToUndoError where there is none to take back."""
    entry = last_accept_all(document, actor)
    if entry is None:
        raise NothingToUndoError
    undone = [undo(record=record, actor=actor) for record in _untouched(entry, actor)]
    changes = [{"field": c["field"], "old": c["new"], "new": c["old"]} for c in entry.changes]
    journal.write([journal.entry(actor=actor, verb=Verb.UNDONE, record=document, changes=changes)])
    return len(undone)


def count_certain(document: Document) -> int:
    """How many records `accept_all_certain` would accept."""
    return sum(model.objects.filter(TO_REVIEW & CERTAIN, document=document).count() for model in REVIEWED)


def last_accept_all(document: Document, actor: User) -> Entry | None:
    """The entry of one's last acceptance of all, unless it is undone already or something was done after it."""
    latest = Entry.objects.of(document.fact_kind, document.pk).first()
    return latest if latest and latest.verb == Verb.ACCEPTED and is_undoable(latest, actor.pk) else None


def _accept_certain(model: type[Record], document: Document, actor: User | None) -> list[Record]:
    records = list(model.objects.select_for_update().filter(TO_REVIEW & CERTAIN, document=document))
    for record in records:
        record.accepted, record.changed_at = acceptance(record, actor), timezone.now()
    model.objects.bulk_update(records, ["accepted", "changed_at"], batch_size=200)
    return records


def _changes(record: Record) -> list[dict[str, object]]:
    return journal.differences({"accepted": None}, {"accepted": record.accepted})


def _untouched(entry: Entry, actor: User) -> Iterator[Record]:
    """The records of an acceptance of all whose latest entry still is that of being accepted."""
    told = entry.changes[0]["new"]
    for model in REVIEWED:
        for record in model.objects.filter(pk__in=told.get(model.fact_kind, ())):
            latest = Entry.objects.of(record.fact_kind, record.pk).first()
            if latest and latest.verb == Verb.ACCEPTED and is_undoable(latest, actor.pk) and latest.pk < entry.pk:
                yield record
