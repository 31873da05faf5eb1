"""Today: what there is, what comes, what needs a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pobratim.web.register import policies
from pobratim.web.register.acceptance import with_reviews_due
from pobratim.web.register.choices import Certainty
from pobratim.web.register.models import Anniversary, Document, State
from pobratim.web.register.versions import new_versions

DOUBTED = (Certainty.LIKELY, Certainty.DOUBTFUL)
AHEAD = timedelta(days=60)
SHOWN = 8
UNREAD_WORTH_A_LOOK = 0.1


@dataclass(frozen=True)
class Coming:
    """An anniversary on its next return, its age counted on from the year the source told of."""

    anniversary: Anniversary
    on: date

    @property
    def age(self) -> int | None:
        told, starts = self.anniversary.age, self.anniversary.starts
        return told + self.on.year - starts.year if told is not None and starts else None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    user, today = request.user, timezone.localdate()
    documents = _current(policies.DOCUMENTS, user).select_related("authority")
    activities = _current(policies.ACTIVITIES, user)
    context = {
        "today": today,
        "anything": policies.DOCUMENTS.visible_to(user).exists() or activities.exists(),
        "counts": _counts(user, documents),
        "latest": documents.order_by("-imported_at", "-pk")[:SHOWN],
        "coming": _coming(_current(policies.ANNIVERSARIES, user), today)[:SHOWN],
        "planned": activities.filter(starts__gte=today, starts__lte=today + AHEAD).order_by("starts")[:SHOWN],
        "doubtful": activities.filter(certainty__in=DOUBTED).select_related("document").order_by("-pk")[:SHOWN],
        "doubtful_count": activities.filter(certainty__in=DOUBTED).count(),
        "unsettled": documents.filter(Q(authority=None) | Q(period=""))[:SHOWN],
        "little_read": _little_read(documents)[:SHOWN],
        "new_versions": new_versions(documents)[:SHOWN],
        "to_review": _to_review(user)[:SHOWN],
    }
    return render(request, "register/home.html", context)


def _current(policy: policies.Policy[Any], user: policies.Visitor) -> QuerySet[Any]:
    return policy.visible_to(user).filter(state=State.CURRENT)


def _counts(user: policies.Visitor, documents: QuerySet[Document]) -> dict[str, int]:
    return {
        "partners": _current(policies.PARTNERSHIPS, user).order_by().values("place").distinct().count(),
        "agreements": _current(policies.AGREEMENTS, user).count(),
        "activities": _current(policies.ACTIVITIES, user).count(),
        "anniversaries": _current(policies.ANNIVERSARIES, user).count(),
        "documents": documents.count(),
    }


def _coming(anniversaries: QuerySet[Anniversary], today: date) -> list[Coming]:
    """Those told to the day, the nearest first."""
    to_the_day = anniversaries.filter(starts__isnull=False, starts=F("ends")).select_related("authority")
    found = [Coming(anniversary, _next(anniversary.starts, today)) for anniversary in to_the_day if anniversary.starts]
    return sorted(found, key=lambda coming: coming.on)


def _next(day: date, today: date) -> date:
    for year in (today.year, today.year + 1):
        # 29 February is kept on the 28th where there is none.
        returns = day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
        if returns >= today:
            return returns
    raise AssertionError(day)


def _to_review(user: policies.Visitor) -> QuerySet[Any]:
    """The documents in which a user has something to review, the latest first."""
    current = policies.DOCUMENTS.open_to(user, policies.Action.CONFIRM).filter(state=State.CURRENT)
    return with_reviews_due(current).filter(to_review__gt=0).order_by("-imported_at", "-pk")


def _little_read(documents: QuerySet[Document]) -> QuerySet[Document]:
    total = F("used") + F("kept") + F("set_aside") + F("unread")
    return documents.filter(unread__gt=total * UNREAD_WORTH_A_LOOK).order_by("-unread")
