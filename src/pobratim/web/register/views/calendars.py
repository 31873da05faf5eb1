"""Activities on a calendar, in order of time, and for calendar programs; filtered as the list is."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.web.register.calendars import asked_month, asked_year, beside, month_of, year_of
from pobratim.web.register.ics import calendar_file
from pobratim.web.register.models import Activity
from pobratim.web.register.policies import signed_in
from pobratim.web.register.subscriptions import calendar_key, holder
from pobratim.web.register.views.listing import chosen, show
from pobratim.web.register.views.lists import ACTIVITIES

LONGEST_EVENT = 31
"""Days after which an activity is no event of a calendar but something of a whole period."""


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """A month, each activity on its days."""
    first = asked_month(request.GET.get("month", ""), timezone.localdate())
    shown = month_of(first, _between(request, first, (beside(first, 1) or date.max) - timedelta(days=1)))
    around = {"earlier": beside(first, -1), "later": beside(first, 1)}
    return _show(request, "register/calendar_month.html", month=shown, today=timezone.localdate(), **around)


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """A year, its days with what they hold by number."""
    wanted = asked_year(request.GET.get("of", ""), timezone.localdate())
    months = year_of(wanted, _between(request, date(wanted, 1, 1), date(wanted, 12, 31)))
    return _show(request, "register/calendar_year.html", months=months, shown_year=wanted)


def _between(request: HttpRequest, first: date, last: date) -> Iterable[Activity]:
    records = chosen(request, ACTIVITIES)[1]
    dated = records.filter(starts__lte=last, ends__gte=first).exclude(edtf="")
    return dated.prefetch_related(None).select_related(None).order_by("starts", "pk")


@require_safe
def in_time(request: HttpRequest) -> HttpResponse:
    """The list by month, one below the other."""
    return _show(request, "register/in_time.html")


def _show(request: HttpRequest, template: str, **more: Any) -> HttpResponse:
    key = calendar_key(signed_in(request.user))
    feed = request.build_absolute_uri(reverse("activity_feed", args=[key]))
    return show(request, ACTIVITIES, template=template, feed=feed, **more)


@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar as other programs read it, for whoever's key the address holds."""
    user = holder(key)
    if user is None:
        raise Http404
    request.user = user
    records = chosen(request, ACTIVITIES)[1]
    dated = records.filter(starts__isnull=False).exclude(edtf="").prefetch_related(None).select_related(None)
    content = calendar_file(_("Pobratim"), _events(request, dated.order_by("-starts", "-pk").iterator(500)))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


MOST_EVENTS = 5_000
"""Events that calendar programs bear; the latest are given."""


def _events(request: HttpRequest, activities: Iterable[Activity]) -> Iterator[tuple[Activity, str]]:
    events = (one for one in activities if one.starts and one.ends and (one.ends - one.starts).days < LONGEST_EVENT)
    for one in itertools.islice(events, MOST_EVENTS):
        yield one, request.build_absolute_uri(reverse("record", args=["activities", one.pk]))
