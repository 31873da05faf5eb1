"""Authorities: their names, to whom they report, and the associations they belong to."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.accounts import policies
from pobratim.web.accounts.forms import AuthorityForm, MembershipForm, ReportingForm, RequisitesForm
from pobratim.web.register import authorities, requisites
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import administered_authorities, signed_in
from pobratim.web.ui.outcomes import taken


@require_http_methods(["GET", "HEAD", "POST"])
def add_authority(request: HttpRequest) -> HttpResponse:
    """A new authority; one who administers a part of the tree puts it under something of that part."""
    if not policies.administers(request.user):
        raise Http404
    actor = signed_in(request.user)
    form = AuthorityForm(request.POST or None)
    reporting = _reporting_form(request, None, required=not actor.is_superuser)
    if form.is_valid() and reporting.is_valid():
        made: list[Authority] = []
        told = reporting.cleaned_data
        if taken(form, lambda: made.append(authorities.add_authority(**form.cleaned_data, actor=actor))):
            authorities.report_to(authority=made[0], parent=told["parent"], since=told["since"], actor=actor)
            return _saved(request, made[0])
    return render(request, "accounts/authority_form.html", {"form": form, "reporting": reporting})


@require_safe
def authority(request: HttpRequest, pk: int) -> HttpResponse:
    """An authority's names, place in the tree, associations and people."""
    return _page(request, _administered(request, pk))


@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an authority another official name."""
    found, form = _administered(request, pk), AuthorityForm(request.POST)
    actor = signed_in(request.user)
    if form.is_valid() and taken(form, lambda: authorities.rename(authority=found, **form.cleaned_data, actor=actor)):
        return _saved(request, found)
    return _page(request, found, form=form)


@require_POST
def report_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Say to whom an authority reports from a day on."""
    found = _administered(request, pk)
    form, actor = _reporting_form(request, found), signed_in(request.user)
    if form.is_valid() and taken(
        form, lambda: authorities.report_to(authority=found, **form.cleaned_data, actor=actor)
    ):
        return _saved(request, found)
    return _page(request, found, reporting=form)


@require_POST
def set_requisites(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what an authority's own papers print of it."""
    found = _administered(request, pk)
    form = RequisitesForm(request.POST, declined=requisites.declined(found))
    if form.is_valid():
        requisites.set_requisites(authority=found, values=form.cleaned_data, actor=signed_in(request.user))
        return _saved(request, found)
    return _page(request, found, requisites=form)


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell of an authority's membership of an association."""
    found, form = _administered(request, pk), MembershipForm(request.POST)
    actor = signed_in(request.user)
    if form.is_valid() and taken(
        form, lambda: authorities.set_membership(member=found, values=form.cleaned_data, actor=actor)
    ):
        return _saved(request, found)
    return _page(request, found, membership=form)


def _administered(request: HttpRequest, pk: int) -> Authority:
    """An authority that one administers; others do not exist."""
    return get_object_or_404(administered_authorities(request.user), pk=pk)


def _page(request: HttpRequest, found: Authority, **forms: Form) -> HttpResponse:
    context = {
        "authority": found,
        "names": found.names.order_by("name"),
        "lines": found.reports_to.select_related("parent").order_by("-since"),
        "memberships": found.memberships.select_related("association"),
        "members": found.members.select_related("member"),
        "grants": found.grants.select_related("user").order_by("user__username"),
        "form": AuthorityForm(initial={"name": found.name, "abbreviation": found.abbreviation}),
        "reporting": ReportingForm(authorities=_others(request, found), initial={"since": timezone.localdate()}),
        "membership": MembershipForm(),
        "requisites": _requisites_form(found),
        **forms,
    }
    return render(request, "accounts/authority.html", context)


def _requisites_form(found: Authority) -> RequisitesForm:
    kept = requisites.requisites_of(found)
    initial = {name: getattr(kept, name) for name in requisites.REQUISITES}
    return RequisitesForm(initial=initial, declined=requisites.declined(found))


def _reporting_form(request: HttpRequest, found: Authority | None, *, required: bool = False) -> ReportingForm:
    """Only under what one administers can an authority be put."""
    form = ReportingForm(
        request.POST or None, authorities=_others(request, found), initial={"since": timezone.localdate()}
    )
    form.fields["parent"].required = required
    return form


def _others(request: HttpRequest, found: Authority | None) -> QuerySet[Authority]:
    others = administered_authorities(request.user)
    return others.exclude(pk=found.pk) if found else others


def _saved(request: HttpRequest, found: Authority) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect("authority", found.pk)
