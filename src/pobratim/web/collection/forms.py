"""What a person fills in to collect, to answer and to check."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pobratim.web.collection.campaigns import subordinates
from pobratim.web.collection.models import Campaign
from pobratim.web.collection.rows import collectable_by
from pobratim.web.register.models import Authority
from pobratim.web.reporting.catalogue import form_label
from pobratim.web.reporting.periods import UnreadablePeriodError, parse_period

_LONGEST_REMARKS = 20_000


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **options)


class CampaignForm(forms.Form):
    """What is asked of whom."""

    form = forms.ChoiceField(label=_("Form"))
    period = forms.CharField(
        label=_("Period"),
        max_length=50,
        help_text=_("A year 2020, a quarter 2020-Q2, a half-year 2020-H1, a month 2020-04, a range 2020-04/2020-06."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    due = _day(_("Due"), required=False, help_text=_("Empty: by the rules of the region."))
    authorities = forms.ModelMultipleChoiceField(
        Authority.objects.none(), label=_("Who is asked"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *arguments: Any, collector: Authority, **options: Any) -> None:
        super().__init__(*arguments, **options)
        asked = subordinates(collector)
        named = self.fields["form"]
        if isinstance(named, forms.ChoiceField):
            named.choices = [(name, form_label(name)) for name in collectable_by(collector)]
        field = self.fields["authorities"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = asked
        self.initial.setdefault("authorities", [authority.pk for authority in asked])

    def clean_period(self) -> str:
        try:
            return parse_period(str(self.cleaned_data["period"]))
        except UnreadablePeriodError as error:
            raise forms.ValidationError(str(error)) from None


class MatrixForm(forms.Form):
    """Which part of the matrix is shown; its state is the address's query."""

    collector = forms.ModelChoiceField(Authority.objects.none(), label=_("Who collects"), required=False)
    form = forms.ChoiceField(label=_("Form"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: Any, *, campaigns: QuerySet[Campaign]) -> None:
        super().__init__(data or None)
        self.campaigns = campaigns
        collector, named, year = self.fields["collector"], self.fields["form"], self.fields["year"]
        if isinstance(collector, forms.ModelChoiceField):
            collector.queryset = Authority.objects.filter(pk__in=campaigns.values("authority")).order_by("name")
            collector.empty_label = str(_("all"))
        names = campaigns.order_by("form").values_list("form", flat=True).distinct()
        years = campaigns.order_by("-ends__year").values_list("ends__year", flat=True).distinct()
        if isinstance(named, forms.ChoiceField):
            named.choices = [("", _("all")), *((name, form_label(name)) for name in names)]
        if isinstance(year, forms.ChoiceField):
            year.choices = [("", _("all")), *((str(number), str(number)) for number in years)]

    def apply(self) -> QuerySet[Campaign]:
        """The campaigns that match."""
        if not self.is_bound:
            return self.campaigns
        if not self.is_valid():
            return self.campaigns.none()
        told = self.cleaned_data
        lookups = {"authority": told["collector"], "form": told["form"], "ends__year": told["year"]}
        return self.campaigns.filter(**{name: value for name, value in lookups.items() if value})


class ReceiptForm(forms.Form):
    """When an answer was sent and received, and its incoming number."""

    sent = _day(_("Sent"))
    received = _day(_("Received"), required=False)
    number = forms.CharField(label=_("Incoming number"), max_length=100, required=False)


class RemarksForm(forms.Form):
    """What is wrong with an answer, a remark a line."""

    remarks = forms.CharField(
        label=_("Remarks"),
        widget=forms.Textarea({"rows": 5}),
        help_text=_("One per line."),
        validators=[MaxLengthValidator(_LONGEST_REMARKS)],
    )


class SignatureForm(forms.Form):
    """Who signed a report, and when."""

    signatory = forms.CharField(label=_("Signed by"), max_length=300)
    signed_on = _day(_("Signed on"))


class ExceptionForm(forms.Form):
    """Why an issued report is opened."""

    exception = forms.CharField(
        label=_("Why it is reopened"),
        widget=forms.Textarea({"rows": 2}),
        validators=[MaxLengthValidator(_LONGEST_REMARKS)],
    )
