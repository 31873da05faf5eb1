"""Whole cells and headings: a country cell, a part of the world."""

from __future__ import annotations

import re

from pobratim.language.gazetteer import fold
from pobratim.language.places_names import NameMatch, country_names, matches_at
from pobratim.language.places_types import Place
from pobratim.language.places_words import Word, words_of
from pobratim.resources import load

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKUP = re.compile(r"[*_]{1,2}|[•·]")


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
