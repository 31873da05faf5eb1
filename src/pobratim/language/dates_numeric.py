"""Days and months written in figures: "23-25.05.2016", "20.02 - 22.02", "2020-10-21", "20.II.2020", "06.2017"."""

from __future__ import annotations

import re

from pobratim.language.dates_forms import figures, first_words
from pobratim.language.dates_lexicon import (
    AND,
    DASH,
    LEFT,
    OPT,
    ROMAN,
    TO,
    WEEKDAY,
    YEAR_WORD,
    either,
    full_year,
    words,
)
from pobratim.language.dates_model import Point, Reading

_ROMAN = either(ROMAN)
_LONGEST_MONTH = 31
_MONTHS = 12
_REVERSED = Reading(problem="reversed_range")
_YEAR = rf"(?:(?:1[5-9]|20|21)\d\d(?!\d)|\d\d(?![\d.,/:]\d|\d))(?:{OPT}{YEAR_WORD})?"
_WEEKDAY_NOTE = rf"(?:{OPT}\({WEEKDAY}\))?"
_NOT_A_DAY = rf"(?!\d|[.,:/]\d|{OPT}{either(words('not_a_day'))}(?!\w)|{OPT}[%°])"


def _end(number: str, month: str) -> str:
    """A pattern for one end of a range: DD, DD.MM, DD.MM. or DD.MM.YYYY; `month` is "?" where it may be left out."""
    return (
        rf"(?P<day{number}>\d{{1,2}})(?:[./] ?(?P<month{number}>\d{{1,2}})"
        rf"(?:[./] ?(?P<year{number}>{_YEAR})|\.(?! ?\d))?){month}"
    )


def _year(text: str | None) -> int | None:
    digits = re.match(r"\d+", text) if text else None
    return full_year(digits[0]) if digits else None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _full(found: re.Match[str]) -> Reading | None:
    """DD.MM.YYYY, or with two figures of the year if it then is a day: else it is the number of a section.

    05/25/2019 can only be American: it is read so, and told.
    """
    day, month, year = found["day"], found["month"], _year(found["year"])
    short = not re.match(r"\d{4}", found["year"])
    if short and not (
        (len(day) == 2 or found["mark"] == "/") and len(month) == 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    ):
        return None
    if found["mark"] == "/" and int(month) > _MONTHS >= int(day):
        return Reading(Point(year, int(day), int(month)), problem="month_first")
    return Reading(Point(year, int(month), int(day)))


def _iso(found: re.Match[str]) -> Reading:
    groups = found.groupdict()
    first = Point(int(groups["year"]), int(groups["month"]), int(groups["day"]))
    if not groups.get("year_2"):
        return Reading(first)
    return Reading(first, Point(int(groups["year_2"]), int(groups["month_2"]), int(groups["day_2"])))


def _roman(found: re.Match[str]) -> Reading | None:
    if not found["year"] and not _alone(found):
        return None
    return Reading(Point(_year(found["year"]), ROMAN[found["month"]], int(found["day"])))


def _roman_range(found: re.Match[str]) -> Reading | None:
    if not found["year"] and not _alone(found):
        return None
    year, month_2 = _year(found["year"]), ROMAN[found["month_2"]]
    month = ROMAN[found["month"]] if found["month"] else month_2
    if not found["month"] and int(found["day"]) > int(found["day_2"]):
        return _REVERSED
    return Reading(Point(_year(found["year_1"]), month, int(found["day"])), Point(year, month_2, int(found["day_2"])))


def _range(found: re.Match[str]) -> Reading | None:
    month_2 = int(found["month_2"])
    first = Point(_year(found["year"]), _number(found["month"]) or month_2, int(found["day"]))
    last = Point(_year(found["year_2"]), month_2, int(found["day_2"]))
    if last.year is None and first.year is None and not _stands_as_date(found, first, last):
        return None
    if first.year is None and found["month"] is None and first.day and last.day and first.day > last.day:
        return _REVERSED
    return Reading(first, last)


_SECTION = re.compile(rf"(?<!\w)(?:{either(words('before_section'))}\.?|№) ?$")
_TIME = re.compile(rf"(?<!\w){either(words('before_time'))} $")


def _stands_as_date(found: re.Match[str], *points: Point) -> bool:
    """Whether figures with no year can be days at all and are no times, prices or sections by the words beside them."""
    if any(not 1 <= (p.month or 0) <= 12 or not 1 <= (p.day or 0) <= 31 for p in points):
        return False
    if len(found["month_2"] if "month_2" in found.groupdict() else found["month"]) != 2:
        return False
    before = found.string[max(0, found.start() - 20) : found.start()]
    return not _SECTION.search(before) and not _TIME.search(before)


def _yearless(found: re.Match[str]) -> Reading | None:
    """DD.MM stands for a day only where it fills its line or its brackets, or heads an item, or follows "до", "с"."""
    point = Point(None, int(found["month"]), int(found["day"]))
    return Reading(point) if _stands_as_date(found, point) and _alone(found) else None


_AFFIXES = either(words("until") + words("since") + words("approximately"))
_OPENS = re.compile(rf"(?:^|\n|\()[ •*]*(?:{either(words('leads'))} )*$|(?<!\w){_AFFIXES} $")
_CLOSES = re.compile(r" *(?:$|\n|\)|;|,? *\(| - |- |, +(?=[^\W\d_])|,? *(?:в |at )?\d{1,2}[:.]\d\d)")
_UNTIL = re.compile(rf"(?<!\w){either(words('until') + words('since'))} $")


def _alone(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - 40) : found.start()]
    if found.start() > 40:
        before = f"…{before}"
    return bool(_UNTIL.search(before) or (_OPENS.search(before) and _CLOSES.match(found.string, found.end())))


def _series(found: re.Match[str]) -> Reading | None:
    numbers = [int(number) for number in re.findall(r"\d+", found["days"])]
    year, month = _year(found["year"]), int(found["month"])
    if numbers != sorted(set(numbers)):
        return None
    return Reading(Point(year, month, numbers[0]), Point(year, month, numbers[-1]))


def _days_of_months(found: re.Match[str]) -> Reading | None:
    """ "12.06, 14.06 и 02.07.2020": a series, of which only the last day has the year."""
    days = [(int(month), int(day)) for day, month in re.findall(r"(\d\d?)\.(\d\d)", found["series"])]
    if days != sorted(days):
        return None
    year = _year(found["year"])
    return Reading(Point(year, days[0][0], _first_day(found)), Point(year, *days[-1]))


def _yearless_days_of_months(found: re.Match[str]) -> Reading | None:
    """ "12.10, 19.10" in a cell: a series like the one above, but for the year; "12.10, 10.05" is a day and a time."""
    days = [(int(month), int(day)) for day, month in re.findall(r"(\d\d?)\.(\d\d)", found["series"])]
    if days != sorted(set(days)) or max(day for _, day in days) > _LONGEST_MONTH or not _alone(found):
        return None
    return Reading(Point(None, days[0][0], _first_day(found)), Point(None, *days[-1]))


def _first_day(found: re.Match[str]) -> int:
    return int(found["series"].partition(".")[0].partition("-")[0])


def _month_year(found: re.Match[str]) -> Reading | None:
    groups = found.groupdict()
    last = Point(int(groups["year_2"]), int(groups["month_2"])) if groups.get("year_2") else None
    year = int(groups["year"]) if groups.get("year") else None
    return Reading(Point(year, int(groups["month"])), last)


_DAY_MONTH = rf"(?:\d{{1,2}}{DASH})?\d{{1,2}}\.(?:0[1-9]|1[0-2])"
_DAY_MONTHS = rf"{_DAY_MONTH}(?:{AND}{_DAY_MONTH}){{1,11}}"
_DAYS_OF_MONTHS = rf"{LEFT}(?P<series>{_DAY_MONTHS})"
_DAY_RUN = rf"\d{{1,2}}(?:(?:{AND}|{DASH})\d{{1,2}}){{0,11}}{AND}\d{{1,2}}(?:(?:{AND}|{DASH})\d{{1,2}}){{0,11}}"
_ISO = r"(?P<year{n}>(?:1[5-9]|2[01])\d\d)(?P<mark{n}>[-./])(?P<month{n}>\d\d)(?P=mark{n})(?P<day{n}>\d\d)(?!\d)"
_ISO_1, _ISO_2 = _ISO.replace("{n}", ""), _ISO.replace("{n}", "_2")
_MONTH_YEAR = r"(?P<month{n}>0?[1-9]|1[0-2])[./](?P<year{n}>(?:19|20)\d\d)(?!\d|[./]\d)"
_MONTH_YEAR_1, _MONTH_YEAR_2 = _MONTH_YEAR.replace("{n}", ""), _MONTH_YEAR.replace("{n}", "_2")
_ISO_MONTH = r"(?P<year{n}>(?:19|20)\d\d)-(?P<month{n}>0[1-9]|1[0-2])"
_ISO_MONTH_1, _ISO_MONTH_2 = _ISO_MONTH.replace("{n}", ""), _ISO_MONTH.replace("{n}", "_2")
_YEAR_ENDING = f"(?:{OPT}{YEAR_WORD})?"
_FULL = (
    r"(?P<day>\d{1,2})[»\"]?(?P<mark>[./-]) ?(?P<month>\d{1,2})(?P=mark) ?"
    rf"(?P<year>(?:1[5-9]|20|21)\d\d(?!\d){_YEAR_ENDING})"
)
_SPACED = (
    r"(?P<day>\d{1,2}) (?P<mark>\.) ?(?P<month>\d{1,2}) ?\. ?"
    rf"(?P<year>(?:1[5-9]|20|21)\d\d(?!\d){_YEAR_ENDING})"
)
_SHORT = (
    r"(?P<day>\d{1,2})(?P<mark>[./])(?P<month>\d{1,2})(?P=mark)"
    rf"(?P<year>\d\d(?![\d]|[./:,-]\d){_YEAR_ENDING})"
)
_ROMAN_WORDS = first_words(ROMAN)

FORMS = (
    figures(LEFT + _FULL, _full),
    figures(LEFT + _SPACED, _full),
    figures(LEFT + _SHORT, _full),
    figures(f"{LEFT}{_end('', '?')}{_WEEKDAY_NOTE}(?:{TO}|/){_end('_2', '')}{_NOT_A_DAY}", _range),
    figures(rf"{LEFT}(?P<days>{_DAY_RUN})\.(?P<month>\d\d)\.(?P<year>{_YEAR})", _series),
    figures(rf"{_DAYS_OF_MONTHS}\.(?P<year>{_YEAR})", _days_of_months),
    figures(rf"{_DAYS_OF_MONTHS}\.?{_NOT_A_DAY}", _yearless_days_of_months),
    figures(rf"{LEFT}(?P<day>\d\d|\d(?=\.\d\d\.))\.(?P<month>[01]\d)\.?{_NOT_A_DAY}", _yearless),
    figures(LEFT + _ISO_1, _iso),
    figures(rf"{LEFT}{_ISO_1}(?:/|{TO}){_ISO_2}", _iso),
    figures(
        rf"{LEFT}(?P<day>\d{{1,2}})[./ -](?P<month>{_ROMAN})(?!\w)(?:[./ -](?P<year>{_YEAR}))?", _roman, _ROMAN_WORDS
    ),
    figures(
        rf"{LEFT}(?P<day>\d{{1,2}})(?:[./ ](?P<month>{_ROMAN})(?:[./ ](?P<year_1>{_YEAR}))?)?{TO}"
        rf"(?P<day_2>\d{{1,2}})[./ ](?P<month_2>{_ROMAN})(?!\w)(?:[./ -](?P<year>{_YEAR}))?",
        _roman_range,
        _ROMAN_WORDS,
    ),
    figures(LEFT + _MONTH_YEAR_1, _month_year),
    figures(rf"(?<![^\n]){_ISO_MONTH_1}(?= *(?:$|\n))", _month_year),
    figures(rf"(?<![^\n]){_ISO_MONTH_1}/{_ISO_MONTH_2}(?= *(?:$|\n))", _month_year),
    figures(rf"{LEFT}{_MONTH_YEAR_1}{TO}{_MONTH_YEAR_2}", _month_year),
    figures(rf"{LEFT}(?P<month>0[1-9]|1[0-2]){TO}{_MONTH_YEAR_2}", _month_year),
)
