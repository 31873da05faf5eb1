"""Adjectives and nouns of people: «вьетнамских», «российско-японский», «Могилёвский», «петербуржцы»."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from pobratim.language.gazetteer import Entry, fold, lookup
from pobratim.language.morphology import parses
from pobratim.language.places_names import CountryName, country_by_code, country_names, folded_list, words_list
from pobratim.language.places_words import adjective_lemma, is_dictionary_word, is_geographic, spelt
from pobratim.resources import load

_SMALLEST_CITY = 50_000
"""People: a smaller city's adjective needs to stand in our own data or in the dictionary as geographic."""
_SMALLEST_STRANGE = 500_000
"""People: so large is a city whose adjective, written small, the dictionary need not know («хоккайдский»)."""
# What the adjective's stem («мурман», «вен», «ри́ж») lacks of the city's name, tried in this order.
_ADDED = ("", "ск", "цк", "а", "о", "ы", "и", "ь", "я", "е", "ль", "ий", "ия")
_ALTERNATIONS = {"ж": "г", "ш": "х", "ч": "к"}


@functools.cache
def _country_adjectives() -> dict[str, CountryName]:
    found = {
        fold(adjective): country_by_code()[code]
        for code, country in load("common/countries").items()
        for adjective in country.get("adjectives", ())
    }
    for short, state in load("common/limited_recognition").items():
        for adjective in state.get("adjectives", ()):
            found[fold(adjective)] = country_names()[fold(short)]
    return found


@functools.cache
def _people() -> dict[str, CountryName]:
    found = {
        fold(noun): country_by_code()[code]
        for code, country in load("common/countries").items()
        for noun in country.get("people", ())
    }
    for short, state in load("common/limited_recognition").items():
        for noun in state.get("people", ()):
            found[fold(noun)] = country_names()[fold(short)]
    return found


@functools.cache
def _first_halves() -> dict[str, CountryName]:
    found = {f"{adjective[:-2]}о": country for adjective, country in _country_adjectives().items()}
    for code, country in load("common/countries").items():
        found.update((fold(half), country_by_code()[code]) for half in country.get("combining", ()))
    return found


@functools.lru_cache(maxsize=16_384)
def country_of_word(word: str) -> CountryName | None:
    """The country whose adjective or people's noun a word is."""
    lemma = adjective_lemma(word)
    if lemma and (country := _country_adjectives().get(fold(lemma))):
        return country
    nouns = (fold(parse.normal_form) for parse in parses(word.lower()) if parse.tag.POS == "NOUN")
    return next((country for noun in nouns if (country := _people().get(noun))), None)


@functools.lru_cache(maxsize=16_384)
def country_of_first_half(part: str) -> CountryName | None:
    """The country of the first half of a compound: «российско», «франко»."""
    return _first_halves().get(fold(part))


@functools.lru_cache(maxsize=65_536)
def is_idle(word: str) -> bool:
    """Whether no place can begin with a word: small letters, and neither an adjective nor a compound of places."""
    if word[0].isupper() or word in folded_list("lower_case") or country_of_word(word) or city_of_word(word):
        return False
    return not any(country_of_first_half(part) for part in word.split("-")[:-1])


@functools.lru_cache(maxsize=16_384)
def city_of_word(word: str) -> tuple[str, tuple[Entry, ...]] | None:
    """The nominative name and the places whose adjective or people's noun a word is.

    A lower-case adjective counts only if our data or the dictionary hold it as geographic.
    """
    nouns = (parse.normal_form for parse in parses(word.lower()) if parse.tag.POS == "NOUN")
    own = load("ru/places")["people"]
    named = next((own[noun] for noun in nouns if noun in own), None)
    if named:
        return named, lookup(fold(named))
    lemma = adjective_lemma(word)
    if lemma is None or not fold(lemma).endswith(("ский", "ской", "цкий", "цкой")):
        return None
    return _city_of_adjective(word, lemma)


def _city_of_adjective(word: str, lemma: str) -> tuple[str, tuple[Entry, ...]] | None:
    own = load("ru/places")["adjectives"]
    if lemma in own:
        return own[lemma], lookup(fold(own[lemma]))
    if lemma in words_list("no_city_adjectives"):
        return None
    geographic = any(is_geographic(parse) for parse in parses(word.lower()))
    strange = not (word[0].isupper() or is_dictionary_word(word))
    smallest = 0 if geographic else _SMALLEST_STRANGE if strange else _SMALLEST_CITY
    named = [
        (candidate, entries)
        for candidate in dict.fromkeys(_city_candidates(lemma))
        if (entries := _notable(candidate, smallest))
    ]
    if not named:
        return None
    name, entries = min(named, key=lambda pair: _is_unlikely(*pair))
    return spelt(word[0].upper() + word[1:], name), entries


def _notable(name: str, smallest: int) -> tuple[Entry, ...]:
    return tuple(entry for entry in lookup(fold(name)) if entry.curated or entry.population >= smallest)


def _is_unlikely(name: str, entries: tuple[Entry, ...]) -> tuple[bool, int]:
    """Orders a stem's candidates: a place's usual Russian name first («Москва», not «Москова»), then the largest."""
    usual = any(fold(entry.name) == fold(name) for entry in entries)
    return not usual, -max(entry.population for entry in entries)


def _city_candidates(lemma: str) -> Iterator[str]:
    stem = lemma[:-4]
    for base in (stem, *_altered(stem)):
        yield from (base + added for added in _ADDED)


def _altered(stem: str) -> Iterator[str]:
    if stem[-1:] in _ALTERNATIONS:
        yield stem[:-1] + _ALTERNATIONS[stem[-1]]
    if stem.endswith("ь"):
        yield stem[:-1]
    if stem.endswith("й"):
        yield stem[:-1]
    for ending in ("ин", "ов", "ен", "ан", "ий"):
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            yield stem[: -len(ending)]
