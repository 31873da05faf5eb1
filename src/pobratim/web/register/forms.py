"""What a person fills in: filters of the lists, and the records themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pobratim.web.register import choices, countries, edtf
from pobratim.web.register.models import Genre

# Nothing is chosen for a person: what they did not say must not look said.
_CHOOSE = ("", _("choose"))
_NONE = ("", "–")
_REVERSED = _("The end is before the start.")
# The longest texts in characters: a name or a date, a title, a description. They are checked when the form is sent,
# for a field that stops taking letters cuts off what is pasted into it and does not say so.
_SHORT, _TITLE, _LONG = 300, 2_000, 20_000


class EdtfField(forms.CharField):
    """A date as people type it; cleaned to EDTF."""

    def __init__(self, **options: Any) -> None:
        help_text = _("For example 20.02.2020, 20–22 February 2020, 02.2020, II quarter 2020, 2020.")
        super().__init__(validators=[MaxLengthValidator(_SHORT)], help_text=help_text, **options)

    def clean(self, value: Any) -> str | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return edtf.from_entry(text)
        except edtf.ReversedDateError:
            raise forms.ValidationError(_REVERSED, "reversed") from None
        except ValueError:
            raise forms.ValidationError(_("This is not a date. Write it as in the example."), "date") from None


class LinesField(forms.CharField):
    """Several values, a line each; cleaned to a list."""

    def __init__(self, *, completed: bool = False, **options: Any) -> None:
        self.completed = completed
        super().__init__(
            help_text=_("One per line."),
            widget=forms.Textarea({"rows": 2}),
            validators=[MaxLengthValidator(_LONG)],
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class DatesField(LinesField):
    """Several dates, a line each; cleaned to a list of EDTF."""

    def clean(self, value: Any) -> list[str]:
        try:
            return [edtf.from_entry(line) for line in super().clean(value)]
        except edtf.ReversedDateError as error:
            raise forms.ValidationError(
                _("“%(text)s”: the end is before the start."), "reversed", {"text": str(error)}
            ) from None
        except ValueError as error:
            raise forms.ValidationError(_("“%(text)s” is not a date."), "date", {"text": str(error)}) from None


def _city(label: Any, **options: Any) -> forms.CharField:
    """One city or region, completed while it is written: by declined, old and Latin names, too."""
    return _text(label=label, widget=forms.TextInput(COMPLETED), **options)


COMPLETED = {
    "list": "places",
    "autocomplete": "off",
    "hx-get": "/places/complete/",
    "hx-trigger": "input changed delay:150ms",
    "hx-target": "#places",
    "hx-swap": "innerHTML",
    "hx-sync": "this:replace",
}


class CountryField(forms.TypedChoiceField):
    """One country or none."""

    def __init__(self, **options: Any) -> None:
        first = _CHOOSE if options.get("required") else _NONE
        super().__init__(choices=lambda: [first, *countries.choices()], empty_value=None, **options)


class CountriesField(LinesField):
    """Any number of countries, by any of their names, a line each; cleaned to sorted codes."""

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value([countries.name(c) for c in value] if isinstance(value, list | tuple) else value)

    def clean(self, value: Any) -> list[str]:
        names = super().clean(value)
        codes = {name: countries.code(name) for name in names}
        unknown = [name for name, code in codes.items() if code is None]
        if unknown:
            raise forms.ValidationError(_("“%(name)s” is no country we know."), "country", {"name": unknown[0]})
        return sorted({code for code in codes.values() if code})


def _text(longest: int = _SHORT, **options: Any) -> forms.CharField:
    return forms.CharField(required=False, empty_value=None, validators=[MaxLengthValidator(longest)], **options)


def _required(longest: int = _SHORT, **options: Any) -> forms.CharField:
    return forms.CharField(validators=[MaxLengthValidator(longest)], **options)


def _choice(names: type[TextChoices], **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[_CHOOSE, *names.choices], **options)


def _long(**options: Any) -> forms.CharField:
    return _text(_LONG, widget=forms.Textarea({"rows": 3}), **options)


def _started(field: forms.Field, value: Any) -> Any:
    """A value as a person would write it."""
    if isinstance(field, EdtfField):
        return edtf.to_entry(value)
    return [edtf.to_entry(item) for item in value] if isinstance(field, DatesField) and value else value


class RecordForm(forms.Form):
    """The fields of a finding that a person may write. `a__b` is the key `b` of the mapping `a`."""

    @classmethod
    def start(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows at first, from effective values."""
        return {name: _started(field, _get(values, name)) for name, field in cls.base_fields.items()}

    def offer(self, others: Iterable[Any]) -> None:
        """Fill the choices that depend on the other records that this one may refer to; most kinds have none."""

    def values(self) -> dict[str, Any]:
        """The finding's fields as entered."""
        found: dict[str, Any] = {}
        for name in self.fields:
            outer, inner = _split(name)
            value = self.cleaned_data[name]
            if inner:
                found.setdefault(outer, {})[inner] = value
            else:
                found[outer] = value
        return found


def _split(name: str) -> tuple[str, str]:
    outer, _separator, inner = name.partition("__")
    return outer, inner


def _get(values: Mapping[str, Any], name: str) -> Any:
    outer, inner = _split(name)
    value = values.get(outer)
    return (value or {}).get(inner) if inner else value


class ActivityForm(RecordForm):
    title = _required(_TITLE, label=_("Title"), widget=forms.Textarea({"rows": 2}))
    edtf = EdtfField(label=_("Date"), required=False)
    status = _choice(choices.Status, label=_("Status"))
    kind = _choice(choices.ActivityKind, label=_("Kind"))
    online = forms.TypedChoiceField(
        label=_("Format"),
        choices=[("", _("not said")), ("True", _("online")), ("False", _("in person"))],
        required=False,
        empty_value=None,
        coerce=lambda value: value == "True",
    )
    venue__city = _city(_("City where it took place"))
    venue__country = CountryField(label=_("Country where it took place"), required=False)
    venue__name = _text(label=_("Venue"))
    countries = CountriesField(label=_("Countries of the partners"), required=False)
    cities = LinesField(label=_("Cities of the partners"), required=False, completed=True)
    description = _long(label=_("Description"))
    participants = _long(label=_("Participants"))
    organisers = LinesField(label=_("Organisers"), required=False)
    outcomes = LinesField(label=_("Outcomes"), required=False)
    municipality = _text(label=_("Municipality"))
    number = _text(label=_("Number"))
    note = _long(label=_("Note"))


class AgreementForm(RecordForm):
    title = _required(_TITLE, label=_("Title"), widget=forms.Textarea({"rows": 2}))
    kind = _choice(choices.AgreementKind, label=_("Kind"))
    partner__country = CountryField(label=_("Country of the partner"), required=False)
    partner__place = _city(_("City or region of the partner"))
    parties = LinesField(label=_("Parties"), required=False)
    dates = DatesField(label=_("Dates"), required=False)
    number = _text(label=_("Number"))
    signed_at = _text(label=_("Signed at"))
    signatories = LinesField(label=_("Signatories"), required=False)
    valid_until = EdtfField(label=_("Valid until"), required=False)
    prolongation = _text(_TITLE, label=_("Prolongation"))
    notice_by = EdtfField(label=_("Notice of ending to be given by"), required=False)
    status = _choice(choices.AgreementStatus, label=_("State"))
    status_since = EdtfField(label=_("State since"), required=False)
    registration_number = _text(label=_("Registration number"))
    registered = EdtfField(label=_("Registered on"), required=False)
    original_at = _text(label=_("Where the original lies"))
    predecessor = forms.TypedChoiceField(
        label=_("Follows on"), required=False, coerce=int, empty_value=None, choices=[_NONE]
    )

    def offer(self, others: Iterable[Any]) -> None:
        """The agreements that this one may follow on, as choices."""
        field = self.fields["predecessor"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [_NONE, *((other.pk, str(other)[:_SHORT]) for other in others)]


class PartnershipForm(RecordForm):
    country = CountryField(label=_("Country"), required=True)
    place = _city(_("City or region"))
    kind = _choice(choices.PartnerKind, label=_("Kind"))
    established = EdtfField(label=_("Ties established"), required=False)


class AnniversaryForm(RecordForm):
    city = _required(label=_("City"), widget=forms.TextInput(COMPLETED))
    country = CountryField(label=_("Country"), required=False)
    kind = _choice(choices.AnniversaryKind, label=_("Kind"))
    age = forms.IntegerField(label=_("Age"), required=False, min_value=1, max_value=10_000)
    date = EdtfField(label=_("Date"), required=False)


class PersonForm(RecordForm):
    name = _required(label=_("Name"))
    role = _long(label=_("Office"))
    since = EdtfField(label=_("In office since"), required=False)
    until = EdtfField(label=_("In office until"), required=False)


class PromiseForm(forms.Form):
    """What was promised, by whom, by when, and what became of it."""

    what = _required(_TITLE, label=_("What was promised"), widget=forms.Textarea({"rows": 2}))
    who = _text(label=_("Who"))
    due = EdtfField(label=_("Due"), required=False)
    state = forms.ChoiceField(label=_("State"), choices=choices.PromiseState.choices)

    @classmethod
    def start(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the form shows at first, from what is told of a promise."""
        return {name: _started(field, values.get(name)) for name, field in cls.base_fields.items()}


class ReasonForm(forms.Form):
    """Why something is done; nobody must say, but the journal keeps it."""

    reason = forms.CharField(label=_("Reason"), required=False, validators=[MaxLengthValidator(_TITLE)])


class AdditionForm(ReasonForm):
    """Why a record is added, and the words that it was drafted from, which are kept with it. `marks` say how sure the
    values drafted are, should the form be shown again."""

    source_text = forms.CharField(
        required=False, widget=forms.HiddenInput(), validators=[MaxLengthValidator(_LONG)], strip=False
    )
    marks = forms.JSONField(required=False, widget=forms.HiddenInput())


class CorrectionForm(ReasonForm):
    """Why a record is corrected, and the last entry of its journal that the form was shown with."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput())


class DocumentForm(forms.Form):
    """Whose a document is, of which period and genre."""

    owner = forms.CharField(label=_("Owner"), required=False, validators=[MaxLengthValidator(_SHORT)])
    genre = forms.ChoiceField(label=_("Genre"), choices=Genre.choices)
    period = EdtfField(label=_("Period"), required=False)
