"""Completing the name of a city or region while it is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratim.language.places_completion import complete
from pobratim.web.register import countries

_LONGEST = 100


@require_safe
def complete_places(request: HttpRequest) -> HttpResponse:
    """Options of a datalist for what a field holds, whatever the field is called. Names are the world's, nobody's."""
    written = next((value for name, value in request.GET.dict().items() if name != "from"), "")[:_LONGEST]
    options = [(place, countries.name(place.country)) for place in complete(written)]
    answer = render(request, "register/places.html", {"options": options, "written": written})
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
