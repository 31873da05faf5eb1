"""The page that finds things, and the page of the abbreviations it knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.policies import signed_in, writable_authorities
from pobratim.web.search import dictionary
from pobratim.web.search.cards import Card, cards
from pobratim.web.search.forms import AbbreviationForm
from pobratim.web.search.models import Abbreviation
from pobratim.web.search.results import MOST, Found, Results, search
from pobratim.web.ui.outcomes import taken

PER_KIND, PER_PAGE = 5, 25
NAMES: Mapping[str, str | Promise] = {
    "partnership": BY_FACT["partnership"].plural,
    "agreement": BY_FACT["agreement"].plural,
    "activity": BY_FACT["activity"].plural,
    "person": BY_FACT["person"].plural,
    "anniversary": BY_FACT["anniversary"].plural,
    "document": gettext_lazy("Documents"),
}
"""The kinds of matches in the order of the page."""


@dataclass(frozen=True, slots=True)
class Group:
    """The matches of one kind: how many there are, and those shown."""

    kind: str
    name: str | Promise
    number: int
    cards: list[Card]


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What was found, kind by kind, or all of one kind; the address holds the question."""
    text, kind, year = (request.GET.get(name, "").strip() for name in ("q", "kind", "year"))
    kind, year = kind if kind in NAMES else "", year if _is_year(year) else ""
    results = search(text=text, user=request.user, kind=kind, year=year)
    page = Paginator(results.found, PER_PAGE).get_page(request.GET.get("page")) if kind else None
    context = {
        "asked": text,
        "results": results,
        "most": MOST,
        "kind": kind,
        "year": year,
        "kinds": [(code, name, results.kinds[code]) for code, name in NAMES.items() if results.kinds[code]],
        "total": results.kinds.total(),
        "years": sorted({one.year for one in results.found if one.year}, reverse=True),
        "page": page,
        "groups": _groups(results, list(page.object_list) if page else None),
    }
    return render(request, "search/find.html", context)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text) <= 9999


def _groups(results: Results, page: list[Found] | None) -> list[Group]:
    """The matches of a page of one kind, or the best of every kind; all of them are fetched at once."""
    by_kind: dict[str, list[Found]] = {}
    for one in results.found if page is None else page:
        by_kind.setdefault(one.kind, []).append(one)
    most = PER_KIND if page is None else PER_PAGE
    shown = [one for kind in NAMES for one in by_kind.get(kind, ())[:most]]
    made: dict[str, list[Card]] = {}
    for card in cards(shown, results.query.terms):
        made.setdefault(card.entry.kind, []).append(card)
    return [Group(kind, NAMES[kind], results.kinds[kind], made[kind]) for kind in NAMES if kind in made]


@require_http_methods(["GET", "HEAD", "POST"])
def abbreviations(request: HttpRequest) -> HttpResponse:
    """The abbreviations that the search knows; those who may write to the register add their own."""
    may_add = writable_authorities(request.user).exists()
    if request.method == "POST" and not may_add:
        raise Http404
    form = AbbreviationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told: dict[str, Any] = {**form.cleaned_data, "actor": signed_in(request.user)}
        if taken(form, lambda: dictionary.add(**told)):
            messages.success(request, _("Added."))
            return redirect("abbreviations")
    context = {"form": form, "may_add": may_add, "own": Abbreviation.objects.all(), "known": dictionary.known()}
    return render(request, "search/abbreviations.html", context)


@require_POST
def remove_abbreviation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an abbreviation out in one click; adding it again is as quick."""
    if not writable_authorities(request.user).exists():
        raise Http404
    dictionary.remove(abbreviation=get_object_or_404(Abbreviation, pk=pk), actor=signed_in(request.user))
    messages.success(request, _("Removed."))
    return redirect("abbreviations")
