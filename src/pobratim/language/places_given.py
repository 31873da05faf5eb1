"""Places that a text puts in a country once: they lie there wherever else the text names them.

«Делегация посетила Варде (Норвегия). … школьники из Варде»: the second is no Danish town.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from pobratim.language.gazetteer import fold
from pobratim.language.places_persons import has_initials
from pobratim.language.places_types import Place
from pobratim.language.places_words import Word, folded_forms, words_of


class Known(NamedTuple):
    """A place that a text has put in its country, its folded name and how many words that has."""

    place: Place
    folded: str
    length: int


@functools.lru_cache(maxsize=512)
def known_places(given: tuple[Place, ...]) -> tuple[Known, ...]:
    """Places as `given_at` looks for them."""
    return tuple(Known(place, fold(place.name), len(words_of(place.name))) for place in given)


def given_at(words: tuple[Word, ...], text: str, first: int, given: tuple[Known, ...]) -> tuple[int, Place] | None:
    """The last word and the place of a name that begins at a word, in any case, of those given; None if none does.

    The place keeps the spelling that it was given with.
    """
    word = words[first]
    if not word.capitalised:
        return None
    forms = folded_forms(word.text)
    for place, folded, length in given:
        last = first + length - 1
        if last < len(words) and folded.startswith(tuple(forms)) and _reads(words[first : last + 1], folded):
            return None if has_initials(text, word.start, word.end) else (last, place)
    return None


def occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a text has a name, in any case, capitalised."""
    known = known_places((Place(name, "city", None),))
    words = words_of(text)
    for first in range(len(words)):
        if found := given_at(words, text, first, known):
            yield words[first].start, words[found[0]].end


def _reads(words: tuple[Word, ...], folded: str) -> bool:
    """Whether words, each perhaps of several parts («Де-Мойна»), are a declined form of a name."""
    names = {""}
    for word in words:
        longer = (f"{name} {form}".strip() for name in names for form in folded_forms(word.text))
        names = {name for name in longer if folded.startswith(name)}
    return folded in names
