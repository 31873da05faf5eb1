"""Completing the name of a city or region while it is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pobratim.web.reference.overlay import completions
from pobratim.web.register import countries

_LONGEST = 100


@require_safe
def complete_places(request: HttpRequest) -> HttpResponse:
    """Options of a datalist for what a field holds, whatever the field is called: the world's names, and those that
    one's offices added."""
    written = next((value for name, value in request.GET.dict().items() if name != "from"), "")[:_LONGEST]
    options = [(place, countries.name(place.country)) for place in completions(written, request.user)]
    answer = render(request, "reference/places.html", {"options": options, "written": written})
    answer["Cache-Control"] = "private, max-age=60"
    return answer
