"""The journal's page and its files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.web.journal.filters import JournalFilter
from pobratim.web.journal.models import Entry
from pobratim.web.journal.people import person
from pobratim.web.journal.telling import changed_fields
from pobratim.web.journal.undoing import addresses_to_undo
from pobratim.web.register.exports import FORMATS, Column, file_response
from pobratim.web.register.policies import JOURNAL

PER_PAGE = 100


def _changes(entry: Entry) -> list[str]:
    return [f"{row.name}: {row.old or '–'} → {row.new or '–'}" for row in changed_fields(entry)]


COLUMNS = (
    Column("at", _("When"), lambda entry: timezone.localtime(entry.at).isoformat(timespec="seconds")),
    Column("actor", _("By whom"), lambda entry: person(entry.actor_name)),
    Column("verb", _("What was done"), lambda entry: entry.get_verb_display()),
    Column("kind", _("With what"), lambda entry: entry.kind),
    Column("record", _("Number"), lambda entry: entry.record_id),
    Column("label", _("Title"), lambda entry: entry.label),
    Column("changes", _("Changes"), _changes),
    Column("reason", _("Reason"), lambda entry: entry.reason),
)


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Who changed what, latest first."""
    form = JournalFilter(request.GET, JOURNAL.visible_to(request.user))
    page = Paginator(form.apply(), PER_PAGE).get_page(request.GET.get("page"))
    exports = [(name.upper(), reverse("export_journal", args=[name])) for name in FORMATS]
    undo = addresses_to_undo(page, request.user)
    rows = [(entry, undo.get(entry.pk, "")) for entry in page]
    context: dict[str, Any] = {"page": page, "rows": rows, "form": form, "exports": exports}
    return render(request, "journal/journal.html", context)


@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The journal as filtered, as a file. Raises Http404 for a format there is none of."""
    form = JournalFilter(request.GET, JOURNAL.visible_to(request.user))
    return file_response(file_format, "journal", COLUMNS, form.apply())
