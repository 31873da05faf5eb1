"""Choosing a form, an owner and a period; the paper as it will be; the Word file."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.rendering.forms import FormError, form_names, load_form
from pobratim.rendering.html import write_html
from pobratim.rendering.paper import Paper
from pobratim.web.register import policies
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import Visitor
from pobratim.web.reporting.periods import UnreadablePeriodError, parse_period
from pobratim.web.reporting.selection import Selection, by_kind
from pobratim.web.reporting.services import paper_of, write_report
from pobratim.web.reporting.suggestions import suggested_reports

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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

    house_style = forms.BooleanField(label=_("House style throughout"), required=False)

    def __init__(self, data: Any, *, user: Visitor) -> None:
        super().__init__(data)
        self.fields["form"].choices = [(name, load_form(name).label) for name in form_names()]  # type: ignore[attr-defined]
        self.fields["owner"].queryset = policies.AUTHORITIES.visible_to(user).order_by("name")  # type: ignore[attr-defined]

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
    told = form.cleaned_data
    try:
        paper, selection = paper_of(
            form_name=told["form"],
            owner=told["owner"],
            period=told["period"],
            user=policies.signed_in(user),
            house_style=told["house_style"],
        )
    except FormError as error:
        return {"error": str(error)}
    # Everything in the fragment was escaped by the writer.
    preview = mark_safe(write_html(paper))  # noqa: S308
    return {"paper": paper, "preview": preview, "links": _links(paper, selection)}


def _links(paper: Paper, selection: Selection) -> dict[str, dict[str, str]]:
    """The page of each record that the paper prints, by its reference there."""
    found = {}
    for name, records in by_kind(selection).items():
        kind = BY_FACT[_FACTS.get(name, name)]
        for index, record in enumerate(records):
            found[f"{name}:{index}"] = {"url": kind.url(record), "label": str(record)[:120]}
    return {reference: found[reference] for reference in _references(paper) if reference in found}


def _references(paper: Paper) -> list[str]:
    rows = [row.records for table in paper.tables for row in table.rows]
    lines = [paragraph.records for paragraph in (*paper.before, *paper.after)]
    cells = [p.records for t in paper.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
    flat = (f"{record.kind}:{record.index}" for records in (*rows, *lines, *cells) for record in records)
    return list(dict.fromkeys(flat))


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The paper as a Word file."""
    form = ReportForm(request.GET, user=request.user)
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text(), content_type="text/plain; charset=utf-8")
    told = form.cleaned_data
    try:
        name, content = write_report(
            form_name=told["form"],
            owner_name=told["owner"].name,
            period=told["period"],
            user=policies.signed_in(request.user),
            house_style=told["house_style"],
        )
    except FormError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=DOCX)
    response.headers["Content-Disposition"] = _disposition(name)
    return response


def _disposition(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"
