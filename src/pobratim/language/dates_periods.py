"""Parts of a year and of a month: quarters, halves, seasons, ten-day periods, weeks, the third Sunday of July."""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.language.dates_days import point
from pobratim.language.dates_forms import either_way, figures, first_words, wording
from pobratim.language.dates_lexicon import (
    AND,
    DASH,
    EDGE,
    GAP,
    LOOKALIKES,
    MONTH,
    MONTHS,
    OPT,
    ORDINAL,
    ORDINALS,
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

_RELATIVE = numbered("relative_seasons")
_COUNTED = numbered("months_counted")
_Parts = tuple[int, int] | None


def _months(found: re.Match[str], first: int, last: int) -> Reading:
    number, shift = read_year(found["year"])
    return Reading(Point(number, first, shift=shift), Point(number, last, shift=shift))


def _parts(found: re.Match[str], count: int) -> _Parts:
    """The first and the last part meant, of `count` that there are; None where there are no such parts."""
    second = found.groupdict().get("part_2")
    first = ordinal_number(found["part"])
    last = ordinal_number(second) if second else first
    first, last = (count if part == -1 else part for part in (first, last))
    return (first, last) if 1 <= first <= last <= count else None


def _quarter(found: re.Match[str]) -> Reading | None:
    parts = _parts(found, 4)
    if not parts:
        return None
    problem = "lookalike" if found["part"] in LOOKALIKES else None
    return replace(_months(found, 3 * parts[0] - 2, 3 * parts[1]), problem=problem)


def _half_year(found: re.Match[str]) -> Reading | None:
    parts = _parts(found, 2)
    return _months(found, 6 * parts[0] - 5, 6 * parts[1]) if parts else None


def _half_of_scope(found: re.Match[str]) -> Reading | None:
    """ "первая половина года": of the scope's."""
    parts = _parts(found, 2)
    if not parts:
        return None
    return Reading(Point(None, 6 * parts[0] - 5, shift=0), Point(None, 6 * parts[1], shift=0))


def _whole_year(_: re.Match[str]) -> Reading:
    """ "конец года": no nearer than the scope's year."""
    return Reading(Point(shift=0))


_ENGLISH_PART = {"q": 3, "h": 6}


def _english_part(found: re.Match[str]) -> Reading | None:
    months, first = _ENGLISH_PART[found["letter"]], int(found["part"])
    last = int(found.groupdict().get("part_2") or first)
    return _months(found, months * (first - 1) + 1, months * last) if first <= last <= 12 // months else None


_LAST = re.compile(rf"(?<!\w){either(word for word, number in ORDINALS.items() if number < 0)}{GAP}$")


def _count_of_months(found: re.Match[str]) -> Reading:
    """ "за девять месяцев 2022 года": from its January; "за последние три месяца": to its December."""
    count = int(found["count"]) if found["count"].isdigit() else _COUNTED[found["count"]]
    if _LAST.search(found.string, max(0, found.start() - 20), found.start()):
        return _months(found, 13 - count, 12)
    return _months(found, 1, count)


def _first_month(season: str) -> int:
    return SEASONS[" ".join(season.split())]


def _last_month(season: str) -> int:
    return (_first_month(season) + 1) % 12 + 1


def _season(found: re.Match[str]) -> Reading | None:
    """A season as its three months; a winter begins in December of the year it is given."""
    name = " ".join(found["season"].split())
    if not found["year"] and name not in SEASONS_ALONE:
        return None
    number, shift = read_year(found["year"])
    last = Point(None, _last_month(name)) if SEASONS[name] == 12 else Point(number, _last_month(name), shift=shift)
    return Reading(Point(number, SEASONS[name], shift=shift), last)


def _relative_season(found: re.Match[str]) -> Reading:
    """ "прошлой осенью": of the year before the scope's."""
    name = found["season"]
    return Reading(Point(None, _first_month(name), shift=_RELATIVE[found["relative"]]), Point(None, _last_month(name)))


def _winter(found: re.Match[str]) -> Reading:
    """A season of two years, the later perhaps shortened: "зима 2020/21"."""
    name = found["season"]
    first = Point(full_year(found["year"]), _first_month(name))
    return Reading(first, Point(full_year(found["to_year"]), _last_month(name)))


def _seasons(found: re.Match[str]) -> Reading:
    number, shift = read_year(found["year"])
    first = Point(None, _first_month(found["season"]), shift=shift)
    return Reading(first, Point(number, _last_month(found["season_2"]), shift=shift))


def _days(found: re.Match[str], first: int, last: int) -> Reading:
    month = point(found["month"], None, found["year"])
    return Reading(replace(month, day=first), replace(month, day=last))


def _half_of_month(found: re.Match[str]) -> Reading | None:
    parts = _parts(found, 2)
    return _days(found, 15 * parts[0] - 14, 15 if parts[1] == 1 else -1) if parts else None


def _ten_days(found: re.Match[str]) -> Reading | None:
    """Thirds of a month: 1 to 10, 11 to 20, 21 to its end."""
    parts = _parts(found, 3)
    return _days(found, 10 * parts[0] - 9, 10 * parts[1] if parts[1] < 3 else -1) if parts else None


def _weeks(found: re.Match[str]) -> Reading | None:
    """Weeks of a month, counted in sevens from its first day; the last week from its end."""
    if ordinal_number(found["part"]) == -1:
        return _days(found, -7, -1)
    parts = _parts(found, 5)
    return _days(found, 7 * parts[0] - 6, 7 * parts[1] if parts[1] < 5 else -1) if parts else None


def _weekday(found: re.Match[str]) -> Reading:
    month = point(found["month"], None, found["year"])
    weekday = WEEKDAYS[found["weekday"].rstrip(".")]
    return Reading(replace(month, day=ordinal_number(found["part"]), weekday=weekday))


def _nth_day(found: re.Match[str]) -> Reading:
    """ "в последний день мая": the first five days and the last are told so."""
    return Reading(replace(point(found["month"], None, found["year"]), day=ordinal_number(found["part"])))


def _named(key: str) -> str:
    return rf"{OPT}{either(words(key))}(?!\w)\.?"


_START = r"(?<![\w№])(?<![^\W\d]-)(?<!\d[.,:/-])"
_PART = rf"{_START}(?P<part>{ORDINAL})"
_PARTS = rf"{_PART}(?:(?:{TO}|{AND})(?P<part_2>{ORDINAL}))?"
_OF = f"(?:{GAP}{either(words('of'))})?"
_OF_YEAR = _OF + year()
_OF_MONTH = rf"{_OF}{GAP}(?P<month>{MONTH}){year()}?"
_OF_SCOPE = rf"{_OF}{GAP}{either(words('whole_year'))}(?!\w)"
_SEASON = rf"(?<![\w-])(?P<season>{SEASON})"
_TWO_YEARS = rf"(?P<year>(?:19|20)\d\d)(?:{DASH}|/)(?P<to_year>\d\d(?:\d\d)?)(?!\d)(?:{OPT}{YEAR_WORD})?"
_COUNT = rf"(?P<count>[2-9]|1[01]|{either(_COUNTED)})"

_MONTH_THEN = rf"(?<!\w)(?P<month>{MONTH}){year()}?,{OPT}{_PARTS}"


def _words(key: str) -> frozenset[str]:
    return first_words(words(key))


_MONTH_WORDS, _SEASON_WORDS, _YEARS = first_words(MONTHS), first_words(SEASONS), _words("whole_year")

FORMS = (
    either_way(f"{_PARTS}{_named('quarter')}(?:{_OF_YEAR})?", _quarter, _words("quarter")),
    either_way(f"{_PARTS}{_named('half_year')}(?:{_OF_YEAR})?", _half_year, _words("half_year")),
    either_way(f"{_PART}{_named('half')}{_OF_YEAR}", _half_year, _words("half")),
    either_way(f"{_PART}{_named('half')}{_OF_SCOPE}", _half_of_scope, _words("half"), _YEARS),
    either_way(f"{_PART}{_named('half')}{_OF_MONTH}", _half_of_month, _words("half"), _MONTH_WORDS),
    either_way(f"{_PARTS}{_named('decade')}{_OF_MONTH}", _ten_days, _words("decade"), _MONTH_WORDS),
    either_way(f"{_PARTS}{_named('week')}{_OF_MONTH}", _weeks, _words("week"), _MONTH_WORDS),
    wording(
        f"{_MONTH_THEN}{_named('half')}(?!{_OF}{year('year_after')})", _half_of_month, _words("half"), _MONTH_WORDS
    ),
    wording(f"{_MONTH_THEN}{_named('decade')}", _ten_days, _words("decade"), _MONTH_WORDS),
    wording(f"{_MONTH_THEN}{_named('week')}", _weeks, _words("week"), _MONTH_WORDS),
    either_way(f"{_PART}{GAP}(?P<weekday>{WEEKDAY}){_OF_MONTH}", _weekday, first_words(WEEKDAYS), _MONTH_WORDS),
    either_way(f"{_PART}{_named('single_day')}{_OF_MONTH}", _nth_day, _words("single_day"), _MONTH_WORDS),
    wording(
        rf"{_START}(?P<letter>[qh]) ?(?P<part>[1-4])(?!\w)(?:{TO}(?:[qh] ?)?(?P<part_2>[1-4])(?!\w))?{year()}",
        _english_part,
        frozenset(_ENGLISH_PART),
    ),
    figures(rf"{_START}(?P<part>[1-4]) ?(?P<letter>[qh])(?!\w){year()}", _english_part, frozenset(_ENGLISH_PART)),
    either_way(f"{_START}{_COUNT}{_named('months_word')}{_OF_YEAR}", _count_of_months, _words("months_word")),
    wording(rf"(?<!\w){EDGE}{either(words('whole_year'))}(?!\w)", _whole_year, _words("edges"), _YEARS),
    wording(f"{_SEASON}(?:{_OF}{year()})?", _season, _SEASON_WORDS),
    wording(f"{_SEASON}{GAP}{_TWO_YEARS}", _winter, _SEASON_WORDS),
    wording(
        rf"(?<!\w)(?P<relative>{either(_RELATIVE)}){GAP}(?P<season>{SEASON})",
        _relative_season,
        first_words(_RELATIVE),
        _SEASON_WORDS,
    ),
    wording(f"{_SEASON}(?:{TO}|{AND}|/)(?P<season_2>{SEASON}){year()}?", _seasons, _SEASON_WORDS),
)
