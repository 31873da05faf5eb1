"""Dates as the register holds them: EDTF (ISO 8601-2:2019) levels 0 and 1, and the days they can mean.

`bounds` gives the first and last of these days, so that a month, a season or an open interval can be compared with
a period; `from_entry` reads what a person types.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

Bounds = tuple[date, date]

_OPEN = ("", "..")

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_TYPED_DAY = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")
_TYPED_RANGE = re.compile(r"\s*[-–—/]\s*|\s*\.\.\s*")
_SHORT_RANGE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*[-–—]\s*(\d{1,2}(?:\.\d{1,2})?\.\d{4})")


def bounds(edtf: str | None) -> Bounds | None:
    """The first and last day that a date can mean; None where there is no date or it is not EDTF.

    >>> bounds("2020-02/2020-03")
    (datetime.date(2020, 2, 1), datetime.date(2020, 3, 31))
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first)
    start = _end_point(first, (date.min, date.min))
    end = _end_point(last, (date.max, date.max))
    if start is None or end is None or start[0] > end[1] or (first in _OPEN and last in _OPEN):
        return None
    return start[0], end[1]


def _end_point(text: str, when_open: Bounds) -> Bounds | None:
    return when_open if text in _OPEN else _point(text)


def _point(text: str) -> Bounds | None:
    found = _POINT.fullmatch(text.rstrip("~?%"))
    if not found:
        return None
    try:
        return _days(found["year"], found["month"], found["day"])
    except ValueError:
        return None


def _days(year: str, month: str | None, day: str | None) -> Bounds:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return date(first, 1, 1), date(last, 12, 31)
    number = int(month or 1)
    if day in (None, "XX"):
        return date(first, number, 1), date(last, number, calendar.monthrange(last, number)[1])
    return date(first, number, int(day or 1)), date(last, number, int(day or 1))


def from_entry(text: str) -> str:
    """EDTF from what a person types: EDTF itself, "20.02.2020", "02.2020", "20-22.02.2020", "20.02.2020 - 01.03.2020".

    Raises ValueError for anything else and for days that no calendar has.
    """
    text = text.strip()
    edtf = text if bounds(text) else _from_russian(text)
    if bounds(edtf) is None:
        raise ValueError(text)
    return _without_equal_ends(edtf)


def _without_equal_ends(edtf: str) -> str:
    first, _, last = edtf.partition("/")
    return first if first == last else edtf


def _from_russian(text: str) -> str:
    short = _SHORT_RANGE.fullmatch(text)
    if short:
        ending = short[2].split(".")
        # The first day takes its month and year from the last one: 20-22.02.2020, 28.02-01.03.2020.
        missing = ending[len(short[1].split(".")) :]
        text = ".".join([short[1], *missing]) + "/" + short[2]
    return "/".join(_typed_day(part) for part in _TYPED_RANGE.split(text))


def _typed_day(text: str) -> str:
    found = _TYPED_DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    day, month, year = found.groups()
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
