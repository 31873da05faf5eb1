"""What the offices added to the gazetteer: the list, as a page and as files; taken back and brought back there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pobratim.language.gazetteer import fold
from pobratim.web.reference import services
from pobratim.web.reference.models import CityAddition
from pobratim.web.reference.policies import ADDITIONS
from pobratim.web.register import countries
from pobratim.web.register.exports import FORMATS, Column, file_response
from pobratim.web.register.policies import Action, signed_in

PER_PAGE = 50
COLUMNS = (
    Column("city", gettext_lazy("City"), lambda a: a.city),
    Column("country", gettext_lazy("Country"), lambda a: countries.name(a.country)),
    Column("geonames", "GeoNames", lambda a: a.geonames),
    Column("kind", gettext_lazy("What was added"), lambda a: str(a.get_kind_display())),
    Column("value", gettext_lazy("Value"), lambda a: a.value),
    Column("language", gettext_lazy("Language"), lambda a: str(a.get_language_display())),
    Column("since", gettext_lazy("Since"), lambda a: a.since and a.since.isoformat()),
    Column("until", gettext_lazy("Until"), lambda a: a.until and a.until.isoformat()),
    Column("owner", gettext_lazy("For whom it holds"), lambda a: a.authority.name if a.authority else ""),
    Column("is_active", gettext_lazy("Holds"), lambda a: a.is_active),
)


@require_safe
def additions(request: HttpRequest) -> HttpResponse:
    """The additions that hold for one's offices, with those taken back."""
    page = Paginator(_chosen(request), PER_PAGE).get_page(request.GET.get("page"))
    may = set(ADDITIONS.open_to(request.user, Action.ADMINISTER).values_list("pk", flat=True))
    context = {
        "query": request.GET.get("q", ""),
        "kind": request.GET.get("kind", ""),
        "kinds": CityAddition.Kind.choices,
        "page": page,
        "rows": [(addition, addition.pk in may) for addition in page],
        "exports": [(name.upper(), reverse("export_additions", args=[name])) for name in FORMATS],
    }
    return render(request, "reference/additions.html", context)


@require_safe
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The additions as filtered, as a file. Raises Http404 for a format there is none of."""
    return file_response(file_format, "additions", COLUMNS, _chosen(request))


@require_POST
def switch_addition(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an addition back, or bring it back."""
    found = get_object_or_404(ADDITIONS.open_to(request.user, Action.ADMINISTER), pk=pk)
    active = request.POST.get("act") == "on"
    try:
        services.switch(addition=found, active=active, actor=signed_in(request.user))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("It holds again.") if active else _("Taken back. It can be brought back here."))
    return redirect("additions")


def _chosen(request: HttpRequest) -> QuerySet[Any]:
    found = ADDITIONS.visible_to(request.user).select_related("authority")
    if kind := request.GET.get("kind"):
        found = found.filter(kind=kind)
    if key := fold(request.GET.get("q", "")):
        found = found.filter(Q(city_key__contains=key) | Q(key__contains=key))
    return found
