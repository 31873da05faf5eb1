"""Words of titles and headings compared with the phrases of the lexicons.

A phrase matches where each of its words begins some word of the text, case and ё folded: officials decline and
abbreviate freely, and the beginnings survive it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
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


def find(phrase: str, text_words: Sequence[str]) -> int | None:
    """The position of the earliest matched word, if every word of the phrase is there."""
    places = [_place(word, text_words) for word in words(phrase)]
    return None if not places or None in places else min(p for p in places if p is not None)


def _place(word: str, text_words: Sequence[str]) -> int | None:
    for position, candidate in enumerate(text_words):
        if candidate == word or (len(word) > _WHOLE and candidate.startswith(word)):
            return position
    return None


def best(lexicon: Mapping[str, Sequence[str]], text: str) -> Match | None:
    """The entry of a lexicon (name to phrases) that says most of the text, or None."""
    text_words = words(text)
    found = []
    for name, phrases in lexicon.items():
        for phrase in phrases:
            position = find(phrase, text_words)
            if position is not None:
                found.append(Match(name, len(words(phrase)), position))
    return min(found, key=lambda match: match.rank, default=None)


def first(lexicon: Mapping[str, Sequence[str]], text: str) -> str | None:
    """The first entry, in the lexicon's own order, that has a phrase in the text."""
    text_words = words(text)
    for name, phrases in lexicon.items():
        if any(find(phrase, text_words) is not None for phrase in phrases):
            return name
    return None
