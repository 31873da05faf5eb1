"""Saying that two records tell of the same: looking for the other, both side by side, and parting them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.register import merging
from pobratim.web.register.fields import field
from pobratim.web.register.forms import ReasonForm
from pobratim.web.register.kinds import Kind
from pobratim.web.register.likeness import alike, named
from pobratim.web.register.meanwhile import ChangedMeanwhileError, last_entry
from pobratim.web.register.merging import NotMergeableError, Side
from pobratim.web.register.models import Evidence, Record, State
from pobratim.web.register.policies import Action, signed_in
from pobratim.web.register.views.finding import find_record, page_before
from pobratim.web.register.views.rows import evidence_of, quotes_for


class MergeForm(ReasonForm):
    """Why two records are merged, and the last entries of their journals that the page was shown with."""

    kept_seen = forms.IntegerField(required=False, widget=forms.HiddenInput())
    other_seen = forms.IntegerField(required=False, widget=forms.HiddenInput())


@dataclass(frozen=True, slots=True)
class Compared:
    """A field of two records that differs: both values with where they were read, and which is chosen."""

    key: str
    name: str | Promise
    kept: str
    other: str
    kept_evidence: list[Evidence]
    other_evidence: list[Evidence]
    joinable: bool
    chosen: Side


@require_safe
def choose(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """The records that look as if they told of the same, or those that hold the words asked for with `?q=`."""
    found = _find(request, kind, pk)
    records, query = kind.policy.open_to(request.user, Action.MERGE), request.GET.get("q", "").strip()[:200]
    back = page_before(request)
    context = {
        "kind": kind,
        "record": found,
        "query": query,
        "candidates": [
            (candidate, _address(kind, pk, candidate.record.pk, back))
            for candidate in (named(found, records, query) if query else alike(found, records))
        ],
        "back": back or kind.url(found),
        "next": back,
    }
    return render(request, "register/merge_choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, kind: Kind, pk: int, other: int) -> HttpResponse:
    """Two records side by side; what is chosen of each makes the one that counts."""
    kept, merged = merging.in_order(_find(request, kind, pk), _find(request, kind, other))
    if kept.pk == merged.pk or kept.authority_id != merged.authority_id:
        raise Http404
    back = page_before(request) or kind.url(kept)
    sent = request.POST if request.method == "POST" else None
    form = MergeForm(sent, initial={"kept_seen": last_entry(kept), "other_seen": last_entry(merged)})
    if form.is_valid() and _merged(request, form, kept, merged):
        return redirect(back)
    context = {
        "kind": kind,
        "kept": kept,
        "other": merged,
        "fields": _compared(kept, merged),
        "same": _number_same(kept, merged),
        "form": MergeForm(initial={**form.initial, "reason": form.data.get("reason", "")}),
        "back": back,
        "again": _address(kind, pk, None, page_before(request)),
    }
    return render(request, "register/merge.html", context)


def _merged(request: HttpRequest, form: MergeForm, kept: Record, other: Record) -> bool:
    """Whether the two were merged; what speaks against it is told on the page."""
    told = form.cleaned_data
    seen = told["kept_seen"], told["other_seen"]
    chosen, actor = _chosen(request, kept, other), signed_in(request.user)
    try:
        merging.merge(kept=kept, other=other, chosen=chosen, actor=actor, reason=told["reason"], seen=seen)
    except ChangedMeanwhileError:
        messages.warning(request, _("Somebody changed one of the two meanwhile. Look at them again."))
        return False
    except NotMergeableError:
        raise Http404 from None
    messages.success(request, _("Merged: the record keeps both sources. You can separate them at any time."))
    return True


def _chosen(request: HttpRequest, kept: Record, other: Record) -> dict[str, Side]:
    """What was chosen for each field; one button takes all of one record."""
    taken_whole = request.POST.get("all")
    differing = merging.differing(kept, other)
    if taken_whole in (Side.KEPT, Side.OTHER):
        return dict.fromkeys(differing, Side(taken_whole))
    asked = {key: request.POST.get(f"field-{key}") for key in differing}
    return {key: Side(side) for key, side in asked.items() if side in list(Side)}


@require_POST
def part(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Separate a merged record from the one that counts for it."""
    found = find_record(kind, request.user, pk, Action.MERGE)
    try:
        merging.part(record=found, actor=signed_in(request.user))
    except NotMergeableError:
        raise Http404 from None
    messages.success(request, _("Separated: both records are as they were."))
    return redirect(page_before(request) or kind.url(found))


def _find(request: HttpRequest, kind: Kind, pk: int) -> Record:
    """A record that can be merged by this user."""
    found = find_record(kind, request.user, pk, Action.MERGE)
    if kind.form is None or found.state != State.CURRENT:
        raise Http404
    return found


def _address(kind: Kind, pk: int, other: int | None, back: str) -> str:
    """The page of both, or that of the choice, which leads back to where it was opened from."""
    page = reverse("merge", args=[kind.slug, pk]) if other is None else reverse("merge_with", args=[kind, pk, other])
    return page + (f"?{urlencode({'next': back})}" if back else "")


def _compared(kept: Record, other: Record) -> list[Compared]:
    evidence, proposed = (evidence_of([kept]), evidence_of([other])), merging.proposed(kept, other)
    return [_field(key, side, kept, other, evidence) for key, side in proposed.items()]


def _field(key: str, side: Side, kept: Record, other: Record, evidence: Any) -> Compared:
    told = field(kept.fact_kind, key)
    return Compared(
        key=key,
        name=told.name,
        kept=told.show(kept.effective) or "–",
        other=told.show(other.effective) or "–",
        kept_evidence=quotes_for(key, evidence[0]),
        other_evidence=quotes_for(key, evidence[1]),
        joinable=merging.can_join(key, kept, other),
        chosen=side,
    )


def _number_same(kept: Record, other: Record) -> int:
    """How many fields both tell alike."""
    told = [key for key, value in kept.effective.items() if key not in ("evidence", "wording", "text") and value]
    return len([key for key in told if kept.effective[key] == other.effective.get(key)])
