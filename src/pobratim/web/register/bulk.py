"""One act done to many records at once, and taken back at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal.models import Entry
from pobratim.web.register import services
from pobratim.web.register.models import Record
from pobratim.web.register.policies import Action
from pobratim.web.register.undoing import is_undoable, undo

MOST = 500
"""Records that one act may be done to: more are not chosen by hand."""

ACTS: Mapping[str, tuple[Action, Callable[..., Record]]] = {
    "confirm": (Action.CONFIRM, services.confirm),
    "withdraw": (Action.WITHDRAW, services.withdraw),
    "set": (Action.CORRECT, services.correct),
}
"""By name, the right that an act needs and the service that does it to one record."""


@transaction.atomic
def do_to_many(*, records: Sequence[Record], act: str, values: Mapping[str, Any], actor: User) -> int:
    """Do an act to each of these records, or to none where one refuses; gives the latest journal entry of before,
    from which `undo_many` knows what was done. `values` are those that "set" writes.
    """
    before = Entry.objects.values_list("pk", flat=True).first() or 0
    told = {"values": values} if act == "set" else {}
    for record in records:
        ACTS[act][1](record=record, actor=actor, **told)
    return before


@transaction.atomic
def undo_many(*, records: Iterable[Record], after: int, actor: User) -> int:
    """Take back what one did to these records after an entry of the journal, save where somebody has done something
    since; gives the number of records taken back."""
    undone = 0
    for record in records:
        latest = Entry.objects.of(record.fact_kind, record.pk).first()
        if latest and latest.pk > after and is_undoable(latest, actor.pk):
            undo(record=record, actor=actor)
            undone += 1
    return undone
