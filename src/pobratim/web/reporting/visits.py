"""Which activity of a visit report is the visit itself: its kind may be a holiday, a signing or a forum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pobratim.web.register import edtf
from pobratim.web.register.models import Activity, ActivityPlace

_YEAR = len("2020")


def reported_visit(activities: Sequence[Activity]) -> Activity | None:
    """The visit among the activities of one report; None where no activity has a date.

    It has the dates of the document itself; else it is the longest one that lies within them; where the document has
    no dates of its own, one that is called a visit, else the first with a partner of the document.
    """
    dated = [activity for activity in activities if edtf.bounds(activity.edtf)]
    if not dated or dated[0].document is None:
        return None
    period = dated[0].document.period
    exact = [activity for activity in dated if activity.edtf == period and len(period) > _YEAR]
    if exact:
        return _called_visit(exact) or exact[0]
    within = [activity for activity in dated if _lies_within(activity, period)]
    if within:
        return max(within, key=_length)
    return _called_visit(dated) or _with_partner(dated)


def _called_visit(activities: Sequence[Activity]) -> Activity | None:
    return next((activity for activity in activities if activity.kind == "visit"), None)


def _lies_within(activity: Activity, period: str) -> bool:
    """Whether an activity lies within the period and says more than its year, which a whole year's survey has, too."""
    own, whole = edtf.bounds(activity.edtf), edtf.bounds(period)
    return bool(own and whole and len(activity.edtf) > _YEAR and whole[0] <= own[0] and own[1] <= whole[1])


def _length(activity: Activity) -> timedelta:
    first, last = edtf.bounds(activity.edtf) or (None, None)
    return last - first if first and last else timedelta()


def _with_partner(activities: Sequence[Activity]) -> Activity | None:
    took_part = ActivityPlace.objects.filter(activity__in=[a.pk for a in activities], role=ActivityPlace.Role.TOOK_PART)
    having = set(took_part.values_list("activity_id", flat=True))
    return next((activity for activity in activities if activity.pk in having), None)
