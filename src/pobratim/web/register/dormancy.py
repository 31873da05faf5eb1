"""How long ago one last had to do with a partner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pobratim.web.register.models import Activity

DORMANT = 12
"""Months without contact after which ties are said to sleep."""


def last_contact(activities: Iterable[Activity], today: date) -> date | None:
    """The last day on which an activity with the partner was held; None where none is known."""
    days = (a.ends or a.starts for a in activities if a.status == "held" and a.edtf)
    return max((day for day in days if day and day <= today), default=None)


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another.

    >>> months_between(date(2023, 5, 20), date(2024, 5, 19))
    11
    """
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def months_asleep(activities: Iterable[Activity], today: date) -> int | None:
    """The months since the last contact where they are too many; None where ties are awake, or nothing is known."""
    last = last_contact(activities, today)
    months = months_between(last, today) if last else 0
    return months if months >= DORMANT else None
