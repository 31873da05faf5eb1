"""The words of a match as they stand in its text, with those found marked, cut to a line or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.language.terms import Word, words

BEFORE, LENGTH = 60, 260
"""Characters of a quote before its first found word, and in all."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote, and where its first found word stands in the whole text; None where no word of it was found."""

    runs: tuple[Run, ...]
    start: int | None = None
    end: int | None = None


def quote(text: str, terms: frozenset[str]) -> Quote:
    """The stretch of a text with the most of these terms in it."""
    hits = [word for word in words(text) if _is_found(word, terms)]
    if not hits:
        return Quote(tuple(_runs(text, (), 0, LENGTH)))
    best = max(hits, key=lambda hit: (_kinds(hits, hit), -hit.start))
    low = _at_word(text, max(0, best.start - BEFORE))
    return Quote(tuple(_runs(text, hits, low, low + LENGTH)), best.start, best.end)


def _is_found(word: Word, terms: frozenset[str]) -> bool:
    if not terms.isdisjoint(word.terms):
        return True
    starts = [term[:-1] for term in terms if term.endswith("*")]
    return any(term.startswith(start) for start in starts for term in (*word.terms, word.form))


def _kinds(hits: Sequence[Word], first: Word) -> int:
    """How many different things are found in the stretch that begins with a hit."""
    return len({hit.terms for hit in hits if first.start <= hit.start < first.start + LENGTH - BEFORE})


def _at_word(text: str, position: int) -> int:
    """The beginning of the word at or after a position."""
    if position == 0:
        return 0
    space = text.find(" ", position)
    return space + 1 if 0 <= space < position + BEFORE else position


def _runs(text: str, hits: Sequence[Word], low: int, high: int) -> Iterator[Run]:
    if low:
        yield Run("… ", False)
    position = low
    for hit in hits:
        if low <= hit.start and hit.end <= high:
            yield Run(text[position : hit.start], False)
            yield Run(text[hit.start : hit.end], True)
            position = hit.end
    yield Run(text[position:high] + (" …" if high < len(text) else ""), False)


def place_of(places: Sequence[Sequence[Any]], start: int | None) -> tuple[dict[str, Any], int] | None:
    """The block of a passage in which a position stands, by its locator, and where in it; None for none."""
    if start is None or not places:
        return None
    locator, first = max((place for place in places if place[1] <= start), key=lambda place: place[1])
    return locator, start - first
