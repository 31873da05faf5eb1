"""The order of a form's rows: the source's own, with entered and redated records put in by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from pobratim.findings import Activity, Anniversary
from pobratim.rendering.intervals import Interval, parse_interval

Dated = TypeVar("Dated", Activity, Anniversary)

# A source's prose has its date somewhere in its one text.
_PROSE = {"content"}


def in_order(
    records: Sequence[tuple[int, Dated]], period: Interval | None, *, by_date: bool
) -> list[tuple[int, Dated]]:
    """Records with their indexes, in the order that a form prints them.

    Records stay as their source has them; those with no wording, or whose date was edited, come before the first
    later-dated record of the source. With `by_date` all are sorted by date. Undated ones come last.
    """
    if by_date:
        return sorted(records, key=lambda item: date_key(item[1]))
    placed = [item for item in records if _keeps_place(item[1], period)]
    moved = [item for item in records if not _keeps_place(item[1], period)]
    for item in sorted(moved, key=lambda item: date_key(item[1])):
        placed.insert(_position(placed, item[1]), item)
    return placed


def date_key(record: Activity | Anniversary) -> tuple[date, date]:
    """What sorts records by date: the first day and the last; undated ones come last."""
    interval = _interval(record)
    return (interval.first_day, interval.last_day) if interval else (date.max, date.max)


def _interval(record: Activity | Anniversary) -> Interval | None:
    return parse_interval(record.edtf if isinstance(record, Activity) else record.date)


def _keeps_place(record: Activity | Anniversary, period: Interval | None) -> bool:
    """Whether a record stands where its source has it: it has wording, and its date is the source's own.

    A source's record without wording of its date is one without a date of its own, which has the paper's period.
    """
    if not record.wording:
        return False
    if "dates" in record.wording or set(record.wording) == _PROSE:
        return True
    interval = _interval(record)
    return interval is None or (period is not None and interval.covers(period))


def _position(placed: Sequence[tuple[int, Dated]], record: Dated) -> int:
    """Before the first record that begins later; records that a whole year stands for say nothing of order."""
    own = _interval(record)
    if own is None:
        return len(placed)
    for position, (_, other) in enumerate(placed):
        interval = _interval(other)
        if interval and interval.start and interval.start.month and interval.first_day > own.first_day:
            return position
    return len(placed)
