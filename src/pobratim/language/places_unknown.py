"""Places that the gazetteer lacks under the name written: misspelt ones, and ones that it does not hold at all."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pobratim.language.gazetteer import Entry, fold, folded_names, lookup
from pobratim.language.places_choice import Signs
from pobratim.language.places_context import is_english_phrase, lemmas
from pobratim.language.places_names import names_that_need_cue, words_list
from pobratim.language.places_persons import has_initials
from pobratim.language.places_types import Place
from pobratim.language.places_words import (
    Word,
    is_dictionary_word,
    is_name_of_person,
    likeliest_nominative,
    readings,
    spelt,
)

_LIKE = 88
"""Similarity, 0 to 100, above which an unknown name with a cue is taken for a misspelt known one."""
_SHORTEST = 5
"""Letters: shorter names are too alike to guess."""


@dataclass(frozen=True, slots=True)
class UnknownMatch:
    """A place that ends with word `last`."""

    last: int
    place: Place


def unknown_at(words: tuple[Word, ...], text: str, first: int, signs: Signs) -> UnknownMatch | None:
    """A place at a word that only what stands around shows to be one."""
    word = words[first]
    if not signs.supported or not may_be_unknown(word.text):
        return None
    if signs.cue is None and is_english_phrase(words, text, first):
        return None
    if has_initials(text, word.start, word.end) or (signs.cue in (None, "body") and is_name_of_person(word.text)):
        return None
    village = first > 0 and not lemmas(words[first - 1].text).isdisjoint(words_list("rural"))
    # A village of a name much like a city's («с. Киёво») is no misspelt city.
    if not village and (similar := _similar(word.text, signs.given or signs.hint)):
        form, entry = similar
        kind = signs.cue if signs.cue in ("region", "district") else entry.kind
        return UnknownMatch(first, Place(spelt(word.text, form), kind, signs.given or entry.country, entry.geonames))
    if signs.cue == "body":
        return None
    kind = signs.cue or "city"
    # The name of a district or region stays nominative after its type word: «района Сонпа», «провинции Хэбэй».
    name = likeliest_nominative(word.text) if kind == "city" else word.text.lower()
    return UnknownMatch(first, Place(spelt(word.text, name), kind, signs.given or signs.hint))


@functools.lru_cache(maxsize=65_536)
def may_be_unknown(word: str) -> bool:
    """Whether the dictionary does not know a word, or as a place's name alone («Баганур»); no abbreviation is one."""
    if word.isupper() or not is_dictionary_word(word):
        return not word.isupper()
    return not any(not form.geographic or fold(form.form) in names_that_need_cue() for form in readings(word))


@functools.lru_cache(maxsize=4_096)
def _similar(word: str, country: str | None) -> tuple[str, Entry] | None:
    if len(word) < _SHORTEST:
        return None
    best: tuple[float, str, str] | None = None
    for reading in readings(word):
        match = process.extractOne(fold(reading.form), folded_names(country), scorer=fuzz.ratio, score_cutoff=_LIKE)
        if match and (best is None or match[1] > best[0]):
            best = (match[1], reading.form, match[0])
    if best is None:
        return None
    entries = [entry for entry in lookup(best[2]) if country in (None, entry.country)]
    return best[1], entries[0]
