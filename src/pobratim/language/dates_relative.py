"""Days told from the dateline ("вчера", "на прошлой неделе") and spans of years that are no dates ("75-летию")."""

from __future__ import annotations

import re

from pobratim.language.dates_forms import either_way, figures, first_words, wording
from pobratim.language.dates_lexicon import (
    DASH,
    GAP,
    LEFT,
    OPT,
    WEEKDAY,
    WEEKDAYS,
    either,
    numbered,
    numbered_names,
    words,
)
from pobratim.language.dates_model import Reading

_UNITS = numbered_names("units_counted")
_NUMBERS = numbered("counts_in_words")
_DAYS, _WEEKS, _MONTHS = (numbered(f"relative_{unit}") for unit in ("days", "weeks", "months"))


def _said(found: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", found[0])


def _day(found: re.Match[str]) -> Reading:
    return Reading(day_offset=_DAYS[_said(found)])


def _week(found: re.Match[str]) -> Reading:
    return Reading(week_offset=_WEEKS[_said(found)])


def _month(found: re.Match[str]) -> Reading:
    return Reading(month_offset=_MONTHS[_said(found)])


def _weekday(found: re.Match[str]) -> Reading:
    return Reading(past_weekday=WEEKDAYS[found["weekday"].rstrip(".")])


def _weekday_of_scope(found: re.Match[str]) -> Reading:
    return Reading(weekday=WEEKDAYS[found["weekday"].rstrip(".")])


def _next_weekday(found: re.Match[str]) -> Reading:
    return Reading(next_weekday=WEEKDAYS[found["weekday"].rstrip(".")])


def _ago(found: re.Match[str]) -> Reading | None:
    """ "неделю назад", "3 дня назад", "два года назад": as exact as the unit says."""
    number = found["number"]
    count = 1 if number is None else int(number) if number.isdigit() else _NUMBERS[number]
    unit = _UNITS[found["unit"]]
    if unit in ("day", "week"):
        return Reading(day_offset=-count * (7 if unit == "week" else 1), needs_dateline=True)
    if unit == "month":
        return Reading(month_offset=-count, needs_dateline=True)
    return Reading(year_offset=-count, needs_dateline=True)


_AFTER = re.compile(rf"{GAP}{either(words('after_jubilee'))}")
_DURATION = re.compile(rf"(?<!\w){either(words('before_duration'))} $")


def _age(found: re.Match[str]) -> Reading:
    if _AFTER.match(found.string, found.end()):
        return Reading(role="jubilee")
    before = found.string[max(0, found.start() - 20) : found.start()]
    return Reading(role="term" if _DURATION.search(before) else "age")


def _anniversary(_: re.Match[str]) -> Reading:
    return Reading(role="jubilee")


_COUNT = r"\d{1,4}(?:-(?:ти|и|ей|х|й|я|ю|ой|го|ая|th|st|nd|rd))?"

_WEEKDAYS = first_words(WEEKDAYS)

FORMS = (
    wording(rf"(?<!\w){either(_DAYS)}(?!\w)", _day, first_words(_DAYS)),
    wording(rf"(?<!\w){either(_WEEKS)}(?!\w)", _week, first_words(_WEEKS)),
    wording(rf"(?<!\w){either(_MONTHS)}(?!\w)", _month, first_words(_MONTHS)),
    wording(rf"(?<!\w){either(words('past_weekday'))}{GAP}(?P<weekday>{WEEKDAY})", _weekday, _WEEKDAYS),
    wording(rf"(?<!\w){either(words('next_weekday'))}{GAP}(?P<weekday>{WEEKDAY})", _next_weekday, _WEEKDAYS),
    either_way(
        rf"{LEFT}(?:(?P<number>\d{{1,2}}|{either(_NUMBERS)}){GAP})?(?P<unit>{either(_UNITS)})"
        rf"{GAP}{either(words('ago'))}(?!\w)",
        _ago,
        first_words(words("ago")),
    ),
    wording(rf"(?<!\w){either(words('on_weekday'))}{GAP}(?P<weekday>{WEEKDAY})", _weekday_of_scope, _WEEKDAYS),
    figures(
        rf"{LEFT}{_COUNT}(?:{DASH}{_COUNT})?-?{OPT}{either(words('anniversary'))}(?!\w)",
        _anniversary,
        first_words(words("anniversary")),
    ),
    figures(
        rf"{LEFT}\d{{1,4}}(?:{DASH}\d{{1,4}})?-?{OPT}{either(words('years_word'))}(?!\w)",
        _age,
        first_words(words("years_word")),
    ),
)
