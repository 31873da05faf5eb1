"""Completing the name of a place that a person begins to write: declined, old and Latin names lead to today's.

«в Мурманске», «Murmansk» and «Мурма» give Мурманск, «Ленинград» gives Санкт-Петербург.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.language.gazetteer import Entry, entries_beginning, fold, lookup, validity
from pobratim.language.places_forms import normal_name
from pobratim.language.places_words import folded_forms

# What people write before a name, and what the name is without.
_BEFORE = re.compile(r"^(?:(?:в|во|из|на|под|у|г|гор|город\w*|city|of)\b\.?\s*)+", re.IGNORECASE)
_SHORTEST = 2
_KINDS = ("city", "region", "district")


@dataclass(frozen=True, slots=True)
class Completion:
    """A place by its name of today; `former` tells that what was written is a name it no longer has."""

    name: str
    country: str
    kind: str
    former: bool


def complete(written: str, limit: int = 8) -> tuple[Completion, ...]:
    """The places that a text may mean or begin to name, those meant exactly first, then the largest."""
    found: dict[tuple[str, str], Completion] = {}
    for folded, entry in meant(written, limit):
        found.setdefault((entry.name, entry.country), _completion(folded, entry))
    return tuple(found.values())[:limit]


def meant(written: str, limit: int) -> list[tuple[str, Entry]]:
    """The places that a text may mean or begin to name, each with that name, folded: those meant exactly first, then
    the largest. There may be more than `limit`, for a place has several names."""
    forms = readings(written)
    exact = [(folded, entry) for folded in forms for entry in lookup(folded)]
    begun = [] if not forms or len(exact) >= limit else entries_beginning(forms[0], 4 * limit)
    found = [*sorted(exact, key=lambda told: -told[1].population), *begun]
    return [(folded, entry) for folded, entry in found if entry.kind in _KINDS]


def readings(written: str) -> list[str]:
    """The folded names that a text, perhaps declined, can be, itself first; none for one too short to name a place."""
    name = _BEFORE.sub("", written.strip())
    if len(name) < _SHORTEST:
        return []
    whole = [fold(name), fold(normal_name(name))]
    single = sorted(folded_forms(name[:1].upper() + name[1:])) if " " not in name else []
    return list(dict.fromkeys([*whole, *single]))


def _completion(folded: str, entry: Entry) -> Completion:
    dates = validity(folded)
    return Completion(entry.name, entry.country, entry.kind, bool(dates and dates[1]))
