"""The order of a form's rows: the source's own, with entered and redated records put in by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pobratim.findings import Activity
from pobratim.rendering.intervals import Interval, parse_interval

Indexed = tuple[int, Activity]

_DATE_ROLES = ("dates", "place_dates")


def in_order(activities: Sequence[Indexed], period: Interval | None, *, by_date: bool) -> list[Indexed]:
    """Activities with their indexes, in the order that a form prints them.

    Records stay as their source has them; those with no wording, or whose date was edited, come before the first
    later-dated record of the source. With `by_date` all are sorted by date. Undated ones come last.
    """
    if by_date:
        return sorted(activities, key=lambda item: _sort_key(item[1]))
    placed = [item for item in activities if _keeps_place(item[1], period)]
    for item in sorted((i for i in activities if not _keeps_place(i[1], period)), key=lambda i: _sort_key(i[1])):
        placed.insert(_position(placed, item[1]), item)
    return placed


def _keeps_place(activity: Activity, period: Interval | None) -> bool:
    """Whether a record stands where its source has it: it has wording, and its date is the source's own.

    A source's record without wording of its date is one without a date of its own, which has the paper's period.
    """
    if not activity.wording:
        return False
    if any(role in activity.wording for role in _DATE_ROLES) or "content" in activity.wording:
        return True
    interval = parse_interval(activity.edtf)
    return interval is None or (period is not None and interval.covers(period))


def _position(placed: Sequence[Indexed], activity: Activity) -> int:
    """Before the first record that begins later; records that a whole year stands for say nothing of order."""
    own = parse_interval(activity.edtf)
    if own is None:
        return len(placed)
    for position, (_, other) in enumerate(placed):
        interval = parse_interval(other.edtf)
        if interval and interval.start and interval.start.month and interval.first_day > own.first_day:
            return position
    return len(placed)


def _sort_key(activity: Activity) -> tuple[date, date]:
    interval = parse_interval(activity.edtf)
    return (interval.first_day, interval.last_day) if interval else (date.max, date.max)
