"""Periods: quarters, halves, seasons, parts of a month, years and decades of years."""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.language.dates_days import Form, point
from pobratim.language.dates_lexicon import (
    AND,
    DASH,
    EDGE,
    FOUR_DIGITS,
    GAP,
    LEFT,
    LOOKALIKES,
    MONTH,
    OPT,
    ORDINAL,
    SEASON,
    SEASONS,
    SEASONS_ALONE,
    TO,
    WEEKDAY,
    WEEKDAYS,
    YEAR_WORD,
    either,
    full_year,
    numbered,
    ordinal_number,
    read_year,
    words,
    year,
)
from pobratim.language.dates_model import Point, Reading

_QUARTER = rf"{either(words('quarter'))}(?!\w)\.?"
_HALF_YEAR = rf"{either(words('half_year'))}(?!\w)"
_HALF = rf"{either(words('half'))}(?!\w)"
_OF = rf"(?:{GAP}{either(words('of'))})?"
_YEAR = f"(?:{_OF}{year()})?"
_NO_WORD = r"(?<![\w№])(?<![^\W\d]-)(?<!\d[.,:/-])"
_PARTS = 4


def _months(found: re.Match[str], first: int, last: int) -> Reading:
    number, shift = read_year(found["year"])
    return Reading(Point(number, first, shift=shift), Point(number, last, shift=shift))


def _quarter(found: re.Match[str]) -> Reading | None:
    groups = found.groupdict()
    first = ordinal_number(groups["part"])
    last = ordinal_number(groups["part_2"]) if groups.get("part_2") else first
    first, last = (_PARTS if n == -1 else n for n in (first, last))
    if not first <= last <= _PARTS:
        return None
    problem = "lookalike" if groups["part"] in LOOKALIKES else None
    return replace(_months(found, 3 * first - 2, 3 * last), problem=problem)


def _half_year(found: re.Match[str]) -> Reading | None:
    half = ordinal_number(found["part"])
    half = 2 if half == -1 else half
    return _months(found, 6 * half - 5, 6 * half) if half <= 2 else None


def _half_of_month(found: re.Match[str]) -> Reading | None:
    half = ordinal_number(found["part"])
    if half not in (1, 2, -1):
        return None
    end = point(found["month"], None, found["year"])
    first, last = (1, 15) if half == 1 else (16, -1)
    return Reading(_with_day(end, first), _with_day(end, last))


def _with_day(end: Point, day: int, weekday: int | None = None) -> Point:
    return Point(end.year, end.month, day, weekday, end.shift)


_ENGLISH_PART = {"q": 3, "h": 6}


def _english_part(found: re.Match[str]) -> Reading:
    months, number = _ENGLISH_PART[found["letter"]], int(found["part"])
    return _months(found, months * (number - 1) + 1, months * number)


def _half_of_year(found: re.Match[str]) -> Reading | None:
    half = {1: 1, 2: 2, -1: 2}.get(ordinal_number(found["part"]))
    return Reading(Point(None, 6 * half - 5, shift=0), Point(None, 6 * half, shift=0)) if half else None


def _whole_year(found: re.Match[str]) -> Reading:
    return Reading(Point(shift=0))


def _count_of_months(found: re.Match[str]) -> Reading:
    return _months(found, 1, int(found["count"]))


def _season(found: re.Match[str]) -> Reading | None:
    """A season as its three months; winter ends in the next year."""
    name = found["season"]
    if not found["year"] and name not in SEASONS_ALONE:
        return None
    number, shift = read_year(found["year"])
    month = SEASONS[name]
    if "to_year" in found.groupdict():
        return Reading(Point(number, month), Point(full_year(found["to_year"]), (month + 1) % 12 + 1))
    if month + 2 <= 12:
        return Reading(Point(number, month, shift=shift), Point(number, month + 2, shift=shift))
    return Reading(Point(number, month, shift=shift), Point(None, month + 2 - 12))


def _seasons(found: re.Match[str]) -> Reading:
    number, shift = read_year(found["year"])
    last = (SEASONS[found["season_2"]] + 1) % 12 + 1
    return Reading(Point(None, SEASONS[found["season"]], shift=shift), Point(number, last, shift=shift))


def _tenth(found: re.Match[str]) -> Reading | None:
    """A third of a month, or several: 1 to 10, 11 to 20, 21 to its end."""
    first = ordinal_number(found["part"])
    last = ordinal_number(found["part_2"]) if found["part_2"] else first
    first, last = (3 if part == -1 else part for part in (first, last))
    if not first <= last <= 3:
        return None
    end = point(found["month"], None, found["year"])
    return Reading(_with_day(end, 10 * first - 9), _with_day(end, 10 * last if last < 3 else -1))


def _week(found: re.Match[str]) -> Reading:
    """A week of a month, counted in sevens from its first day, the last from its end."""
    part, end = ordinal_number(found["part"]), point(found["month"], None, found["year"])
    days = (-7, -1) if part == -1 else (7 * part - 6, min(7 * part, 28) if part < 5 else -1)
    return Reading(_with_day(end, days[0]), _with_day(end, days[1]))


def _weekday(found: re.Match[str]) -> Reading:
    end = point(found["month"], None, found["year"])
    return Reading(_with_day(end, ordinal_number(found["part"]), WEEKDAYS[found["weekday"].rstrip(".")]))


def _years(found: re.Match[str]) -> Reading | None:
    first = full_year(found["from_year"])
    last = full_year(found["to_year"])
    if len(found["to_year"]) == 2:
        last = first - first % 100 + last % 100
    if not found["word"] and not first < last <= first + 50:
        return None
    return Reading(Point(first), Point(last))


def _year_series(found: re.Match[str]) -> Reading | None:
    numbers = [int(number) for number in re.findall(r"\d{4}", found["series"])]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    return Reading(Point(numbers[0]), Point(numbers[-1]))


def _one_year(found: re.Match[str]) -> Reading | None:
    """A year; "1022 года" and the like are the age of a town."""
    number = int(found["number"])
    return Reading(Point(number)) if number >= _FIRST_YEAR or _IN.search(found.string[: found.start()][-4:]) else None


def _relative_year(found: re.Match[str]) -> Reading:
    number, shift = read_year(found["year"])
    return Reading(Point(number, shift=shift))


_FIRST_YEAR = 1500
_IN = re.compile(r"(?<!\w)(?:в|во|с|до|от|in) $")
_OTHER_WORDS = re.compile(r"[^\W\d_]+")
_OPEN_QUOTE = re.compile(r"«[^»\n]*$|\"[^\"\n]*$")
_YEAR_WORDS = frozenset(words("year_words") + words("and") + words("to") + words("from") + words("leads"))


def _bare_year(found: re.Match[str]) -> Reading | None:
    """A year with no word beside it: only where its line says nothing else, or it fills brackets or heads its line."""
    text, start, end = found.string, found.start(), found.end()
    line = text[max(text.rfind("\n", 0, start) + 1, start - 60) : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    others = set(_OTHER_WORDS.findall(line[:200])) - _YEAR_WORDS
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    heads = not text[max(text.rfind("\n", 0, start) + 1, start - 60) : start].strip(" •*") and text.startswith(
        " - ", end
    )
    listed = re.compile(rf"(?:{AND}{FOUR_DIGITS}){{1,11}}{OPT}{YEAR_WORD}").match(text, end)
    if not others or bracketed or heads or listed:
        return _one_year(found)
    return _year_in_name(found) if _OPEN_QUOTE.search(text[max(0, start - 150) : start]) else None


def _year_in_name(found: re.Match[str]) -> Reading:
    return Reading(Point(int(found["number"])), role="name")


def _decade(found: re.Match[str]) -> Reading:
    tens = found["tens"]
    return Reading(ready=f"{tens[:-1] if len(tens) == 4 else '19' + tens[:-1]}X")


_ADJECTIVE = r"-? ?(?:е|х|ые|ых|s)(?!\w)"
_COUNT = r"(?P<count>3|6|9|11)"

FORMS = (
    Form(
        re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL}){GAP}{_HALF}\.?{_OF}{GAP}{either(words('whole_year'))}(?!\w)"),
        _half_of_year,
    ),
    Form(re.compile(rf"(?<!\w){EDGE}{either(words('whole_year'))}(?!\w)"), _whole_year),
    Form(re.compile(rf"(?<![\w-])(?P<season>{SEASON})(?:{TO}|{AND}|/)(?P<season_2>{SEASON}){year()}?"), _seasons),
    Form(re.compile(rf"{LEFT}(?P<number>20\d\d)-(?:го|м)(?!\w)"), _one_year),
    Form(re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL}){OPT}{_QUARTER}{_YEAR}"), _quarter),
    Form(
        re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL})(?:{TO}|{AND})(?P<part_2>{ORDINAL}){OPT}{_QUARTER}{_YEAR}"), _quarter
    ),
    Form(re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL}){OPT}{_HALF_YEAR}{_YEAR}"), _half_year),
    Form(re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL}){GAP}{_HALF}\.?{_OF}{year()}"), _half_year),
    Form(
        re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL}){GAP}{_HALF}\.?{_OF}{GAP}(?P<month>{MONTH}){year()}?"),
        _half_of_month,
    ),
    Form(re.compile(rf"{_NO_WORD}(?P<letter>[qh]) ?(?P<part>[1-4])(?!\w){year()}"), _english_part),
    Form(re.compile(rf"{_NO_WORD}{_COUNT}{GAP}{either(words('months_word'))}(?!\w)\.?{_OF}{year()}"), _count_of_months),
    Form(re.compile(rf"(?<![\w-])(?P<season>{SEASON}){year()}?"), _season),
    Form(
        re.compile(
            rf"(?<![\w-])(?P<season>{SEASON}){GAP}(?P<year>(?:19|20)\d\d)(?:{DASH}|/)(?P<to_year>\d\d(?:\d\d)?)(?!\d)"
            rf"(?:{OPT}{YEAR_WORD})?"
        ),
        _season,
    ),
    Form(
        re.compile(
            rf"{_NO_WORD}(?P<part>{ORDINAL})(?:(?:{TO}|{AND})(?P<part_2>{ORDINAL}))?{OPT}{either(words('decade'))}(?!\w)\.?{_OF}{GAP}(?P<month>{MONTH}){year()}?"
        ),
        _tenth,
    ),
    Form(
        re.compile(
            rf"{_NO_WORD}(?P<part>{ORDINAL}){OPT}{either(words('week'))}(?!\w){_OF}{GAP}(?P<month>{MONTH}){year()}?"
        ),
        _week,
    ),
    Form(
        re.compile(rf"{_NO_WORD}(?P<part>{ORDINAL}){GAP}(?P<weekday>{WEEKDAY}){_OF}{GAP}(?P<month>{MONTH}){year()}?"),
        _weekday,
    ),
    Form(
        re.compile(
            rf"{LEFT}(?:{either(words('fiscal'))}{GAP})?(?P<from_year>{FOUR_DIGITS})(?:{OPT}{YEAR_WORD})?(?:{TO}|/)"
            rf"(?P<to_year>\d{{4}}|\d\d)(?![\d.]\d|\d)(?P<word>{OPT}{YEAR_WORD})?"
        ),
        _years,
    ),
    Form(re.compile(rf"{LEFT}(?P<series>{FOUR_DIGITS}(?:{AND}{FOUR_DIGITS}){{1,11}}){OPT}{YEAR_WORD}"), _year_series),
    Form(
        re.compile(rf"{LEFT}(?P<number>{FOUR_DIGITS})(?:-?{either(words('ordinal_endings'))}(?!\w))?{OPT}{YEAR_WORD}"),
        _one_year,
    ),
    Form(re.compile(rf"(?<!\w){either(words('fiscal'))}{OPT}(?P<number>{FOUR_DIGITS})"), _one_year),
    Form(re.compile(rf"{LEFT}(?P<number>(?:1[89]|20)\d\d)(?![\w/%-]|[.,:]\d)"), _bare_year),
    Form(re.compile(r"(?<=[^\W\d]-)(?P<number>20\d\d)(?![\w.,-]\d|\w)"), _year_in_name),
    Form(re.compile(rf"(?<!\w)(?={either(numbered('relative_years'))}){year()}"), _relative_year),
    Form(re.compile(rf"{LEFT}(?P<tens>(?:19|20)\d0){_ADJECTIVE}(?:{OPT}{YEAR_WORD})?"), _decade),
    Form(re.compile(rf"{LEFT}(?P<tens>[2-9]0){_ADJECTIVE}{OPT}{YEAR_WORD}"), _decade),
)
