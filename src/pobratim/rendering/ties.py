"""What ties two records to one partner: the history before a visit, and the documents signed during it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pobratim.findings import Activity, Agreement
from pobratim.rendering.cells import Filling, is_told, item_lines, told_by
from pobratim.rendering.declension import in_nominative
from pobratim.rendering.expressions import Lines
from pobratim.rendering.intervals import Interval, parse_interval
from pobratim.rendering.names import name_key
from pobratim.rendering.records import RecordReference
from pobratim.rendering.style import words, write_date


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that happened between the partners: when it began, its sentences, and its records."""

    since: date
    lines: Lines
    records: tuple[RecordReference, ...]


def shares_partner(visit: Activity, other: Activity) -> bool:
    """Whether two activities have a city in common, or a country where one of them names no city."""
    cities, others = _city_keys(visit), _city_keys(other)
    if cities and others:
        return bool(cities & others)
    return bool(set(visit.countries) & set(other.countries))


def before(filling: Filling, visit: Activity, interval: Interval) -> list[Tie]:
    """All that ties the partners before the visit, by date: ties established, agreements, activities."""
    found = [*_established(filling, visit), *_activities(filling, visit), *_agreements(filling, visit)]
    return sorted((tie for tie in found if tie.since < interval.first_day), key=lambda tie: tie.since)


def signed_during(filling: Filling, visit: Activity, interval: Interval) -> list[Tie]:
    """The documents signed while the visit lasted."""
    return [tie for tie in _agreements(filling, visit) if interval.first_day <= tie.since <= interval.last_day]


def _city_keys(activity: Activity) -> set[str]:
    return {name_key(city) for city in activity.cities}


def _established(filling: Filling, visit: Activity) -> Iterator[Tie]:
    for index, partner in enumerate(filling.data.partners):
        since = parse_interval(partner.established)
        if since and partner.place and name_key(partner.place) in _city_keys(visit):
            text = str(words()["visit"]["established"]).format(date=write_date(partner.established))
            yield Tie(since.first_day, (_sentence(text),), (RecordReference("partner", index),))


def _activities(filling: Filling, visit: Activity) -> Iterator[Tie]:
    for index, activity in enumerate(filling.data.activities):
        since = parse_interval(activity.edtf)
        if since is None or activity is visit or activity.status != "held":
            continue
        if shares_partner(visit, activity):
            lines = tuple(_sentence(line) for line in item_lines(filling, activity))
            yield Tie(since.first_day, lines, (RecordReference("activity", index),))


def _agreements(filling: Filling, visit: Activity) -> Iterator[Tie]:
    told = told_by(filling.data.activities)
    for index, agreement in enumerate(filling.data.agreements):
        since = parse_interval(next(iter(agreement.dates), None))
        if since and not is_told(agreement.text, told) and _is_with(visit, agreement):
            line = f"{write_date(agreement.dates[0])} – {in_nominative(agreement.title)}"
            yield Tie(since.first_day, (_sentence(line),), (RecordReference("agreement", index),))


def _is_with(visit: Activity, agreement: Agreement) -> bool:
    partner = agreement.partner
    if partner.place:
        return name_key(partner.place) in _city_keys(visit)
    return partner.country is not None and partner.country in visit.countries


def _sentence(text: str) -> str:
    """With a capital; the full stop is put where it is printed."""
    return text[:1].upper() + text[1:]
