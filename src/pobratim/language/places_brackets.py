"""The country that a text gives beside a place: «Лулео, Умео (Швеция)», «Харбин, КНР», «Хайфы Государства Израиль»."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from pobratim.language.places_choice import lies_in
from pobratim.language.places_context import lemmas
from pobratim.language.places_names import matches_at, words_list
from pobratim.language.places_types import PlaceMention
from pobratim.language.places_words import Word, words_of
from pobratim.resources import load

_OPENING = re.compile(r"\s*\(\s*")
_BESIDE = re.compile(r"\s*,?\s*")
_IN_LIST = re.compile(r"\s*(?:[,;]|\.)?\s*-?\s*")


def _anywhere(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class GivenCountries:
    """Countries that brackets give to the name right before (`nearest`, by its last word) and to the words of the list
    before it (`listed`), and the countries named (by their first word)."""

    words: tuple[Word, ...]
    text: str
    nearest: dict[int, str]
    listed: dict[int, str]
    named: dict[int, str]

    def of(self, first: int, last: int, known_in: Callable[[str], bool] = _anywhere) -> tuple[str | None, str | None]:
        """The country given in brackets to words first..last, and the one that stands beside.

        A list's country is believed of its last name; of the names before only where they are `known_in` that country
        («Мурманска и Аланьи (Турция)» puts no Murmansk in Turkey).
        """
        given = self.nearest.get(last)
        listed = self.listed.get(first)
        if given is None and listed and known_in(listed):
            given = listed
        following = last + 1
        if following >= len(self.words) or following not in self.named:
            return given, None
        gap = self.text[self.words[last].end : self.words[following].start]
        return given, self.named[following] if _BESIDE.fullmatch(gap) else None


@functools.lru_cache(maxsize=512)
def given_countries(text: str, hint: str | None) -> GivenCountries:
    """Find every country of a text and what its brackets say of the names before.

    A text is often gone through again at once, for the places that it puts in their countries.
    """
    words = words_of(text)
    named: dict[int, str] = {}
    nearest: dict[int, str] = {}
    listed: dict[int, str] = {}
    for index, word in enumerate(words):
        if not word.capitalised:
            continue
        own_hint = hint_of_bracket(words, text, index) or hint
        countries = [
            match for match in matches_at(words, text, index, own_hint) if match.country and match.country.code
        ]
        if not countries or not countries[0].country or not countries[0].country.code:
            continue
        named[index] = countries[0].country.code
        before = _listed_before_bracket(text, words, index, named[index])
        for member in before:
            listed.setdefault(member, named[index])
        for member in before[:1]:
            nearest.setdefault(member, named[index])
    return GivenCountries(words, text, nearest, listed, named)


def country_of_region(region: PlaceMention | None, text: str, start: int) -> str | None:
    """The country of a region that a comma, and at most one word, part from a name: «штат Вермонт, г. Берлингтон»."""
    between = text[region.end : start] if region else ""
    apart = between.count(",") == 1 and len(between.strip(" ,.").split()) <= 1
    return region.place.country if region and apart else None


def hint_of_bracket(words: tuple[Word, ...], text: str, index: int) -> str | None:
    """The country of the name before the brackets that an ambiguous abbreviation stands in: «Латакия (САР)»."""
    meanings = load("ru/places")["country_abbreviations"].get(words[index].text, {})
    if not meanings or index == 0 or not _OPENING.fullmatch(text[words[index - 1].end : words[index].start]):
        return None
    before = (match for first in (index - 1, index - 2) if first >= 0 for match in matches_at(words, text, first, None))
    found = (entry.country for match in before if match.last == index - 1 for entry in match.entries)
    return next((country for country in found if country in meanings), None)


def _listed_before_bracket(text: str, words: tuple[Word, ...], country: int, code: str) -> list[int]:
    """The words of the list that brackets with a country close: capitalised ones joined by commas, «и» and cues."""
    opening = text.rfind("(", 0, words[country].start)
    if opening < 0 or ")" in text[opening : words[country].start] or words[country].start - opening > 60:
        return []
    members: list[int] = []
    index = next((i for i in range(country - 1, -1, -1) if words[i].end <= opening), -1)
    following = opening
    while index >= 0 and _IN_LIST.fullmatch(text[words[index].end : following]):
        word = words[index]
        if not (word.capitalised or word.text == "и" or _is_cue(word)):
            break
        if word.capitalised:
            if members and _lies_elsewhere(words, text, index, code):
                break
            members.append(index)
        following = word.start
        index -= 1
    return members


def _lies_elsewhere(words: tuple[Word, ...], text: str, index: int, code: str) -> bool:
    """Whether a name is known, and not in the country: the brackets speak neither of it nor of those before."""
    found = [match.entries for match in matches_at(words, text, index, code) if match.entries and match.geographic]
    return bool(found) and not any(lies_in(entry, code) for entries in found for entry in entries)


def _is_cue(word: Word) -> bool:
    return bool(lemmas(word.text) & words_list("types"))
