"""The nominative of a declined place name."""

from __future__ import annotations

import functools

from pobratim.language.places_names import matches_at
from pobratim.language.places_words import (
    is_dictionary_word,
    likeliest_nominative,
    readings,
    spelt,
    words_of,
)


@functools.lru_cache(maxsize=4_096)
def normal_name(text: str) -> str:
    """The nominative of a declined place name («Ростова-на-Дону»); of unknown words as the dictionary guesses."""
    text = " ".join(text.split())
    words = words_of(text)
    if not words:
        return text
    for match in matches_at(words, text, 0, None):
        if match.last == len(words) - 1:
            return match.name
    normal = text
    for word in reversed(words):
        normal = normal[: word.start] + spelt(word.text, _nominative(word.text)) + normal[word.end :]
    return normal


def _nominative(word: str) -> str:
    return readings(word)[0].form if is_dictionary_word(word) else likeliest_nominative(word)
