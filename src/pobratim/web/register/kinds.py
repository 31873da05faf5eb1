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
    PersonForm,
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
    plural: str | Promise
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
    Kind(
        slug="activities",
        model=Activity,
        policy=policies.ACTIVITIES,
        name=_("Activity"),
        plural=_("Activities"),
        adding=_("New activity"),
        listed="activities",
        form=ActivityForm,
    ),
    Kind(
        slug="agreements",
        model=Agreement,
        policy=policies.AGREEMENTS,
        name=_("Agreement"),
        plural=_("Agreements"),
        adding=_("New agreement"),
        listed="agreements",
        form=AgreementForm,
    ),
    Kind(
        slug="partnerships",
        model=Partnership,
        policy=policies.PARTNERSHIPS,
        name=_("Partner"),
        plural=_("Partners"),
        adding=_("New partner"),
        listed="partners",
        form=PartnershipForm,
    ),
    Kind(
        slug="anniversaries",
        model=Anniversary,
        policy=policies.ANNIVERSARIES,
        name=_("Anniversary"),
        plural=_("Anniversaries"),
        adding=_("New anniversary"),
        listed="anniversaries",
        form=AnniversaryForm,
    ),
    Kind(
        slug="people",
        model=Person,
        policy=policies.PEOPLE,
        name=_("Person"),
        plural=_("People"),
        adding=_("New person"),
        listed="people",
        form=PersonForm,
    ),
)

BY_SLUG = {kind.slug: kind for kind in KINDS}
BY_FACT = {kind.fact_kind: kind for kind in KINDS}
