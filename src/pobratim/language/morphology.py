"""Russian morphology: the process's one analyser, asked through a cache.

pymorphy3 knows surnames and place names as such. Its answers compute their grammemes, and whether the dictionary
has the word, each time they are asked; the rules ask the same few thousand words over and over, so that here all of it
is settled once a word.
"""

from __future__ import annotations

import functools
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from pobratim.dictionary import analyser


@dataclass(frozen=True, slots=True)
class Tag:
    """What a form is, in OpenCorpora's names: `POS` is the part of speech, `grammemes` all that is known of it."""

    POS: str | None
    case: str | None
    number: str | None
    gender: str | None
    grammemes: frozenset[str]

    def __contains__(self, grammeme: str) -> bool:
        return grammeme in self.grammemes


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """One reading of a word; `is_known` where the dictionary has the form, and it was not guessed by its ending."""

    word: str
    normal_form: str
    tag: Tag
    is_known: bool
    _source: Any

    def inflect(self, grammemes: AbstractSet[str]) -> Parse | None:
        """The form of the same word with these grammemes, the nearest to this one; None where there is none."""
        return _inflected(self, frozenset(grammemes))


@functools.lru_cache(maxsize=65_536)
def parses(word: str) -> tuple[Parse, ...]:
    """All readings of one word, the likeliest first."""
    return tuple(_parse(found) for found in analyser().parse(word))


@functools.lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """The dictionary form of the likeliest reading, lower case, ё kept as the dictionary has it."""
    return parses(word)[0].normal_form


def _parse(found: Any) -> Parse:
    return Parse(found.word, found.normal_form, _tag(found.tag), found.is_known, found)


@functools.cache
def _tag(tag: Any) -> Tag:
    """The dictionary has some thousands of tags, which its words share."""
    named = {name: getattr(tag, name) for name in ("POS", "case", "number", "gender")}
    return Tag(**{name: found and str(found) for name, found in named.items()}, grammemes=tag.grammemes)


@functools.lru_cache(maxsize=65_536)
def _inflected(parse: Parse, grammemes: frozenset[str]) -> Parse | None:
    found = parse._source.inflect(grammemes)
    return _parse(found) if found else None
