"""By which day what is due: the rule packs of `resources/collection/deadlines.yml`, by region and by time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pobratim.web.collection.knowledge import knowledge
from pobratim.web.collection.working_days import nearest, working_days_after
from pobratim.web.register import edtf
from pobratim.web.register.folding import name_key

_QUARTER = 3
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Duty:
    """Who reports to whom (municipality, region, ministry, delegation), by which forms and how often.

    `due` and `day_off` are as in the resource; `basis` tells the act, or nothing where there is none.
    """

    name: str
    label: str
    sender: str
    receiver: str
    forms: tuple[str, ...]
    rhythm: str
    due: dict[str, int]
    day_off: str
    basis: str

    def day(self, last: date) -> date:
        """The due day for a period that ends on a day."""
        if "working_days" in self.due:
            return working_days_after(last, self.due["working_days"])
        if "days" in self.due:
            day = last + timedelta(days=self.due["days"])
            due = nearest(day, self.day_off)
            # Nothing is due before its period is over, as the holidays of January would have it.
            return due if due > last else nearest(day, "after")
        return nearest(date(last.year + 1, self.due["month"], self.due["day"]), self.day_off)


def duties(region: str, on: date) -> list[Duty]:
    """The duties that hold in a region on a day; its own take the place of the general ones of the same name."""
    known = knowledge("deadlines")
    regions: dict[str, list[dict[str, Any]]] = known["regions"]
    own = next((packs for name, packs in regions.items() if name_key(name) == name_key(region)), [])
    found = {duty.name: duty for packs in (known["default"], own) for duty in _of_pack(_in_force(packs, on))}
    return list(found.values())


def _in_force(packs: list[dict[str, Any]], on: date) -> dict[str, Any]:
    """The latest pack that has begun by a day; the earliest one for the time before all of them."""
    ordered = sorted(packs, key=lambda pack: pack["since"])
    begun = [pack for pack in ordered if pack["since"] <= on]
    return (begun or ordered or [{"duties": []}])[-1 if begun else 0]


def _of_pack(pack: dict[str, Any]) -> Iterator[Duty]:
    for told in pack["duties"]:
        yield Duty(
            name=told["name"],
            label=told["label"],
            sender=told["from"],
            receiver=told["to"],
            forms=tuple(told["forms"]),
            rhythm=told["rhythm"],
            due=told["due"],
            day_off=told["day_off"],
            basis=told["basis"],
        )


def rhythm_of(period: str) -> str:
    """How often a report for such a period is due: "quarter", "year", or "" for any other."""
    days = edtf.bounds(period)
    if days is None:
        return ""
    first, last = days
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if not whole_months:
        return ""
    if months == _YEAR and first.month == 1:
        return "year"
    return "quarter" if months == _QUARTER and first.month % _QUARTER == 1 else ""


def municipal_duty(region: str, form: str, period: str) -> Duty | None:
    """What municipalities owe their region for a form and period, if a rule says so."""
    days, rhythm = edtf.bounds(period), rhythm_of(period)
    if days is None or not rhythm:
        return None
    for duty in duties(region, days[1]):
        if duty.sender == "municipality" and duty.rhythm == rhythm and form in duty.forms:
            return duty
    return None
