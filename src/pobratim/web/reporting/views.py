"""Choosing a form, an owner and a period; the paper as it will be; the Word file."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.rendering.about import subject_names
from pobratim.rendering.errors import FormError
from pobratim.rendering.html import write_html
from pobratim.rendering.paper import Paper
from pobratim.rendering.proof import evidence_name
from pobratim.rendering.writers import FORMATS
from pobratim.web.register import policies
from pobratim.web.register.kinds import BY_FACT, BY_SLUG
from pobratim.web.register.models import Authority, Record
from pobratim.web.register.policies import Visitor
from pobratim.web.register.views.finding import find_record
from pobratim.web.reporting.catalogue import form_choices, is_about_one
from pobratim.web.reporting.evidence import sources_of_cell
from pobratim.web.reporting.periods import UnreadablePeriodError, parse_period
from pobratim.web.reporting.selection import Selection, by_kind
from pobratim.web.reporting.services import fill_form, remarks_on_rows, report_with_remarks
from pobratim.web.reporting.suggestions import suggested_reports

# A cell of a register may print very many records; so many of them have their sources shown.
_MOST_RECORDS = 60
# Which kind of record a paper calls by another name.
_FACTS = {"partner": "partnership"}


class ReportForm(forms.Form):
    """What to print."""

    form = forms.ChoiceField(label=_("Form"))
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Authority.objects.none(), empty_label=None)
    period = forms.CharField(
        label=_("Period"),
        max_length=50,
        help_text=_("A year 2020, a quarter 2020-Q2, a half-year 2020-H1, a month 2020-04, a range 2020-04/2020-06."),
        widget=forms.TextInput(attrs={"list": "periods", "autocomplete": "off"}),
    )
    about = forms.CharField(
        label=_("Partner or city"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"list": "subjects", "autocomplete": "off"}),
    )
    house_style = forms.BooleanField(label=_("House style throughout"), required=False)

    def __init__(self, data: Any, *, user: Visitor) -> None:
        super().__init__(data)
        self.fields["form"].choices = form_choices(user)  # type: ignore[attr-defined]
        if not self._is_about_one():
            del self.fields["about"]
        self.fields["owner"].queryset = policies.AUTHORITIES.visible_to(user).order_by("name")  # type: ignore[attr-defined]

    def _is_about_one(self) -> bool:
        """Whether the form chosen is about one partner or city, which may then be chosen too."""
        name = self.data.get("form")
        return bool(name) and is_about_one(str(name))

    def clean_period(self) -> str:
        period = str(self.cleaned_data["period"]).strip()
        try:
            parse_period(period)
        except UnreadablePeriodError as error:
            raise forms.ValidationError(str(error)) from None
        return period


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The choice and, once it is made, the paper."""
    form = ReportForm(request.GET or None, user=request.user)
    documents = policies.DOCUMENTS.visible_to(request.user)
    context: dict[str, Any] = {
        "form": form,
        "anything": documents.exists(),
        "periods": documents.exclude(period="").order_by("-period").values_list("period", flat=True).distinct(),
        "ready": suggested_reports(documents),
    }
    if form.is_valid():
        context |= _preview(form, request.user)
    return render(request, "reporting/reports.html", context)


def _preview(form: ReportForm, user: Visitor) -> dict[str, Any]:
    told, actor = form.cleaned_data, policies.signed_in(user)
    try:
        filled = fill_form(
            form_name=told["form"],
            owner=told["owner"],
            period=told["period"],
            user=actor,
            house_style=told["house_style"],
            about=told.get("about"),
        )
    except FormError as error:
        return {"error": str(error)}
    remarks = remarks_on_rows(filled=filled, owner=told["owner"], user=actor)
    # Everything in the fragment was escaped by the writer.
    preview = mark_safe(write_html(filled.paper))  # noqa: S308
    subjects = subject_names(filled.form.about, filled.data) if filled.form.about else ()
    links = _links(filled.paper, filled.selection)
    return {
        "paper": filled.paper,
        "preview": preview,
        "links": links,
        "checks": remarks,
        "formats": list(FORMATS),
        "subjects": subjects,
    }


def _links(paper: Paper, selection: Selection) -> dict[str, dict[str, str]]:
    """The page of each record that the paper prints, by its reference there."""
    found = {}
    for name, records in by_kind(selection).items():
        kind = BY_FACT[_FACTS.get(name, name)]
        for index, record in enumerate(records):
            found[f"{name}:{index}"] = {
                "url": kind.url(record),
                "label": str(record)[:120],
                "record": f"{kind.slug}:{record.pk}",
            }
    return {reference: found[reference] for reference in _references(paper) if reference in found}


def _references(paper: Paper) -> list[str]:
    rows = [row.records for table in paper.tables for row in table.rows]
    lines = [paragraph.records for paragraph in (*paper.before, *paper.after)]
    cells = [p.records for t in paper.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
    flat = (f"{record.kind}:{record.index}" for records in (*rows, *lines, *cells) for record in records)
    return list(dict.fromkeys(flat))


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Where a cell has its values from: of the records `record=activities:12` those of each `field`."""
    records = [_visible(reference, request.user) for reference in request.GET.getlist("record")[:_MOST_RECORDS]]
    if not records:
        raise Http404
    sources = sources_of_cell(records, request.GET.getlist("field"), request.user)
    return render(request, "reporting/evidence.html", {"sources": sources})


def _visible(reference: str, user: Visitor) -> Record:
    """The record that a reference names. Raises Http404 where there is none, or none for this user."""
    slug, _colon, number = reference.partition(":")
    if slug not in BY_SLUG or not number.isdecimal():
        raise Http404
    return find_record(BY_SLUG[slug], user, int(number))


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The paper as a file: Word's unless another format is asked for; `sources` adds them to Word's as comments.

    With `evidence` comes what proves that very file instead of the file: the same choice gives the same bytes.
    """
    form = ReportForm(request.GET, user=request.user)
    file_format = request.GET.get("format", "docx")
    if not form.is_valid() or file_format not in FORMATS:
        return HttpResponseBadRequest(form.errors.as_text(), content_type="text/plain; charset=utf-8")
    told = form.cleaned_data
    try:
        report = report_with_remarks(
            form_name=told["form"],
            owner_name=told["owner"].name,
            period=told["period"],
            user=policies.signed_in(request.user),
            house_style=told["house_style"],
            about=told.get("about"),
            file_format=file_format,
            with_evidence="sources" in request.GET,
        )
    except FormError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    if "evidence" in request.GET and report.evidence is not None:
        return _saved_as(evidence_name(report.name), report.evidence, "application/json")
    return _saved_as(report.name, report.content, FORMATS[file_format].media_type)


def _saved_as(name: str, content: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
