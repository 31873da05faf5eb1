"""Days and months written with the month's name: "4-7 января 2020 года", "28 февраля - 1 марта", "Feb 20, 2020"."""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.language.dates_forms import figures, first_words, wording
from pobratim.language.dates_lexicon import (
    AND,
    BRACKETED_WEEKDAY,
    DASH,
    DATA,
    DAY,
    EDGE,
    GAP,
    LEFT,
    MONTH,
    MONTH_FIRST,
    MONTHS,
    MONTHS_ALONE,
    MONTHS_FIRST,
    OPT,
    TO,
    WEEKDAY,
    either,
    month_number,
    read_year,
    words,
    year,
)
from pobratim.language.dates_model import Point, Reading

_SEPARATOR = rf"(?:{TO}|{AND}|/)"
_FROM = f"(?:{either(words('from'))}{GAP})?"
_WEEKDAY_NOTE = rf"(?:{OPT}\({WEEKDAY}\))?"
_DAYS = rf"{DAY}(?:{_WEEKDAY_NOTE}{_SEPARATOR}{_FROM}(?:{WEEKDAY},?{GAP})?{DAY}){{0,11}}"
# "6 (шестого) июня", "6 и 7 (суббота и воскресенье) июня", "20th of February"
_OF = (
    rf"(?:{OPT}\([^()\d\n]{{2,40}}\)|{GAP}{either(words('day_noun'))}(?!\w))?(?:{GAP}{either(words('of'))}{GAP}|{OPT})"
)
_LISTED = re.compile(rf"{AND}|/")
_REVERSED = Reading(problem="reversed_range")


def point(month: str | None, day: str | None, year_text: str | None) -> Point:
    """A point from the groups of a match; the day may carry an ending or a quotation mark."""
    number, shift = read_year(year_text)
    digits = re.match(r"\d+", day) if day else None
    return Point(number, month_number(month) if month else None, int(digits[0]) if digits else None, shift=shift)


def _days(found: re.Match[str]) -> Reading | None:
    numbers = [int(number) for number in re.findall(r"\d+", found["days"])]
    if numbers != sorted(numbers):
        return _REVERSED if len(numbers) == 2 and not _LISTED.search(found["days"]) else None
    year_number, shift = read_year(found["year"])
    month = month_number(found["month"])
    ends = [Point(year_number, month, number, shift=shift) for number in (numbers[0], numbers[-1])]
    return Reading(ends[0], ends[1] if len(numbers) > 1 else None)


def _range(found: re.Match[str]) -> Reading:
    return Reading(
        point(found["month"], found["day"], found["year"]), point(found["month_2"], found["day_2"], found["year_2"])
    )


_DAY_MONTH = re.compile(rf"(\d{{1,2}})[»\"]?[^\W\d]*{_OF}({MONTH})")


def _series(found: re.Match[str]) -> Reading | None:
    """Days of several months, one series: from the first to the last."""
    parts = [(int(day), month_number(month)) for day, month in _DAY_MONTH.findall(found["series"])]
    months = [month for _, month in parts]
    first_day = re.match(r"\d+", found["series"])
    if months != sorted(months) or not first_day:
        return None
    year_number, shift = read_year(found["year"])
    first = Point(year_number, months[0], int(first_day[0]), shift=shift)
    return Reading(first, Point(year_number, months[-1], parts[-1][0], shift=shift))


def _moved_from(found: re.Match[str]) -> Reading:
    """The first day of "с 12 на 19 июня 2020", which borrows its month and its year from the second."""
    last = point(found["month"], found["day_2"], found["year"])
    first = point(found["own_month"] or found["month"], found["day"], None)
    turns = (first.month or 0) > (last.month or 0)
    return Reading(replace(first, year=last.year and last.year - turns, shift=last.shift))


_NIGHT = re.compile(rf"(?<!\w){either(words('night'))}{GAP}$")


def _night(found: re.Match[str]) -> Reading | None:
    """ "в ночь с 31 декабря на 1 января": both days, told as one stretch."""
    before = found.string[max(0, found.start() - 12) : found.start()]
    if not _NIGHT.search(before):
        return None
    first = point(found["month"] or found["month_2"], found["day"], found["year"])
    return Reading(first, point(found["month_2"], found["day_2"], found["year_2"]))


_WEEKLY = tuple(wording for data in DATA for wording in data["schedules"]["weekly"])
_GENITIVE = re.compile(
    rf"(?<!\w){either(words('edges') + words('until') + words('since') + words('before_month') + _WEEKLY)}{GAP}$"
)


def _month(found: re.Match[str]) -> Reading | None:
    word = found["month"]
    before = found.string[max(0, found.start() - 30) : found.start()]
    if found["year"] or word in MONTHS_ALONE or word.endswith(".") or _GENITIVE.search(before):
        return Reading(point(word, None, found["year"]))
    return None


def _month_range(found: re.Match[str]) -> Reading:
    return Reading(point(found["month"], None, found["year"]), point(found["month_2"], None, found["year_2"]))


def _month_series(found: re.Match[str]) -> Reading | None:
    months = [month_number(word) for word in re.findall(MONTH, found["series"])]
    year_number, shift = read_year(found["year"])
    if months != sorted(set(months)):
        return None
    return Reading(Point(year_number, months[0], shift=shift), Point(year_number, months[-1], shift=shift))


def _year_first(found: re.Match[str]) -> Reading | None:
    reading = _days(found)
    return reading if reading and not reading.problem else None


def _month_after_year(found: re.Match[str]) -> Reading:
    """ "2021 г., июнь - август"; a month with a year of its own is another date."""
    first, last = (point(found[name], None, found["year"]) if found[name] else None for name in ("month", "month_2"))
    return Reading(first or Point(), last)


_YEAR, _YEAR_2 = f"{year()}?", f"{year('year_2')}?"
_ONTO = f"{GAP}{either(words('onto'))}{GAP}"
_NAMED = rf"(?P<month>{MONTH})"
_MONTH_NOUN = rf"(?:{GAP}{either(words('month_noun'))}(?!\w))?"

_MONTHS, _MONTHS_FIRST, _ONTO_WORDS = first_words(MONTHS), first_words(MONTHS_FIRST), first_words(words("onto"))

FORMS = (
    figures(
        rf"(?<=[сc] )(?P<day>{DAY})(?:{_OF}(?P<own_month>{MONTH}))?(?={_ONTO}(?P<day_2>{DAY}){_OF}{_NAMED}{_YEAR})",
        _moved_from,
        _MONTHS,
        _ONTO_WORDS,
    ),
    figures(rf"{LEFT}(?P<days>{_DAYS}){_OF}{_NAMED}{_MONTH_NOUN}{_YEAR}", _days, _MONTHS),
    figures(
        rf"{LEFT}(?P<day>{DAY}){_OF}{_NAMED}{_YEAR}{BRACKETED_WEEKDAY}{TO}"
        rf"(?P<day_2>{DAY}){_OF}(?P<month_2>{MONTH}){_YEAR_2}",
        _range,
        _MONTHS,
    ),
    figures(
        rf"{LEFT}(?P<series>{_DAYS}{_OF}{MONTH}(?:{AND}{_FROM}{_DAYS}{_OF}{MONTH}){{1,11}}){_YEAR}", _series, _MONTHS
    ),
    wording(
        rf"{either(words('from'))}{GAP}(?P<day>{DAY})(?:{_OF}(?P<month>{MONTH}){_YEAR})?{_ONTO}"
        rf"(?P<day_2>{DAY}){_OF}(?P<month_2>{MONTH}){_YEAR_2}",
        _night,
        first_words(words("night")),
        _MONTHS,
        _ONTO_WORDS,
    ),
    wording(rf"(?<!\w)(?<!\d ){_NAMED}{_MONTH_NOUN}{_YEAR}", _month, _MONTHS),
    wording(
        rf"(?<!\w)(?<!\d )(?P<month>{MONTH}){_YEAR}(?:{TO}|/){EDGE}?(?P<month_2>{MONTH}){_YEAR_2}",
        _month_range,
        _MONTHS,
    ),
    wording(
        rf"(?<!\w)(?<!\d )(?P<series>{MONTH}(?:{DASH}{MONTH})?(?:{AND}{MONTH}(?:{DASH}{MONTH})?){{1,11}}){_YEAR}",
        _month_series,
        _MONTHS,
    ),
    figures(
        rf"{LEFT}(?P<year>(?:19|20)\d\d)(?: ?г\.| год[ау]?)?(?:, | (?<=год[ау] )){OPT}"
        rf"(?P<days>{_DAYS}){_OF}{_NAMED}",
        _year_first,
        _MONTHS,
    ),
    figures(
        rf"{LEFT}(?P<year>(?:19|20)\d\d)(?: ?г\.| год)?,? "
        rf"(?P<month>{MONTH})(?:{DASH}(?P<month_2>{MONTH}))?(?!{year('own_year')})",
        _month_after_year,
        _MONTHS,
    ),
    wording(rf"(?<!\w)(?P<month>{MONTH_FIRST}){GAP}(?P<days>{_DAYS})(?!\w){_YEAR}", _days, _MONTHS_FIRST),
    wording(rf"(?<![^\n])(?P<month>{MONTH}){_YEAR},{OPT}(?P<days>{_DAYS})(?= *(?:$|\n|\())", _days, _MONTHS),
    wording(
        rf"(?<!\w)(?P<month>{MONTH_FIRST}){GAP}(?P<day>{DAY}){_YEAR}{TO}"
        rf"(?P<month_2>{MONTH_FIRST}){GAP}(?P<day_2>{DAY}){_YEAR_2}",
        _range,
        _MONTHS_FIRST,
    ),
)
