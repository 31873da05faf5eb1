"""Dropping files in, and watching what becomes of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.intake.forms import HeapForm
from pobratim.web.intake.models import Batch, Upload, Verdict
from pobratim.web.intake.overview import overview_of
from pobratim.web.intake.receiving import receive, try_again
from pobratim.web.intake.rights import batches_of
from pobratim.web.register.policies import sees_everything, signed_in, writable_authorities

PER_PAGE = 20
LONGEST_NAME = 500


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """The place to drop files, and the heaps dropped before."""
    owners = writable_authorities(request.user)
    may_send = sees_everything(request.user) or owners.exists()
    if request.method == "POST" and not may_send:
        raise Http404
    form = HeapForm(request.POST or None, request.FILES or None, authorities=owners)
    if form.is_valid():
        told = form.cleaned_data
        files = ((_name(file), file.read()) for file in told["heap"])
        batch = receive(files=files, actor=signed_in(request.user), owner=told["owner"])
        return redirect("batch", batch.pk)
    page = Paginator(_summed(request), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "intake/intake.html", {"form": form, "page": page, "may_send": may_send})


def _name(file: UploadedFile[Any]) -> str:
    return (file.name or "")[-LONGEST_NAME:] or str(_("nameless"))


def _summed(request: HttpRequest) -> Any:
    waits = Q(uploads__verdicts__state__in=(Verdict.State.HELD, Verdict.State.ASKS))
    failed = Q(uploads__verdicts__state=Verdict.State.FAILED)
    return (
        batches_of(request.user)
        .order_by("-pk")
        .annotate(
            files=Count("uploads", distinct=True),
            waiting=Count("uploads__verdicts", filter=waits, distinct=True),
            failed=Count("uploads__verdicts", filter=failed, distinct=True),
        )
    )


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """A heap: how far it is, the verdict of each file, and, once done, what the whole of it says.

    The script of the page asks for the part that changes alone.
    """
    found = get_object_or_404(batches_of(request.user), pk=pk)
    template = "intake/progress.html" if request.headers.get("HX-Request") else "intake/batch.html"
    return render(request, template, _told(request, found))


def _told(request: HttpRequest, found: Batch) -> dict[str, Any]:
    uploads = list(found.uploads.all())
    verdicts = list(
        Verdict.objects.filter(upload__batch=found).select_related("document__authority", "similar", "upload")
    )
    context: dict[str, Any] = {
        "batch": found,
        "verdicts": sorted(verdicts, key=lambda verdict: not verdict.needs_somebody),
        "total": len(uploads),
        "done": sum(upload.done for upload in uploads),
        "tally": _tally(verdicts),
        "owners": writable_authorities(request.user).order_by("name"),
    }
    if found.finished_at:
        context["overview"] = overview_of(found, request.user)
    return context


def _tally(verdicts: list[Verdict]) -> list[tuple[str, int]]:
    """How many documents ended how, in the order of the states."""
    numbers = Counter(verdict.state for verdict in verdicts)
    return [(str(label), numbers[state]) for state, label in Verdict.State.choices if numbers[state]]


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a file that waits once more: with the owner chosen, or with its removals accepted."""
    upload = get_object_or_404(Upload.objects.filter(batch__in=batches_of(request.user)), pk=pk)
    owners = writable_authorities(request.user)
    chosen = request.POST.get("owner", "")
    owner = owners.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    if chosen and owner is None:
        raise Http404
    accepted = request.POST.get("accept") == "removals"
    again = try_again(
        upload=upload, actor=signed_in(request.user), owner=owner or upload.batch.owner, accept_removals=accepted
    )
    return redirect("batch", again.pk)
