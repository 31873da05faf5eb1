"""A document's page: the source as it looked, with the quoted words marked, and what was found in it."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.document import Span
from pobratim.json_form import document_from_json, span_from_json
from pobratim.web.intake.documents import correct_document, description
from pobratim.web.intake.page import build_page
from pobratim.web.intake.passages import passages
from pobratim.web.intake.storage import original_path
from pobratim.web.intake.withdrawal import restore_document, withdraw_document
from pobratim.web.register import edtf, policies
from pobratim.web.register.fields import field
from pobratim.web.register.forms import DocumentForm, ReasonForm
from pobratim.web.register.kinds import BY_FACT, KINDS
from pobratim.web.register.models import Document, Evidence, State
from pobratim.web.register.policies import Action, Visitor, sees_everything, signed_in
from pobratim.web.register.versions import earlier_version


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The source; `?evidence=ID` marks the words that a value was read from, `?span=JSON` those at a place."""
    found = _find(request.user, pk)
    reading = found.reading
    shown = _shown(request, found)
    quoted = [span_from_json(evidence.span) for evidence in shown] or _pointed_at(request)
    unread = passages(found, reading.findings)
    left, aside = [p.span for p in unread if not p.set_aside], [p.span for p in unread if p.set_aside]
    context = {
        "document": found,
        "sections": build_page(document_from_json(reading.content), quoted, left, aside),
        "unread": left,
        "aside": aside,
        "quoting": _quoting(request.user, shown),
        "findings": reading.findings,
        "groups": _groups(request.user, found),
        "history": policies.JOURNAL.visible_to(request.user).filter(kind="document", record_id=pk),
        "may_correct": policies.DOCUMENTS.allows(request.user, Action.CORRECT, found),
        "may_withdraw": policies.DOCUMENTS.allows(request.user, Action.WITHDRAW, found),
        "similar": earlier_version(found),
        "may_unpack": sees_everything(request.user),
    }
    return render(request, "intake/document.html", context)


def _find(user: Visitor, pk: int, action: Action = Action.VIEW) -> Document:
    """The document; what a user may not see, or not do, does not exist."""
    seen = policies.DOCUMENTS.visible_to(user).select_related("authority", "reading")
    found = get_object_or_404(seen, pk=pk)
    if not policies.DOCUMENTS.allows(user, action, found):
        raise Http404
    return found


def _shown(request: HttpRequest, document: Document) -> list[Evidence]:
    """All the evidence of the field that the evidence asked for belongs to: a value may be put together from two
    places."""
    asked = request.GET.get("evidence", "")
    seen = policies.EVIDENCE.visible_to(request.user).filter(document=document)
    chosen = seen.filter(pk=int(asked)).first() if asked.isdecimal() else None
    if chosen is None:
        return []
    return list(seen.filter(kind=chosen.kind, record_id=chosen.record_id, field=chosen.field))


def _pointed_at(request: HttpRequest) -> list[Span]:
    """The span that the address tells of in its flat form; one that is no span marks nothing."""
    try:
        return [span_from_json({"quote": "", **json.loads(request.GET["span"])})]
    except (KeyError, TypeError, ValueError):
        return []


def _quoting(user: Visitor, shown: list[Evidence]) -> dict[str, Any] | None:
    """Which record and field the marked words were read for."""
    if not shown:
        return None
    kind = BY_FACT[shown[0].kind]
    record = kind.policy.visible_to(user).filter(pk=shown[0].record_id).first()
    if record is None:
        return None
    told = field(kind.fact_kind, shown[0].field)
    return {"kind": kind, "record": record, "field": told.name, "url": kind.url(record), "evidence": shown}


def _groups(user: Visitor, document: Document) -> list[dict[str, Any]]:
    """The records found in a document, kind by kind."""
    groups = []
    for kind in KINDS:
        records = kind.policy.visible_to(user).filter(document=document).exclude(state=State.GONE)
        if kind.fact_kind == "partnership":
            records = records.select_related("place")
        found = list(records.order_by("order"))
        if found:
            groups.append({"kind": kind, "records": [(record, kind.url(record)) for record in found]})
    return groups


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it came, to be saved and never opened in the page."""
    found = get_object_or_404(policies.DOCUMENTS.visible_to(request.user), pk=pk)
    return _download(found.sha256, found.name)


@require_safe
def container(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The archive or letter that a document came in, as it came; the outermost is number 1.

    Documents of others may lie there, so that only those who may see everything get it.
    """
    found = get_object_or_404(policies.DOCUMENTS.visible_to(request.user), pk=pk)
    if not sees_everything(request.user) or not 1 <= number <= len(found.containers):
        raise Http404
    held = found.containers[number - 1]
    return _download(held["sha256"], held["name"])


def _download(sha256: str, name: str) -> HttpResponseBase:
    path = original_path(sha256)
    if not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The form that says whose a document is, of which period and genre."""
    found = _find(request.user, pk, Action.CORRECT)
    form = DocumentForm(_sent(request), initial={**description(found), "period": edtf.to_entry(found.period)})
    reason = ReasonForm(_sent(request))
    if form.is_valid() and reason.is_valid():
        values = {name: value or "" for name, value in form.cleaned_data.items()}
        try:
            correct_document(document=found, values=values, actor=signed_in(request.user), **reason.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("document", pk=pk)
    return render(request, "intake/document_form.html", {"document": found, "form": form, "reason": reason})


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a document with its records in one click; another click restores them."""
    withdraw_document(document=_find(request.user, pk, Action.WITHDRAW), actor=signed_in(request.user))
    messages.success(request, _("Withdrawn, with all its records. You can restore them at any time."))
    return redirect("document", pk=pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Restore a document with the records withdrawn together with it."""
    restore_document(document=_find(request.user, pk, Action.RESTORE), actor=signed_in(request.user))
    messages.success(request, _("Restored, with its records."))
    return redirect("document", pk=pk)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, if it was: a form may well be sent empty."""
    return request.POST if request.method == "POST" else None
