"""Finds words that mix Cyrillic and Latin letters: slips of the keyboard, of a scanner's eye, or of a translator.

Their wording is kept. But «Пaрма» with a Latin letter is found by no search, so a human should look at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.document import Block, Span, span_of

# Begins with the Latin letter, of which Russian text has few: what is searched for first decides how long it takes.
_SEAM = re.compile(r"[A-Za-z](?:(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё].))")
_WORD = re.compile(r"[^\W\d_]+")


def mixed_words(block: Block) -> Iterator[Span]:
    """The words of a block that are written in two alphabets; parts joined by a hyphen are words of their own."""
    if _SEAM.search(block.text):
        for word in _WORD.finditer(block.text):
            if _SEAM.search(word[0]):
                yield span_of(block, *word.span())
