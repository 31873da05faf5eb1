"""Which records a form is filled from: those of an owner, of those who report to it, and of a period."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.db.models import F, QuerySet

from pobratim.rendering.forms import Form
from pobratim.rendering.records import Member
from pobratim.web.accounts.models import User
from pobratim.web.register import edtf, policies
from pobratim.web.register.models import (
    Activity,
    Agreement,
    Anniversary,
    Authority,
    Genre,
    Partnership,
    Person,
    Reading,
    Record,
)
from pobratim.web.reporting.members import members_of
from pobratim.web.reporting.plans import plans_of
from pobratim.web.reporting.standing import standing_agreements, standing_partners
from pobratim.web.reporting.visits import reported_visit


@dataclass(frozen=True)
class Selection:
    """The records chosen, in the order of their sources, and the photographs (JSON) of the documents they are from.

    `visits` are the activities that visit reports are about; `plan_of` has the index of what was planned by that of
    what came of it.
    """

    activities: list[Activity] = field(default_factory=list)
    visits: list[Activity] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    partners: list[Partnership] = field(default_factory=list)
    anniversaries: list[Anniversary] = field(default_factory=list)
    photographs: list[dict[str, Any]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    plan_of: dict[int, int] = field(default_factory=dict)


def select(*, form: Form, owner: Authority, period: str, user: User) -> Selection:
    """The records for a form. `period` is EDTF; only what the user may see is selected."""
    days = edtf.bounds(period)
    if days is None:
        return Selection()
    owners = policies.with_subordinates({owner.pk})
    if form.kind == "visit":
        documents = _visit_documents(owners, days, user)
        if documents:
            return _of_documents(documents, user)
    dated = _current if form.all_time else partial(_within, days=days)
    activities = list(dated(policies.ACTIVITIES.visible_to(user), owners))
    return Selection(
        activities=activities,
        plan_of=plans_of(activities, user) if any(table.one_row_for for table in form.tables) else {},
        agreements=standing_agreements(_current(_with_place(policies.AGREEMENTS, user), owners), days),
        partners=standing_partners(_current(_with_place(policies.PARTNERSHIPS, user), owners), days),
        anniversaries=list(dated(policies.ANNIVERSARIES.visible_to(user), owners)),
        people=list(_current(policies.PEOPLE.visible_to(user), owners)),
        members=members_of(owner, days, user),
    )


def _with_place(policy: policies.Policy[Any], user: User) -> QuerySet[Any]:
    """What the user may see, with the places by which such records are called."""
    return policy.visible_to(user).select_related("place")


def _current(records: QuerySet[Any], owners: set[int]) -> QuerySet[Any]:
    """Current records of these owners; sources in the order of their periods, entered records last."""
    order = (F("document__starts").asc(nulls_last=True), F("document_id").asc(nulls_last=True), "order", "pk")
    return records.filter(state="current", authority__in=owners).select_related("document").order_by(*order)


def _within(records: QuerySet[Any], owners: set[int], days: edtf.Bounds) -> QuerySet[Any]:
    first, last = days
    return _current(records, owners).filter(starts__lte=last, ends__gte=first)


def _visit_documents(owners: set[int], days: tuple[date, date], user: User) -> list[int]:
    """The visit reports whose visit, or any other dated part of it, overlaps the days."""
    first, last = days
    reports = policies.DOCUMENTS.visible_to(user).filter(genre=Genre.VISIT_REPORT, authority__in=owners)
    of_period = reports.filter(starts__lte=last, ends__gte=first)
    found = list(of_period.values_list("pk", flat=True))
    if found:
        return found
    visits = Activity.objects.filter(document__in=reports, state="current", starts__lte=last, ends__gte=first)
    return list(visits.values_list("document_id", flat=True).distinct())


def _of_documents(documents: list[int], user: User) -> Selection:
    """All that these documents tell: a visit report tells of earlier visits, too."""

    def records(policy: policies.Policy[Any]) -> list[Any]:
        found = policy.visible_to(user).filter(state="current", document__in=documents)
        return list(found.select_related("document").order_by("document_id", "order"))

    readings = Reading.objects.filter(document__in=documents).order_by("document_id")
    activities = records(policies.ACTIVITIES)
    told = ([a for a in activities if a.document_id == document] for document in documents)
    return Selection(
        activities=activities,
        visits=[visit for visit in map(reported_visit, told) if visit],
        agreements=records(policies.AGREEMENTS),
        partners=records(policies.PARTNERSHIPS),
        anniversaries=records(policies.ANNIVERSARIES),
        photographs=[photograph for reading in readings for photograph in reading.findings.get("photographs", ())],
    )


def by_kind(selection: Selection) -> dict[str, list[Any]]:
    """The records by the names of the kinds in a paper's record references."""
    found: dict[str, list[Record]] = {
        "activity": [*selection.activities],
        "agreement": [*selection.agreements],
        "partner": [*selection.partners],
        "anniversary": [*selection.anniversaries],
        "person": [*selection.people],
    }
    return found
