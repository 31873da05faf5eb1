"""A partner told in one line: its places and country, and what the rest of the line says of it.

«– Керава, Финляндия (1966)», «Болгария – Карлово, договор о дружбе от 03.03.1966»: what a table would keep in columns.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pobratim.document import Text
from pobratim.extraction.documents_named import documents_in
from pobratim.extraction.partners import RegisterRow
from pobratim.extraction.phrases import first
from pobratim.extraction.rows import Headings, Record
from pobratim.language.agreement_titles import agreement_heads, document_nouns
from pobratim.language.dates import find_dates
from pobratim.language.places import PartnersNamed, Place, country_named, partners_named
from pobratim.resources import load

_SENTENCE = re.compile(r"(?<!\bг)[.!?]\s+(?=[А-ЯЁA-Z])")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
_PARTED = re.compile(r"[,;:(–—-]\s*$")
_SINCE = re.compile(r"(?:с|since)\s+(?=\d)", re.IGNORECASE)
_YEAR_WORDS = re.compile(r"(?i)\bг(?:од\w*|\.)")
_MARKS = " \t\n,;.:–—-()"
# Words that tell what a place is, in no sentence of their own.
_TYPE_WORDS = re.compile(
    r"(?i)\b(?:город|области|область|провинция|префектура|штат|округ|район|коммуна|община|муниципалитет|регион|city|county)\b"
)


def partner_line(text: Text, section: Text | None, own: Place | None, country: str | None) -> RegisterRow | None:
    """The row that a line of a list of partners stands for; None where it names no partner first or tells more.

    `country` is the code of the country that the line stands under, `own` the owner, whose name is no partner's.
    """
    end = _head_end(text)
    head, rest = text.slice(0, end).strip(_MARKS), text.slice(end).strip(_MARKS)
    named = partners_named(head.value, country)
    places = tuple(mention.place for mention in named.places)
    if not places or own in places or not all(p.country for p in places) or not names_only(head.value, named):
        return None
    role = _role_of(rest, section)
    if _SENTENCE.search(rest.value) or (role is None and _LETTERS.search(rest.value)):
        return None
    since = _SINCE.match(rest.value)
    rest = rest.slice(since.end()) if since else rest
    record = Record({role: rest} if role else {}, text, Headings(section=section))
    return _row(record, head, named)


def _row(record: Record, head: Text, named: PartnersNamed) -> RegisterRow:
    """The register row of a record whose line begins with the names of its places and perhaps of their country."""
    country = named.country
    return RegisterRow(
        record,
        country.place if country else None,
        head.slice(country.start, country.end) if country else Text(),
        tuple(mention.place for mention in named.places),
        head.slice(named.places[0].start, named.places[-1].end),
        begins=True,
    )


def _head_end(text: Text) -> int:
    """Where the names of a line end: before its first document, date or word of ties."""
    nouns = list(document_nouns(text.value))
    titles = [start for start, _, _ in agreement_heads(text.value) if any(noun.start == start for noun in nouns)]
    titles += [noun.start for noun in nouns if _PARTED.search(text.value[: noun.start])]
    dates = [mention.start for mention in find_dates(text.value)] + [m.start() for m in _YEAR.finditer(text.value)]
    ties = [m.start() for m in _ties_words().finditer(text.value)]
    end = min((*titles, *dates, *ties), default=len(text))
    since = re.search(r"\s(?:с|со|в|от|since)\s*$", text.value[:end])
    return since.start() if since else end


@functools.cache
def _ties_words() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:побратимск\w+|партнёрск\w+|партнерск\w+|дружеск\w+|связи|отношения)\b")


def names_only(head: str, named: PartnersNamed) -> bool:
    """Whether a text holds nothing but the names of its partners, with the words that tell what they are."""
    for mention in (*named.places, *([named.country] if named.country else ())):
        head = head[: mention.start] + " " * (mention.end - mention.start) + head[mention.end :]
    parts = re.split(r"[,;:/()]|\s[–—-]\s", _TYPE_WORDS.sub("", _BRACKETS.sub(" ", head)))
    return all(_is_place(part.strip()) for part in parts if _LETTERS.search(part))


def _is_place(part: str) -> bool:
    return country_named(part) is not None or bool(partners_named(part).places)


def _role_of(rest: Text, section: Text | None) -> str | None:
    """What column the rest of a partner's line would stand in: documents with dates, or the year of the ties.

    In a list of twin cities a bare year is that of the ties.
    """
    if _names_document(rest):
        return "basis_year"
    dates = find_dates(rest.value)
    says_ties = _SINCE.match(rest.value) or any(tells_ties(text.value) for text in (rest, section or Text()))
    if says_ties:
        return "established" if dates else None
    return "bare_year" if dates and not _LETTERS.search(_YEAR_WORDS.sub("", rest.value)) else None


def tells_ties(text: str) -> bool:
    """Whether a text says that ties were established."""
    return first({"ties": _ties_phrases()}, text) is not None


@functools.cache
def _ties_phrases() -> Sequence[str]:
    return [phrase for language in ("ru", "en") for phrase in load(f"{language}/genres")["ties"]]


def _names_document(text: Text) -> bool:
    return bool(documents_in(text))
