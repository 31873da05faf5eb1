"""Case forms of place names: the nominative of a declined name, and a name declined for a title."""

from __future__ import annotations

import functools

from pobratim.language.morphology import parses
from pobratim.language.places_names import matches_at, words_list
from pobratim.language.places_words import (
    adjective_lemma,
    is_dictionary_word,
    likeliest_nominative,
    readings,
    spelt,
    words_of,
)

_FOREIGN_ENDINGS = frozenset("иуюэоеё")
_CASES = {"nomn", "gent", "datv", "accs", "ablt", "loct"}


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


@functools.lru_cache(maxsize=4_096)
def in_case(name: str, case: str) -> str:
    """A nominative place name in a case, named as pymorphy names it: gent, datv, accs, ablt, loct.

    Raises ValueError for another case. The preposition is the caller's («в Мурманске»).
    """
    if case not in _CASES:
        raise ValueError(f"no such case: {case}")
    declined = name
    words = words_of(name)
    if words and words[0].text.lower() in words_list("apposition_heads"):
        words = words[:1] + tuple(word for word in words[1:] if adjective_lemma(word.text))
    for word in reversed(words):
        declined = declined[: word.start] + _declined(word.text, case) + declined[word.end :]
    return declined


def _is_indeclinable(word: str) -> bool:
    """Names that the dictionary lacks do not decline if they end as foreign ones do: Ченнаи, Чжучжоу, Будё."""
    return word[-1].lower() in _FOREIGN_ENDINGS and parses(word.lower())[0].tag.POS == "NOUN"


def _declined(word: str, case: str) -> str:
    if "-" in word and not any(parse.is_known for parse in parses(word.lower())):
        head, _, last = word.rpartition("-")
        return f"{head}-{_declined(last, case)}"
    nominatives = [parse for parse in parses(word.lower()) if "nomn" in parse.tag and parse.word == word.lower()]
    if nominatives and not nominatives[0].is_known and _is_indeclinable(word):
        return word
    nominatives.sort(key=lambda parse: ("Geox" not in parse.tag, "sing" not in parse.tag))
    for parse in nominatives:
        if inflected := parse.inflect({case}):
            return spelt(word, inflected.word) if word[:1].isupper() else str(inflected.word)
    return word
