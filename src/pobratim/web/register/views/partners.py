"""Partners: the list by part of the world and country, and a partner's page."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pobratim.web.register import countries, edtf, policies
from pobratim.web.register.dormancy import last_contact, months_asleep
from pobratim.web.register.folding import fold
from pobratim.web.register.models import (
    Activity,
    ActivityPlace,
    Agreement,
    Document,
    Evidence,
    Partnership,
    Person,
    Place,
    Record,
    State,
)
from pobratim.web.register.timeline import bars, timeline
from pobratim.web.register.views.listing import chosen, show
from pobratim.web.register.views.lists import PARTNERS
from pobratim.web.register.views.more_lists import promises

Role = ActivityPlace.Role


@dataclass
class PartnerRow:
    """One place of the list with what is known of it."""

    place: Place
    partnerships: list[Partnership] = field(default_factory=list)
    agreements: int = 0
    activities: int = 0

    @property
    def owners(self) -> list[str]:
        return sorted({p.authority.short_name for p in self.partnerships if p.authority})

    @property
    def established(self) -> str:
        """The earliest date of the ties that a source gives."""
        return min((p.established for p in self.partnerships if p.established), default="")


@dataclass
class CountryRows:
    name: str
    rows: list[PartnerRow]


@dataclass
class PartRows:
    name: str
    countries: list[CountryRows]


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Partners by part of the world, country and city."""
    _, records, _ = chosen(request, PARTNERS)
    rows = _rows(records, request.user)
    return show(request, PARTNERS, parts=_by_part(rows), total=len(rows))


def _rows(partnerships: Iterable[Partnership], user: policies.Visitor) -> list[PartnerRow]:
    rows: dict[int, PartnerRow] = {}
    for partnership in partnerships:
        if partnership.place:
            row = rows.setdefault(partnership.place.pk, PartnerRow(partnership.place))
            row.partnerships.append(partnership)
    agreements = policies.AGREEMENTS.visible_to(user).filter(state=State.CURRENT, place__in=rows.keys())
    for place, number in agreements.order_by().values_list("place").annotate(Count("pk")):
        rows[place].agreements = number
    links = ActivityPlace.objects.filter(
        role=Role.TOOK_PART,
        place__in=rows.keys(),
        activity__in=policies.ACTIVITIES.visible_to(user).filter(state=State.CURRENT),
    )
    for place, number in links.order_by().values_list("place").annotate(Count("activity", distinct=True)):
        rows[place].activities = number
    return list(rows.values())


def _by_part(rows: Iterable[PartnerRow]) -> list[PartRows]:
    grouped: dict[str, dict[str, list[PartnerRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[countries.part(row.place.country)][row.place.country].append(row)
    order = [part for part in (*countries.PARTS, "") if part in grouped]
    return [PartRows(str(countries.PARTS.get(part, "")), _by_country(grouped[part])) for part in order]


def _by_country(grouped: dict[str, list[PartnerRow]]) -> list[CountryRows]:
    found = [
        CountryRows(countries.name(code), sorted(rows, key=lambda r: fold(r.place.name)))
        for code, rows in grouped.items()
    ]
    return sorted(found, key=lambda group: fold(group.name))


@dataclass(frozen=True)
class Happening:
    """An agreement or an activity in its time: the date it shows (EDTF) and the first day of it."""

    record: Agreement | Activity
    shown: str
    on: date | None

    @property
    def is_agreement(self) -> bool:
        return isinstance(self.record, Agreement)


@dataclass(frozen=True)
class Year:
    """What happened in a year, latest first; 0 stands for no date."""

    year: int
    happenings: list[Happening]


@require_safe
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the register knows of a place."""
    today = timezone.localdate()
    place = get_object_or_404(policies.PLACES.visible_to(request.user), pk=pk)
    partnerships = list(_visible(policies.PARTNERSHIPS, request.user).filter(place=place))
    agreements = list(_visible(policies.AGREEMENTS, request.user).filter(place=place).order_by("-signed"))
    took_part = list(_activities(request.user, place, Role.TOOK_PART))
    parts = {activity.pk for activity in took_part}
    listed = [a for a in _activities(request.user, place, Role.LISTED) if a.pk not in parts]
    context = {
        "place": place,
        "part": countries.PARTS.get(countries.part(place.country), ""),
        "partnerships": partnerships,
        "agreements": agreements,
        "took_part": took_part,
        "years": _years(agreements, took_part[:_MOST]),
        "not_shown": max(0, len(took_part) - _MOST),
        "timeline": timeline(partnerships, agreements, took_part, today),
        "bars": bars(took_part),
        "last_contact": last_contact(took_part, today),
        "asleep": (asleep := months_asleep(took_part, today)),
        "asleep_years": asleep // 12 if asleep and asleep >= 24 else None,
        "promises": promises(request.user).filter(activity__in=took_part).order_by("state", "due_ends"),
        "listed": listed,
        "people": _people(request.user, took_part[:_MOST]),
        "sources": _sources([*partnerships, *agreements, *took_part, *listed]),
        "others": _others(request.user, place),
        "may_add": policies.writable_authorities(request.user).exists(),
        "several_owners": len({r.authority_id for r in [*partnerships, *agreements, *took_part, *listed]}) > 1,
        "only_owner": _only_owner([*partnerships, *agreements, *took_part]),
    }
    return render(request, "register/partner.html", context)


def _only_owner(records: Iterable[Record]) -> int | None:
    """The authority that all these ties belong to, so that a new record of them need not ask; None where several
    share the partner."""
    owners = {record.authority_id for record in records}
    return owners.pop() if len(owners) == 1 else None


def _visible(policy: policies.Policy[Any], user: policies.Visitor) -> Any:
    return policy.visible_to(user).filter(state=State.CURRENT).select_related("authority", "document")


def _activities(user: policies.Visitor, place: Place, role: str) -> Any:
    links = ActivityPlace.objects.filter(place=place, role=role)
    found = _visible(policies.ACTIVITIES, user).filter(pk__in=links.values("activity"))
    return found.defer(*_HEAVY).order_by("-starts", "-pk")


# What was read of thousands of activities is not shown here, and costs more than all else to fetch.
_HEAVY = ("as_read", "corrected", "search_text", "before_merge")
_MOST = 300
"""How many of the latest activities the page tells; the list has all."""


def _years(agreements: Iterable[Agreement], activities: Iterable[Activity]) -> list[Year]:
    """Agreements and activities in one order of time."""
    found = [Happening(a, _signed(a), a.signed) for a in agreements]
    found += [Happening(a, a.edtf, a.starts) for a in activities]
    found.sort(key=lambda happening: happening.on or date.min, reverse=True)
    grouped = itertools.groupby(found, key=lambda happening: happening.on.year if happening.on else 0)
    return [Year(year, list(happenings)) for year, happenings in grouped]


def _signed(agreement: Agreement) -> str:
    """The earliest of an agreement's dates, by which it is ordered."""
    dates = agreement.effective.get("dates") or ()
    return next((text for text in dates if (edtf.bounds(text) or (None,))[0] == agreement.signed), "")


def _people(user: policies.Visitor, activities: list[Activity]) -> list[Person]:
    """Those named in the very rows and paragraphs that tell of these activities."""
    told = Evidence.objects.filter(kind=Activity.fact_kind, record_id__in=[a.pk for a in activities])
    blocks = {_block(evidence) for evidence in told}
    documents = {a.document_id for a in activities}
    named = Evidence.objects.filter(kind=Person.fact_kind, document__in=documents)
    ids = {evidence.record_id for evidence in named if _block(evidence) in blocks}
    return list(_visible(policies.PEOPLE, user).filter(pk__in=ids).order_by("name"))


def _block(evidence: Evidence) -> tuple[Any, ...]:
    span = evidence.span
    return (evidence.document_id, *(span.get(key) for key in ("part", "name", "table", "row", "paragraph")))


def _sources(records: Iterable[Any]) -> list[Document]:
    found = {record.document.pk: record.document for record in records if record.document}
    return list(found.values())


def _others(user: policies.Visitor, place: Place) -> list[Place]:
    """The other partners of the same country."""
    known = _visible(policies.PARTNERSHIPS, user).filter(place__country=place.country)
    found = Place.objects.filter(pk__in=known.values("place")).exclude(pk=place.pk).exclude(country="")
    return sorted(found, key=lambda other: fold(other.name))
