"""The consolidated report: as it will be, as it was issued, and what changed between two issues."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratim.rendering.errors import FormError
from pobratim.rendering.html import write_html
from pobratim.web.collection import issues as services
from pobratim.web.collection.consolidation import Consolidation, consolidate, remarks_of
from pobratim.web.collection.differences import differences
from pobratim.web.collection.forms import ExceptionForm, SignatureForm
from pobratim.web.collection.models import Campaign, Issue
from pobratim.web.collection.policies import CAMPAIGNS
from pobratim.web.collection.views.finding import campaign_of, done, issue_of
from pobratim.web.intake.storage import original_path
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Record
from pobratim.web.register.policies import JOURNAL, Action, signed_in
from pobratim.web.reporting.catalogue import form_label

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as it will be, with what changed since the last issue, and its cells to be worded anew."""
    found = campaign_of(request, pk)
    issues = list(found.issues.all())
    context: dict[str, Any] = {
        "campaign": found,
        "label": form_label(found.form),
        "in_force": next((issue for issue in issues if issue.holds), None),
        "may_issue": CAMPAIGNS.allows(request.user, Action.ISSUE, found),
        "may_change": CAMPAIGNS.allows(request.user, Action.CORRECT, found),
    }
    try:
        context |= _shown(found, consolidate(found), issues)
    except FormError as error:
        context["error"] = str(error)
    return render(request, "collection/report.html", context)


def _shown(found: Campaign, made: Consolidation, issues: list[Issue]) -> dict[str, Any]:
    now = Issue(campaign=found, columns=made.columns, rows=made.rows)
    # Everything in the fragment was escaped by the writer.
    preview = mark_safe(write_html(made.paper))  # noqa: S308
    return {
        "preview": preview,
        "remarks": remarks_of(made),
        "rows": [_editable(row, made) for row in made.rows if len(row["records"]) == 1],
        "changes": differences(issues[0], now) if issues else [],
        "last": issues[0] if issues else None,
        "total": len(made.rows),
    }


def _editable(row: dict[str, Any], made: Consolidation) -> dict[str, Any]:
    """A row whose words may differ in this report: its cells by column, and its record."""
    kind, pk = row["records"][0]
    cells = _cells(row, made.columns)
    return {"kind": kind, "pk": pk, "group": row["group"], "cells": cells, "slug": BY_FACT[kind].slug}


def _cells(row: dict[str, Any], columns: list[dict[str, str]]) -> list[dict[str, str]]:
    """The cells of a row with the titles of their columns."""
    return [{**column, "text": row["cells"].get(column["key"], "")} for column in columns]


@require_POST
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Word a cell of this report otherwise than the register, or as the register again."""
    found, actor = campaign_of(request, pk, Action.CORRECT), signed_in(request.user)
    record, column = _record(found, request), request.POST.get("column", "")
    text = None if request.POST.get("what") == "register" else request.POST.get("text", "").replace("\r\n", "\n")
    done(
        request,
        _("Saved for this report alone; the register keeps its own words."),
        lambda: services.reword(campaign=found, record=record, column=column, text=text, actor=actor),
    )
    return redirect("consolidated", pk)


def _record(found: Campaign, request: HttpRequest) -> Record:
    """The record of a row of this report: no other can be worded through it."""
    kind, told_pk = request.POST.get("kind", ""), request.POST.get("record", "")
    column = request.POST.get("column", "")
    made = consolidate(found)
    known = [row for row in made.rows if row["records"] == [(kind, int(told_pk) if told_pk.isdecimal() else 0)]]
    if not known or column not in known[0]["cells"]:
        raise Http404
    record: Record = BY_FACT[kind].model.objects.get(pk=int(told_pk))
    return record


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue the report for good."""
    found, actor = campaign_of(request, pk, Action.ISSUE), signed_in(request.user)
    made: list[Issue] = []
    try:
        if done(request, _("Issued."), lambda: made.append(services.issue(campaign=found, actor=actor))):
            return redirect("issue", made[0].pk)
    except FormError as error:
        messages.error(request, str(error))
    return redirect("consolidated", pk)


@require_safe
def issued(request: HttpRequest, pk: int) -> HttpResponse:
    """An issued report: its file and digest, its signature, its rows, and what changed since the issue before."""
    found = issue_of(request, pk)
    before = found.campaign.issues.filter(number__lt=found.number).first()
    context = {
        "issue": found,
        "campaign": found.campaign,
        "label": form_label(found.campaign.form),
        "before": before,
        "changes": differences(before, found) if before else [],
        "table": [(row["group"], _cells(row, found.columns)) for row in found.rows],
        "signature": SignatureForm(initial={"signed_on": timezone.localdate()}),
        "exception": ExceptionForm(),
        "may_issue": CAMPAIGNS.allows(request.user, Action.ISSUE, found.campaign),
        "history": JOURNAL.visible_to(request.user).filter(kind=Issue.fact_kind, record_id=pk),
    }
    return render(request, "collection/issue.html", context)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The very bytes that were issued."""
    found = issue_of(request, pk)
    path = original_path(found.sha256)
    if not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.name, content_type=DOCX)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who signed it, and when."""
    found, actor, form = issue_of(request, pk, Action.ISSUE), signed_in(request.user), SignatureForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say who signed it, and when."))
        return redirect("issue", pk)
    done(request, _("Saved."), lambda: services.sign(issued=found, actor=actor, **form.cleaned_data))
    return redirect("issue", pk)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it for a correction, as a dated exception."""
    found, actor = issue_of(request, pk, Action.ISSUE), signed_in(request.user)
    exception = request.POST.get("exception", "")
    done(
        request,
        _("Reopened; its signature is void."),
        lambda: services.reopen(issued=found, exception=exception, actor=actor),
    )
    return redirect("issue", pk)
