"""What an administrator fills in: another name of a city, a city that the gazetteer lacks, its year and its day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pobratim.language.gazetteer import Entry
from pobratim.web.reference.models import CityAddition
from pobratim.web.reference.policies import may_add_for_all
from pobratim.web.register import countries
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import Visitor, administered_authorities

Kind = CityAddition.Kind


class ForWhomForm(forms.Form):
    """For whom an addition holds: an authority that one administers, with those who report to it, or everybody."""

    authority = forms.ModelChoiceField(Authority.objects.none(), label=_("For whom it holds"), empty_label=None)

    def __init__(self, *arguments: Any, user: Visitor, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["authority"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = administered_authorities(user).order_by("name")
            if may_add_for_all(user):
                field.required, field.empty_label = False, _("for everybody")


class CityForm(ForWhomForm):
    """A city that the gazetteer lacks."""

    city = forms.CharField(label=_("City"), max_length=200)
    country = forms.ChoiceField(label=_("Country"))
    field_order = ("city", "country", "authority")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["country"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("choose")), *countries.choices()]

    def told(self) -> dict[str, Any]:
        """What the service takes."""
        told = self.cleaned_data
        place = Entry(None, " ".join(told["city"].split()), "city", told["country"], 0, curated=True)
        return {"kind": Kind.CITY, "city": place, "authority": told["authority"]}


class NameForm(ForWhomForm):
    """Another name of a city, and when it was official."""

    value = forms.CharField(label=_("Another name"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=CityAddition.Language.choices)
    since = forms.DateField(
        label=_("Official since"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    field_order = ("value", "language", "since", "until", "authority")

    def told(self) -> dict[str, Any]:
        """What the service takes beside the city."""
        return {"kind": Kind.NAME, **self.cleaned_data}


class FoundedForm(ForWhomForm):
    prefix = "founded"

    value = forms.CharField(
        label=_("Year of founding"), max_length=4, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    field_order = ("value", "authority")

    def told(self) -> dict[str, Any]:
        """What the service takes beside the city."""
        return {"kind": Kind.FOUNDED, **self.cleaned_data}


class DayForm(ForWhomForm):
    prefix = "day"

    value = forms.CharField(
        label=_("City day"), max_length=100, help_text=_("A day, or a rule: “the last Saturday of June”.")
    )
    field_order = ("value", "authority")

    def told(self) -> dict[str, Any]:
        """What the service takes beside the city."""
        return {"kind": Kind.DAY, **self.cleaned_data}


CITY_FORMS: dict[str, type[NameForm | FoundedForm | DayForm]] = {
    Kind.NAME: NameForm,
    Kind.FOUNDED: FoundedForm,
    Kind.DAY: DayForm,
}
"""What can be told of a city that is there, by its kind."""
