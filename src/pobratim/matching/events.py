"""Whether two tellings are of one event: what each says, made comparable once, and the features of a pair."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

from pobratim.language.edtf import bounds
from pobratim.matching.places import Identity, identities
from pobratim.matching.scoring import Model, Score, model
from pobratim.matching.telling import Telling
from pobratim.matching.words import Words, root_of, words_of
from pobratim.resources import load

Feature = Callable[["Event", "Event"], float]

_DELEGATION = "делегация"
_MEETINGS = frozenset({"visit", "meeting", "ceremony"})
_COARSE = timedelta(days=27)
"""What lasts longer is told by a month or more: a plan, or something that goes on."""
_NEAR = timedelta(days=7)
_YEAR = timedelta(days=300)
_TWO_WORDS = 2.0
_SAME_NAME = 85
"""Least likeness, in per cent, of two names in quotation marks to be one: a letter or an ending apart."""


@dataclass(frozen=True, slots=True)
class Event:
    """A telling made comparable; `first` and `last` are None where its date is not told."""

    telling: Telling
    first: date | None
    last: date | None
    places: frozenset[Identity]
    words: Words

    @property
    def is_coarse(self) -> bool:
        return self.first is not None and self.last is not None and self.last - self.first >= _COARSE


def event_of(telling: Telling) -> Event:
    """The event as its telling has it."""
    first, last = _days(telling.edtf)
    places: frozenset[Identity] = frozenset().union(*map(identities, telling.cities))
    own = (telling.owner, telling.venue or "", *telling.cities)
    return Event(telling, first, last, places, words_of(telling.text, own))


def score(one: Event, other: Event) -> Score:
    """How much speaks for two tellings being of one event."""
    return events_model().score(one, other)


def gap(one: Event, other: Event) -> timedelta | None:
    """The time between two events, none where they share a day; None where a date is not told."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(one.first - other.last, other.first - one.last, timedelta(0))


def _days(edtf: str | None) -> tuple[date | None, date | None]:
    try:
        return bounds(edtf) if edtf else (None, None)
    except ValueError:
        return None, None


def _same_days(one: Event, other: Event) -> float:
    return float(_are_fine(one, other) and (one.first, one.last) == (other.first, other.last))


def _same_several_days(one: Event, other: Event) -> float:
    """The same first and last day: of a thing that lasts, hardly by chance."""
    return float(bool(_same_days(one, other)) and one.first != one.last)


def _days_within(one: Event, other: Event) -> float:
    """One falls into the other's days, both told by days."""
    return float(_are_fine(one, other) and gap(one, other) == timedelta(0) and not _same_days(one, other))


def _within_period(one: Event, other: Event) -> float:
    """One is told by a month, a quarter or a year that the other falls into."""
    return float((one.is_coarse or other.is_coarse) and gap(one, other) == timedelta(0))


def _are_fine(one: Event, other: Event) -> bool:
    return not (one.is_coarse or other.is_coarse) and None not in (one.first, other.first)


def _days_near(one: Event, other: Event) -> float:
    between = gap(one, other)
    return float(between is not None and timedelta(0) < between <= _NEAR)


def _days_apart(one: Event, other: Event) -> float:
    between = gap(one, other)
    return float(between is not None and _NEAR < between <= _YEAR)


def _other_year(one: Event, other: Event) -> float:
    between = gap(one, other)
    return float(between is not None and between > _YEAR)


def _same_places(one: Event, other: Event) -> float:
    return float(bool(one.places & other.places))


def _other_places(one: Event, other: Event) -> float:
    """Each names its places, and none of them is the other's; of an event of many cities each row may name one."""
    if not (one.places and other.places) or one.places & other.places or _same_name(one, other):
        return 0.0
    return float(not (_names_place_of(one, other) or _names_place_of(other, one)))


def _names_place_of(one: Event, other: Event) -> bool:
    """Whether the words of one name a city that the row of the other names."""
    return any(one.words.names_place(city) for city in other.telling.cities)


def _words_shared(one: Event, other: Event) -> float:
    """The weight of the words that both have, of all the words of the shorter telling."""
    less = min(one.words.total, other.words.total)
    return _shared(one, other) / less if less else 0.0


def _weighty_words_shared(one: Event, other: Event) -> float:
    """How much of two whole words is common to both: one may come about by chance."""
    return min(1.0, _shared(one, other) / _TWO_WORDS)


def _words_apart(one: Event, other: Event) -> float:
    """How much of two whole words of the shorter telling the other has not."""
    less = min(one.words.total, other.words.total)
    return min(1.0, max(0.0, less - _shared(one, other)) / _TWO_WORDS)


def _shared(one: Event, other: Event) -> float:
    return one.words.shared(other.words)


def _same_name(one: Event, other: Event) -> float:
    names = ((a, b) for a in one.words.names for b in other.words.names)
    return float(any(fuzz.ratio(a, b) >= _SAME_NAME for a, b in names))


def _abbreviated(one: Event, other: Event) -> float:
    """One writes in capitals what the other writes out."""
    return float(one.words.abbreviates(other.words) or other.words.abbreviates(one.words))


def _other_name(one: Event, other: Event) -> float:
    return float(bool(one.words.names and other.words.names) and not _same_name(one, other))


def _name_of_one_alone(one: Event, other: Event) -> float:
    """A name in quotation marks of which the other says no word, though it has words of its own."""
    named = [(a, b) for a, b in ((one, other), (other, one)) if a.words.names and not b.words.names]
    return float(any(b.words.total >= 1 and not a.words.name_roots & b.words.weights.keys() for a, b in named))


def _same_proper(one: Event, other: Event) -> float:
    """A name of a person or body that both have."""
    return float(bool(one.words.proper & other.words.proper))


def _same_number(one: Event, other: Event) -> float:
    return float(bool(one.words.numbers & other.words.numbers))


def _other_number(one: Event, other: Event) -> float:
    return float(bool(one.words.numbers and other.words.numbers) and not one.words.numbers & other.words.numbers)


def _other_kind(one: Event, other: Event) -> float:
    """Kinds that no paper would take for each other; a meeting may be told as a part of a visit."""
    kinds = {_group(one.telling.kind), _group(other.telling.kind)}
    return float(len(kinds - {""}) == 2)


def _other_callings(one: Event, other: Event) -> float:
    """Each tells of people by their calling, and of other ones: doctors are no teachers."""
    mine, theirs = (event.words.callings for event in (one, other))
    return float(bool(mine and theirs) and mine.isdisjoint(theirs))


def _both_meetings(one: Event, other: Event) -> float:
    """Both tell of people who come together; of one delegation, each paper tells another thing."""
    return float({one.telling.kind, other.telling.kind} <= _MEETINGS)


def _both_delegations(one: Event, other: Event) -> float:
    """Both tell of a delegation of one city: seldom are there two of it at a time."""
    root = root_of(_DELEGATION)
    return float(not one.places.isdisjoint(other.places) and root in one.words.weights and root in other.words.weights)


def _other_mode(one: Event, other: Event) -> float:
    return float({one.telling.online, other.telling.online} == {True, False})


def _plan_and_fact(one: Event, other: Event) -> float:
    return float((one.telling.status == "planned") != (other.telling.status == "planned"))


@functools.cache
def _groups() -> Mapping[str, str]:
    groups = load("common/matching")["events"]["kinds_taken_for_each_other"]
    return {kind: name for name, kinds in groups.items() for kind in kinds}


def _group(kind: str) -> str:
    return _groups().get(kind, "")


FEATURES: Mapping[str, Feature] = {
    "same_days": _same_days,
    "same_several_days": _same_several_days,
    "days_within": _days_within,
    "within_period": _within_period,
    "days_near": _days_near,
    "days_apart": _days_apart,
    "other_year": _other_year,
    "same_places": _same_places,
    "other_places": _other_places,
    "words_shared": _words_shared,
    "weighty_words_shared": _weighty_words_shared,
    "words_apart": _words_apart,
    "same_name": _same_name,
    "abbreviated": _abbreviated,
    "other_name": _other_name,
    "name_of_one_alone": _name_of_one_alone,
    "same_proper": _same_proper,
    "same_number": _same_number,
    "other_number": _other_number,
    "other_kind": _other_kind,
    "other_callings": _other_callings,
    "both_meetings": _both_meetings,
    "both_delegations": _both_delegations,
    "other_mode": _other_mode,
    "plan_and_fact": _plan_and_fact,
}
"""By name: pages tell reasons by these names."""


@functools.cache
def events_model() -> Model[Event]:
    return model("events", FEATURES)
