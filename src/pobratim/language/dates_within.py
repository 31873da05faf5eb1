"""A day without its year inside a stretch told with it: "Дни культуры (6-9 октября 2021 года) … 7 октября"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pobratim.language import edtf
from pobratim.language.dates_model import DateMention, Hit, Scope
from pobratim.language.dates_resolve import resolve


def within_stretches(hits: Sequence[Hit], mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The mentions, in order of text; a day that lies in an earlier stretch of days has that stretch's year."""
    told: list[DateMention] = []
    for hit, mention in zip(hits, mentions, strict=True):
        told.append(_of_stretch(hit, mention, told) if _lacks_year(hit, mention) else mention)
    return tuple(told)


def _lacks_year(hit: Hit, mention: DateMention) -> bool:
    first = hit.reading.first
    return not mention.year_written and first.day is not None and first.month is not None and first.shift is None


def _of_stretch(hit: Hit, mention: DateMention, earlier: Sequence[DateMention]) -> DateMention:
    for stretch in reversed(earlier):
        if not (stretch.edtf and stretch.year_written and _is_of_days(stretch.edtf)):
            continue
        first, last = edtf.bounds(stretch.edtf)
        for year in {first.year, last.year}:
            resolved = resolve(hit.reading, Scope.of(str(year)))
            if resolved.edtf and _lies_between(resolved.edtf, stretch.edtf):
                return replace(mention, edtf=resolved.edtf, problem=resolved.problem)
    return mention


def _is_of_days(stretch: str) -> bool:
    """Whether both ends are days: a year or a month holds too many days to give its year to each."""
    ends = stretch.rstrip("~").split("/")
    return len(ends) == 2 and all(end.count("-") == 2 for end in ends)


def _lies_between(day: str, stretch: str) -> bool:
    (first, last), (start, end) = edtf.bounds(day), edtf.bounds(stretch)
    return start <= first and last <= end
