"""From a record's effective values to its columns, links and search text. One function per kind of fact.

Columns are a shadow of the JSON: they may be rebuilt at any time, and nothing else writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from pobratim.language.places import country_of_city
from pobratim.web.register import countries, edtf
from pobratim.web.register.choices import PromiseState
from pobratim.web.register.folding import fold, name_key
from pobratim.web.register.models import (
    Activity,
    ActivityPlace,
    Agreement,
    Anniversary,
    Partnership,
    Person,
    Place,
    Promise,
    Record,
)
from pobratim.web.register.places import place_for

Values = Mapping[str, Any]
Role = ActivityPlace.Role


def project(record: Record) -> None:
    """Write the columns of a record, unsaved, from its effective values."""
    values = record.effective
    record.certainty = values.get("certainty") or "certain"
    record.search_text = fold(" ".join(_searchable(values)))
    _COLUMNS[type(record)](record, values)


def project_links(record: Record) -> None:
    """Write the rows that hang on a saved record."""
    if isinstance(record, Activity):
        _link_places(record, record.effective)
        _link_promises(record, record.effective)


def _searchable(values: Values) -> Iterable[str]:
    # In an order of its own: PostgreSQL does not keep that of the keys.
    for name, value in sorted(values.items()):
        if name not in ("evidence", "wording", "text" if "title" in values and "description" in values else ""):
            yield from _strings(name, value)
    yield str(values.get("text") or "")


def _strings(name: str, value: Any) -> Iterable[str]:
    if isinstance(value, str) and value:
        yield countries.all_names(value) or value if name in ("country", "countries") else value
    elif isinstance(value, Mapping):
        for inner, item in sorted(value.items()):
            yield from _strings(inner, item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(name, item)


def _days(value: str | None, record: Record) -> tuple[date | None, date | None]:
    """The days of a date; those of the document's period where the text gives none, so that no record falls out of
    its year."""
    found = edtf.bounds(value)
    if found:
        return found
    return (record.document.starts, record.document.ends) if record.document else (None, None)


def _activity(record: Activity, values: Values) -> None:
    venue = values.get("venue") or {}
    record.title = values.get("title") or values.get("text") or ""
    record.edtf = values.get("edtf") or ""
    record.starts, record.ends = _days(record.edtf, record)
    record.status = values.get("status") or "held"
    record.online = values.get("online")
    record.kind = values.get("kind") or "other"
    record.venue_city = venue.get("city") or ""
    record.venue_key = name_key(record.venue_city)
    record.venue_country = venue.get("country") or ""
    record.venue_name = venue.get("name") or ""
    record.municipality = values.get("municipality") or ""


def _agreement(record: Agreement, values: Values) -> None:
    partner = values.get("partner") or {}
    signed = [found[0] for found in map(edtf.bounds, values.get("dates") or ()) if found]
    record.title = values.get("title") or values.get("text") or ""
    record.kind = values.get("kind") or "agreement"
    record.place = place_for(partner.get("country"), partner.get("place"))
    record.signed = min(signed, default=None)
    record.valid_until = values.get("valid_until") or ""
    record.status = values.get("status") or "unknown"


def _partnership(record: Partnership, values: Values) -> None:
    record.place = place_for(values.get("country"), values.get("place"))
    record.kind = values.get("kind") or "city"
    record.established = values.get("established") or ""


def _anniversary(record: Anniversary, values: Values) -> None:
    record.city = values.get("city") or ""
    record.country = values.get("country") or ""
    record.kind = values.get("kind") or "jubilee"
    record.age = values.get("age")
    record.date = values.get("date") or ""
    record.starts, record.ends = _days(record.date, record)


def _person(record: Person, values: Values) -> None:
    record.name = values.get("name") or ""
    record.role = values.get("role") or ""


_COLUMNS: dict[type[Record], Callable[[Any, Values], None]] = {
    Activity: _activity,
    Agreement: _agreement,
    Partnership: _partnership,
    Anniversary: _anniversary,
    Person: _person,
}


def _link_places(record: Activity, values: Values) -> None:
    wanted = {(place.pk, role) for place, role in _places(record, values) if place}
    found = {(link.place_id, link.role): link for link in record.place_links.all()}
    for key, link in found.items():
        if key not in wanted:
            link.delete()
    ActivityPlace.objects.bulk_create(
        ActivityPlace(activity=record, place_id=place, role=role) for place, role in sorted(wanted - found.keys())
    )


def _places(record: Activity, values: Values) -> Iterable[tuple[Place | None, str]]:
    codes = list(values.get("countries") or ())
    for code in codes:
        yield place_for(code, None), Role.TOOK_PART
    for city in values.get("cities") or ():
        yield place_for(_country_of(city, codes, values.get("venue") or {}), city), Role.TOOK_PART
    yield from ((place, Role.LISTED) for place in _listed(record, values.get("listed_under") or {}))


def _country_of(city: str, codes: list[str], venue: Values) -> str | None:
    """The country of a city that took part: the record's only one, its venue's, or the one where the city is known."""
    if len(codes) == 1:
        return codes[0]
    if venue.get("city") == city and venue.get("country"):
        return str(venue["country"])
    known = country_of_city(city)
    return known if known in codes else None


def _listed(record: Activity, listed: Values) -> Iterable[Place | None]:
    """The places of the register row that the activity stands in: the partners that the same row names, else the
    country of the heading above it.
    """
    if not any(listed.values()):
        return
    same_row = {f"as_read__listed_under__{name}": listed.get(name) for name in ("section", "country", "place")}
    partners = Partnership.objects.filter(document=record.document, **same_row).select_related("place")
    found = {partner.place for partner in partners if partner.place}
    if found:
        yield from found
    else:
        yield place_for(countries.code(listed.get("country") or ""), None)


def _link_promises(record: Activity, values: Values) -> None:
    record.promises.all().delete()
    told = enumerate(values.get("promises") or ())
    Promise.objects.bulk_create(_promise(record, position, promise) for position, promise in told)


def _promise(record: Activity, position: int, told: Values) -> Promise:
    due = edtf.bounds(told.get("due"))
    return Promise(
        activity=record,
        position=position,
        state=told.get("state") or PromiseState.OPEN,
        due_ends=due[1] if due and due[1] != date.max else None,
        **{name: told.get(name) or "" for name in ("what", "who", "due", "kind")},
    )
