"""What part of the pairs and contradictions is shown; the state is the address's query."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.web.matching.models import Contradiction, Decision, Verdict
from pobratim.web.matching.policies import COMPARED
from pobratim.web.register import policies
from pobratim.web.register.folding import fold
from pobratim.web.register.list_filter import ListFilter, owners, select, years

_OPEN = ("", _("to be decided"))
EVERY = "all"


class PairFilter(ListFilter):
    """Pairs, those that nobody has decided on unless asked for others."""

    decision = forms.ChoiceField(
        label=_("Decision"), required=False, choices=[_OPEN, *Decision.choices, (EVERY, _("all"))]
    )
    verdict = select(_("How likely"), Verdict.choices[:2])
    kind = select(_("With what"), ((kind.fact_kind, kind.plural) for kind in COMPARED))
    plan = select(_("Plan and fact"), (("yes", _("a plan and what came of it")), ("no", _("two tellings"))))
    year = select(_("Year"))
    owner = select(_("Owner"))

    def offer(self) -> None:
        self.choose("year", years(self.records, "starts"))
        visible = policies.AUTHORITIES.visible_to(self.user)
        self.choose("owner", sorted(((str(a.pk), a.short_name) for a in visible), key=lambda pair: fold(pair[1])))

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

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", pgettext_lazy("contradictions", "open")),
            ("set_aside", pgettext_lazy("contradictions", "set aside")),
            (EVERY, _("all")),
        ],
    )
    code = select(_("With what"), Contradiction.Code.choices)
    owner = select(_("Owner"))

    def offer(self) -> None:
        del self.fields["q"]  # they are few, and their words are on the page
        self.choose("owner", owners(self.user, self.records))

    def narrow(self, records: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any]:
        state = told.get("state", "")
        if state != EVERY:
            records = records.filter(reason__isnull=not state)
        for name, column in (("code", "code"), ("owner", "authority")):
            records = records.filter(**{column: told[name]}) if name in told else records
        return records
