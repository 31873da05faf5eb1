"""Pairs of records that may be one: the list, a decision on each, the list as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pobratim.web.matching.cards import Card, cards_of
from pobratim.web.matching.filters import PairFilter
from pobratim.web.matching.models import Comparison, Decision, Pair
from pobratim.web.matching.policies import pairs_open_to
from pobratim.web.matching.services import judge, take_back
from pobratim.web.matching.tasks import compare
from pobratim.web.register.exports import Column, file_response
from pobratim.web.register.list_filter import order_by
from pobratim.web.register.policies import Action, sees_everything, signed_in

PER_PAGE = 20
FORMATS = ("csv", "json")
SORTS = {"likely": "probability", "date": "starts"}
DEFAULT_SORT = "-likely"

COLUMNS = (
    Column("probability", gettext_lazy("How likely"), lambda card: round(card.pair.probability, 3)),
    Column("one", gettext_lazy("One"), lambda card: str(card.one)),
    Column("other", gettext_lazy("Other"), lambda card: str(card.other)),
    Column("one_id", gettext_lazy("Number of the one"), lambda card: card.one.pk),
    Column("other_id", gettext_lazy("Number of the other"), lambda card: card.other.pk),
    Column("reasons", gettext_lazy("Reasons"), lambda card: [f"{r.text} {r.share:+.1f}" for r in card.reasons]),
    Column("decision", gettext_lazy("Decision"), lambda card: card.said),
)


@require_safe
def matches(request: HttpRequest) -> HttpResponse:
    """The pairs to be decided, the likeliest first, or those that a filter asks for."""
    form, pairs, sort = _chosen(request)
    page = Paginator(pairs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "cards": cards_of(page, request.user),
        "sort": sort,
        "default_sort": DEFAULT_SORT,
        "sorts": [("-likely", _("the likeliest first")), ("-date", _("the latest first"))],
        "exports": [(name.upper(), reverse("export_matches", args=[name])) for name in FORMATS],
        "compared": Comparison.objects.order_by("-at").first(),
        "may_compare": sees_everything(request.user),
    }
    return render(request, "matching/matches.html", context)


@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The pairs as filtered and sorted, as a file. Raises Http404 for a format there is none of."""
    _form, pairs, _sort = _chosen(request)
    return file_response(file_format, "matches", COLUMNS, cards_of(pairs, request.user))


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a pair whether it is one, or take that back: the card as it is then, or the page without scripts."""
    pair: Pair = get_object_or_404(pairs_open_to(request.user, Action.CONFIRM), pk=pk)
    said, actor = request.POST.get("decision", ""), signed_in(request.user)
    if said == "undo":
        take_back(pair=pair, actor=actor)
    elif said in Decision.values:
        judge(pair=pair, decision=Decision(said), actor=actor, reason=request.POST.get("reason", ""))
    else:
        raise Http404
    if request.headers.get("HX-Request"):
        return render(request, "matching/pair.html", {"card": _card(request, pk)})
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('matches')}#pair-{pk}")


@require_POST
def compare_anew(request: HttpRequest) -> HttpResponse:
    """Have all records compared with each other in the queue."""
    if not sees_everything(request.user):
        raise Http404
    compare.enqueue()
    messages.success(request, _("The records are being compared. Look again in a minute."))
    return redirect("matches")


def _chosen(request: HttpRequest) -> tuple[PairFilter, Any, str]:
    form = PairFilter(request.GET, records=pairs_open_to(request.user), user=request.user)
    sort, ordering = order_by(request.GET.get("sort", ""), dict(SORTS), DEFAULT_SORT)
    return form, form.apply().order_by(*ordering), sort


def _card(request: HttpRequest, pk: int) -> Card:
    (card,) = cards_of(pairs_open_to(request.user).filter(pk=pk), request.user)
    return card
