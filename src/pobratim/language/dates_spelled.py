"""Days spelled out or told by number alone: "двадцать третьего февраля 2021 года", "1-го числа сего месяца"."""

from __future__ import annotations

import re

from pobratim.language.dates_forms import figures, first_words, wording
from pobratim.language.dates_lexicon import (
    AND,
    DAY,
    DAY_IN_WORDS,
    GAP,
    LEFT,
    MONTH,
    MONTHS,
    OPT,
    TO,
    either,
    month_number,
    numbered,
    read_year,
    words,
    year,
)
from pobratim.language.dates_model import Point, Reading
from pobratim.language.numerals import ordinal_in_words, ordinal_words

_MONTHS = numbered("months_of_days")


def _end(found: re.Match[str], day: str, month: str) -> Point:
    number, shift = read_year(found["year"])
    return Point(number, month_number(month), ordinal_in_words(day), shift=shift)


def _day(found: re.Match[str]) -> Reading:
    return Reading(_end(found, found["day"], found["month"]))


def _days(found: re.Match[str]) -> Reading:
    first, last = (_end(found, found[day], found["month"]) for day in ("day", "day_2"))
    return Reading(problem="reversed_range") if (first.day or 0) > (last.day or 0) else Reading(first, last)


def _day_of_counted_month(found: re.Match[str]) -> Reading:
    """Of the month that the dateline or the heading is of, or of the one before or after."""
    digits = re.match(r"\d+", found["day"])
    offset = _MONTHS[re.sub(r"\s+", " ", found["counted"])]
    return Reading(Point(None, None, int(digits[0]) if digits else None), month_offset=offset)


_OF = rf"{GAP}(?:{either(words('of'))}{GAP})?"
_OF_MONTH = rf"{_OF}(?P<month>{MONTH}){year()}?"
_FROM = rf"(?:{either(words('from'))}{GAP})?"
_NUMBER = rf"(?:{OPT}{either(words('day_noun'))}(?!\w))?"

_MONTH_WORDS, _ORDINAL_WORDS = first_words(MONTHS), first_words(ordinal_words())

FORMS = (
    wording(rf"(?<!\w)(?P<day>{DAY_IN_WORDS}){_OF_MONTH}", _day, _ORDINAL_WORDS, _MONTH_WORDS),
    wording(
        rf"(?<!\w)(?P<day>{DAY_IN_WORDS})(?:{TO}|{AND}){_FROM}(?P<day_2>{DAY_IN_WORDS}){_OF_MONTH}",
        _days,
        _ORDINAL_WORDS,
        _MONTH_WORDS,
    ),
    figures(
        rf"{LEFT}(?P<day>{DAY}){_NUMBER}{GAP}(?P<counted>{either(_MONTHS)})(?!\w)",
        _day_of_counted_month,
        first_words(_MONTHS),
    ),
)
