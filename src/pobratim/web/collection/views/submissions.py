"""The page of one answer: its authority fills and sends it, the collector checks, returns and accepts it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratim.web.collection import submissions as services
from pobratim.web.collection.forms import ReceiptForm, RemarksForm
from pobratim.web.collection.models import Submission
from pobratim.web.collection.pairing import answering
from pobratim.web.collection.policies import CAMPAIGNS, SUBMISSIONS
from pobratim.web.collection.returned import returned_rows
from pobratim.web.collection.rows import counted_records, remarks_on, rows_of
from pobratim.web.collection.standing import told
from pobratim.web.collection.submissions import Receipt
from pobratim.web.collection.views.finding import done, submission_of
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.storage import original_path
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Record
from pobratim.web.register.policies import DOCUMENTS, JOURNAL, Action, signed_in, writable_authorities
from pobratim.web.reporting.catalogue import form_label


@require_safe
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows of an answer and whatever may be done with it in its state."""
    found, user = submission_of(request, pk), signed_in(request.user)
    rows = rows_of(found, user)
    accepted = found.state == Submission.State.ACCEPTED
    kinds = [BY_FACT[kind] for kind in dict.fromkeys(record.fact_kind for record in rows.records)]
    may_check = CAMPAIGNS.allows(user, Action.CONFIRM, found.campaign)
    checked = (may_check and found.state == Submission.State.SUBMITTED) or (found.is_open and rows.records)
    found_wrong = remarks_on(found, user) if checked else []
    context: dict[str, Any] = {
        "submission": found,
        "campaign": found.campaign,
        "label": form_label(found.campaign.form),
        "told": told(found, timezone.localdate()),
        "rows": [_row(record) for record in (counted_records([found])[found.pk] if accepted else rows.records)],
        "planned": [_row(record) for record in rows.planned],
        "kinds": kinds,
        "may_send": SUBMISSIONS.allows(user, Action.CORRECT, found),
        "may_check": may_check,
        "may_add": writable_authorities(user).filter(pk=found.authority_id).exists(),
        "sees_campaign": CAMPAIGNS.allows(user, Action.VIEW, found.campaign),
        "receipt": ReceiptForm(initial=_receipt(found)),
        "remarks": RemarksForm(initial={"remarks": "\n".join(found_wrong)}),
        "found_wrong": found_wrong,
        "returns": found.returns.filter(taken_back=False),
        "others": _other_documents(found, user),
        "changed": _changed(found),
        "history": JOURNAL.visible_to(user).filter(kind=Submission.fact_kind, record_id=pk),
    }
    return render(request, "collection/submission.html", context)


def _row(record: Record) -> dict[str, Any]:
    kind, values = BY_FACT[record.fact_kind], record.effective
    date = values.get("edtf") or values.get("date") or next(iter(values.get("dates") or ()), "")
    return {"record": record, "url": kind.url(record), "kind": kind, "date": date}


def _receipt(found: Submission) -> dict[str, Any]:
    today = timezone.localdate()
    if found.is_open:
        return {"sent": today, "received": today}
    return {"sent": found.sent, "received": found.received, "number": found.number}


def _other_documents(found: Submission, user: Any) -> Any:
    """Papers of the authority that could be this answer, beside the one that is."""
    known = DOCUMENTS.visible_to(user).filter(pk__in=answering(found.campaign).values("pk"))
    return known.filter(authority=found.authority).exclude(submissions=found)


def _changed(found: Submission) -> list[dict[str, Any]]:
    """The rows that came back changed, each with the address of its field diff."""
    if found.document is None or found.state == Submission.State.ACCEPTED:
        return []
    back = urlencode({"next": reverse("submission", args=[found.pk])})
    changed = []
    for row in returned_rows(found.document):
        slug = BY_FACT[row.known.fact_kind].slug
        address = reverse("merge_with", args=[slug, row.known.pk, row.read.pk])
        changed.append({"record": row.known, "url": f"{address}?{back}"})
    return changed


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the rows, or say that nothing was held."""
    found, actor = submission_of(request, pk, Action.CORRECT), signed_in(request.user)
    receipt = None
    if request.POST.get("sent"):
        form = ReceiptForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Nothing was sent: these are no dates."))
            return redirect("submission", pk)
        receipt = Receipt(**form.cleaned_data)
    nothing = request.POST.get("what") == "nothing"
    done(
        request,
        _("Sent."),
        lambda: services.submit(submission=found, actor=actor, receipt=receipt, nothing_held=nothing),
    )
    return redirect("submission", pk)


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return it with remarks."""
    found, actor = submission_of(request, pk, Action.CONFIRM), signed_in(request.user)
    remarks = request.POST.get("remarks", "")
    done(
        request,
        _("Returned with remarks."),
        lambda: services.give_back(submission=found, remarks=remarks, actor=actor),
    )
    return redirect("submission", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the rows that are ticked."""
    found, actor = submission_of(request, pk, Action.CONFIRM), signed_in(request.user)
    chosen = _chosen(request) if "rows" in request.POST or request.POST.get("ticked") else None
    done(request, _("Accepted."), lambda: services.accept(submission=found, actor=actor, chosen=chosen))
    return redirect("submission", pk)


def _chosen(request: HttpRequest) -> dict[str, list[int]]:
    """The ids of the rows ticked, by kind: "activity:12"."""
    found: dict[str, list[int]] = {}
    for told_row in request.POST.getlist("rows"):
        kind, _separator, pk = told_row.partition(":")
        if pk.isdecimal():
            found.setdefault(kind, []).append(int(pk))
    return found


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the last step: one's own sending, or the collector's return or acceptance."""
    found = submission_of(request, pk, Action.CORRECT)
    if found.state != Submission.State.SUBMITTED:
        found = submission_of(request, pk, Action.CONFIRM)
    actor = signed_in(request.user)
    done(request, _("Undone."), lambda: services.take_back(submission=found, actor=actor))
    return redirect("submission", pk)


@require_POST
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Set right when it was sent and received, and its incoming number."""
    found, actor = submission_of(request, pk, Action.CONFIRM), signed_in(request.user)
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("These are no dates."))
        return redirect("submission", pk)
    told_receipt = Receipt(**form.cleaned_data)
    done(request, _("Saved."), lambda: services.note_receipt(submission=found, receipt=told_receipt, actor=actor))
    return redirect("submission", pk)


@require_POST
def files(request: HttpRequest, pk: int) -> HttpResponse:
    """The Word file goes through intake, which pairs it; a scan of the signed paper is kept beside it."""
    found, actor = submission_of(request, pk, Action.CORRECT), signed_in(request.user)
    word, paper = request.FILES.get("word"), request.FILES.get("scan")
    if paper:
        name, content = (paper.name or "")[-300:], paper.read()
        done(
            request,
            _("The scan is kept."),
            lambda: services.attach_scan(submission=found, name=name, content=content, actor=actor),
        )
    if word:
        batch = receive(files=[((word.name or "")[-300:], word.read())], actor=actor, owner=found.authority)
        return redirect("batch", batch.pk)
    return redirect("submission", pk)


@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The scan of the signed paper, to be saved and never opened in the page."""
    found = submission_of(request, pk)
    path = original_path(found.scan_sha256) if found.scan_sha256 else None
    if path is None or not path.exists():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=found.scan_name, content_type="application/octet-stream"
    )
