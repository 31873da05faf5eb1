"""The records of a document as cards of its review: what was read, what a human decided, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q
from django.utils.functional import Promise

from pobratim.web.journal.models import Entry
from pobratim.web.register.acceptance import REVIEWED, TO_REVIEW
from pobratim.web.register.fields import field
from pobratim.web.register.kinds import BY_FACT, Kind
from pobratim.web.register.models import Document, Record, State
from pobratim.web.register.policies import Visitor
from pobratim.web.register.settling import doubted_fields, is_doubted
from pobratim.web.register.undoing import is_undoable

# What tells a record at a glance, in the order of a card; the rest is on the record's own page.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "activity": ("edtf", "venue", "countries", "cities", "kind", "municipality"),
    "agreement": ("dates", "partner", "kind", "number", "valid_until", "status"),
    "partnership": ("country", "kind", "established"),
    "anniversary": ("country", "kind", "age", "date"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a card; `read` is what the machine read where a human wrote something else."""

    name: str | Promise
    shown: str
    doubted: bool
    read: str


@dataclass(frozen=True, slots=True)
class Card:
    """A record under review. `seen` is the latest entry of its journal: what is done here is done in view of it."""

    kind: Kind
    record: Record
    values: tuple[Value, ...]
    seen: int
    may_undo: bool

    @property
    def name(self) -> str:
        """What the card is called on its page."""
        return card_name(self.record.fact_kind, self.record.pk)

    @property
    def url(self) -> str:
        return self.kind.url(self.record)

    @property
    def merged_into_url(self) -> str:
        """The page of the record that counts for this one; empty where it counts itself."""
        return self.kind.url(self.record.merged_into) if self.record.merged_into else ""

    @property
    def title_read(self) -> str:
        """The title as the machine read it, where a human wrote another."""
        return str(self.record.as_read.get("title") or "") if "title" in self.record.corrected else ""

    @property
    def is_doubted(self) -> bool:
        return is_doubted(self.record)

    @property
    def is_due(self) -> bool:
        """Whether a human has still to look at it."""
        return self.record.accepted is None

    @property
    def corrections(self) -> bool:
        """Whether a human wrote anything: that doubt is settled is no writing."""
        return bool(self.record.corrected.keys() - {"certainty"})


_SHOWN_STATES = Q(state__in=(State.CURRENT, State.WITHDRAWN, State.MERGED))
FILTERS: Mapping[str, Q] = {
    "review": TO_REVIEW,
    "all": _SHOWN_STATES,
    "doubtful": ~Q(certainty="certain") & Q(state=State.CURRENT),
}
"""Which cards are shown, by the word in the address."""


def card_name(fact_kind: str, pk: int) -> str:
    """What the card of a record is called on its page."""
    return f"{fact_kind}-{pk}"


def cards_of(document: Document, user: Visitor, chosen: str, at: str) -> list[Card]:
    """The cards of a document that a filter lets through, kind by kind in the order of the document. The card named
    `at` is there in any case: whoever comes back from it sees what became of it, and may undo it."""
    kind, _, pk = at.partition("-")
    cards: list[Card] = []
    for model in REVIEWED:
        kept = Q(pk=int(pk)) if kind == model.fact_kind and pk.isdecimal() else Q(pk__in=())
        cards += _cards(model, document, user, FILTERS[chosen] | kept)
    return cards


def counts(document: Document, user: Visitor) -> dict[str, int]:
    """How many records of a document each filter lets through."""
    found = [records_of(model, document, user) for model in REVIEWED]
    return {name: sum(records.filter(chosen).count() for records in found) for name, chosen in FILTERS.items()}


def card_of(record: Record, user: Visitor) -> Card:
    """The card of one record."""
    return next(iter(_made([record], user)))


def records_of(model: type[Record], document: Document, user: Visitor) -> Any:
    """The records of a kind in a document that can be reviewed, whoever has reviewed them already."""
    found = BY_FACT[model.fact_kind].policy.visible_to(user).filter(_SHOWN_STATES, document=document)
    placed = ["place", "merged_into__place"] if model.fact_kind in ("agreement", "partnership") else []
    return found.select_related("merged_into", *placed)


def _cards(model: type[Record], document: Document, user: Visitor, chosen: Q) -> Iterator[Card]:
    return _made(list(records_of(model, document, user).filter(chosen).order_by("order", "pk")), user)


def _made(records: list[Record], user: Visitor) -> Iterator[Card]:
    entries = _latest(records)
    for record in records:
        entry = entries.get(record.pk)
        yield Card(
            kind=BY_FACT[record.fact_kind],
            record=record,
            values=tuple(_values(record)),
            seen=entry.pk if entry else 0,
            may_undo=bool(entry and user.pk and is_undoable(entry, user.pk)),
        )


def _latest(records: Iterable[Record]) -> dict[int, Entry]:
    """The latest entry of each record's journal; all are of one kind."""
    ids = [record.pk for record in records]
    if not ids:
        return {}
    kind = next(iter(records)).fact_kind
    mine = Entry.objects.filter(kind=kind, record_id__in=ids).order_by().values("record_id")
    latest = Entry.objects.filter(pk__in=mine.annotate(last=Max("pk")).values("last"))
    return {entry.record_id: entry for entry in latest if entry.record_id}


def _values(record: Record) -> Iterator[Value]:
    doubted, effective = doubted_fields(record), record.effective
    for key in _SHOWN[record.fact_kind]:
        told = field(record.fact_kind, key)
        shown = told.show(effective)
        read = told.show(record.as_read) or "–" if key in record.corrected else ""
        if shown or read or key in doubted:
            yield Value(told.name, shown or "–", key in doubted, read)
