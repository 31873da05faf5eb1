"""Whether two records are of one agreement: told by two papers, or cited by one of them in other words."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from pobratim.language.gazetteer import fold
from pobratim.matching.candidates import Candidate
from pobratim.matching.places import Identity, identities
from pobratim.matching.scoring import Model, Verdict, model


@dataclass(frozen=True, slots=True)
class Deal:
    """One telling of an agreement; `key` is the caller's name for it, `dates` its days as EDTF, `places` the other
    side, or its country where no place is told."""

    key: str
    title: str
    kind: str
    places: frozenset[Identity]
    dates: tuple[str, ...] = ()
    number: str = ""
    status: str = "unknown"
    valid_until: str = ""
    owner: str = ""


def deal_of(key: str, values: Mapping[str, Any], owner: str = "") -> Deal:
    """The deal of an agreement in the JSON form of findings."""
    partner = values.get("partner") or {}
    place, country = partner.get("place"), partner.get("country")
    return Deal(
        key=key,
        title=values.get("title") or values.get("text") or "",
        kind=values.get("kind") or "agreement",
        places=identities(place) if place else frozenset({country}) if country else frozenset(),
        dates=tuple(values.get("dates") or ()),
        number=str(values.get("number") or ""),
        status=values.get("status") or "unknown",
        valid_until=values.get("valid_until") or "",
        owner=owner,
    )


def agreement_candidates(deals: Iterable[Deal]) -> list[Candidate]:
    """All pairs with one partner that are likely one agreement, the likeliest first."""
    by_place: dict[Identity, list[Deal]] = defaultdict(list)
    for deal in deals:
        for place in deal.places:
            by_place[place].append(deal)
    pairs = {(a.key, b.key): (a, b) for block in by_place.values() for a, b in itertools.combinations(block, 2)}
    found = [Candidate(*keys, agreements_model().score(*pair)) for keys, pair in pairs.items()]
    likely = [candidate for candidate in found if candidate.score.verdict is not Verdict.DIFFERENT]
    return sorted(likely, key=lambda candidate: (-candidate.score.probability, candidate.pair))


def _same_date(one: Deal, other: Deal) -> float:
    return float(bool(set(one.dates) & set(other.dates)))


def _other_date(one: Deal, other: Deal) -> float:
    return float(bool(one.dates and other.dates) and not set(one.dates) & set(other.dates))


def _title_alike(one: Deal, other: Deal) -> float:
    return fuzz.token_set_ratio(fold(one.title), fold(other.title)) / 100


def _other_deal_kind(one: Deal, other: Deal) -> float:
    return float(one.kind != other.kind)


def _same_number(one: Deal, other: Deal) -> float:
    return float(bool(one.number) and one.number == other.number)


def _other_number(one: Deal, other: Deal) -> float:
    return float(bool(one.number and other.number) and one.number != other.number)


FEATURES: Mapping[str, Callable[[Deal, Deal], float]] = {
    "same_date": _same_date,
    "other_date": _other_date,
    "title_alike": _title_alike,
    "other_deal_kind": _other_deal_kind,
    "same_number": _same_number,
    "other_number": _other_number,
}


@functools.cache
def agreements_model() -> Model[Deal]:
    return model("agreements", FEATURES)
