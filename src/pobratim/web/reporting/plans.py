"""Which activity came of which plan: the pairs that a person judged to be one, or that surely are."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from pobratim.web.accounts.models import User
from pobratim.web.matching.models import Decision, Verdict
from pobratim.web.matching.policies import pairs_open_to
from pobratim.web.register.models import Activity


def plans_of(activities: Sequence[Activity], user: User) -> dict[int, int]:
    """By the index of an activity that of the planned one that it came of, the likeliest where there are several."""
    places = {activity.pk: place for place, activity in enumerate(activities)}
    said = Q(decision=Decision.SAME) | Q(decision=None, verdict=Verdict.SAME)
    pairs = pairs_open_to(user).filter(said, kind=Activity.fact_kind, plan_and_fact=True)
    found: dict[int, int] = {}
    for pair in pairs.order_by("-probability"):
        if pair.one not in places or pair.other not in places:
            continue
        ends = (places[pair.one], places[pair.other])
        fact, plan = sorted(ends, key=lambda place: activities[place].status == "planned")
        found.setdefault(fact, plan)
    return found
