"""Which records make which section of a form: its tables, and the groups inside a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.findings import Activity
from pobratim.rendering.cells import Filling
from pobratim.rendering.fields import Scope, meets, write_text
from pobratim.rendering.forms import TableForm
from pobratim.rendering.order import chosen_order
from pobratim.rendering.records import Occasion

Indexed = tuple[int, Any]
IndexedActivity = tuple[int, Activity]


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one full-width row; the heading is None for those that stand under none."""

    heading: str | None
    records: tuple[Indexed, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What makes one table: its heading and its groups of records, in order."""

    heading: str | None
    groups: tuple[Group, ...]


def printed_activities(filling: Filling) -> list[IndexedActivity]:
    """The activities whose status the form prints, with their indexes in the data."""
    return [(n, a) for n, a in enumerate(filling.data.activities) if a.status not in filling.form.leave_out]


def records_of(filling: Filling, name: str) -> list[Indexed]:
    """The records of one list that the form may print, with their indexes in the data; of occasions the one chosen."""
    if name == "activities":
        return [*printed_activities(filling)]
    if name == "occasions":
        return [(0, filling.subject)] if isinstance(filling.subject, Occasion) else []
    return [*enumerate(getattr(filling.data, name))]


def sections(filling: Filling, table: TableForm) -> list[Section]:
    """The tables that one table of a form becomes: a plan's events make as many as their source has headings.

    A section with a heading of its own and no records is left out.
    """
    heading = write_text(table.heading, Scope(filling)) if table.heading else None
    found = records_of(filling, table.records)
    records = [(n, r) for n, r in found if meets(table.where, Scope(filling, table.records, r))]
    if table.select is not None:
        return _plan_sections(filling, table, heading, records)
    return [Section(heading, _groups(filling, table, records))] if records or not heading else []


def _plan_sections(
    filling: Filling, table: TableForm, heading: str | None, activities: Sequence[IndexedActivity]
) -> list[Section]:
    printed = _recurring_heading(activities)
    recurring = [(n, a) for n, a in activities if _is_recurring_work(a, printed)]
    if table.select == "recurring":
        return [Section(printed or heading, _groups(filling, table, recurring))] if recurring else []
    events = [(n, a) for n, a in activities if not _is_recurring_work(a, printed)]
    headings = sorted(dict.fromkeys(a.listed_under.section for _, a in events), key=lambda h: h is not None)
    return [
        Section(name, _groups(filling, table, [(n, a) for n, a in events if a.listed_under.section == name]))
        for name in headings or [None]
    ]


def _recurring_heading(activities: Sequence[IndexedActivity]) -> str | None:
    """The source's heading over recurring work: most of what stands under it says how often it is done."""
    for heading in dict.fromkeys(a.listed_under.section for _, a in activities if a.listed_under.section):
        under = [a for _, a in activities if a.listed_under.section == heading]
        if sum(a.recurrence is not None for a in under) * 2 > len(under):
            return heading
    return None


def _is_recurring_work(activity: Activity, heading: str | None) -> bool:
    """Under the heading of recurring work; or entered by hand as recurring, and so under none."""
    section = activity.listed_under.section
    if section is not None:
        return section == heading
    return activity.recurrence is not None and not activity.wording


def planned_of(filling: Filling, table: TableForm, index: int, record: Any) -> Any:
    """The record by which a row is named: of what was held the plan that it is linked to, else the record itself."""
    plan = filling.data.plan_of.get(index) if table.records == "activities" and table.one_row_for else None
    return record if plan is None else filling.data.activities[plan]


def _groups(filling: Filling, table: TableForm, records: Sequence[Indexed]) -> tuple[Group, ...]:
    """The records by group where the form wants it, each group in order; those of none come first.

    Without an order of the form's own, entered records do not decide which group comes first.
    """
    if table.group_by is None:
        return (Group(None, _ordered(filling, table, records)),)
    placed = _ordered(filling, table, records) if table.order_by else sorted(records, key=_is_entered)
    by_heading: dict[str, list[Indexed]] = {}
    names: dict[str, str] = {}
    for index, record in placed:
        told = planned_of(filling, table, index, record)
        name = write_text(table.group_by, Scope(filling, table.records, told))
        known = names.setdefault(" ".join(name.casefold().split()), name)
        by_heading.setdefault(known, []).append((index, record))
    printed = table.group_names or {}
    return tuple(
        Group(printed.get(heading, heading) or None, _ordered(filling, table, by_heading[heading]))
        for heading in _group_order(table, list(by_heading))
    )


def _group_order(table: TableForm, headings: Sequence[str]) -> list[str]:
    """Those of no group, those the form puts in order, all others as they come."""
    first = {name: place for place, name in enumerate(["", *table.group_order])}
    return sorted(headings, key=lambda heading: first.get(heading, len(first)))


def _is_entered(item: Indexed) -> bool:
    return not getattr(item[1], "wording", True)


def _ordered(filling: Filling, table: TableForm, records: Sequence[Indexed]) -> tuple[Indexed, ...]:
    return tuple(chosen_order(filling, table.records, records, table.order_by))
