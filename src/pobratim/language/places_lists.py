"""What a list of places tells of its members: «Владимир, Суздаль», «Куала-Лумпур, Сингапур, Манила»."""

from __future__ import annotations

import re

from pobratim.language.gazetteer import fold, lookup
from pobratim.language.places_names import CountryName, NameMatch, country_names
from pobratim.language.places_words import Word, readings

_APART = re.compile(r" *(?:$|[\n\t(]|[,;]\s*[\dA-ZА-ЯЁ])")
_JOINTS = frozenset({", ", " – ", " — ", "-", " - "})
_NOTABLE = 10_000
"""People of a place that shows its neighbour in a list to be a place too."""
_CITY = 100_000
"""People of a city that shows a state beside it in a list to be the state's city."""


def is_listed(words: tuple[Word, ...], text: str, match: NameMatch) -> bool:
    """Whether a name that is a word too stands beside another place in a list, and so is one."""
    return match.geographic and any(
        _is_place(other, joint) for other, joint in _neighbours(words, text, match) if joint in _JOINTS
    )


def is_between_cities(words: tuple[Word, ...], text: str, match: NameMatch, country: CountryName) -> bool:
    """Whether a state's name that its city has too stands in a list between cities."""
    if not any(entry.country == country.code for entry in match.entries):
        return False
    neighbours = _neighbours(words, text, match)
    return len(neighbours) > 1 and all(joint in _JOINTS and _is_city(other) for other, joint in neighbours)


def stands_apart(text: str, end: int) -> bool:
    """Whether a name that ends there fills its line, or a list or brackets go on: «Мали, Чад», «Перу (Лима)»."""
    return bool(_APART.match(text, end))


def _neighbours(words: tuple[Word, ...], text: str, match: NameMatch) -> list[tuple[Word, str]]:
    """The words before and after a name, as far as there are any, each with what stands between."""
    found = []
    if match.first > 0:
        before = words[match.first - 1]
        found.append((before, text[before.end : words[match.first].start]))
    if match.last + 1 < len(words):
        after = words[match.last + 1]
        found.append((after, text[words[match.last].end : after.start]))
    return found


def _is_place(word: Word, joint: str) -> bool:
    forms = [form.form for form in readings(word.text) if form.geographic or (joint != ", " and not form.known)]
    return word.capitalised and any(entry.population >= _NOTABLE for form in forms for entry in lookup(fold(form)))


def _is_city(word: Word) -> bool:
    forms = [fold(form.form) for form in readings(word.text) if form.geographic or not form.known]
    named = [entry for form in forms if form not in country_names() for entry in lookup(form)]
    return word.capitalised and any(entry.kind == "city" and entry.population >= _CITY for entry in named)
