"""A pair as the page shows it: both records side by side, what they say otherwise, and why they may be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pobratim.web.matching.models import Decision, Pair
from pobratim.web.matching.policies import pairs_open_to
from pobratim.web.matching.reasons import Told, reasons_of
from pobratim.web.register.fields import FIELDS
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Record
from pobratim.web.register.policies import Action, Visitor

_NOT_COMPARED = frozenset({"certainty", "reason", "listed_under", "number"})
"""What tells of the paper and not of the thing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field with both values in words."""

    name: Any
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


@dataclass(frozen=True, slots=True)
class Card:
    """`decision` is what was said of the pair, empty where nothing was; `may_decide` whether this user may say."""

    pair: Pair
    one: Record
    other: Record
    rows: list[Row]
    reasons: list[Told]
    decision: str
    may_decide: bool

    @property
    def name(self) -> str:
        return f"pair-{self.pair.pk}"

    @property
    def records(self) -> tuple[Record, Record]:
        return self.one, self.other

    @property
    def said(self) -> str:
        return str(Decision(self.decision).label) if self.decision else ""

    @property
    def is_merged(self) -> bool:
        return self.one.is_merged or self.other.is_merged

    @property
    def can_be_merged(self) -> bool:
        return self.may_decide and not self.decision and self.one.authority_id == self.other.authority_id

    @property
    def per_cent(self) -> int:
        return round(self.pair.probability * 100)

    @property
    def slug(self) -> str:
        return BY_FACT[self.pair.kind].slug


def cards_of(pairs: Iterable[Any], user: Visitor) -> list[Card]:
    """The cards of pairs that `pairs_open_to` gave, with a fixed number of queries."""
    shown = list(pairs)
    records = _records(shown)
    open_ones = pairs_open_to(user, Action.CONFIRM).filter(pk__in=[pair.pk for pair in shown])
    decidable = set(open_ones.values_list("pk", flat=True))
    return [_card(pair, records, pair.pk in decidable) for pair in shown]


def _records(pairs: Iterable[Pair]) -> Mapping[tuple[str, int], Record]:
    ids: dict[str, set[int]] = {}
    for pair in pairs:
        ids.setdefault(pair.kind, set()).update((pair.one, pair.other))
    found: dict[tuple[str, int], Record] = {}
    for kind, wanted in ids.items():
        model = BY_FACT[kind].model
        for record in model.objects.filter(pk__in=wanted).select_related("authority", "document"):
            found[kind, record.pk] = record
    return found


def _card(pair: Any, records: Mapping[tuple[str, int], Record], may_decide: bool) -> Card:
    one, other = records[pair.kind, pair.one], records[pair.kind, pair.other]
    return Card(pair, one, other, _rows(one, other), reasons_of(pair), pair.decision or "", may_decide)


def _rows(one: Record, other: Record) -> list[Row]:
    """The fields that either has in the order of its page, those that differ first."""
    mine, theirs = one.effective, other.effective
    rows = []
    for field in FIELDS[one.fact_kind]:
        row = Row(field.name, field.show(mine), field.show(theirs))
        if (row.one or row.other) and field.key not in _NOT_COMPARED:
            rows.append(row)
    return sorted(rows, key=lambda row: not row.differs)
