"""Cities: found by any form of any name, each with its page; an administrator tells more of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pobratim.language.gazetteer import Entry, attribution
from pobratim.web.accounts.policies import administers
from pobratim.web.reference import services
from pobratim.web.reference.cities import city as city_of
from pobratim.web.reference.cities import find, place_of, tied, url_of
from pobratim.web.reference.forms import CITY_FORMS, CityForm, DayForm, FoundedForm, NameForm
from pobratim.web.register import countries
from pobratim.web.register.policies import signed_in
from pobratim.web.ui.outcomes import taken

_LONGEST = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The places that the words of a search name, in whatever case, alphabet or time."""
    query = request.GET.get("q", "").strip()[:_LONGEST]
    found = find(query, request.user) if query else []
    may_add = administers(request.user)
    context = {"query": query, "found": found, "may_add": may_add, "attribution": attribution()}
    return render(request, "reference/cities.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_city(request: HttpRequest) -> HttpResponse:
    """A city that the gazetteer lacks."""
    if not administers(request.user):
        raise Http404
    initial = {"city": request.GET.get("city", "")[:_LONGEST]}
    form = CityForm(request.POST if request.method == "POST" else None, initial=initial, user=request.user)
    if form.is_valid() and taken(form, lambda: services.add(**form.told(), actor=signed_in(request.user))):
        messages.success(request, _("Added."))
        return redirect(url_of(form.told()["city"]))
    return render(request, "reference/city_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def city(request: HttpRequest, geonames: int | None = None, country: str = "", name: str = "") -> HttpResponse:
    """A city's page; an administrator adds to it there."""
    place = place_of(request.user, geonames=geonames, country=country, name=name)
    may_add = administers(request.user)
    if place is None or (request.method == "POST" and not may_add):
        raise Http404
    forms = _forms(request) if may_add else []
    for form in forms:
        if form.is_bound and _added(request, form, place):
            return redirect(url_of(place))
    shown = city_of(place, request.user)
    context = {
        "city": shown,
        "country": countries.name(place.country),
        "tied": tied(shown, request.user),
        "forms": [(kind, form) for kind, form in zip(CITY_FORMS, forms, strict=False)],
        "attribution": attribution(),
    }
    return render(request, "reference/city.html", context)


def _forms(request: HttpRequest) -> list[NameForm | FoundedForm | DayForm]:
    """The forms of the page, of which one may have been sent."""
    sent = request.POST.get("kind") if request.method == "POST" else None
    if request.method == "POST" and sent not in CITY_FORMS:
        raise Http404
    return [form(request.POST if kind == sent else None, user=request.user) for kind, form in CITY_FORMS.items()]


def _added(request: HttpRequest, form: NameForm | FoundedForm | DayForm, place: Entry) -> bool:
    """Whether what was sent is kept."""
    if not form.is_valid():
        return False
    kept = taken(form, lambda: services.add(city=place, **form.told(), actor=signed_in(request.user)))
    if kept:
        messages.success(request, _("Added. Documents read from now on are read by it."))
    return kept
