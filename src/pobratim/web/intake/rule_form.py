"""The form that makes a correction a rule, and what it starts with: the words that the correction was about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from pobratim.document import Document as SourceDocument
from pobratim.document import Table
from pobratim.json_form import document_from_json
from pobratim.web.register.forms import CountryField, ReasonForm
from pobratim.web.register.models import Evidence, OfficeRule, Record
from pobratim.web.register.rule_words import ColumnRole
from pobratim.web.register.sameness import same

Kind = OfficeRule.Kind
_LONGEST = 200
# The corrected fields that suggest a kind of rule, and the fields whose quotations are the words it is about.
_OF_FIELD: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "online": (Kind.ONLINE, ("online", "venue")),
    "venue": (Kind.PLACE, ("venue", "place")),
    "cities": (Kind.PLACE, ("cities", "venue")),
    "countries": (Kind.PLACE, ("cities", "countries")),
    "partner": (Kind.PLACE, ("partner",)),
    "place": (Kind.PLACE, ("place",)),
    "country": (Kind.PLACE, ("place", "country")),
    "city": (Kind.PLACE, ("city",)),
}


class RuleForm(ReasonForm):
    """A phrase and what it means; which of the fields are asked depends on the kind."""

    phrase = forms.CharField(label=_("Words of the document"), validators=[MaxLengthValidator(_LONGEST)])
    city = forms.CharField(label=_("City or region"), required=False, validators=[MaxLengthValidator(_LONGEST)])
    country = CountryField(label=_("Country"), required=False)
    online = forms.TypedChoiceField(
        label=_("Format"), choices=[("True", _("online")), ("False", _("in person"))], coerce=lambda v: v == "True"
    )
    role = forms.ChoiceField(label=_("What the column holds"), choices=ColumnRole.choices)

    def __init__(self, kind: str, titles: list[str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in {"city", "country", "online", "role"} - set(_ASKED[kind]):
            del self.fields[name]
        if kind == Kind.COLUMN:
            self.fields["phrase"] = forms.ChoiceField(label=_("Title of the column"), choices=[(t, t) for t in titles])
        self.order_fields(["phrase", *_ASKED[kind], "reason"])
        self.kind = kind

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if self.kind == Kind.PLACE and not (told.get("city") or told.get("country")):
            raise forms.ValidationError(_("Say which city or country it is."), "meaning")
        return told

    def meaning(self) -> dict[str, Any]:
        """What the phrase means, as rules keep it."""
        return {
            name: self.cleaned_data[name] for name in _ASKED[self.kind] if self.cleaned_data[name] not in ("", None)
        }


_ASKED: Mapping[str, tuple[str, ...]] = {
    Kind.PLACE: ("city", "country"),
    Kind.ONLINE: ("online",),
    Kind.COLUMN: ("role",),
}


def suggested_kind(record: Record) -> str:
    """The kind of rule that what was corrected in a record suggests."""
    told = [name for name, correction in record.corrected.items() if not same(correction["value"], None)]
    return next((_OF_FIELD[name][0] for name in told if name in _OF_FIELD), Kind.ONLINE.value)


def start(record: Record, kind: str) -> dict[str, Any]:
    """What the form shows at first: the words that the record was read from, and what a human wrote for them."""
    effective = record.effective
    if kind == Kind.ONLINE:
        return {"phrase": _quoted(record, ("online", "venue")), "online": str(effective.get("online") is not False)}
    if kind == Kind.COLUMN:
        return {}
    corrected = next((n for n in record.corrected if _OF_FIELD.get(n, ("",))[0] == Kind.PLACE), "venue")
    city, country = _place(effective, record.as_read)
    misread = _place(record.as_read, {})[0]
    return {"phrase": misread or _quoted(record, _OF_FIELD[corrected][1]), "city": city, "country": country}


def _place(values: Mapping[str, Any], before: Mapping[str, Any]) -> tuple[str, str]:
    """The place that values tell, rather one that was not there before."""
    venue, partner = values.get("venue") or {}, values.get("partner") or {}
    cities = [city for city in values.get("cities") or () if city not in (before.get("cities") or ())]
    codes = [code for code in values.get("countries") or () if code not in (before.get("countries") or ())]
    city = next(iter(cities), "") or venue.get("city") or partner.get("place") or values.get("place")
    country = next(iter(codes), "") or venue.get("country") or partner.get("country") or values.get("country")
    return city or values.get("city") or "", country or ""


def _quoted(record: Record, fields: tuple[str, ...]) -> str:
    """The first words that one of these fields was read from."""
    evidence = Evidence.objects.filter(kind=record.fact_kind, record_id=record.pk, field__in=fields)
    told = sorted(evidence, key=lambda item: fields.index(item.field))
    return next((item.span["quote"][:_LONGEST] for item in told if not item.span.get("inferred")), "")


def column_titles(record: Record) -> list[str]:
    """The titles of the columns of the table that a record stands in; none for one told in prose."""
    places = Evidence.objects.filter(kind=record.fact_kind, record_id=record.pk).values_list("span", flat=True)
    number = next((span["table"] for span in places if span.get("table") is not None), None)
    if number is None or record.document is None:
        return []
    table = _table(document_from_json(record.document.reading.content), number)
    titles = (" ".join(cell.text.value.split()) for cell in (table.rows[0].cells if table and table.rows else ()))
    return list(dict.fromkeys(title for title in titles if title and len(title) <= _LONGEST))


def _table(document: SourceDocument, number: int) -> Table | None:
    tables = [element for section in document.sections for element in section.elements if isinstance(element, Table)]
    return next((table for table in tables if _holds(table, number)), None)


def _holds(table: Table, number: int) -> bool:
    return any(p.block.at.table == number for row in table.rows for c in row.cells for p in c.text.pieces)
