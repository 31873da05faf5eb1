"""Which records make which section of a form: its tables, and the groups inside a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.findings import Activity, Anniversary
from pobratim.rendering.cells import Filling
from pobratim.rendering.forms import TableForm
from pobratim.rendering.order import in_order
from pobratim.rendering.titles import fill_template

IndexedActivity = tuple[int, Activity]
IndexedAnniversary = tuple[int, Anniversary]


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one full-width row; the heading is None for those that stand under none."""

    heading: str | None
    activities: tuple[IndexedActivity, ...] = ()
    anniversaries: tuple[IndexedAnniversary, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What makes one table: its heading and its groups of records, in order."""

    heading: str | None
    groups: tuple[Group, ...]


def printed_activities(filling: Filling) -> list[IndexedActivity]:
    """The activities whose status the form prints, with their indexes in the data."""
    return [(n, a) for n, a in enumerate(filling.data.activities) if a.status not in filling.form.leave_out]


def sections(filling: Filling, table: TableForm) -> list[Section]:
    """The tables that one table of a form becomes: a plan's events make as many as their source has headings.

    A section with a heading of its own and no records is left out.
    """
    heading = fill_template(table.heading, filling.data) if table.heading else None
    if table.records == "anniversaries":
        chosen = [(n, a) for n, a in enumerate(filling.data.anniversaries) if table.select in (None, a.kind)]
        ordered = in_order(chosen, filling.period, by_date=filling.house_style)
        return [Section(heading, (Group(None, anniversaries=tuple(ordered)),))] if ordered or not heading else []
    activities = printed_activities(filling)
    if table.select is None:
        return [Section(heading, _groups(filling, table, activities))]
    return _plan_sections(filling, table, heading, activities)


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


def _groups(filling: Filling, table: TableForm, activities: Sequence[IndexedActivity]) -> tuple[Group, ...]:
    """The records by municipality where the form wants it, each group in order; those of none come first."""
    by_heading: dict[str | None, list[IndexedActivity]] = {}
    names: dict[str, str] = {}
    for index, activity in sorted(activities, key=lambda item: not item[1].wording):
        name = _municipality(filling, activity) if table.group_by == "municipality" else None
        known = names.setdefault(" ".join(name.casefold().split()), name) if name else None
        by_heading.setdefault(known, []).append((index, activity))
    return tuple(
        Group(heading, tuple(in_order(by_heading[heading], filling.period, by_date=filling.house_style)))
        for heading in sorted(by_heading, key=lambda heading: heading is not None)
    )


def _municipality(filling: Filling, activity: Activity) -> str | None:
    """The name of the municipality as a heading has it, with a capital."""
    name = filling.own(activity, "municipality") or activity.municipality
    return name[:1].upper() + name[1:] if name else None
