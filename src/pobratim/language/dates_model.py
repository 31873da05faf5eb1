"""What the date grammar passes along: the mentions it yields, and the half-read dates between its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.language import edtf


@dataclass(frozen=True, slots=True)
class Scope:
    """The period that gives its year to the dates that leave the year out. Both ends are ISO days."""

    first: str
    last: str

    @classmethod
    def of(cls, text: str) -> Scope:
        """The days that an EDTF date or interval covers. Raises ValueError where it is none."""
        first, last = edtf.bounds(text)
        return cls(first.isoformat(), last.isoformat())

    @property
    def years(self) -> range:
        return range(int(self.first[:4]), int(self.last[:4]) + 1)

    @property
    def year(self) -> int | None:
        """The one year that the period lies in."""
        return self.years[0] if len(self.years) == 1 else None

    @property
    def dateline(self) -> date | None:
        """The day from which "yesterday" counts: the scope, where it is one day."""
        return date.fromisoformat(self.first) if self.first == self.last else None

    @property
    def is_week(self) -> bool:
        """Whether the scope is several days of which each weekday is told but once: a digest of a week."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        return timedelta(0) < last - first < timedelta(7)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it stands in a text, `start` to `end` in code points.

    `role` tells whether a happening can have that date: "date", or why not: "history", "term" (years of a plan),
    "act" (date of a decree), "jubilee", "name" (inside a name), "age". `edtf` is None where the date does not exist
    or nothing gives its year; `problem` is the code of the warning then. `year_written` is False where the year
    comes from the scope.
    """

    start: int
    end: int
    edtf: str | None
    role: str
    year_written: bool
    approximate: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A wording that stands where a date would: how often, "by separate schedule", "all year".

    `recurrence` is daily, weekly, biweekly, monthly, quarterly, yearly or ongoing; `scheduled` is False where the
    text says that no date is set; `whole_period` means that the date is the scope itself.
    """

    start: int
    end: int
    recurrence: str | None
    scheduled: bool
    whole_period: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date as written, its year perhaps left out.

    A negative `day` counts from the end of the month (-1 is its last day); `weekday` (0 is Monday) makes `day` count
    such weekdays instead of days. `shift` is a year told from the scope's: 0 this year, -1 last year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form of the grammar makes of its match, before any scope is known.

    `ready` is EDTF that needs no scope (a decade); `day_offset`, `week_offset` and `month_offset` count from the
    dateline, and `past_weekday` (0 is Monday) is the last such day before it; `weekday` is that day of the scope's own
    week, `next_weekday` the first such day after the dateline. `year_offset` counts from it too. A reading that
    `needs_dateline` is no date without one. `open_start` and `open_end` leave that
    end of the interval open; `role` is one that the wording itself settles.
    """

    first: Point = Point()
    last: Point | None = None
    ready: str | None = None
    day_offset: int | None = None
    week_offset: int | None = None
    month_offset: int | None = None
    year_offset: int | None = None
    past_weekday: int | None = None
    next_weekday: int | None = None
    weekday: int | None = None
    open_start: bool = False
    open_end: bool = False
    approximate: bool = False
    problem: str | None = None
    role: str | None = None
    needs_dateline: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A reading and the characters it was read from."""

    start: int
    end: int
    reading: Reading
