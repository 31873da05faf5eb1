"""Regions named by an adjective and a type: «Пловдивской областью», «Ленинградской и Псковской областей»."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.language.gazetteer import fold, lookup
from pobratim.language.morphology import parses
from pobratim.language.places_adjectives import city_of_word
from pobratim.language.places_choice import Signs, chosen
from pobratim.language.places_context import lemmas
from pobratim.language.places_names import NameMatch, words_list
from pobratim.language.places_types import Place
from pobratim.language.places_words import Word, adjective_lemma, is_dictionary_word, spelt
from pobratim.resources import load

_LONGEST_ABBREVIATION = 5
_ENDINGS = ("ский", "цкий", "ской", "цкой")


@dataclass(frozen=True, slots=True)
class RegionMatch:
    """A region whose name is words first..last."""

    first: int
    last: int
    place: Place


@dataclass(frozen=True, slots=True)
class RegionPhrase:
    """Adjectives with a type word, `last`; the regions are fewer where an adjective tells none («Приморский район»)."""

    last: int
    regions: tuple[RegionMatch, ...]


def regions_at(words: tuple[Word, ...], text: str, first: int, hint: str | None) -> RegionPhrase | None:
    """The phrase that begins at a word, None if none does."""
    if not _is_adjective(words[first].text):
        return None
    adjectives, last = _phrase(words, text, first)
    kind = _kind(words, text, adjectives[-1], last)
    if kind is None:
        return None
    found = []
    for index in adjectives:
        shown = last if index == adjectives[-1] else index
        place = _region(words, index, adjectives[-1], last, kind, hint)
        if place:
            found.append(RegionMatch(index, shown, place))
    return RegionPhrase(last, tuple(found))


def is_better(phrase: RegionPhrase, matches: Sequence[NameMatch]) -> bool:
    """Whether adjectives with a type word explain the text better than the names that begin there."""
    if not matches or matches[0].last < phrase.last:
        return True
    return matches[0].last == phrase.last and not matches[0].country and bool(phrase.regions)


@functools.lru_cache(maxsize=65_536)
def _is_adjective(word: str) -> bool:
    lemma = None if word.isupper() and len(word) < _LONGEST_ABBREVIATION else adjective_lemma(word)
    return lemma is not None and (lemma.endswith(_ENDINGS) or is_dictionary_word(word))


def _phrase(words: tuple[Word, ...], text: str, first: int) -> tuple[list[int], int]:
    """The capitalised adjectives of the phrase, and the word that should be the type."""
    adjectives = [first]
    index = first + 1
    while index < len(words) and index < first + 12:
        following = index + (words[index].text == "и")
        joint = text[words[index - 1].end : words[index].start].strip()
        if following == len(words) or (following == index and joint != ","):
            break
        if not words[following].capitalised or not _is_adjective(words[following].text):
            break
        adjectives.append(following)
        index = following + 1
    between = words_list("adjective_types", "between")
    while index < len(words) and lemmas(words[index].text) & between:
        index += 1
    return adjectives, index


def _kind(words: tuple[Word, ...], text: str, adjective: int, last: int) -> str | None:
    if last >= len(words) or text[words[last - 1].end : words[last].start].strip():
        return None
    forms = lemmas(words[last].text)
    region = next((kind for kind in ("region", "district") if forms & words_list("adjective_types", kind)), None)
    autonomous = any("автономный" in lemmas(word.text) for word in words[adjective + 1 : last])
    return "region" if autonomous else region


def _region(
    words: tuple[Word, ...], index: int, last_adjective: int, last: int, kind: str, hint: str | None
) -> Place | None:
    type_word = _full_type(words[last].text)
    gender = _gender(type_word)
    between = [_agreed(word.text, gender) for word in words[last_adjective + 1 : last]]
    own = _agreed(words[index].text, gender)
    name = " ".join((spelt(words[index].text, own), *between, type_word))
    entries = lookup(fold(name))
    if entries:
        match = NameMatch(index, last, fold(name), name, None, entries, geographic=True)
        return chosen(match, Signs(kind, None, hint))
    if city := city_of_word(words[index].text):
        match = NameMatch(index, last, fold(name), name, None, city[1], geographic=True)
        return Place(name, kind, chosen(match, Signs(None, None, hint)).country)
    return _unlisted(words[index].text, name, kind, hint)


def _unlisted(adjective: str, name: str, kind: str, hint: str | None) -> Place | None:
    """A region that no data hold: a Russian district if the dictionary has the adjective («Вяземский район»)."""
    if not is_dictionary_word(adjective):
        return Place(name, kind, hint)
    lemma = adjective_lemma(adjective) or ""
    named = lemma.endswith(_ENDINGS) and lemma not in words_list("no_city_adjectives")
    return Place(name, kind, "RU") if kind == "district" and named else None


def _full_type(word: str) -> str:
    short = load("ru/places")["full_types"].get(word.lower())
    if short:
        return str(short)
    types = words_list("adjective_types")
    return next((str(parse.normal_form) for parse in parses(word.lower()) if parse.normal_form in types), word.lower())


def _gender(noun: str) -> str:
    return str(parses(noun)[0].tag.gender or "masc")


def _agreed(adjective: str, gender: str) -> str:
    for parse in parses(adjective.lower()):
        if parse.tag.POS == "ADJF" and (agreed := parse.inflect({"nomn", "sing", gender})):
            return str(agreed.word)
    return adjective.lower()
