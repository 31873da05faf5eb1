"""Activities on the days of a month or a year."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.web.register.models import Activity

LONGEST = 14
"""Days that an activity may take to stand on each of them; a longer one stands above the month, once."""
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEKS = calendar.Calendar()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a grid with what happens on it; days of other months fill the weeks up."""

    day: date
    inside: bool
    activities: Sequence[Activity]


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks of days, and what has no day of its own in it."""

    first: date
    weeks: Sequence[Sequence[Day]]
    long: Sequence[Activity]
    number: int

    @property
    def last(self) -> date:
        return last_day(self.first)


def asked_month(text: str, today: date) -> date:
    """The first day of the month that an address tells of, "2024-03"; this month's where it tells of none."""
    found = _MONTH.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


def asked_year(text: str, today: date) -> int:
    """The year that an address tells of; this year where it tells of none."""
    return int(text) if text.isascii() and text.isdecimal() and 1 < int(text) < date.max.year else today.year


def last_day(first: date) -> date:
    """The last day of the month of a day."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def beside(first: date, months: int) -> date | None:
    """The first day of the month so many later, or earlier; None beyond the calendar's ends."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) if 12 < number < date.max.year * 12 else None


def month_of(first: date, activities: Iterable[Activity]) -> Month:
    """The month that begins with this day, of activities that meet it."""
    on: dict[date, list[Activity]] = defaultdict(list)
    long = []
    last, number = last_day(first), 0
    for activity in activities:
        if activity.starts is None or activity.ends is None or activity.starts > last or activity.ends < first:
            continue
        number += 1
        days = (activity.ends - activity.starts).days + 1
        if days > LONGEST:
            long.append(activity)
        else:
            for offset in range(days):
                on[activity.starts + timedelta(days=offset)].append(activity)
    weeks = [[Day(day, day.month == first.month, on[day]) for day in week] for week in _weeks(first)]
    return Month(first, weeks, long, number)


def _weeks(first: date) -> list[list[date]]:
    """The weeks of a month. The first and the last weeks of all time are cut short, like the calendar itself."""
    try:
        return _WEEKS.monthdatescalendar(first.year, first.month)
    except OverflowError:
        return []


def year_of(year: int, activities: Iterable[Activity]) -> list[Month]:
    """The twelve months of a year."""
    told = list(activities)
    return [month_of(date(year, month, 1), told) for month in range(1, 13)]
