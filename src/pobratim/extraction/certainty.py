"""How sure an activity is, and why not: the signs by which readings that turned out wrong differed from right ones.

A date taken from the whole period, several dates in running text, a place that only its name makes one, a name that
nothing was made of, and no partner at all: such a record is for a person to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extraction.counterparts import Counterparts
from pobratim.extraction.item import Item, ItemScope
from pobratim.extraction.when import When
from pobratim.findings import Certainty
from pobratim.language.cues import in_quotes
from pobratim.language.dates import Scope, find_dates
from pobratim.language.edtf import bounds
from pobratim.language.gazetteer import fold, lookup
from pobratim.language.morphology import parses
from pobratim.language.people_names import find_names
from pobratim.language.places import PlaceMention

_CAPITALISED = re.compile(r"(?<![\w.«\"-])[А-ЯЁ][а-яё]{3,}(?:-[\w]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n(–—-]\s*|\d[.)]\s*)$")
# People of a place that its bare name may be trusted to mean.
_KNOWN_CITY = 100_000

Doubt = tuple[Certainty, str | None]


def certainty_of(item: Item, scope: ItemScope, when: When, sides: Counterparts) -> Doubt:
    """Certain, or likely or doubtful with the reason."""
    if when.edtf is None or when.warnings:
        return "doubtful", "date"
    if when.inherited:
        return "likely", "date of the whole period"
    if (scope.document.is_prose or not item.dates) and _has_other_dates(item, scope, when):
        return "likely", "several dates"
    if not sides.countries:
        return "likely", "no partner"
    if any(_is_doubtful(mention, sides, scope) for mention in sides.mentions):
        return "likely", "place"
    return ("likely", "name not understood") if any(_strange_names(item, sides)) else ("certain", None)


def _has_other_dates(item: Item, scope: ItemScope, when: When) -> bool:
    """Whether running text names another time that its own date does not hold."""
    within = Scope.of(scope.period.value) if scope.period else None
    first, last = bounds(when.edtf or "")
    found = (m.edtf for m in find_dates(item.text.value, within) if m.role == "date" and m.edtf)
    return any(bounds(edtf)[1] < first or bounds(edtf)[0] > last for edtf in found)


def _is_doubtful(mention: PlaceMention, sides: Counterparts, scope: ItemScope) -> bool:
    """Whether nothing but the name says that a counterpart is that place: no country beside it, and the name is a word
    or a surname too, that of no great city, or that of great ones elsewhere.
    """
    place = mention.place
    if place.country is None:
        return mention.context == "plain"
    if place.name not in sides.cities:
        return False
    if not mention.cue and not mention.adjective and _is_other_word(place.name):
        return True
    if place.country in scope.countries or _names_country(place.country, sides):
        return False
    entries = lookup(fold(place.name))
    great = {entry.country for entry in entries if entry.curated or entry.population >= _KNOWN_CITY}
    return great != {place.country} and not (mention.cue and not great)


def _names_country(code: str, sides: Counterparts) -> bool:
    return any(other.place.kind == "country" and other.place.country == code for other in sides.mentions)


def _is_other_word(name: str) -> bool:
    """Whether the dictionary knows a name as a word or a surname first: «Победа», «Жуков»."""
    best = parses(name)[0]
    return best.is_known and "Geox" not in best.tag


def _strange_names(item: Item, sides: Counterparts) -> Iterator[str]:
    """Names that are neither a place, a person nor a word: a town may be among them."""
    text = item.text.value
    known = [(m.start, m.end) for m in sides.mentions]
    known += [(n.start, n.end) for n in find_names(text) if n.sure or " " in text[n.start : n.end]]
    known += in_quotes(text)
    for word in _CAPITALISED.finditer(text):
        if any(start < word.end() and word.start() < end for start, end in known):
            continue
        if not _SENTENCE_START.search(text[: word.start()]) and _may_be_place(word[0]):
            yield word[0]


def _may_be_place(word: str) -> bool:
    best = parses(word)[0]
    return not best.is_known or "Geox" in best.tag
