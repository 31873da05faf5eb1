"""The title of a visit report: whose delegation went where, and when."""

from __future__ import annotations

from typing import Literal

from pobratim.findings import Activity
from pobratim.rendering.cells import Filling
from pobratim.rendering.declension import cities_in_case, in_case, named_in_case
from pobratim.rendering.fields import Scope, write_text
from pobratim.rendering.names import name_key
from pobratim.rendering.style import country_after_city, country_name, words, write_short_date


def visit_title(filling: Filling, visit: Activity) -> str:
    """«Визит делегации города Харбина (КНР) в город Мурманск (23-25.05.2016)».

    A visit whose direction or partner is not known goes by its own title.
    """
    direction = visit_direction(filling, visit)
    case = "genitive" if direction == "incoming" else "accusative"
    partner = _partner(filling, visit, case)
    kind = direction if partner else "unknown"
    templates = filling.form.visit_titles or {}
    ready = {"partner": partner, "dates": write_short_date(visit.edtf), "title": visit.title.rstrip(".")}
    return write_text(templates[kind], Scope(filling, row=ready))


def visit_direction(filling: Filling, visit: Activity) -> Literal["incoming", "outgoing", "unknown"]:
    """As recorded, else by where the visit took place: at the owner's, or abroad."""
    if visit.direction:
        return visit.direction
    city, country = visit.venue.city, visit.venue.country
    if city and name_key(city) == name_key(filling.data.owner):
        return "incoming"
    if country:
        return "incoming" if country == words()["home_country"] else "outgoing"
    if city and name_key(city) in {name_key(name) for name in visit.cities}:
        return "outgoing"
    return "unknown"


def _partner(filling: Filling, visit: Activity, case: str) -> str:
    """The cities visiting or visited, with their country in brackets; the country alone where no city is named."""
    countries = visit.countries
    if not visit.cities:
        return " и ".join(in_case(country_name(code), case) for code in countries)
    regions = {name_key(p.place) for p in filling.data.partners if p.place and p.kind != "city"}
    if len(visit.cities) == 1 and name_key(visit.cities[0]) in regions:
        named = in_case(visit.cities[0], case)
    else:
        named = cities_in_case(visit.cities, case) if len(visit.cities) > 1 else named_in_case(visit.cities[0], case)
    return f"{named} ({country_after_city(countries[0])})" if len(countries) == 1 else named
