"""Who is on the other side: the foreign countries and cities that an item names, and those it inherits from its row.

The rules are those by which the gold was judged (a clerk's own): every foreign country named as country, people,
adjective or ambassador; every foreign city or region in whatever part; never an address, a namesake, or the scene of
a past event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from pobratim.document import Span, Text
from pobratim.extraction.own_names import is_own_adjective
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.titles import recased
from pobratim.language.cues import fold
from pobratim.language.places import (
    Place,
    PlaceMention,
    country_named,
    find_countries,
    find_places,
    place_named,
    places_given_in,
)
from pobratim.resources import load

# Contexts in which a place's name is no place that takes part.
_NEVER = frozenset({"street", "namesake", "memory", "person"})
# Two spellings of a name, as a share of equal characters, that begin alike: «Мумбаи», Мумбай.
_SAME_NAME = 80
_SAME_BEGINNING = 3
_WORD = re.compile(r"[^\W\d_]+")
_PAIR = re.compile(r"\s*(?:[–—-]|(?<=\s)(?:и|and)(?=\s))\s*")


_Named = tuple[Place, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class PlaceCells:
    """The cells of a row that name places: those for the partner's country and city, those for where it was, and those
    of rows above that stand for the row's own.
    """

    partners: tuple[Text, ...] = ()
    places: tuple[Text, ...] = ()
    above: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Foreign countries (ISO 3166-1 alpha-2) and cities by name, each with its evidence, and all places recognised."""

    countries: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    cities: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    mentions: tuple[PlaceMention, ...] = ()


def counterparts(
    text: Text,
    scope: DocumentScope,
    inherited: Mapping[str, Sourced],
    register: Sequence[Place] = (),
    cells: PlaceCells = PlaceCells(),
    municipality: Text | None = None,
) -> Counterparts:
    """The counterparts of an item: those that its text names, and its cells kept for places.

    `inherited` is what its row or heading says of it: ISO code to the wording there; `register` holds the names that
    the register's own cells use, which win over an item's variant of the same name; `municipality` is whose item it is.
    """
    hint = next(iter(inherited), None)
    mentions = find_places(text.value, hint, (*places_given_in(scope.title.value), *register))
    countries: dict[str, tuple[Span, ...]] = {}
    cities: dict[str, tuple[Span, ...]] = {}
    known: list[Place] = []
    for named, spans in (*_in_cells(cells, hint, scope), *_in_text(text, mentions, scope)):
        place = _put_in(named, hint)
        if _is_own(place, scope) or (municipality and _names(municipality, place)):
            continue
        _add(countries, place.country or "", spans)
        if place.kind != "country":
            _add(cities, _known_name(place, (*register, *known)), spans)
            known.append(place)
    for code, source in inherited.items():
        if code != scope.home and code not in countries:
            countries[code] = source.inferred()
    return Counterparts(countries, cities, tuple(mentions))


def counterpart_of_title(scope: DocumentScope) -> Mapping[str, Sourced]:
    """The one foreign country that the title says the paper is about, by ISO code with its wording; empty where it
    names none or several. News of all kinds stand under the title of one of them, so they inherit nothing.
    """
    if scope.genre in ("news", "other"):
        return {}
    sides = counterparts(Text(recased(scope.title.value), scope.title.pieces), scope, {})
    if len(sides.countries) != 1:
        return {}
    code, spans = next(iter(sides.countries.items()))
    return {code: Sourced(spans[0].quote, spans)}


def _in_text(text: Text, mentions: Iterable[PlaceMention], scope: DocumentScope) -> Iterator[_Named]:
    for mention in mentions:
        is_own = mention.adjective and is_own_adjective(text.value[mention.start : mention.end], scope.place)
        if takes_part(mention, text.value) and not is_own:
            yield mention.place, text.spans(mention.start, mention.end)


def _in_cells(cells: PlaceCells, hint: str | None, scope: DocumentScope) -> Iterator[_Named]:
    """The places of cells kept for them: a name in a column of cities needs no other sign of being one («Хеб»)."""
    for cell in cells.partners:
        country = country_named(cell.value)
        named = (country,) if country else place_named(cell.value, hint)
        yield from ((place, cell.spans()) for place in named)
    given = places_given_in(scope.title.value)
    for cell in (*cells.places, *cells.above):
        codes = {mention.place.country for mention in find_countries(cell.value)}
        code = codes.pop() if len(codes) == 1 else hint
        yield from _in_text(cell, find_places(cell.value, code, given), scope)


def _put_in(place: Place, country: str | None) -> Place:
    """A city of a territory in the state that its row puts it in: «Лонгйир», Норвегия."""
    is_of_state = place.country in load("common/territories").get(country or "", ())
    return replace(place, country=country) if is_of_state else place


def _is_own(place: Place, scope: DocumentScope) -> bool:
    """Whether a place is at home, or is the owner itself, wherever a hint would put its name."""
    own = scope.place is not None and fold(place.name) == fold(scope.place.name)
    return own or place.country in (None, scope.home)


def _names(municipality: Text, place: Place) -> bool:
    """Whether a place is the municipality itself, whatever namesake it has abroad: «Сальский район»."""
    return re.search(rf"(?<!\w){re.escape(fold(place.name))}(?!\w)", fold(municipality.value)) is not None


def takes_part(mention: PlaceMention, text: str) -> bool:
    """Whether a place named there is one that takes part, by the context of its name."""
    if mention.context in _NEVER:
        return False
    if mention.context != "quoted" or mention.place.kind == "country":
        return True
    return _is_guest(mention, text)


def _is_guest(mention: PlaceMention, text: str) -> bool:
    """Inside a quoted title only a guest, a host or one of two sides counts: «Дней Котки», «Нойс и Псков»."""
    opening = max(text.rfind(mark, 0, mention.start) for mark in '«"“„')
    closing = min((p for mark in '»"”' if (p := text.find(mark, mention.end)) >= 0), default=len(text))
    if _is_paired(mention, text):
        return True
    others = [fold(w) for w in _WORD.findall(text[opening + 1 : closing])]
    return any(word.startswith(head) for word in others for head in load("ru/festivals")["heads"])


def _is_paired(mention: PlaceMention, text: str) -> bool:
    """Whether another place is named as its equal: «Липецк – Котбус: уроки истории»."""
    gaps = ((text[mention.end : m.start], text[m.end : mention.start]) for m in find_places(text) if m != mention)
    return any(_PAIR.fullmatch(gap) for pair in gaps for gap in pair)


def _add(into: dict[str, tuple[Span, ...]], key: str, spans: Iterable[Span]) -> None:
    into[key] = (*into.get(key, ()), *spans)


def _known_name(place: Place, known_places: Sequence[Place]) -> str:
    """The name that a place already has: the register's («Мумбаи» in the row of Мумбай), or the item's own first."""
    for known in known_places:
        if place.geonames is not None and place.geonames == known.geonames:
            return known.name
    for known in known_places:
        if known.country == place.country and _alike(place.name, known.name):
            return known.name
    return place.name


def _alike(name: str, known: str) -> bool:
    one, other = (re.sub(r"[\s-]+", " ", fold(n)) for n in (name, known))
    return one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and fuzz.ratio(one, other) >= _SAME_NAME
