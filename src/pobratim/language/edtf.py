"""Extended Date/Time Format, the part of levels 0 and 1 that findings use (ISO 8601-2:2019).

A date is YYYY, YYYY-MM or YYYY-MM-DD, a decade or century 199X, 19XX; each may carry ? ~ or %. An interval is two
dates, or a date and an open end "..", parted by a slash. Quarters and seasons are written as ranges of months, and a
day never as an interval with itself.
"""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)", re.ASCII)
OPEN = ".."


def day(year: int, month: int | None = None, day_of_month: int | None = None) -> str:
    """A year, a month or a day as EDTF; nothing is checked."""
    parts = [f"{year:04d}"]
    parts += [f"{part:02d}" for part in (month, day_of_month) if part is not None]
    return "-".join(parts)


def interval(first: str, last: str) -> str:
    """Two dates as an interval, or the one date that both are."""
    return first if first == last else f"{first}/{last}"


def approximate(text: str) -> str:
    """The same with every end marked approximate."""
    return "/".join(end if end == OPEN or end.endswith("~") else f"{end}~" for end in text.split("/"))


def validate(text: str) -> bool:
    """Whether `text` is EDTF as described above: real calendar days, ends in order, never X/X."""
    try:
        bounds(text)
    except ValueError:
        return False
    ends = text.split("/")
    return len(ends) == 1 or ends[0] != ends[1]


@functools.lru_cache(maxsize=4_096)
def bounds(text: str) -> tuple[date, date]:
    """The first and the last day; an open end is the first or last day that `date` can hold.

    Raises ValueError where `text` is no such EDTF.
    """
    ends = text.split("/")
    if len(ends) > 2 or ends in ([OPEN], [OPEN, OPEN]):
        raise ValueError(f"not an EDTF date or interval: {text!r}")
    first = date.min if ends[0] == OPEN else _bounds(ends[0])[0]
    last = date.max if ends[-1] == OPEN else _bounds(ends[-1])[1]
    if first > last:
        raise ValueError(f"the interval ends before it starts: {text!r}")
    return first, last


def overlaps(one: str, other: str) -> bool:
    """Whether two dates or intervals share a day. Raises ValueError as `bounds` does."""
    (first, last), (other_first, other_last) = bounds(one), bounds(other)
    return first <= other_last and other_first <= last


def _bounds(text: str) -> tuple[date, date]:
    found = _DATE.fullmatch(text)
    if not found or ("X" in found["year"] and found["month"]):
        raise ValueError(f"not an EDTF date: {text!r}")
    first_year, last_year = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    first_month, last_month = (int(found["month"]),) * 2 if found["month"] else (1, 12)
    if not 1 <= first_month <= 12 or first_year == 0:
        raise ValueError(f"no such month: {text!r}")
    first_day, last_day = (
        (int(found["day"]),) * 2 if found["day"] else (1, calendar.monthrange(last_year, last_month)[1])
    )
    return date(first_year, first_month, first_day), date(last_year, last_month, last_day)
