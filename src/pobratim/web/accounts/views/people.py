"""People and their rights, for those who administer some authority."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.accounts import policies, services
from pobratim.web.accounts.forms import RoleForm, UserForm
from pobratim.web.accounts.models import User
from pobratim.web.register.models import ReportingLine
from pobratim.web.register.policies import administered_authorities, signed_in


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """One's own account, and what one may administer."""
    lines = ReportingLine.objects.in_force().select_related("parent")
    current = Prefetch("reports_to", queryset=lines, to_attr="current_lines")
    context = {
        "administers": policies.administers(request.user),
        "people": policies.administered_users(request.user).prefetch_related("grants__authority").order_by("username"),
        "authorities": administered_authorities(request.user).order_by("name").prefetch_related(current),
    }
    return render(request, "accounts/settings.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_user(request: HttpRequest) -> HttpResponse:
    """A new person with a first role; the password is shown once, to be handed over."""
    _administrator(request)
    form = UserForm(request.POST or None, authorities=administered_authorities(request.user))
    if form.is_valid():
        told, password = form.cleaned_data, services.new_password()
        try:
            person = services.add_user(
                username=told["username"],
                full_name=told["full_name"],
                password=password,
                actor=signed_in(request.user),
                role=(told["authority"], told["role"]),
            )
        except ValidationError as error:
            form.add_error("username", error.messages)
        else:
            return _handing_over(request, person, password)
    return render(request, "accounts/user_form.html", {"form": form})


@require_safe
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's roles, and what can be done about them."""
    person = _person(request, pk)
    own = policies.administered_grants(request.user)
    context = {
        "person": person,
        "grants": person.grants.select_related("authority").order_by("authority__name"),
        "administered": set(own.filter(user=person).values_list("pk", flat=True)),
        "form": RoleForm(authorities=administered_authorities(request.user)),
        "may_change_account": policies.may_change_account(request.user, person) and person != request.user,
    }
    return render(request, "accounts/user.html", context)


@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person a role for an authority that one administers."""
    person = _person(request, pk)
    form = RoleForm(request.POST, authorities=administered_authorities(request.user))
    if not form.is_valid():
        messages.error(request, _("Choose an authority and a role."))
        return redirect("user", pk)
    told = form.cleaned_data
    return _act(
        request,
        pk,
        lambda: services.give_role(
            user=person, authority=told["authority"], role=told["role"], actor=signed_in(request.user)
        ),
    )


@require_POST
def take_role(request: HttpRequest, pk: int, grant: int) -> HttpResponse:
    """Take a role away."""
    person = _person(request, pk)
    found = get_object_or_404(policies.administered_grants(request.user), pk=grant, user=person)
    return _act(request, pk, lambda: services.take_role(grant=found, actor=signed_in(request.user)))


@never_cache
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password for somebody who lost theirs, shown once."""
    person, password = _own_person(request, pk), services.new_password()
    services.set_password(user=person, password=password, actor=signed_in(request.user))
    return _handing_over(request, person, password)


@require_POST
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut a person out, or let them in again."""
    person, active = _own_person(request, pk), request.POST.get("active") == "yes"
    return _act(request, pk, lambda: services.set_active(user=person, active=active, actor=signed_in(request.user)))


def _act(request: HttpRequest, pk: int, work: Callable[[], object]) -> HttpResponse:
    """Do it, and say so; what a service refuses is told on the same page."""
    try:
        work()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("user", pk)


def _handing_over(request: HttpRequest, person: User, password: str) -> HttpResponse:
    return render(request, "accounts/password.html", {"person": person, "password": password})


def _administrator(request: HttpRequest) -> None:
    if not policies.administers(request.user):
        raise Http404


def _person(request: HttpRequest, pk: int) -> User:
    """A person whom one administers; others do not exist."""
    _administrator(request)
    return get_object_or_404(policies.administered_users(request.user).distinct(), pk=pk)


def _own_person(request: HttpRequest, pk: int) -> User:
    person = _person(request, pk)
    if not policies.may_change_account(request.user, person):
        raise Http404
    return person
