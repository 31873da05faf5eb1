"""Russian morphology: one analyser for the whole process, asked through a cache.

pymorphy3 (MIT) with its OpenCorpora dictionaries works offline and knows surnames and place names as such; loading it
takes a tenth of a second, so it happens on first use.
"""

from __future__ import annotations

import functools
from typing import Any

import pymorphy3

Parse = Any
"""A parse as pymorphy3 gives it: `word`, `normal_form`, `tag`, `score`, `inflect(grammemes)`."""


@functools.cache
def _analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@functools.lru_cache(maxsize=65_536)
def parses(word: str) -> tuple[Parse, ...]:
    """All readings of one word, the likeliest first."""
    return tuple(_analyser().parse(word))


@functools.lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """The dictionary form of the likeliest reading, lower case, ё kept as the dictionary has it."""
    return str(parses(word)[0].normal_form)
