"""The order of a form's rows: the source's own, with entered and redated records put in by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from pobratim.findings import Activity, Anniversary
from pobratim.rendering.cells import Filling
from pobratim.rendering.expressions import Template
from pobratim.rendering.fields import Scope, write_text
from pobratim.rendering.intervals import Interval, parse_interval

Dated = TypeVar("Dated", Activity, Anniversary)

# A source's prose has its date somewhere in its one text.
_PROSE = {"content"}


def chosen_order(
    filling: Filling, records: str, found: Sequence[tuple[int, Any]], order_by: Sequence[Template]
) -> list[tuple[int, Any]]:
    """Records in a form's own order, what has no value last; without one as `in_order` has them."""
    if not order_by:
        dated = records in ("activities", "anniversaries")
        return in_order(found, filling.period, by_date=filling.house_style) if dated else list(found)

    def key(item: tuple[int, Any]) -> list[tuple[bool, str]]:
        values = (write_text(template, Scope(filling, records, item[1])) for template in order_by)
        return [(not value, value.casefold().replace("ё", "е")) for value in values]

    return sorted(found, key=key)


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
    moved = sorted((item for item in records if not _keeps_place(item[1], period)), key=lambda item: date_key(item[1]))
    ordered: list[tuple[int, Dated]] = []
    for item in placed:
        later_than = _dated_from(item[1])
        while moved and later_than is not None and date_key(moved[0][1])[0] < later_than:
            ordered.append(moved.pop(0))
        ordered.append(item)
    return ordered + moved


def date_key(record: Activity | Anniversary) -> tuple[date, date]:
    """What sorts records by date: the first day and the last; a year alone comes after its days, no date last."""
    interval = _interval(record)
    if interval is None:
        return date.max, date.max
    whole_years = interval.start is not None and interval.start.month is None
    return (interval.last_day if whole_years else interval.first_day), interval.last_day


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


def _dated_from(record: Activity | Anniversary) -> date | None:
    """When a record begins; a year alone, or no date, says nothing of its place among others."""
    interval = _interval(record)
    return interval.first_day if interval and interval.start and interval.start.month else None
