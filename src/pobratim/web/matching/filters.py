"""What part of the pairs and contradictions is shown; the state is the address's query."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.web.matching.models import Contradiction, Decision, Verdict
from pobratim.web.matching.policies import COMPARED
from pobratim.web.register import policies
from pobratim.web.register.filters import ListFilter
from pobratim.web.register.folding import fold

_ALL = ("", _("all"))
_OPEN = ("", _("to be decided"))
EVERY = "all"


def _select(label: Any, *pairs: tuple[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=pairs)


class PairFilter(ListFilter):
    """Pairs, those that nobody has decided on unless asked for others."""

    decision = _select(_("Decision"), _OPEN, *Decision.choices, (EVERY, _("all")))
    verdict = _select(_("How likely"), _ALL, *Verdict.choices[:2])
    kind = _select(_("With what"), _ALL, *((kind.fact_kind, kind.plural) for kind in COMPARED))
    plan = _select(_("Plan and fact"), _ALL, ("yes", _("a plan and what came of it")), ("no", _("two tellings")))
    year = _select(_("Year"), _ALL)
    owner = _select(_("Owner"), _ALL)

    def offer(self) -> None:
        years = self.records.filter(starts__isnull=False).order_by().values_list(ExtractYear("starts"), flat=True)
        self.choose("year", ((str(year), str(year)) for year in sorted(set(years), reverse=True)))
        owners = policies.AUTHORITIES.visible_to(self.user)
        self.choose("owner", sorted(((str(a.pk), a.short_name) for a in owners), key=lambda pair: fold(pair[1])))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        decision = told.get("decision", "")
        if decision != EVERY:
            records = records.filter(decision=decision) if decision else records.filter(decision=None)
        for name in ("verdict", "kind"):
            records = records.filter(**{name: told[name]}) if name in told else records
        if "plan" in told:
            records = records.filter(plan_and_fact=told["plan"] == "yes")
        if "year" in told:
            records = records.filter(starts__year=int(told["year"]))
        return self._owned(records, told["owner"]) if "owner" in told else records

    def _owned(self, records: QuerySet[Any], owner: str) -> QuerySet[Any]:
        within = Q(pk__in=())
        for kind in COMPARED:
            ids = kind.policy.visible_to(self.user).filter(authority=owner).values("pk")
            within |= Q(kind=kind.fact_kind) & (Q(one__in=ids) | Q(other__in=ids))
        return records.filter(within)


class ContradictionFilter(ListFilter):
    """Contradictions, those that nobody has set aside unless asked for them."""

    state = _select(
        _("State"),
        ("", pgettext_lazy("contradictions", "open")),
        ("set_aside", pgettext_lazy("contradictions", "set aside")),
        (EVERY, _("all")),
    )
    code = _select(_("With what"), _ALL, *Contradiction.Code.choices)
    owner = _select(_("Owner"), _ALL)

    def offer(self) -> None:
        del self.fields["q"]  # they are few, and their words are on the page
        owners = policies.AUTHORITIES.visible_to(self.user).filter(pk__in=self.records.values("authority"))
        self.choose("owner", sorted(((str(a.pk), a.short_name) for a in owners), key=lambda pair: fold(pair[1])))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        state = told.get("state", "")
        if state != EVERY:
            records = records.filter(reason__isnull=not state)
        for name, column in (("code", "code"), ("owner", "authority")):
            records = records.filter(**{column: told[name]}) if name in told else records
        return records
