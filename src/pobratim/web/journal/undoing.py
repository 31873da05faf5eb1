"""What of the journal can be undone in one click: what was withdrawn comes back, what was merged is parted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.urls import reverse

from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.kinds import BY_FACT, Kind
from pobratim.web.register.models import State
from pobratim.web.register.policies import DOCUMENTS, Action, Policy, Visitor

_OF_RECORDS: Mapping[str, tuple[str, Action, str]] = {
    Verb.WITHDRAWN: (State.WITHDRAWN, Action.RESTORE, "restore"),
    Verb.MERGED: (State.MERGED, Action.MERGE, "part"),
}
"""By what was done: the state that it left a record in, the right to undo it, and the address that does."""


def addresses_to_undo(entries: Iterable[Entry], user: Visitor) -> dict[int, str]:
    """For the id of each entry that this user can undo, the address to send that to. Of acts done over and over the
    latest alone is undone."""
    found = [entry for entry in entries if entry.verb in _OF_RECORDS and entry.record_id]
    addresses: dict[int, str] = {}
    for name, verb in {(entry.kind, entry.verb) for entry in found}:
        ids = {entry.record_id for entry in found if (entry.kind, entry.verb) == (name, verb)}
        addresses |= _addresses(name, verb, ids, user)
    return {entry.pk: addresses[entry.pk] for entry in found if entry.pk in addresses}


def _addresses(name: str, verb: str, ids: set[int | None], user: Visitor) -> dict[int, str]:
    """By entry, for the records of one kind that still stand as such an act left them."""
    state, action, address = _OF_RECORDS[verb]
    kind = BY_FACT.get(name)
    if (kind is None or kind.form is None) and (name, verb) != ("document", Verb.WITHDRAWN):
        return {}
    policy: Policy[Any] = kind.policy if kind else DOCUMENTS
    standing = policy.open_to(user, action).filter(pk__in=ids, state=state)
    told = Entry.objects.filter(kind=name, verb=verb, record_id__in=standing.values("pk")).order_by()
    latest = told.values_list("record_id").annotate(last=Max("pk"))
    return {last: _address(kind, address, pk) for pk, last in latest}


def _address(kind: Kind | None, name: str, pk: int) -> str:
    return reverse(name, args=[kind.slug, pk]) if kind else reverse("restore_document", args=[pk])
