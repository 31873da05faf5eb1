"""Names of persons that read as places: «Хо Ши Мин», «Александр Невский»."""

from __future__ import annotations

import functools

from pobratim.language.gazetteer import fold
from pobratim.language.places_words import Word, folded_forms
from pobratim.resources import load


@functools.cache
def _persons() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(name).split()) for name in load("ru/places")["persons"])


@functools.lru_cache(maxsize=65_536)
def _beginning(word: str) -> tuple[tuple[str, ...], ...]:
    """The persons whose name begins with a word, in any case."""
    return tuple(name for name in _persons() if name[0] in folded_forms(word))


def person_at(words: tuple[Word, ...], text: str, first: int) -> int | None:
    """The word after the name of a well-known person that begins at a word; None if none does."""
    if not words[first].capitalised:
        return None
    for name in _beginning(words[first].text):
        candidates = words[first : first + len(name)]
        if len(candidates) == len(name) and all(
            part in folded_forms(word.text) for word, part in zip(candidates, name, strict=True)
        ):
            return first + len(name)
    return None
