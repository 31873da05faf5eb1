"""One paragraph to the happenings that it tells of: «В марте гостил хор. 19 июля мэр возложил цветы.» are two.

A sentence is another happening where a date of its own heads it; below a place's name that opens the paragraph, or in
a list that semicolons part, a date or schedule anywhere in it will do. All else tells more of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from pobratim.document import Text
from pobratim.extraction.counterparts import counterparts
from pobratim.extraction.passages import Passage
from pobratim.extraction.prose_headings import city_alone
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.language.cues import sentences
from pobratim.language.dates import DateMention, Scope, find_dates, find_schedules, item_starts, leading_date
from pobratim.language.edtf import bounds
from pobratim.language.tense import find_tense

# «Город Отару.» and «Отметили:» open a paragraph that goes on with what was done.
_OPENING = re.compile(r"[^.:!?;\n]{3,60}[.:]\s*(?=[^\s.:])")
_LABEL = re.compile(r"[^\W\d_][^.:!?;\n\d]{2,40}:\s+(?=\S)")
# Two sentences with no space between them, and the clauses of a list.
_GLUED = re.compile(r"(?<=[а-яё»)]{2})\.(?=[А-ЯЁ][а-яё])")
_ITEM_END = re.compile(r";\s+")
_YEAR = len("2020")
_STORIES = ("news", "other")


def parted(passage: Passage, scope: DocumentScope) -> tuple[Passage, ...]:
    """The happenings of a paragraph, a passage each; one that tells of a single thing comes back whole.

    A piece of news tells of one thing, whatever else it dates.
    """
    if scope.genre in _STORIES or passage.headline or not passage.text:
        return (passage,)
    opened = _opened(passage, scope)
    starts = _starts(opened, passage.text is not opened.text or _is_list(opened))
    if len(starts) < 2:
        return (opened,)
    countries = opened.under.countries or _only_country(opened.text, scope)
    under = replace(opened.under, countries=countries)
    pieces = (opened.text.slice(s, e).strip() for s, e in pairwise([0, *starts[1:], len(opened.text)]))
    return tuple(
        Passage(piece, under, opened.listed, opened.number if first else Text(), opens=opened.opens and first)
        for first, piece in zip([True, *[False] * len(starts)], pieces, strict=False)
    )


def _opened(passage: Passage, scope: DocumentScope) -> Passage:
    """The passage below the place or label that opens its paragraph as a heading would."""
    text = passage.text
    opening = _OPENING.match(text.value)
    if opening and city_alone(opening[0]):
        heading = text.slice(0, opening.end()).strip(" .:")
        countries = _only_country(heading, scope) or passage.under.countries
        under = replace(passage.under, section=heading, countries=countries)
        return replace(passage, text=text.slice(opening.end()), under=under)
    label = _LABEL.match(text.value)
    if (
        label
        and not passage.listed
        and _ITEM_END.search(text.value)
        and (label[0].isupper() or not find_tense(label[0]))
    ):
        return replace(passage, text=text.slice(label.end()))
    return passage


def _is_list(passage: Passage) -> bool:
    """Whether semicolons part a sentence into clauses that each have a date or schedule."""
    within = Scope.of(passage.under.dated_by.value) if passage.under.dated_by else None
    clauses = _ITEM_END.split(passage.text.value)
    return len(clauses) > 1 and all(_any_date(c, within) or find_schedules(c) for c in clauses)


def _only_country(text: Text, scope: DocumentScope) -> Mapping[str, Sourced]:
    """The one foreign country that a text is about."""
    countries = counterparts(text, scope, {}).countries
    return {code: Sourced(spans[0].quote, spans) for code, spans in countries.items()} if len(countries) == 1 else {}


def _starts(passage: Passage, led_in: bool) -> list[int]:
    """Where a happening of its own begins."""
    within = Scope.of(passage.under.dated_by.value) if passage.under.dated_by else None
    starts: list[int] = []
    before: DateMention | None = None
    for start, end in _clauses(passage.text.value):
        clause = passage.text.value[start:end]
        date = _heading_date(clause, within) or (_any_date(clause, within) if led_in or not start else None)
        scheduled = led_in and date is None and any(find_schedules(clause))
        if (date and not _holds(before, date)) or scheduled:
            starts.append(start)
            before = date
    return starts


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = {start for start, _ in sentences(text)} | {0, len(text)}
    cuts |= {match.end() for pattern in (_GLUED, _ITEM_END) for match in pattern.finditer(text)}
    return pairwise(sorted(cuts))


def _heading_date(clause: str, within: Scope | None) -> DateMention | None:
    """The date that heads a clause, which tells of something or is parted from it by a dash or colon."""
    date = leading_date(clause, within)
    if date is None or date.edtf is None or len(date.edtf) <= _YEAR:
        return None
    return date if find_tense(clause) or item_starts(clause, within) else None


def _any_date(clause: str, within: Scope | None) -> DateMention | None:
    """The first date of a clause that says when something was; «до 30 мая» only says how long it went on."""
    found = (m for m in find_dates(clause, within) if m.role == "date" and m.edtf)
    dates = (m for m in found if len(m.edtf or "") > _YEAR and not (m.edtf or "").startswith(".."))
    return next(dates, None)


def _holds(before: DateMention | None, date: DateMention) -> bool:
    """Whether a date lies within that of the happening before: the concert of a visit."""
    if before is None or before.edtf is None or date.edtf is None:
        return False
    (first, last), (start, end) = bounds(before.edtf), bounds(date.edtf)
    return first <= start and end <= last
