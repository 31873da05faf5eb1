"""Who sees what an office added to the gazetteer, and who may add: it holds for those who report to the office, too."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from pobratim.web.reference.models import CityAddition
from pobratim.web.register.policies import Action, Policy, Visitor, authorities, with_superiors


class AdditionPolicy(Policy[CityAddition]):
    """An addition without an authority is seen by everybody and changed by the administrators of the installation."""

    def visible_to(self, user: Visitor) -> QuerySet[CityAddition]:
        ids = authorities(user)
        if ids is None:
            return CityAddition.objects.all()
        return CityAddition.objects.filter(Q(authority=None) | Q(authority__in=with_superiors(ids)))


ADDITIONS = AdditionPolicy(CityAddition)


def may_add_for_all(user: Visitor) -> bool:
    """Whether a user may add what holds for everybody."""
    return authorities(user, Action.ADMINISTER) is None
