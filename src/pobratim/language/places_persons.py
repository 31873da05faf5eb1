"""Names of persons that read as places: «Хо Ши Мин», «Александр Невский»."""

from __future__ import annotations

import functools

from pobratim.language.gazetteer import fold
from pobratim.language.places_words import Word, readings
from pobratim.resources import load


@functools.cache
def _persons() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(name).split()) for name in load("ru/places")["persons"])


def person_at(words: tuple[Word, ...], text: str, first: int) -> int | None:
    """The word after the name of a well-known person that begins at a word; None if none does."""
    if not words[first].capitalised:
        return None
    for name in _persons():
        candidates = words[first : first + len(name)]
        if len(candidates) == len(name) and all(
            _reads(word, part) for word, part in zip(candidates, name, strict=True)
        ):
            return first + len(name)
    return None


@functools.lru_cache(maxsize=4_096)
def _reads(word: Word, part: str) -> bool:
    return any(fold(reading.form) == part for reading in readings(word.text))
