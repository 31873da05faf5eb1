"""Whether a name in a text is a place, and which."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.language.gazetteer import Entry
from pobratim.language.places_names import NameMatch, country_by_code, folded_list, names_that_need_cue, weight
from pobratim.language.places_types import Place
from pobratim.language.places_words import is_dictionary_word, is_name_of_person
from pobratim.resources import load

_SMALLEST_UNCUED = 3_000
"""People: below this a name without a cue is more often a word or a surname than the place."""
_SMALLEST_BEFORE_REGION = 20_000
"""People: a region's name means a city of that name only if that is as large («Уэльс» does not)."""
_SMALLEST_LATIN = 100_000
_SHORTEST_UNKNOWN = 3
"""Letters: a name as short that the dictionary does not know is a syllable of a person's name as often."""
_KIND_OF_CUE = {"city": "city", "region": "region", "district": "district"}


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= 5


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a place: the sort of cue before it, the country given in brackets, the register's country."""

    cue: str | None
    given: str | None
    hint: str | None

    @property
    def supported(self) -> bool:
        return self.cue is not None or self.given is not None


def is_place(match: NameMatch, signs: Signs, word: str) -> bool:
    """Whether a name that the gazetteer holds is meant as a place here."""
    if match.folded in folded_list("trusted"):
        return True
    typed = signs.cue not in (None, "body")
    if typed or any(lies_in(entry, signs.given) for entry in match.entries):
        return True
    if signs.supported and (match.geographic or not is_dictionary_word(word)):
        return True
    if match.folded in names_that_need_cue() or (not match.geographic and _is_abbreviation(word)):
        return False
    if match.last > match.first:
        return any(entry.curated or entry.population >= _SMALLEST_UNCUED for entry in match.entries)
    return _is_place_word(match, signs, word)


def _is_place_word(match: NameMatch, signs: Signs, word: str) -> bool:
    if len(word) <= _SHORTEST_UNKNOWN and not match.geographic:
        return False
    smallest = _SMALLEST_LATIN if word.isascii() else _SMALLEST_UNCUED
    notable = any(entry.curated or entry.population >= smallest for entry in match.entries)
    if match.geographic:
        return notable
    if any(entry.curated for entry in match.entries) and not is_dictionary_word(word):
        return True
    return notable and not is_dictionary_word(word) and not is_name_of_person(word)


def chosen(match: NameMatch, signs: Signs) -> Place:
    """The place meant: of the given country, else of the hint's, else Russian, else the largest.

    A country given beside a name is believed even if the gazetteer has the name elsewhere («Торсхавн (Дания)»).
    """
    ranked = sorted(match.entries, key=lambda entry: _rank(entry, match, signs))
    best = ranked[0] if ranked else None
    kind = _KIND_OF_CUE.get(signs.cue or "") or (best.kind if best else "city")
    if best is None:
        return Place(match.name, kind, signs.given or signs.hint)
    related = signs.given is None or lies_in(best, signs.given)
    geonames = best.geonames if related and best.kind == kind else None
    country = signs.given or best.country
    return Place(match.name, kind, country if country in country_by_code() else None, geonames)


def lies_in(entry: Entry, country: str | None) -> bool:
    """Whether a place lies in a country or in a territory that papers count to it («Торсхавн (Дания)»)."""
    if country is None:
        return False
    return entry.country == country or entry.country in load("common/territories").get(country, ())


def _rank(entry: Entry, match: NameMatch, signs: Signs) -> tuple[float, ...]:
    return (
        not lies_in(entry, signs.given),
        entry.country != signs.given,
        entry.country != signs.hint,
        _KIND_OF_CUE.get(signs.cue or "") not in (None, entry.kind),
        _standing(entry),
        -weight(entry, match.folded),
    )


def _standing(entry: Entry) -> int:
    """Orders places of one name: a large city, else what our own data hold, else the small city («Уэльс»)."""
    if entry.kind == "city" and (entry.curated or entry.population >= _SMALLEST_BEFORE_REGION):
        return 0
    return 1 if entry.curated else 2
