"""The country that a text gives beside a place: «Лулео, Умео (Швеция)», «Харбин, КНР», «Хайфы Государства Израиль»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.language.places_context import lemmas
from pobratim.language.places_names import matches_at, words_list
from pobratim.language.places_words import Word

_BESIDE = re.compile(r"\s*,?\s*")
_IN_LIST = re.compile(r"\s*(?:[,;]|\.)?\s*-?\s*")


@dataclass(frozen=True, slots=True)
class GivenCountries:
    """Countries that brackets give to words (`bracketed`, by word), and names of countries (`named`, by first word)."""

    words: tuple[Word, ...]
    text: str
    bracketed: dict[int, str]
    named: dict[int, str]

    def of(self, first: int, last: int) -> tuple[str | None, str | None]:
        """The country given in brackets, and the one that stands beside."""
        given = self.bracketed.get(first)
        following = last + 1
        if following >= len(self.words) or following not in self.named:
            return given, None
        gap = self.text[self.words[last].end : self.words[following].start]
        return given, self.named[following] if _BESIDE.fullmatch(gap) else None


def given_countries(text: str, words: tuple[Word, ...], hint: str | None) -> GivenCountries:
    """Find every country of a text and what its brackets say of the names before."""
    named: dict[int, str] = {}
    bracketed: dict[int, str] = {}
    for index, word in enumerate(words):
        if not word.capitalised:
            continue
        countries = [match for match in matches_at(words, text, index, hint) if match.country and match.country.code]
        if not countries or not countries[0].country or not countries[0].country.code:
            continue
        named[index] = countries[0].country.code
        for listed in _listed_before_bracket(text, words, index):
            bracketed.setdefault(listed, named[index])
    return GivenCountries(words, text, bracketed, named)


def _listed_before_bracket(text: str, words: tuple[Word, ...], country: int) -> list[int]:
    """The words of the list that brackets with a country close: capitalised ones joined by commas, «и» and cues."""
    opening = text.rfind("(", 0, words[country].start)
    if opening < 0 or ")" in text[opening : words[country].start] or words[country].start - opening > 60:
        return []
    listed: list[int] = []
    index = next((i for i in range(country - 1, -1, -1) if words[i].end <= opening), -1)
    following = opening
    while index >= 0 and _IN_LIST.fullmatch(text[words[index].end : following]):
        word = words[index]
        if not (word.capitalised or word.text == "и" or _is_cue(word)):
            break
        if word.capitalised:
            listed.append(index)
        following = word.start
        index -= 1
    return listed


def _is_cue(word: Word) -> bool:
    return bool(lemmas(word.text) & words_list("types"))
