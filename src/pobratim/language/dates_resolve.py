"""From a reading to EDTF: years filled in from the scope, days checked against the calendar."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from pobratim.language import edtf
from pobratim.language.dates_model import Point, Reading, Scope

# Scopes longer than a plan's term give no year; one with an open end would have thousands.
_MOST_YEARS = 20


class Resolved(NamedTuple):
    """EDTF or what is wrong, and whether the year stands in the text."""

    edtf: str | None
    problem: str | None
    year_written: bool


class _NoSuchDayError(ValueError):
    pass


class _ReversedError(ValueError):
    pass


def resolve(reading: Reading, scope: Scope | None) -> Resolved:
    """The EDTF of a reading. Never today's date: what neither the text nor the scope gives stays None."""
    if reading.weekday is not None:
        return _of_week(reading.weekday, scope)
    if reading.ready:
        return Resolved(_marked(reading.ready, reading), reading.problem, True)
    if _counts_from_dateline(reading):
        return _from_dateline(reading, scope)
    if reading.problem == "reversed_range" or reading.role in ("age", "jubilee") or reading.first == Point():
        return Resolved(None, reading.problem, False)
    written = any(point is not None and point.year is not None for point in (reading.first, reading.last))
    try:
        text = _edtf(reading, scope)
    except _NoSuchDayError:
        return Resolved(None, "impossible_date", written)
    except _ReversedError:
        return Resolved(None, "reversed_range", written)
    except ValueError:  # a year that `date` cannot hold
        return Resolved(None, "no_year", written)
    return Resolved(text, reading.problem if text else "no_year", written)


def _edtf(reading: Reading, scope: Scope | None) -> str | None:
    first, last = _shifted(reading.first, scope), reading.last and _shifted(reading.last, scope)
    pair = _with_years(first, last or first, scope)
    if pair is None:
        _check_yearless(first, last or first)
        return None
    start, end = (_day_checked(point) for point in pair)
    text = edtf.interval(_format(start), _format(end))
    if edtf.bounds(_format(start))[0] > edtf.bounds(_format(end))[1]:
        raise _ReversedError
    return _marked(text, reading)


def _marked(text: str, reading: Reading) -> str:
    """Open ends and approximation put on."""
    if "/" not in text and reading.open_start:
        text = f"{edtf.OPEN}/{text}"
    elif "/" not in text and reading.open_end:
        text = f"{text}/{edtf.OPEN}"
    return edtf.approximate(text) if reading.approximate else text


def _shifted(point: Point, scope: Scope | None) -> Point:
    """The point with a year told from the scope's ("прошлого года") made plain."""
    if point.shift is None or scope is None or scope.year is None:
        return point
    return replace(point, year=scope.year + point.shift)


def order_in_year(point: Point) -> tuple[int, int]:
    """By which points of one year are sorted; days counted from the end of the month come last."""
    day = point.day or 0
    return point.month or 0, day if day >= 0 else 32 + day


def _with_years(first: Point, last: Point, scope: Scope | None) -> tuple[Point, Point] | None:
    """Both ends with a year; a range that would end before it starts runs over New Year."""
    turns = order_in_year(first)[0] > 0 and order_in_year(last)[0] > 0 and order_in_year(first) > order_in_year(last)
    if first.year is not None:
        year = first.year + (1 if turns else 0) if last.year is None else last.year
        return first, replace(last, year=year)
    if last.year is not None:
        return replace(first, year=last.year - (1 if turns else 0)), last
    if scope is None or first.shift is not None or len(scope.years) > _MOST_YEARS:
        return None
    return _in_scope(first, last, 1 if turns else 0, scope)


def _in_scope(first: Point, last: Point, turn: int, scope: Scope) -> tuple[Point, Point] | None:
    """The one year of the scope that the date can lie in."""
    choices = [(replace(first, year=year), replace(last, year=year + turn)) for year in scope.years]
    if len(choices) == 1:
        earlier = replace(first, year=scope.years[0] - turn), replace(last, year=scope.years[0])
        return earlier if turn and not _lies_in(choices[0], scope) and _lies_in(earlier, scope) else choices[0]
    fitting = [choice for choice in choices if _lies_in(choice, scope)]
    return fitting[0] if len(fitting) == 1 else None


def _lies_in(pair: tuple[Point, Point], scope: Scope) -> bool:
    try:
        text = edtf.interval(*(_format(_day_checked(point)) for point in pair))
        return edtf.overlaps(text, f"{scope.first}/{scope.last}")
    except ValueError:
        return False


def _check_yearless(*points: Point) -> None:
    """Raise for a day that no year has, as 31 April."""
    for point in points:
        if point.month is not None and point.weekday is None:
            _day_checked(replace(point, year=2000))


def _day_checked(point: Point) -> Point:
    """The point with its day counted out and found in the calendar."""
    if point.month is None or point.year is None:
        return point
    if not 1 <= point.month <= 12:
        raise _NoSuchDayError
    if point.day is None:
        return point
    length = calendar.monthrange(point.year, point.month)[1]
    day = point.day if point.weekday is None else _nth_weekday(point, length)
    day = length + 1 + day if day < 0 else day
    if not 1 <= day <= length:
        raise _NoSuchDayError
    return replace(point, day=day, weekday=None)


def _nth_weekday(point: Point, length: int) -> int:
    days = [
        day for day in range(1, length + 1) if date(point.year or 1, point.month or 1, day).weekday() == point.weekday
    ]
    count = point.day or 0
    if count > len(days):
        raise _NoSuchDayError
    return days[count - 1 if count > 0 else count]


def _format(point: Point) -> str:
    return edtf.day(point.year or 0, point.month, point.day)


def _counts_from_dateline(reading: Reading) -> bool:
    days = (reading.day_offset, reading.past_weekday, reading.next_weekday)
    longer = (reading.week_offset, reading.month_offset, reading.year_offset)
    return any(count is not None for count in (*days, *longer))


def _from_dateline(reading: Reading, scope: Scope | None) -> Resolved:
    day = scope and (scope.dateline or _end_of_week(reading, scope) or _month_of_scope(reading, scope))
    if not day:
        return Resolved(None, "no_dateline", False)
    try:
        return Resolved(_marked(_counted(reading, day), reading), None, False)
    except _NoSuchDayError:
        return Resolved(None, "impossible_date", False)
    except (ValueError, OverflowError):  # before the first or after the last day that `date` can hold
        return Resolved(None, "no_dateline", False)


def _end_of_week(reading: Reading, scope: Scope) -> date | None:
    """The day from which a digest of one week counts weeks and months."""
    counts = reading.week_offset is not None or reading.month_offset is not None
    return date.fromisoformat(scope.last) if counts and scope.is_week else None


def _month_of_scope(reading: Reading, scope: Scope) -> date | None:
    """The month of a heading, from which the months are counted whose days a text tells by number alone."""
    one_month = scope.first[:7] == scope.last[:7] and reading.month_offset is not None
    return date.fromisoformat(scope.first) if one_month else None


def _of_week(weekday: int, scope: Scope | None) -> Resolved:
    """The one such day of a scope that is a week at most."""
    if scope is None or not scope.is_week:
        return Resolved(None, "no_dateline", False)
    first = date.fromisoformat(scope.first)
    day = first + timedelta((weekday - first.weekday()) % 7)
    inside = day <= date.fromisoformat(scope.last)
    return Resolved(day.isoformat(), None, False) if inside else Resolved(None, "no_dateline", False)


def _counted(reading: Reading, day: date) -> str:
    if reading.day_offset is not None:
        return (day + timedelta(reading.day_offset)).isoformat()
    if reading.past_weekday is not None:
        return (day - timedelta((day.weekday() - reading.past_weekday - 1) % 7 + 1)).isoformat()
    if reading.next_weekday is not None:
        return (day + timedelta((reading.next_weekday - day.weekday() - 1) % 7 + 1)).isoformat()
    if reading.week_offset is not None:
        monday = day + timedelta(7 * reading.week_offset - day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    if reading.year_offset is not None:
        return edtf.day(day.year + reading.year_offset)
    months = day.year * 12 + day.month - 1 + (reading.month_offset or 0)
    return _format(_day_checked(Point(months // 12, months % 12 + 1, reading.first.day)))
