"""What an administrator fills in: people, their roles, and authorities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.web.accounts.models import Role
from pobratim.web.register.act_fields import REQUISITE_FIELDS
from pobratim.web.register.models import LONGEST_REQUISITE, Authority, Membership

_CHOOSE = _("choose")


def _authority(label: Any, **options: Any) -> forms.ModelChoiceField[Authority]:
    return forms.ModelChoiceField(Authority.objects.none(), label=label, empty_label=_CHOOSE, **options)


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options)


class RoleForm(forms.Form):
    """A role for one of the authorities that the administrator looks after."""

    authority = _authority(_("For which authority"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

    def __init__(self, *arguments: Any, authorities: QuerySet[Authority], **options: Any) -> None:
        super().__init__(*arguments, **options)
        _offer(self, "authority", authorities)


class UserForm(RoleForm):
    """A new person, with the first role: without one they would see nothing."""

    username = forms.CharField(label=_("Username"), max_length=150, validators=[UnicodeUsernameValidator()])
    full_name = forms.CharField(label=_("Name"), max_length=150, required=False)
    field_order = ("username", "full_name", "authority", "role")


class AuthorityForm(forms.Form):
    """An authority's official name."""

    name = forms.CharField(label=pgettext_lazy("authority", "Name"), max_length=300)
    abbreviation = forms.CharField(label=_("Abbreviation"), max_length=50, required=False)


class ReportingForm(forms.Form):
    """To whom an authority reports, and from which day."""

    parent = _authority(_("Reports to"), required=False)
    since = _day(_("From"))

    def __init__(self, *arguments: Any, authorities: QuerySet[Authority], **options: Any) -> None:
        super().__init__(*arguments, **options)
        _offer(self, "parent", authorities)


class RequisitesForm(forms.Form):
    """What an authority's papers print of it. `declined` is its name by case as morphology has it."""

    prefix = "requisites"

    def __init__(self, *arguments: Any, declined: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        for requisite in REQUISITE_FIELDS:
            label = str(requisite.name)
            self.fields[requisite.key] = forms.CharField(label=label, max_length=LONGEST_REQUISITE, required=False)
        for case, name in declined.items():
            self.fields[case].widget.attrs["placeholder"] = name


class MembershipForm(forms.Form):
    """An authority's place in an association. Its page has another form with days."""

    prefix = "membership"

    association = forms.CharField(label=_("Association"), max_length=300)
    state = forms.ChoiceField(label=_("State"), choices=Membership.State.choices)
    since = _day(_("From"), required=False)
    until = _day(_("To"), required=False)
    decision = forms.CharField(label=_("Decision"), max_length=300, required=False)
    representative = forms.CharField(label=_("Representative"), max_length=300, required=False)


def _offer(form: forms.Form, name: str, authorities: QuerySet[Authority]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = authorities.order_by("name")
