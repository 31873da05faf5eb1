"""Places in a text: cities, regions, districts and countries, with what each stands for there.

Names are looked up in the gazetteer in their nominative, which the dictionary gives; a name that is also a word or a
surname counts only with a cue beside it. See docs/decisions/0003-gazetteer.md.
"""

from __future__ import annotations

from pobratim.language.gazetteer import fold, lookup
from pobratim.language.places_cells import country_named, has_limited_recognition, part_of_world
from pobratim.language.places_choice import Signs, chosen
from pobratim.language.places_finder import find_places, places_given_in
from pobratim.language.places_forms import normal_name
from pobratim.language.places_names import NameMatch, country_names, matches_at
from pobratim.language.places_partners import PartnersNamed, names_body, partners_named, place_named
from pobratim.language.places_types import Place, PlaceMention
from pobratim.language.places_words import words_of

__all__ = [
    "PartnersNamed",
    "Place",
    "PlaceMention",
    "country_named",
    "country_of_city",
    "find_countries",
    "find_places",
    "has_limited_recognition",
    "names_body",
    "normal_name",
    "part_of_world",
    "partners_named",
    "place_named",
    "places_given_in",
    "state_title_problems",
]


def find_countries(text: str) -> tuple[PlaceMention, ...]:
    """The countries that a text names, as name, adjective or people, in order."""
    return tuple(mention for mention in find_places(text) if mention.place.kind == "country")


def country_of_city(name: str) -> str | None:
    """The country of a city by its nominative name, None if the gazetteer lacks it."""
    match = NameMatch(0, 0, fold(name), name, None, lookup(fold(name)), geographic=True)
    return chosen(match, Signs(None, None, None)).country


def state_title_problems(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text gives a state another state's title («Китайская Республика» for the PRC): start, end, code.

    The problem's name is "wrong_state_title"; a text that speaks of Taiwan means the title it writes.
    """
    words = words_of(text)
    problems = []
    for index in range(len(words)):
        for match in matches_at(words, text, index, None)[:1]:
            name = country_names().get(match.folded)
            if name and name.misnomer and not _names_rival(text):
                problems.append((words[match.first].start, words[match.last].end, name.code or ""))
    return tuple(problems)


def _names_rival(text: str) -> bool:
    return any(mention.place.country == "TW" for mention in find_places(text))
