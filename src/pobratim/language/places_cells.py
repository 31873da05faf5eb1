"""Whole cells and headings: a register's place cell, a country cell, a part of the world."""

from __future__ import annotations

import functools
import re

from pobratim.language.gazetteer import fold
from pobratim.language.places_choice import Signs, chosen
from pobratim.language.places_finder import find_places
from pobratim.language.places_forms import normal_name
from pobratim.language.places_names import NameMatch, country_names, matches_at
from pobratim.language.places_types import Place, PlaceMention
from pobratim.language.places_words import Word, is_dictionary_word, words_of
from pobratim.resources import load

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PART = re.compile(
    r"(?:^|[,;/\n]|\s(?:и|and)\s)\s*(?:(?:гг?|гор|город|city of)\b\.?\s*)?"
    r"(?P<name>[^\W\d_](?:(?!\s(?:и|and)\s)[^,;/\n])*)"
)
_MARKUP = re.compile(r"[*_]{1,2}|[•·]")
_LONGEST_NAME = 3
"""Words that a cell with nothing but a place's name has at most."""


def country_named(text: str) -> Place | None:
    """The country that a whole cell names: «Белоруссия», «Нидерланды (Голландия)»; None for other cells.

    A cell with more than one country names none. A region that stands for its country there («Республика Сербская
    Боснии и Герцеговины») is given as the region, with its country's code.
    """
    plain = " ".join(_BRACKETS.sub(" ", _MARKUP.sub("", text)).split()).strip(" .,;:")
    words = words_of(plain)
    for match in matches_at(words, plain, 0, None) if words else ():
        if match.country and match.last == len(words) - 1:
            return Place(match.country.name, match.country.kind, match.country.code, match.country.geonames)
        if region := _region_of_country(match, words, plain):
            return region
    return None


def _region_of_country(match: NameMatch, words: tuple[Word, ...], text: str) -> Place | None:
    """A region's name that the name of its country follows to the end of the cell."""
    regions = [entry for entry in match.entries if entry.kind == "region"]
    if not regions or match.last == len(words) - 1:
        return None
    for country in matches_at(words, text, match.last + 1, None):
        if country.country and country.country.code == regions[0].country and country.last == len(words) - 1:
            return Place(match.name, "region", regions[0].country, regions[0].geonames)
    return None


@functools.lru_cache(maxsize=4_096)
def place_named(text: str, country: str | None = None) -> tuple[Place, ...]:
    """The places that a whole register cell names, in order; of a district and its city the smallest.

    Other names and countries in brackets belong to the place before them («Мумбай (Бомбей)»). A name that the gazetteer
    lacks is kept, nominative as written, with the hint's country.
    """
    plain = _BRACKETS.sub(lambda match: " " * len(match[0]), _MARKUP.sub("", text))
    given = {mention.place.country for mention in find_places(text, country) if mention.place.kind == "country"}
    hint = country or (next(iter(given)) if len(given) == 1 else None)
    found = find_places(plain, hint)
    mentions = [mention for mention in found if mention.place.kind != "country" and not mention.adjective]
    if mentions:
        places = [mention.place for mention in _smallest(_with_listed(mentions, found, plain, hint), plain)]
        return tuple(_put_in(place, hint) if len(given) == len(places) == 1 else place for place in places)
    alone = None if any(mention.place.kind == "country" for mention in found) else _alone(plain, hint)
    return (alone,) if alone else ()


def _put_in(place: Place, country: str | None) -> Place:
    """A cell's one place in the one country that the cell names, though the gazetteer knows it elsewhere alone."""
    if country is None or place.country == country or place.country in load("common/territories").get(country, ()):
        return place
    return Place(place.name, place.kind, country)


def _with_listed(
    mentions: list[PlaceMention], found: tuple[PlaceMention, ...], cell: str, hint: str | None
) -> list[PlaceMention]:
    """With the names of a list that are words too: «гг. Павлодар, Семей» lists two cities, since the first is one."""
    listed = list(mentions)
    for part in _PART.finditer(cell):
        if any(part.start() < mention.end and mention.start < part.end() for mention in found):
            continue
        name = part["name"].rstrip()
        place = _alone(name, hint)
        if place and place.geonames and hint in (None, place.country):
            listed.append(PlaceMention(part.start("name"), part.start("name") + len(name), place))
    return sorted(listed, key=lambda mention: mention.start)


def _alone(cell: str, hint: str | None) -> Place | None:
    """A cell that is one name: there it needs no other sign of being a place («Остин»)."""
    words = words_of(cell)
    if not words or not words[0].capitalised or len(words) > _LONGEST_NAME or any(map(str.isdigit, cell)):
        return None
    for match in matches_at(words, cell, 0, hint):
        if match.last == len(words) - 1 and match.entries:
            return chosen(match, Signs("city", None, hint))
    if any(is_dictionary_word(word.text) or word.text.isupper() for word in words):
        return None
    return Place(normal_name(cell.strip(" .,;:")), "city", hint)


def _smallest(mentions: list[PlaceMention], text: str) -> list[PlaceMention]:
    """Without the larger place that only tells where a smaller one before it lies."""
    order = {"district": 0, "city": 1, "region": 2}
    kept: list[PlaceMention] = []
    for mention in mentions:
        between = text[kept[-1].end : mention.start] if kept else ""
        larger = kept and order[mention.place.kind] > order[kept[-1].place.kind]
        if larger and " и " not in between and ";" not in between:
            continue
        kept.append(mention)
    return kept


def part_of_world(text: str) -> str | None:
    """The part of the world that a heading names («ЕВРОПА», «Страны Азии»), None for other texts."""
    heading = fold(_MARKUP.sub("", text)).strip(" :")
    for resource in ("ru/places", "en/places"):
        for part, headings in load(resource)["parts_of_world"].items():
            if heading == fold(part) or heading in map(fold, headings):
                return str(part)
    return None


def has_limited_recognition(name: str) -> bool:
    """Whether a country's name is that of a state of limited recognition: ISO 3166-1 gives it no code of its own."""
    known = country_names().get(fold(name))
    return known is not None and known.short in load("common/limited_recognition")
