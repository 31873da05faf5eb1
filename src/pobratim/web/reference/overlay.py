"""The office's additions as others take them: rules for extraction, names for the search, options for completion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from pobratim.language.gazetteer import fold, names_in_time
from pobratim.language.places_completion import Completion, complete, readings
from pobratim.office_lexicon import OfficeRule, RuleKind
from pobratim.web.reference.models import CityAddition
from pobratim.web.reference.policies import ADDITIONS
from pobratim.web.register.policies import Visitor

_NAMING = (CityAddition.Kind.NAME, CityAddition.Kind.CITY)


def city_rules(authorities: Iterable[int]) -> list[OfficeRule]:
    """The names and cities that offices added, as rules of reading, those of the nearest office first."""
    order = {pk: number for number, pk in enumerate(authorities)}
    held = Q(authority=None) | Q(authority__in=order)
    found = CityAddition.objects.filter(held, kind__in=_NAMING, is_active=True)
    nearest = sorted(found, key=lambda addition: (order.get(addition.authority_id or 0, len(order)), addition.pk))
    return [OfficeRule(a.code, RuleKind.PLACE, a.name, city=a.city, country=a.country) for a in nearest]


def names_known(user: Visitor) -> Iterator[tuple[str, str]]:
    """(name, what the city is called as well) of each city to which a user's offices gave another name."""
    named = _naming(user).filter(kind=CityAddition.Kind.NAME)
    for name, city in named.values_list("value", "city"):
        for other in (city, *names_in_time(fold(city))):
            yield name, other
            yield other, name


def completions(written: str, user: Visitor, limit: int = 8) -> tuple[Completion, ...]:
    """The places that a text may mean or begin to name; those that an office added come first."""
    own = [Completion(a.city, a.country, "city", former=a.until is not None) for a in named(written, user)[:limit]]
    found: dict[tuple[str, str], Completion] = {}
    for place in [*own, *complete(written, limit)]:
        found.setdefault((place.name, place.country), place)
    return tuple(found.values())[:limit]


def named(written: str, user: Visitor) -> QuerySet[CityAddition]:
    """The names and cities that offices added which a text is, in any case, or begins."""
    forms = readings(written)
    if not forms:
        return CityAddition.objects.none()
    begun = Q(key__startswith=forms[0]) | Q(kind=CityAddition.Kind.CITY, city_key__startswith=forms[0])
    exact = Q(key__in=forms) | Q(kind=CityAddition.Kind.CITY, city_key__in=forms)
    return _naming(user).filter(begun | exact).order_by("city_key", "pk")


def _naming(user: Visitor) -> QuerySet[CityAddition]:
    return ADDITIONS.visible_to(user).filter(kind__in=_NAMING, is_active=True)
