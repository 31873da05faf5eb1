"""Which days offices work, and counting by such days.

Source of the rules: article 112 of the Labour Code and the yearly decrees, in `resources/collection/working_days.yml`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pobratim.web.collection.knowledge import knowledge

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working(day: date) -> bool:
    """Whether offices work on a day."""
    known = knowledge("working_days")
    year = known["years"].get(day.year)
    if year and day in (year.get("working") or ()):
        return True
    if _is_off(day, known):
        return False
    return day not in (year.get("off") or ()) if year else day not in _moved(day.year, known)


def _is_holiday(day: date, known: Any) -> bool:
    return f"{day:%m-%d}" in known["holidays"]


def _is_off(day: date, known: Any) -> bool:
    return day.weekday() >= _SATURDAY or _is_holiday(day, known)


def _moved(year: int, known: Any) -> set[date]:
    """The days on which holidays of the weekend are kept in a year of which no decree is known."""
    moved: set[date] = set()
    for month_day in known["holidays"]:
        holiday = date.fromisoformat(f"{year}-{month_day}")
        if month_day in known["moved_by_decree"] or holiday.weekday() < _SATURDAY:
            continue
        day = holiday
        while _is_off(day, known) or day in moved:
            day += _DAY
        moved.add(day)
    return moved


def nearest(day: date, side: str) -> date:
    """The day itself where offices work on it, else the next one `before` or `after` it on which they do."""
    step = _DAY if side == "after" else -_DAY
    while not is_working(day):
        day += step
    return day


def working_days_after(day: date, count: int) -> date:
    """The day that comes so many working days after another."""
    while count:
        day += _DAY
        count -= is_working(day)
    return day
