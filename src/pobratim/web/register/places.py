"""Finding the row of a place, whichever document told of it first."""

from __future__ import annotations

from pobratim.web.register.folding import name_key
from pobratim.web.register.models import Place


def place_for(country: str | None, name: str | None) -> Place | None:
    """The place of this country and name, made on first sight; None where neither is told.

    A city told without its country is the one city of that name the register knows, if there is exactly one; and a
    city known without a country gets it from the first document that tells it.
    """
    country, name = country or "", (name or "").strip()
    if not (country or name):
        return None
    key = name_key(name)
    if not name or Place.objects.filter(country=country, key=key).exists():
        return Place.objects.get_or_create(country=country, key=key, defaults={"name": name})[0]
    return _same_name(country, key) or Place.objects.create(country=country, key=key, name=name)


def _same_name(country: str, key: str) -> Place | None:
    if not country:
        namesakes = list(Place.objects.filter(key=key).exclude(country="")[:2])
        return namesakes[0] if len(namesakes) == 1 else None
    known = Place.objects.filter(key=key, country="").first()
    if known:
        known.country = country
        known.save(update_fields=["country"])
    return known
