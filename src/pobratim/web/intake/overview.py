"""The first hour: what a heap turned out to hold, by year, by partner, and by the forms that can be printed now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from pobratim.web.intake.models import Batch, Verdict
from pobratim.web.register.models import Activity, ActivityPlace, Place, State
from pobratim.web.register.policies import DOCUMENTS, Visitor
from pobratim.web.reporting.suggestions import suggested_reports

SHOWN = 15


@dataclass(frozen=True)
class Overview:
    """Years, latest first, and partners, each with the number of its activities; `more` partners are left out."""

    years: Sequence[tuple[int, int]]
    partners: Sequence[Place]
    more: int
    reports: Sequence[dict[str, Any]]


def overview_of(batch: Batch, user: Visitor) -> Overview:
    """What the documents of a batch say that the user may see."""
    ids = Verdict.objects.filter(upload__batch=batch, document__isnull=False).values("document")
    documents = DOCUMENTS.visible_to(user).filter(pk__in=ids, state=State.CURRENT)
    activities = Activity.objects.filter(document__in=documents, state=State.CURRENT)
    partners = _partners(activities)
    return Overview(_years(activities), partners[:SHOWN], max(0, len(partners) - SHOWN), suggested_reports(documents))


def _years(activities: QuerySet[Activity]) -> list[tuple[int, int]]:
    dated = activities.filter(starts__isnull=False).order_by()
    found = dated.annotate(year=ExtractYear("starts")).values_list("year").annotate(number=Count("pk"))
    return sorted(((int(year), int(number)) for year, number in found), reverse=True)


def _partners(activities: QuerySet[Activity]) -> list[Place]:
    links = {"activity_links__role": ActivityPlace.Role.TOOK_PART, "activity_links__activity__in": activities}
    found = Place.objects.filter(**links).annotate(number=Count("activity_links__activity", distinct=True))
    return list(found.order_by("-number", "name"))
