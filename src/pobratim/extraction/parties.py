"""The parties of an agreement: those of a title («между А и Б») or of a column, and which of them is the other side."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pobratim.document import Text
from pobratim.extraction.scopes import DocumentScope
from pobratim.findings import AgreementPartner
from pobratim.language.cues import fold, lexicon, pattern
from pobratim.language.noun_phrases import nominative
from pobratim.language.places import PartnersNamed, country_named, find_places, partners_named

# Parties are parted by «и» before a capital or a word that begins a party, by a line, a semicolon or a dash.
_JOINT = r"\s+(?:и|and)\s+(?:с\s+|со\s+)?"
_WITH = re.compile(r"(?<!\w)со?\s+(?=(?:[а-яё]+\s+){0,3}(?:г\.|город|район|област|[А-ЯЁ]))")
_STOP = re.compile(r"\.\s+(?=[А-ЯЁA-Z])|\n|;|\.$")


def parties_of(cell: Text) -> tuple[Text, ...]:
    """The parties that a title names behind «между»; of a column's cell without it, its parts."""
    start = pattern(lexicon("agreements", "between")).search(fold(cell.value))
    if start is None:
        return ()
    stop = _STOP.search(cell.value, start.end())
    end = stop.start() if stop else len(cell)
    ending = _ending().search(fold(cell.value), start.end(), end)
    return tuple(_sides(cell.slice(start.end(), ending.start() if ending else end)))


def parties_listed(cell: Text) -> tuple[Text, ...]:
    """The parties of a column that is kept for them: one a line, or parted by commas and dashes."""
    return parties_of(cell) or tuple(_sides(cell))


@functools.cache
def _ending() -> re.Pattern[str]:
    """Where the subject of a document begins: «о сотрудничестве», «в сфере …», «подписано …»."""
    return re.compile(rf"[\s,(]+{pattern(lexicon('agreements', 'sides_end')).pattern}(?=\s+[^\W\d_]|\s+\d|$)")


@functools.cache
def _between_sides() -> re.Pattern[str]:
    following = rf"(?=[А-ЯЁA-Z«]|(?i:{pattern(lexicon('agreements', 'party_words')).pattern}))"
    return re.compile(rf"{_JOINT}{following}|,\s+{following}|\s*[;\n]\s*|\s+[–—]\s+{following}")


def _sides(text: Text) -> Iterator[Text]:
    cuts = [(0, 0)]
    for joint in _between_sides().finditer(text.value):
        if text.value.count("(", 0, joint.start()) == text.value.count(")", 0, joint.start()):
            cuts.append(joint.span())
    cuts.append((len(text), len(text)))
    pieces = [text.slice(one[1], other[0]).strip(" ,;") for one, other in pairwise(cuts)]
    yield from _with_their_countries([piece for piece in pieces if piece])


def _with_their_countries(pieces: Sequence[Text]) -> list[Text]:
    """A country or a region behind a comma is no party of its own: «г. Зуль, Германия»."""
    sides: list[Text] = []
    for piece in pieces:
        if sides and (country_named(piece.value) or _is_place_of(piece)):
            sides[-1] = Text.join([sides[-1], piece], ", ")
        else:
            sides.append(piece)
    return sides


def _is_place_of(piece: Text) -> bool:
    named = [m for m in find_places(piece.value) if not m.adjective]
    return len(named) == 1 and named[0].place.kind == "region"


def party_name(side: Text) -> str:
    """A party in the nominative: «Магистратом города Кралево» → «Магистрат города Кралево»."""
    named = partners_named(side.value).places
    value = nominative(" ".join(side.value.split()))
    if named and value.split()[0].casefold() in ("город", "г."):
        start = side.value[: named[0].start]
        return " ".join(f"{nominative(start)}{named[0].place.name}{side.value[named[0].end :]}".split())
    return value


def with_whom(title: Text) -> tuple[Text, ...]:
    """The other side of a title without «между»: «Договор о сотрудничестве исполкома с администрацией города …»."""
    found = list(_WITH.finditer(title.value))
    return tuple(title.slice(match.end()) for match in found[-1:])


def other_side(
    sides: Sequence[Text], scope: DocumentScope, country: str | None
) -> tuple[AgreementPartner, Text] | None:
    """The side that is not the owner's: the first one of the `country` that is told of, else the first one abroad, else
    the first at home that is another place.
    """
    named = [(side, partners_named(side.value)) for side in sides]
    others = [(side, found) for side, found in named if not _is_owner(found, scope)]
    abroad = [(side, found) for side, found in others if _code(found) not in (None, scope.home)]
    expected = [(side, found) for side, found in abroad if _code(found) == country]
    for side, found in (*expected, *abroad, *((side, found) for side, found in others if found.places)):
        place = found.places[0].place if found.places else None
        return AgreementPartner(_code(found) or country, place.name if place else None), side
    return None


def _code(named: PartnersNamed) -> str | None:
    if named.places and named.places[0].place.country:
        return named.places[0].place.country
    return named.country.place.country if named.country else None


def _is_owner(named: PartnersNamed, scope: DocumentScope) -> bool:
    own = scope.place
    return own is not None and any(fold(mention.place.name) == fold(own.name) for mention in named.places)
