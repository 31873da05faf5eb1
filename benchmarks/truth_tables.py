"""The tables of `benchmarks/cases` and how the program's recognisers do on them; the tests hold the same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pobratim.language.dates import Scope, find_dates, find_schedules
from pobratim.language.places import find_places

CASES = Path(__file__).parent / "cases"
_NO_PLACE = frozenset({"street", "namesake", "quoted", "memory", "person"})
"""Contexts of a name that is no town taking part; see `PlaceMention`."""


@dataclass(frozen=True, slots=True)
class DateCase:
    """A wording and its dates as EDTF, None for a date of which no day can be told; `given` and `dateline` are EDTF."""

    text: str
    dates: tuple[str | None, ...]
    group: str
    given: str | None = None
    dateline: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A place as a recogniser tells it; a peer leaves out what it does not know."""

    name: str
    country: str | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceCase:
    """A wording, its places, its countries as ISO 3166-1 codes, and the countries that may be told or not."""

    text: str
    places: tuple[Named, ...]
    countries: frozenset[str]
    optional: frozenset[str]
    group: str


@dataclass(frozen=True, slots=True)
class Found:
    """The places and countries that a recogniser tells of one wording."""

    places: tuple[Named, ...]
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `told` and of `true` things are the same; where there is nothing to tell, nothing is perfect."""

    right: int
    told: int
    true: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.told + self.true) if self.told + self.true else 1.0


def date_cases(name: str) -> tuple[DateCase, ...]:
    """The cases of a table of dates, by its file's stem."""
    return tuple(
        DateCase(case["text"], tuple(case["edtf"]), group, case.get("given"), case.get("dateline"))
        for group, case in _cases(name)
    )


def place_cases(name: str) -> tuple[PlaceCase, ...]:
    """The cases of a table of places, by its file's stem."""
    return tuple(
        PlaceCase(
            case["text"],
            tuple(Named(p["name"], p.get("country"), p.get("geonames")) for p in case["places"]),
            frozenset(case["countries"]),
            frozenset(case.get("optional", ())),
            group,
        )
        for group, case in _cases(name)
    )


def _cases(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    table = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    return ((group, case) for group, cases in table.items() for case in cases)


def our_dates(case: DateCase) -> tuple[str | None, ...]:
    """The dates of happenings that the program reads in a wording; a schedule stands for the period it is given."""
    period = case.dateline or case.given
    scope = Scope.of(period) if period else None
    dates = tuple(mention.edtf for mention in find_dates(case.text, scope) if mention.role == "date")
    return dates if dates or not find_schedules(case.text) else (case.given,)


def our_places(text: str) -> Found:
    """The places and countries that the program reads in a wording."""
    mentions = [mention for mention in find_places(text) if mention.context not in _NO_PLACE]
    places = [mention.place for mention in mentions]
    return Found(
        tuple(Named(p.name, p.country, p.geonames) for p in places if p.kind != "country"),
        frozenset(p.country for p in places if p.kind == "country" and p.country),
    )


def date_misses(
    cases: Iterable[DateCase], read: Callable[[DateCase], tuple[str | None, ...]]
) -> list[tuple[DateCase, tuple[str | None, ...]]]:
    """The wordings not read exactly, with what was read."""
    return [(case, dates) for case in cases if (dates := read(case)) != case.dates]


def place_share(case: PlaceCase, found: Found) -> Share:
    """Of the names with their countries."""
    told = Counter((folded(p.name), p.country) for p in found.places)
    known = {folded(p.name): p.country for p in found.places}
    true = Counter((folded(p.name), p.country if p.country else known.get(folded(p.name))) for p in case.places)
    return _share(told, true)


def name_share(case: PlaceCase, found: Found) -> Share:
    """Of the names alone."""
    return _share(Counter(folded(p.name) for p in found.places), Counter(folded(p.name) for p in case.places))


def country_share(case: PlaceCase, found: Found) -> Share:
    """Of the countries named as such."""
    told = found.countries - (case.optional - case.countries)
    return Share(len(told & case.countries), len(told), len(case.countries))


def id_share(case: PlaceCase, found: Found) -> Share:
    """Of the names found that have a GeoNames id in the table: how many have the right one."""
    told = {folded(p.name): p.geonames for p in found.places}
    asked = [p for p in case.places if p.geonames and folded(p.name) in told]
    right = sum(told[folded(p.name)] == p.geonames for p in asked)
    return Share(right, len(asked), len(asked))


def total(shares: Iterable[Share]) -> Share:
    """All of them together."""
    listed = list(shares)
    return Share(sum(s.right for s in listed), sum(s.told for s in listed), sum(s.true for s in listed))


def _share(told: Counter[Any], true: Counter[Any]) -> Share:
    return Share((told & true).total(), told.total(), true.total())


def folded(name: str) -> str:
    """A name as names are compared: spellings with ё and е, capitals and hyphens or spaces are one."""
    return " ".join(name.lower().replace("ё", "е").replace("-", " ").replace("’", "'").split())
