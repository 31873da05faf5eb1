"""Words of titles and headings compared with the phrases of the lexicons.

A phrase matches where each of its words begins some word of the text, case and ё folded: officials decline and
abbreviate freely, and the beginnings survive it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pobratim.language.cues import fold

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|№|#")
# A word of one or two letters («г», «no») must be the whole word, else it would begin nearly anything.
_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A lexicon entry found in a text: its name, how many words it has, and where the first of them stands."""

    name: str
    words: int
    position: int

    @property
    def rank(self) -> tuple[int, int]:
        """More words first, then the earlier."""
        return -self.words, self.position


@functools.lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text; a compound gives itself and its parts, «п/п» gives п, п."""
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        found += [word, *word.split("-")] if "-" in word else [word]
    return tuple(found)


def best(lexicon: Mapping[str, Sequence[str]], text: str) -> Match | None:
    """The entry of a lexicon (name to phrases) that says most of the text, or None."""
    return min(_compiled(lexicon).matches(text), key=lambda match: match.rank, default=None)


def first(lexicon: Mapping[str, Sequence[str]], text: str) -> str | None:
    """The first entry, in the lexicon's own order, that has a phrase in the text."""
    return next((match.name for match in _compiled(lexicon).matches(text)), None)


def _compiled(lexicon: Mapping[str, Sequence[str]]) -> _Index:
    return _index(tuple((name, tuple(phrases)) for name, phrases in lexicon.items()))


@functools.lru_cache(maxsize=128)
def _index(lexicon: tuple[tuple[str, tuple[str, ...]], ...]) -> _Index:
    return _Index((name, words(phrase)) for name, phrases in lexicon for phrase in phrases)


class _Index:
    """The phrases of a lexicon by their words, so that a text is gone through once and not once for each phrase."""

    def __init__(self, phrases: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._phrases = [(name, parts) for name, parts in phrases if parts]
        self._by_first: dict[str, list[int]] = {}
        for number, (_, parts) in enumerate(self._phrases):
            self._by_first.setdefault(parts[0], []).append(number)
        # By their first letters: a word of a text begins with few words of the lexicon, mostly with none.
        self._by_letters: dict[str, list[str]] = {}
        for word in {word for _, parts in self._phrases for word in parts}:
            self._by_letters.setdefault(word[: _WHOLE + 1], []).append(word)

    def matches(self, text: str) -> Iterator[Match]:
        """Every phrase all of whose words stand in the text, in the lexicon's order, with the earliest of them."""
        places = self._places(words(text))
        for number in sorted(number for word in places for number in self._by_first.get(word, ())):
            name, parts = self._phrases[number]
            found = [places[word] for word in parts if word in places]
            if len(found) == len(parts):
                yield Match(name, len(parts), min(found))

    def _places(self, text_words: Sequence[str]) -> dict[str, int]:
        """The words of the lexicon that begin (or, short ones, are) a word of the text, and where they first do."""
        places: dict[str, int] = {}
        for position, candidate in enumerate(text_words):
            for word in self._by_letters.get(candidate[: _WHOLE + 1], ()):
                if candidate == word or (len(word) > _WHOLE and candidate.startswith(word)):
                    places.setdefault(word, position)
        return places
