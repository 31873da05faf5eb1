"""A city as its page shows it: the gazetteer and what offices added, and what of the register is tied to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratim.language.gazetteer import Entry, Name, by_geonames, details, fold, lookup
from pobratim.language.places_completion import meant
from pobratim.web.reference import overlay
from pobratim.web.reference.models import CityAddition
from pobratim.web.reference.policies import ADDITIONS
from pobratim.web.register import countries, policies
from pobratim.web.register.folding import name_key
from pobratim.web.register.models import Place, State
from pobratim.web.register.policies import Visitor

Kind = CityAddition.Kind
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a search found, and by which of its names, folded."""

    place: Entry
    called: str

    @property
    def url(self) -> str:
        return url_of(self.place)

    @property
    def country(self) -> str:
        return countries.name(self.place.country)

    @property
    def by_another_name(self) -> bool:
        return self.called != fold(self.place.name)


@dataclass(frozen=True, slots=True)
class CityName:
    """A name with what is known of it; `addition` tells that an office added it."""

    name: Name
    language: str | Promise
    addition: CityAddition | None = None

    @property
    def is_dated(self) -> bool:
        return bool(self.name.since or self.name.until)


@dataclass(frozen=True, slots=True)
class Tied:
    """A place of the register that is this city, with what a user may see of it."""

    place: Place
    partnerships: int
    agreements: int
    activities: int


@dataclass(frozen=True, slots=True)
class City:
    """`additions` are those of the offices that hold for a user, what was taken back left out."""

    place: Entry
    at: tuple[float, float] | None
    names: list[CityName]
    additions: list[CityAddition]

    @property
    def dated(self) -> list[CityName]:
        """The names that were official at some time, the latest first."""
        found = [name for name in self.names if name.is_dated]
        return sorted(found, key=lambda name: name.name.until or "9999", reverse=True)

    @property
    def undated(self) -> list[CityName]:
        """The others: those that an office added, then those in Cyrillic letters, then the rest."""
        found = [name for name in self.names if not name.is_dated]
        return sorted(found, key=lambda name: (name.addition is None, not _is_cyrillic(name.name.written)))

    @property
    def facts(self) -> list[CityAddition]:
        """The year of founding and the city day."""
        return [addition for addition in self.additions if addition.kind in (Kind.FOUNDED, Kind.DAY)]

    @property
    def own(self) -> CityAddition | None:
        """What says that there is this city, where the gazetteer does not."""
        return next((addition for addition in self.additions if addition.kind == Kind.CITY), None)


def url_of(place: Entry) -> str:
    """The page of a place: by its GeoNames id, or by country and name where it has none."""
    if place.geonames:
        return reverse("reference_city", args=[place.geonames])
    return reverse("reference_place", args=[place.country, place.name])


def find(written: str, user: Visitor) -> list[Found]:
    """The places that a text means or begins to name, those that an office added first."""
    own = [Found(_entry_of(addition), addition.key or addition.city_key) for addition in overlay.named(written, user)]
    found: dict[Entry, Found] = {}
    for one in [*own, *(Found(entry, called) for called, entry in meant(written, SHOWN))]:
        found.setdefault(one.place, one)
    return list(found.values())[:SHOWN]


def _entry_of(addition: CityAddition) -> Entry:
    known = by_geonames(addition.geonames) if addition.geonames else None
    return known or next(_of_name(addition.country, addition.city), _own(addition))


def _own(addition: CityAddition) -> Entry:
    return Entry(None, addition.city, "city", addition.country, 0, curated=True)


def _of_name(country: str, name: str) -> Iterator[Entry]:
    """The places without a GeoNames id that bear this name."""
    return (e for e in lookup(fold(name)) if not e.geonames and (e.country, e.name) == (country, name))


def place_of(user: Visitor, *, geonames: int | None = None, country: str = "", name: str = "") -> Entry | None:
    """The place of an address; one that only an office knows is there for those for whom it holds."""
    if geonames:
        return by_geonames(geonames)
    known = next(_of_name(country, name), None)
    own = ADDITIONS.visible_to(user).filter(kind=Kind.CITY, is_active=True, country=country, city_key=fold(name))
    added = None if known else own.first()
    return _own(added) if added else known


def city(place: Entry, user: Visitor) -> City:
    """All that is known of a place."""
    known = None if place.geonames is None and not any(_of_name(place.country, place.name)) else details(place)
    additions = list(additions_of(place, user).filter(is_active=True).select_related("authority"))
    names = [CityName(name, _script(name.written)) for name in known.names] if known else []
    return City(place, known.at if known else None, [*_added(additions), *names], additions)


def additions_of(place: Entry, user: Visitor) -> QuerySet[CityAddition]:
    """What offices added to a place, as far as it holds for a user."""
    same = {"country": place.country, "city_key": fold(place.name), "geonames": place.geonames}
    return ADDITIONS.visible_to(user).filter(**same)


def _added(additions: Iterable[CityAddition]) -> Iterator[CityName]:
    for addition in additions:
        if addition.kind == Kind.NAME:
            days = [day.isoformat() if day else None for day in (addition.since, addition.until)]
            yield CityName(Name(addition.value, *days), addition.get_language_display(), addition)


def _script(name: str) -> str | Promise:
    """Of most names the gazetteer knows no language, but their letters tell."""
    return _("Cyrillic letters") if _is_cyrillic(name) else _("Latin letters")


def _is_cyrillic(name: str) -> bool:
    return "а" <= name[:1].lower() <= "я"


def tied(found: City, user: Visitor) -> list[Tied]:
    """What of the register is tied to a city by any of its names."""
    keys = {name_key(name.name.written) for name in found.names} | {name_key(found.place.name)}
    places = policies.PLACES.visible_to(user).filter(country=found.place.country, key__in=keys).exclude(key="")
    return [_tied(place, user) for place in places.order_by("name")]


def _tied(place: Place, user: Visitor) -> Tied:
    def count(policy: policies.Policy[Any], **of: Any) -> int:
        records = policy.visible_to(user).filter(state=State.CURRENT, **of)
        return int(records.aggregate(number=Count("pk", distinct=True))["number"])

    return Tied(
        place,
        count(policies.PARTNERSHIPS, place=place),
        count(policies.AGREEMENTS, place=place),
        count(policies.ACTIVITIES, place_links__place=place, place_links__role="took_part"),
    )
