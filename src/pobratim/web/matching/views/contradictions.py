"""Contradictions between the register and the events told in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pobratim.web.matching.filters import ContradictionFilter
from pobratim.web.matching.models import Comparison, Contradiction
from pobratim.web.matching.policies import contradictions_open_to
from pobratim.web.matching.services import bring_back, set_aside
from pobratim.web.register.exports import Column, file_response
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.policies import Action, signed_in
from pobratim.web.ui.dates import human

PER_PAGE = 30
FORMATS = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Quote:
    """One record's words, with the address of its page."""

    url: str
    text: str


def sentence(contradiction: Contradiction) -> str:
    """What cannot be true together, in words."""
    values: dict[str, Any] = contradiction.values
    dated = {
        name: human(text) for name, text in values.items() if name in ("date", "until", "first", "second") and text
    }
    told = {"until": _("earlier"), **values, **dated}
    return {
        "count": _("The text counts %(told)s partner cities, the register %(known)s by then."),
        "unknown_agreement": _("Signed or renewed here (%(date)s); the register has no agreement of that day."),
        "lapsed_cited": _("Cited as in force; by the register it lapsed (%(until)s)."),
        "two_dates": _("One agreement, two dates: %(first)s and %(second)s."),
    }[contradiction.code] % told


def quotes(contradiction: Contradiction) -> list[Quote]:
    """The words of each record that has a part in it."""
    return [
        Quote(reverse("record", args=[BY_FACT[side["kind"]].slug, int(side["key"])]), side["quote"])
        for side in contradiction.sides
    ]


COLUMNS = (
    Column("kind", gettext_lazy("With what"), lambda c: c.get_code_display()),
    Column("owner", gettext_lazy("Owner"), lambda c: str(c.authority or "")),
    Column("contradiction", gettext_lazy("Contradiction"), sentence),
    Column("quotes", gettext_lazy("Quotes"), lambda c: [side["quote"] for side in c.sides]),
    Column("records", gettext_lazy("Records"), lambda c: [quote.url for quote in quotes(c)]),
    Column("set_aside", gettext_lazy("Set aside because"), lambda c: c.reason or ""),
)


@require_safe
def contradictions(request: HttpRequest) -> HttpResponse:
    """What cannot be true together, with the words that say so."""
    form = ContradictionFilter(request.GET, records=contradictions_open_to(request.user), user=request.user)
    page = Paginator(form.apply(), PER_PAGE).get_page(request.GET.get("page"))
    open_ones = contradictions_open_to(request.user, Action.CONFIRM).filter(pk__in=[c.pk for c in page])
    decidable = set(open_ones.values_list("pk", flat=True))
    context = {
        "form": form,
        "page": page,
        "rows": [(c, sentence(c), quotes(c), c.pk in decidable) for c in page],
        "exports": [(name.upper(), reverse("export_contradictions", args=[name])) for name in FORMATS],
        "compared": Comparison.objects.order_by("-at").first(),
    }
    return render(request, "matching/contradictions.html", context)


@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The contradictions as filtered, as a file. Raises Http404 for a format there is none of."""
    form = ContradictionFilter(request.GET, records=contradictions_open_to(request.user), user=request.user)
    return file_response(file_format, "contradictions", COLUMNS, form.apply())


@require_POST
def put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a contradiction aside with a reason, or bring it back."""
    found: Contradiction = get_object_or_404(contradictions_open_to(request.user, Action.CONFIRM), pk=pk)
    reason, actor = request.POST.get("reason", "").strip(), signed_in(request.user)
    if request.POST.get("act") == "undo":
        bring_back(contradiction=found, actor=actor)
        messages.success(request, _("It is open again."))
    elif reason:
        set_aside(contradiction=found, reason=reason, actor=actor)
        messages.success(request, _("Set aside."))
    else:
        messages.warning(request, _("Say why: whoever looks next must know."))
    return redirect("contradictions")
