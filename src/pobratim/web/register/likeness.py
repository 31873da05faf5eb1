"""Which records of the register look as if they told of the same thing as another.

A small search for the page that merges two records: what may be the same by its days or places, the likest in words
first. A human decides.

It is not built on `pobratim.matching`, which compares the whole register beside the user's work: that finds pairs of
activities and of agreements among all of them, by how rare their words and places are there, while this must answer at
once for one record of any kind, partners, people and anniversaries among them. The database narrows to days and places
that meet, so that the answer takes as long among a hundred thousand records as among a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from pobratim.web.register.folding import fold, words
from pobratim.web.register.models import Activity, Agreement, Anniversary, Partnership, Person, Record, State

# Papers that tell of one event differ by a day or two; two years of the same event by much more.
_APART = timedelta(days=3)
_COMPARED = 400
_INITIALS = len("а.а.")
_SHOWN = 8
# Shared days, a shared place and like words, of 100 each; less than this is chance.
_WORDS_WEIGHT, _DAYS_WEIGHT, _PLACE_WEIGHT = 0.5, 0.25, 0.25
_LEAST = 35.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the same, with what speaks for it and how much (0 to 100)."""

    record: Record
    same_days: bool
    same_place: bool
    likeness: float


def alike(record: Record, records: QuerySet[Any]) -> list[Candidate]:
    """The likest current records, out of those of the same kind that the caller may see, of the same authority."""
    others = _mergeable(record, records).filter(_near(record))[:_COMPARED]
    found = [_candidate(record, other) for other in others]
    likely = [candidate for candidate in found if candidate.likeness >= _LEAST]
    return sorted(likely, key=lambda candidate: (-candidate.likeness, candidate.record.pk))[:_SHOWN]


def named(record: Record, records: QuerySet[Any], query: str) -> list[Candidate]:
    """The current records that hold all the words of a search, the likest first."""
    found = _mergeable(record, records)
    for word in words(query):
        found = found.filter(search_text__contains=word)
    candidates = [_candidate(record, other) for other in found[:_COMPARED]]
    return sorted(candidates, key=lambda candidate: (-candidate.likeness, candidate.record.pk))[:_SHOWN]


def _mergeable(record: Record, records: QuerySet[Any]) -> QuerySet[Any]:
    current = records.filter(authority=record.authority_id, state=State.CURRENT).exclude(pk=record.pk)
    return current.select_related("document", *(["place"] if isinstance(record, Agreement | Partnership) else []))


def _near(record: Record) -> Q:
    """What is looked at more closely: a shared place, or days that meet."""
    if isinstance(record, Activity):
        places = Q(places__in=record.places.exclude(name="").values("pk"))
        within = _meeting(record) | (places & Q(starts__isnull=True))
        return Q(pk__in=Activity.objects.filter(within).values("pk"))
    if isinstance(record, Person):
        return _sharing_a_name(record)
    if isinstance(record, Anniversary):
        return Q(city__iexact=record.city) | _meeting(record)
    return Q(place__isnull=False, place=_place_of(record)) | (
        Q(signed__isnull=False, signed=record.signed) if isinstance(record, Agreement) else Q(pk__in=())
    )


def _sharing_a_name(person: Person) -> Q:
    """Whoever bears one of a person's names; initials are no names."""
    found = Q(pk__in=())
    for word in words(person.name):
        if len(word) > _INITIALS:
            found |= Q(search_text__contains=word)
    return found


def _meeting(record: Activity | Anniversary) -> Q:
    if record.starts is None or record.ends is None:
        return Q(starts__isnull=True)
    return Q(starts__lte=record.ends + _APART, ends__gte=record.starts - _APART)


def _candidate(record: Record, other: Record) -> Candidate:
    days, place = _same_days(record, other), bool(_places(record) & _places(other))
    likeness = float(fuzz.token_set_ratio(fold(_said(record)), fold(_said(other)))) * _WORDS_WEIGHT
    return Candidate(other, days, place, likeness + 100 * (days * _DAYS_WEIGHT + place * _PLACE_WEIGHT))


def _same_days(record: Record, other: Record) -> bool:
    if isinstance(record, Activity | Anniversary) and isinstance(other, Activity | Anniversary):
        told = (record.starts, record.ends, other.starts, other.ends)
        return all(told) and record.starts <= other.ends and other.starts <= record.ends  # type: ignore[operator]
    if isinstance(record, Agreement) and isinstance(other, Agreement):
        return record.signed is not None and record.signed == other.signed
    return False


def _places(record: Record) -> frozenset[str]:
    return frozenset(fold(name) for name in _place_names(record) if name)


def _place_names(record: Record) -> Iterable[str]:
    if isinstance(record, Activity):
        return [record.venue_city, *(record.effective.get("cities") or ())]
    if isinstance(record, Anniversary):
        return [record.city]
    return [str(_place_of(record) or "")]


def _place_of(record: Record) -> Any:
    return record.place if isinstance(record, Agreement | Partnership) else None


def _said(record: Record) -> str:
    return f"{record} {record.effective.get('description') or ''}"
