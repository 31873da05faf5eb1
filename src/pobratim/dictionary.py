"""The Russian dictionary that the whole program asks: which words there are, and what forms they have.

pymorphy3 (MIT) with its OpenCorpora dictionaries works offline; loading it takes a tenth of a second, so it happens on
first use.
"""

from __future__ import annotations

import functools

import pymorphy3


@functools.cache
def analyser() -> pymorphy3.MorphAnalyzer:
    """The one analyser of the process."""
    return pymorphy3.MorphAnalyzer()


@functools.lru_cache(maxsize=65_536)
def is_word(text: str) -> bool:
    """Whether the dictionary has a word in this very form, hyphens and all; case makes no difference."""
    return bool(analyser().word_is_known(text.lower()))
