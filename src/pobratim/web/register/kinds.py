"""The kinds of records people work with: each one's address, model, policy, form and names, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pobratim.web.register import policies
from pobratim.web.register.forms import (
    ActivityForm,
    AgreementForm,
    AnniversaryForm,
    PartnershipForm,
    RecordForm,
)
from pobratim.web.register.models import Activity, Agreement, Anniversary, Partnership, Person, Record
from pobratim.web.register.policies import Policy


@dataclass(frozen=True)
class Kind:
    """`slug` stands in addresses; `form` is None for what the program alone writes; `listed` names the list's page."""

    slug: str
    model: type[Record]
    policy: Policy[Any]
    name: str | Promise
    adding: str | Promise
    listed: str
    form: type[RecordForm] | None = None

    @property
    def fact_kind(self) -> str:
        return self.model.fact_kind

    def url(self, record: Record) -> str:
        """The record's own page."""
        return reverse("record", args=[self.slug, record.pk])


KINDS = (
    Kind("activities", Activity, policies.ACTIVITIES, _("Activity"), _("New activity"), "activities", ActivityForm),
    Kind("agreements", Agreement, policies.AGREEMENTS, _("Agreement"), _("New agreement"), "agreements", AgreementForm),
    Kind(
        "partnerships", Partnership, policies.PARTNERSHIPS, _("Partner"), _("New partner"), "partners",
        PartnershipForm,
    ),
    Kind(
        "anniversaries", Anniversary, policies.ANNIVERSARIES, _("Anniversary"), _("New anniversary"), "anniversaries",
        AnniversaryForm,
    ),
    Kind("people", Person, policies.PEOPLE, _("Person"), "", "documents"),
)  # fmt: skip

BY_SLUG = {kind.slug: kind for kind in KINDS}
BY_FACT = {kind.fact_kind: kind for kind in KINDS}
