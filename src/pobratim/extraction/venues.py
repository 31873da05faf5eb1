"""Where an activity took place, which is not wherever a place is named: «встреча в Москве», but «посол в Москве»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import Span, Text
from pobratim.extraction.phrases import fold
from pobratim.extraction.scopes import DocumentScope
from pobratim.findings import Venue
from pobratim.language.dates import find_dates, find_schedules
from pobratim.language.kinds import in_person_place, online_mode
from pobratim.language.morphology import parses
from pobratim.language.places import PlaceMention, find_places
from pobratim.resources import load

# «в», «во», «на», perhaps with «город», «г.», «городе-партнере» before the name.
_LOCATIVE = re.compile(
    r"(?:^|[\s(«])(?:во?|на|in|at|to)\s+(?:[\w-]*\s?(?:г\.|гор\.|город\w*(?:-\w+)?)\s*)?$", re.IGNORECASE
)
# «участие в выставке (г. Кусиро)»: a city alone in brackets that close the clause is where it was.
_CITY_IN_BRACKETS = re.compile(r"\s*\((?:г\.|гор\.|город)\s*$")
_BRACKET_CLOSED = re.compile(r"(?:,[^()]{1,40})?\)\s*(?:$|[.,;\n])")
_BRACKET = re.compile(r"\(\s*(?:г\.\s*)?$")
# Back from «в» to the start of the noun phrase that it belongs to.
_PHRASE_START = re.compile(
    r"[,;:.!?()–—\n]|\s(?:с|со|и|по|для|от|между|при|о|об|во?|на|with|and|for|from|by)\s", re.IGNORECASE
)
_NO_VENUE = frozenset({"street", "namesake", "person"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """A venue with its evidence."""

    venue: Venue = Venue()
    spans: tuple[Span, ...] = ()

    @property
    def known(self) -> bool:
        return self.venue != Venue()


def venue_of_cell(cell: Text, hint: str | None, shared: bool) -> Found:
    """The venue of a cell kept for places: its first city, or its country, else the building that it names.

    `shared` says that the cell holds the date too, which is no place.
    """
    mentions = [m for m in find_places(cell.value, hint) if m.context not in _NO_VENUE and not m.adjective]
    city = next((m for m in mentions if m.place.kind != "country"), None)
    named = city or next(iter(mentions), None)
    if named:
        venue = Venue(city.place.name if city else None, named.place.country)
        return Found(venue, cell.spans(named.start, named.end))
    rest = _without_dates(cell.value) if shared else cell.value
    if online_mode(cell.value) or find_schedules(cell.value) or not _WORD.search(rest):
        return Found()
    return Found(Venue(name=" ".join(rest.split()).strip(" ,;–—-")), cell.spans())


def _without_dates(text: str) -> str:
    """The text with its dates blanked: what is left of a cell «21-22 сентября, Городская управа» is the place."""
    for mention in find_dates(text):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def venue_of_text(text: Text, mentions: Sequence[PlaceMention], scope: DocumentScope) -> Found:
    """The venue that running text tells: a place after «в» that no person or body belongs to, else a building at
    home.
    """
    named = [m for m in mentions if _is_venue(m, text.value)]
    if named:
        first = named[0]
        city = first if first.place.kind != "country" else _bracketed(first, mentions, text.value)
        spans = text.spans((city or first).start, (city or first).end)
        return Found(Venue(city.place.name if city else None, first.place.country), spans)
    building = in_person_place(text.value)
    if building and scope.place and scope.owner and scope.place.kind == "city":
        start, end = building
        name = " ".join(text.value[start:end].split())
        spans = (*text.spans(start, end), *scope.owner.inferred())
        return Found(Venue(scope.place.name, scope.place.country, name), spans)
    return Found()


def _is_venue(mention: PlaceMention, text: str) -> bool:
    if mention.context != "plain" or mention.adjective:
        return False
    before = text[: mention.start]
    bracket = _CITY_IN_BRACKETS.search(before)
    if bracket and _BRACKET_CLOSED.match(text[mention.end :]):
        return not _belongs_to_party(before[: bracket.start()] + " ")
    locative = _LOCATIVE.search(before)
    return locative is not None and not _belongs_to_party(before[: locative.start() + 1])


def _bracketed(country: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> PlaceMention | None:
    """The city in brackets after a country: «в Финляндии (Хельсинки)»."""
    return next(
        (
            m
            for m in mentions
            if m.start > country.end
            and m.place.kind == "city"
            and _BRACKET.fullmatch(text[country.end : m.start].strip() or "-")
        ),
        None,
    )


def _belongs_to_party(before: str) -> bool:
    """Whether the noun phrase before «в» names a person or body that is there: «с послом Индии в РФ», «филиала в
    Москве».
    """
    starts = [match.end() for match in _PHRASE_START.finditer(before.rstrip())]
    found = _WORD.findall(before[starts[-1] if starts else 0 :])
    if any(_begins(word, "travel") for word in found):
        return False
    return any(_is_party(word) for word in found)


def _begins(word: str, kind: str) -> bool:
    return any(fold(word).startswith(known) for known in load("ru/parties")[kind])


def _is_party(word: str) -> bool:
    if _begins(word, "parties"):
        return True
    best = parses(word)[0].tag
    return "NOUN" in best and "anim" in best and "Name" not in best and "Surn" not in best
