"""Сбор: who answered what, as a page and as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.web.collection.forms import MatrixForm
from pobratim.web.collection.matrix import SORTS, Line, Matrix, matrix
from pobratim.web.collection.policies import CAMPAIGNS, SUBMISSIONS, collectors
from pobratim.web.collection.reminders import owed
from pobratim.web.collection.standing import SIGNS, WORDS, Told
from pobratim.web.register.exports import Column, file_response

_DEFAULT = "order"


def _chosen(request: HttpRequest) -> tuple[MatrixForm, Matrix, str]:
    form = MatrixForm(request.GET, campaigns=CAMPAIGNS.visible_to(request.user).filter(withdrawn=False))
    sort = request.GET.get("sort", _DEFAULT)
    sort = sort if sort.removeprefix("-") in SORTS else _DEFAULT
    return form, matrix(form.apply(), SUBMISSIONS.visible_to(request.user), sort, timezone.localdate()), sort


@require_safe
def collection(request: HttpRequest) -> HttpResponse:
    """Authorities down, periods across; and what one's own authority has still to send."""
    form, found, sort = _chosen(request)
    context: dict[str, Any] = {
        "form": form,
        "matrix": found,
        "sort": sort,
        "legend": [(state, SIGNS[state], words) for state, words in WORDS.items()],
        "owed": owed(request.user, timezone.localdate()),
        "answers": SUBMISSIONS.visible_to(request.user).select_related("authority", "campaign__authority")
        if not form.campaigns.exists()
        else [],
        "may_add": collectors(request.user).exists(),
        "withdrawn": CAMPAIGNS.visible_to(request.user).filter(withdrawn=True).select_related("authority"),
        "exports": [(name.upper(), reverse("export_collection", args=[name])) for name in ("csv", "json")],
    }
    return render(request, "collection/collection.html", context)


def _said(cell: Told | None) -> str | None:
    if cell is None:
        return None
    parts = [cell.words, cell.more, "" if cell.count is None else str(cell.count)]
    return ", ".join(part for part in parts if part)


def _columns(found: Matrix) -> list[Column]:
    def cell(number: int) -> Any:
        return lambda line: _said(line.cells[number])

    periods = [
        Column(f"{campaign.form} {campaign.period}", f"{campaign.form} {campaign.period}", cell(number))
        for number, campaign in enumerate(found.campaigns)
    ]
    return [
        Column("authority", _("Municipality"), lambda line: str(line.authority)),
        *periods,
        Column("complete", _("Accepted, share"), lambda line: round(line.complete, 4)),
        Column("rows", _("Rows accepted"), lambda line: line.rows),
        Column("late", _("Late answers"), lambda line: line.late),
    ]


@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The matrix as filtered and sorted, as a file. Raises Http404 for a format there is none of."""
    found = _chosen(request)[1]
    lines: list[Line] = found.lines
    return file_response(file_format, "collection", _columns(found), lines)
