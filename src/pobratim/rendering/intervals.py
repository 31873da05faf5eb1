"""EDTF dates as papers need them: their bounds, their precision, their order.

Levels 0 and 1 of ISO 8601-2:2019 as far as the Findings use them: years, months, days, intervals, open ends, and the
marks ~ (approximate), ? (uncertain) and % (both).
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date

_MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another, both included; None is an open end. A single date starts and ends with itself."""

    start: Moment | None
    end: Moment | None
    mark: str = ""

    @property
    def first_day(self) -> date:
        return self.start.first_day if self.start else date.min

    @property
    def last_day(self) -> date:
        return self.end.last_day if self.end else date.max

    def overlaps(self, other: Interval) -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def covers(self, other: Interval) -> bool:
        return self.first_day <= other.first_day and other.last_day <= self.last_day


@functools.lru_cache(maxsize=4096)
def parse_interval(edtf: str | None) -> Interval | None:
    """The interval that an EDTF string stands for; None where there is none or it cannot be read."""
    if not edtf:
        return None
    ends = edtf.split("/")
    if len(ends) > 2:
        return None
    try:
        parsed = [_parse_end(end) for end in ends]
    except ValueError:
        return None
    marks = [mark for _, mark in parsed if mark]
    moments = [moment for moment, _ in parsed]
    if moments == [None] or moments == [None, None]:
        return None
    return Interval(moments[0], moments[-1], marks[0] if marks else "")


def _parse_end(text: str) -> tuple[Moment | None, str]:
    """One end of an interval and its mark. Raises ValueError for what is no date."""
    if text in ("..", ""):
        return None, ""
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day, mark = match.groups()
    moment = Moment(int(year), int(month) if month else None, int(day) if day else None)
    date(moment.year, moment.month or 1, moment.day or 1)  # raises for the 31st of April
    return moment, mark
