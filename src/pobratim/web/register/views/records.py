"""A record's page, and the forms that add, correct, withdraw and restore records."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.register import policies, services
from pobratim.web.register.chains import chain_of, others_of
from pobratim.web.register.fields import field
from pobratim.web.register.forms import AdditionForm, CorrectionForm, ReasonForm, RecordForm
from pobratim.web.register.guesses import mark_again
from pobratim.web.register.kinds import Kind
from pobratim.web.register.meanwhile import ChangedMeanwhileError, last_entry, merge
from pobratim.web.register.merging import counting_for
from pobratim.web.register.models import Agreement, Authority, Person, Record, State
from pobratim.web.register.people import roles_in_time
from pobratim.web.register.policies import Action
from pobratim.web.register.settling import is_doubted
from pobratim.web.register.views.finding import find_record, page_before
from pobratim.web.register.views.rows import evidence_of, rows_of, sources
from pobratim.web.ui.outcomes import taken


@require_safe
def record(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """A record with its values, their sources and its history."""
    found = find_record(kind, request.user, pk)
    told = sources(found, kind, request.user)
    rows = rows_of(found, evidence_of([source.record for source in told]))
    context = {
        "kind": kind,
        "record": found,
        "rows": rows,
        "concluded": any(item.span.get("inferred") for row in rows for item in row.evidence),
        "sources": told,
        "history": policies.JOURNAL.visible_to(request.user).filter(kind=kind.fact_kind, record_id=pk),
        "counting": counting_for(found) if found.is_merged else None,
        "counting_url": kind.url(counting_for(found)),
        "may_merge": kind.form and kind.policy.allows(request.user, Action.MERGE, found),
        "may_correct": kind.form and not found.is_merged and kind.policy.allows(request.user, Action.CORRECT, found),
        "doubted": is_doubted(found),
        "withdrawn": found.is_withdrawn,
        "gone": found.state == State.GONE,
    }
    if isinstance(found, Agreement):
        context["chain"] = chain_of(found, request.user)
    if isinstance(found, Person):
        context["roles"] = roles_in_time(found, request.user)
        context["may_consent"] = kind.policy.allows(request.user, Action.CORRECT, found) and not found.is_merged
    return render(request, "register/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """The form that corrects a record. Where somebody changed it meanwhile, both are shown and nothing is saved."""
    found = find_record(kind, request.user, pk, Action.CORRECT)
    if kind.form is None:
        raise Http404
    form = kind.form(_sent(request), initial=kind.form.start(found.effective))
    form.offer(others_of(found, request.user) if isinstance(found, Agreement) else ())
    correction = CorrectionForm(_sent(request), initial={"seen": last_entry(found)})
    back = page_before(request) or kind.url(found)
    context = {"kind": kind, "record": found, "form": form, "reason": correction, "back": back}
    if form.is_valid() and correction.is_valid():
        told = {"actor": policies.signed_in(request.user), **correction.cleaned_data}
        try:
            if taken(form, lambda: services.correct(record=found, values=form.values(), **told)):
                messages.success(request, _saved(kind, found))
                return redirect(back)
        except ChangedMeanwhileError as error:
            context |= _of_both(kind, form, told["reason"], found, error)
    return render(request, "register/record_form.html", context)


def _saved(kind: Kind, record: Record) -> str:
    """That a correction is saved; one of what was read can be made a rule of the office."""
    if record.document_id is None or record.authority_id is None or not record.corrected:
        return _("Saved.")
    address = reverse("offer_rule", args=[record.document_id, kind, record.pk])
    return format_html('{} <a href="{}">{}</a>', _("Saved."), address, _("Make it a rule of the office …"))


def _of_both(kind: Kind, form: RecordForm, reason: str, record: Record, error: ChangedMeanwhileError) -> dict[str, Any]:
    """The form with what both people wrote, to be looked at and sent again."""
    merged = merge(form.values(), record, error.entries)
    theirs = [(told := field(kind.fact_kind, name), told.show({name: value})) for name, value in merged.theirs.items()]
    return {
        "form": type(form)(initial=form.start(merged.values)),
        "reason": CorrectionForm(initial={"seen": last_entry(record), "reason": reason}),
        "meanwhile": error.entries,
        "theirs": [(told.name, shown or "–") for told, shown in theirs],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The form that adds a record; the address may say what it starts with."""
    owners = policies.writable_authorities(request.user)
    if kind.form is None or not owners.exists():
        raise Http404
    form = kind.form(_sent(request), initial=request.GET.dict())
    reason = AdditionForm(_sent(request))
    owner = _chosen_owner(request, list(owners))
    if form.is_valid() and reason.is_valid() and owner:
        told = {"actor": policies.signed_in(request.user), "reason": reason.cleaned_data["reason"]}
        text = reason.cleaned_data["source_text"]
        values = form.values() | ({"text": text} if text else {})
        made: list[Record] = []
        if taken(
            form,
            lambda: made.append(services.add(model=kind.model, authority=owner, values=values, **told)),
        ):
            messages.success(request, _("Added."))
            return redirect(page_before(request) or kind.url(made[0]))
    context = {"kind": kind, "form": form, "reason": reason, "owners": owners, "owner": owner}
    context["owner_missing"] = form.is_bound and owner is None
    if reason.is_bound and reason.is_valid():
        mark_again(form, reason.cleaned_data["marks"])
        context["source"] = reason.cleaned_data["source_text"]
    return render(request, "register/record_form.html", context)


def _chosen_owner(request: HttpRequest, owners: list[Authority]) -> Authority | None:
    """The authority the form names; else the only one there is, or the one that the link to the form names."""
    posted = request.POST.get("owner")
    if len(owners) == 1 and not posted:
        return owners[0]
    named = request.GET.get("owner") if posted is None else posted
    return next((owner for owner in owners if str(owner.pk) == named), None)


@require_POST
def confirm(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Say in one click that a doubtful record is right."""
    found = find_record(kind, request.user, pk, Action.CONFIRM)
    if kind.form is None:
        raise Http404
    services.confirm(record=found, actor=policies.signed_in(request.user))
    messages.success(request, _("Confirmed: the record is right."))
    return redirect(kind.url(found))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Ask, then withdraw."""
    found = find_record(kind, request.user, pk, Action.WITHDRAW)
    return _change_state(request, kind, found, services.withdraw, "register/withdraw.html", _("Withdrawn."))


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, kind: Kind, pk: int) -> HttpResponse:
    """Ask, then restore."""
    found = find_record(kind, request.user, pk, Action.RESTORE)
    return _change_state(request, kind, found, services.restore, "register/restore.html", _("Restored."))


def _change_state(
    request: HttpRequest, kind: Kind, record: Record, service: Any, template: str, done: str
) -> HttpResponse:
    if kind.form is None:
        raise Http404
    reason = ReasonForm(_sent(request))
    if request.method == "POST" and reason.is_valid():
        service(record=record, actor=policies.signed_in(request.user), reason=reason.cleaned_data["reason"])
        messages.success(request, done)
        return redirect(kind.url(record))
    return render(request, template, {"kind": kind, "record": record, "reason": reason})


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, if it was: a form may well be sent empty."""
    return request.POST if request.method == "POST" else None
