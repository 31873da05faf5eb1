"""Names of countries and places at a position of a text, in any case and of several words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.language.gazetteer import Entry, begins_name, fold, lookup
from pobratim.language.places_words import Reading, Word, readings, spelt, words_of
from pobratim.resources import load

_GAP = re.compile(r"\s*-?\s*|\s+[-–—]\s+")
_DOTTED_GAP = re.compile(r"\.\s*-?\s?")
_OF_OURS, _OF_RUSSIA, _AS_WRITTEN = 5, 8, 10
# Official prose seldom declines these: «из Кирова» is Киров rather than Кирово.
_INDECLINABLE, _IN_O = ("ово", "ево", "ино", "ыно"), 0.05
_NOTABLE = 10_000
"""People of a place that fills a line of its own."""
_LONGEST = 7
"""Words of the longest country name («Соединённое Королевство Великобритании и Северной Ирландии» and to spare)."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name of a country: `short` its usual Russian name, `code` None for states that ISO 3166-1 does not list."""

    name: str
    short: str
    code: str | None
    kind: str
    geonames: int | None
    misnomer: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name found at words first..last (inclusive): the country or the places that bear it."""

    first: int
    last: int
    folded: str
    name: str
    country: CountryName | None
    entries: tuple[Entry, ...]
    geographic: bool
    as_written: bool = False


@functools.cache
def country_names() -> dict[str, CountryName]:
    """All names of countries and states of limited recognition, folded."""
    found: dict[str, CountryName] = {}
    for code, country in load("common/countries").items():
        for name in (country["ru"], *country["en"], *country.get("names", ())):
            found[fold(name)] = CountryName(name, country["ru"], code, "country", country["geonames"])
        for name in country.get("misnomers", ()):
            found[fold(name)] = CountryName(name, country["ru"], code, "country", country["geonames"], misnomer=True)
    for short, state in load("common/limited_recognition").items():
        for name in (short, state["en"], *state["names"]):
            found[fold(name)] = CountryName(name, short, state["country"], state["kind"], None)
    return found


@functools.cache
def country_by_code() -> dict[str, CountryName]:
    """The usual name of each country by its code."""
    return {
        code: CountryName(country["ru"], country["ru"], code, "country", country["geonames"])
        for code, country in load("common/countries").items()
    }


@functools.cache
def _country_beginnings() -> frozenset[str]:
    return frozenset(beginning for name in country_names() for beginning in _beginnings(name))


def _beginnings(name: str) -> Iterator[str]:
    words = name.split()
    return (" ".join(words[:length]) for length in range(1, len(words)))


@functools.cache
def shortened() -> dict[str, str]:
    """Shortened names, folded, and what they stand for."""
    return {fold(short): name for short, name in load("ru/places")["abbreviations"].items()}


@functools.cache
def _shortened_beginnings() -> frozenset[str]:
    return frozenset(beginning for name in shortened() for beginning in _beginnings(name))


@functools.cache
def words_list(*path: str) -> frozenset[str]:
    """A list of words of ru/places.yml as a set; several lists of a mapping are joined."""
    value: Any = load("ru/places")
    for key in path:
        value = value[key]
    lists = value.values() if isinstance(value, dict) else [value]
    return frozenset(str(word) for words in lists for word in words)


@functools.cache
def folded_list(*path: str) -> frozenset[str]:
    """The same, folded as names are."""
    return frozenset(fold(word) for word in words_list(*path))


@functools.cache
def names_that_need_cue() -> frozenset[str]:
    """Folded names that are places only where something beside them says so."""
    return frozenset(fold(name) for language in ("ru", "en") for name in load(f"{language}/places")["need_cue"])


def matches_at(words: tuple[Word, ...], text: str, first: int, hint: str | None) -> tuple[NameMatch, ...]:
    """All names that begin at a word of a text, of which `words` are the words; the longest first."""
    return _matches_at(text, first, hint) if _openings(words[first].text) else ()


@functools.lru_cache(maxsize=65_536)
def _openings(word: str) -> Mapping[str, Reading]:
    """The folded nominatives of a word that are names or begin longer ones; most words have none."""
    forms = {fold(form.form): form for form in (*_abbreviated(word), *readings(word))}
    if word in load("ru/places")["country_abbreviations"]:
        return forms
    return {folded: form for folded, form in forms.items() if _is_name(folded) or _goes_on(folded)}


def _abbreviated(word: str) -> Iterator[Reading]:
    """The adjectives that «Вел.» and the like stand for."""
    full = load("ru/places")["abbreviated_adjectives"].get(word, ())
    return (Reading(adjective.lower(), geographic=False, known=True) for adjective in full)


def _is_name(folded: str) -> bool:
    return folded in country_names() or folded in shortened() or bool(lookup(folded))


@functools.lru_cache(maxsize=65_536)
def _goes_on(folded: str) -> bool:
    """Whether a longer name begins so."""
    return folded in _country_beginnings() or folded in _shortened_beginnings() or begins_name(folded)


@functools.lru_cache(maxsize=8_192)
def _matches_at(text: str, first: int, hint: str | None) -> tuple[NameMatch, ...]:
    words = words_of(text)
    partial: dict[str, tuple[Reading, ...]] = {f: (form,) for f, form in _openings(words[first].text).items()}
    found: list[NameMatch] = []
    for last in range(first, min(first + _LONGEST, len(words))):
        matches = (_match(words, text, first, last, folded, forms, hint) for folded, forms in partial.items())
        found += [match for match in matches if match]
        if last + 1 == len(words) or not _joined(text, words[last], words[last + 1]):
            break
        partial = _extended(partial, words[last + 1])
        if not partial:
            break
    found = [match for match in found if not _is_two_lines(match, words, text, found, hint)]
    return tuple(sorted(_without_oblique(found), key=lambda match: _rank(match, hint)))


def _is_two_lines(
    match: NameMatch, words: tuple[Word, ...], text: str, found: list[NameMatch], hint: str | None
) -> bool:
    """Whether a name over the end of a line is two, one a line: what is wrapped makes no name in its parts."""
    for index in range(match.first, match.last):
        gap = text[words[index].end : words[index + 1].start]
        if "\n" in gap and "-" not in gap and any(other.last == index and _is_notable(other) for other in found):
            rest = matches_at(words, text, index + 1, hint)
            return any(other.last == match.last and _is_notable(other) for other in rest)
    return False


def _is_notable(match: NameMatch) -> bool:
    return match.country is not None or any(entry.population >= _NOTABLE for entry in match.entries)


def _without_oblique(found: list[NameMatch]) -> list[NameMatch]:
    """Without readings that the gazetteer holds as another name of a place whose usual name the words are read as too.

    Its other names include declined forms: «Сараева» for Сараево.
    """
    read = {(match.last, match.folded) for match in found}
    return [match for match in found if not (_usual(match) != match.folded and (match.last, _usual(match)) in read)]


def _usual(match: NameMatch) -> str:
    return fold(match.entries[0].name) if match.entries and not match.country else match.folded


def _rank(match: NameMatch, hint: str | None) -> tuple[float, ...]:
    """The longest first; of one length countries, then places of the hint, of the dictionary, then the best known."""
    hinted = any(entry.country == hint for entry in match.entries)
    trusted = match.geographic or match.folded in folded_list("trusted")
    best = max((weight(entry, match.folded) for entry in match.entries), default=0)
    likely = best * (_AS_WRITTEN if match.as_written else _IN_O if match.folded.endswith(_INDECLINABLE) else 1)
    return -match.last, match.country is None, not hinted, not trusted, -likely


def weight(entry: Entry, folded: str) -> float:
    """How likely a Russian paper means a place by a name that several share.

    By people, and more if the name is its usual one, if our own data hold it, or if it lies in Russia.
    """
    likely: float = max(entry.population, 1)
    if fold(entry.name) != folded and not entry.curated:
        likely *= 0.3
    return likely * (_OF_OURS if entry.curated else 1) * (_OF_RUSSIA if entry.country == "RU" else 1)


def likely(matches: Sequence[NameMatch]) -> list[NameMatch]:
    """Without other readings of words whose likeliest reading needs a cue: if that has none, neither have they."""
    likeliest = {match.last: match.folded for match in reversed(matches)}
    waiting = {last for last, folded in likeliest.items() if folded in names_that_need_cue()}
    return [match for match in matches if match.last not in waiting or match.folded in names_that_need_cue()]


def _joined(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.start]
    if "\t" in gap:
        return False
    return bool(_GAP.fullmatch(gap)) or (len(left.text) <= 4 and bool(_DOTTED_GAP.fullmatch(gap)))


def _extended(partial: dict[str, tuple[Reading, ...]], word: Word) -> dict[str, tuple[Reading, ...]]:
    extended = {}
    for folded, forms in partial.items():
        if _goes_on(folded):
            for reading in readings(word.text):
                extended[f"{folded} {fold(reading.form)}"] = (*forms, reading)
    return extended


def _match(
    words: tuple[Word, ...], text: str, first: int, last: int, folded: str, forms: tuple[Reading, ...], hint: str | None
) -> NameMatch | None:
    country = country_names().get(folded) or _hinted_country(words[first : last + 1], hint)
    full = shortened().get(folded)
    entries = lookup(fold(full) if full else folded)
    if country is None and not entries:
        return None
    name = full or (country.name if country else _spelt_name(words[first : last + 1], text, forms))
    geographic = full is not None or any(form.geographic for form in forms) or (last > first)
    as_written = folded == fold(text[words[first].start : words[last].end])
    return NameMatch(first, last, folded, name, country, entries, geographic, as_written)


def _hinted_country(words: tuple[Word, ...], hint: str | None) -> CountryName | None:
    ambiguous = load("ru/places")["country_abbreviations"]
    meant = ambiguous.get(words[0].text, {}).get(hint) if len(words) == 1 else None
    if meant is None:
        return None
    return country_names().get(fold(meant)) or CountryName(meant, meant, hint, "region", None)


def _spelt_name(words: tuple[Word, ...], text: str, forms: tuple[Reading, ...]) -> str:
    name = spelt(words[0].text, forms[0].form)
    for left, right, form in zip(words, words[1:], forms[1:], strict=False):
        gap = text[left.end : right.start]
        gap = " " if gap.startswith(".") and forms[0].form.startswith(words[0].text.lower()) else gap
        joint = gap if gap.strip() == "" else gap.strip() if not gap.startswith(" ") else f" {gap.strip()} "
        name += (" " if joint.isspace() else joint) + spelt(right.text, form.form)
    return name
