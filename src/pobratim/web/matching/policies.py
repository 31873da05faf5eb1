"""Who may see and judge a pair: whoever may see, or confirm, both of its records."""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet, Subquery

from pobratim.web.matching.models import Contradiction, Judgement, Pair, SetAside
from pobratim.web.register.kinds import BY_FACT, Kind
from pobratim.web.register.models import State
from pobratim.web.register.policies import Action, Policy, Visitor

COMPARED: tuple[Kind, ...] = (BY_FACT["activity"], BY_FACT["agreement"], BY_FACT["partnership"])
"""The kinds of records that are compared."""


def pairs_open_to(user: Visitor, action: Action = Action.VIEW) -> QuerySet[Pair]:
    """The pairs of current records to both of which a user may do this, with what was said of them as `decision`."""
    said = Judgement.objects.filter(kind=OuterRef("kind"), one=OuterRef("one"), other=OuterRef("other"))
    pairs = Pair.objects.annotate(decision=Subquery(said.values("decision")[:1]))
    return pairs.filter(_within(user, action, State.CURRENT) | _decided(user, action))


def _decided(user: Visitor, action: Action) -> Q:
    """Pairs that were decided on stay to be seen though their records are merged since."""
    return Q(decision__isnull=False) & _within(user, action, State.CURRENT, State.MERGED)


def _within(user: Visitor, action: Action, *states: State) -> Q:
    within = Q(pk__in=())
    for kind in COMPARED:
        ids = kind.policy.open_to(user, action).filter(state__in=states).values("pk")
        within |= Q(kind=kind.fact_kind, one__in=ids, other__in=ids)
    return within


CONTRADICTIONS = Policy(Contradiction)


def contradictions_open_to(user: Visitor, action: Action = Action.VIEW) -> QuerySet[Contradiction]:
    """The contradictions of the authorities for which a user may do this, each with the `reason` for which it was set
    aside, or None."""
    said = SetAside.objects.filter(key=OuterRef("key"))
    found = CONTRADICTIONS.open_to(user, action).select_related("authority")
    return found.annotate(reason=Subquery(said.values("reason")[:1]), set_aside_by=Subquery(said.values("by")[:1]))
