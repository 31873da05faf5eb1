"""How the values of findings are written for people, and what a field of a page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.forms import form_names
from pobratim.web.register import choices, countries
from pobratim.web.ui import dates

Written = Callable[[Any], str]


def write_text(value: Any) -> str:
    return str(value)


def write_lines(values: Iterable[Any]) -> str:
    return "\n".join(str(value) for value in values)


def write_dates(values: Iterable[str]) -> str:
    return ", ".join(dates.human(value) for value in values)


def write_countries(codes: Iterable[str]) -> str:
    return ", ".join(countries.name(code) for code in codes)


def write_venue(venue: Mapping[str, Any]) -> str:
    parts = (venue.get("name"), venue.get("city"), countries.name(venue.get("country")))
    return ", ".join(part for part in parts if part)


def write_place(place: Mapping[str, Any]) -> str:
    parts = (place.get("section"), countries.name(place.get("country")), place.get("place"))
    return ", ".join(part for part in parts if part)


def write_scheduled(value: bool) -> str:
    """Only what is out of the ordinary is worth a line."""
    return "" if value else _("no, by a schedule of its own")


def write_online(value: bool | None) -> str:
    return _("online") if value else _("in person")


def write_choice(names: type[TextChoices]) -> Written:
    return lambda value: str(dict(names.choices).get(value, value))


def write_paper_form(name: str) -> str:
    """The label of an official form; the journal outlives forms, so a name may be of none."""
    return load_form(name).label if name in form_names() else name


def write_spheres(codes: Iterable[str]) -> str:
    return ", ".join(map(write_choice(choices.Sphere), codes))


def write_age(years: int) -> str:
    return ngettext("%(years)d year", "%(years)d years", years) % {"years": years}


def write_promises(promises: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(", ".join(filter(None, write_promise(promise))) for promise in promises)


def write_promise(promise: Mapping[str, Any]) -> Iterable[str | None]:
    state = promise.get("state")
    yield from (promise.get("what"), promise.get("who"), dates.human(promise.get("due")))
    # That a promise is open goes without saying.
    yield write_choice(choices.PromiseState)(state) if state and state != choices.PromiseState.OPEN else None


def write_series(series: Mapping[str, Any]) -> str:
    return ", ".join(str(v) for v in (series.get(n) for n in ("edition", "name", "programme", "body")) if v)


def write_headcount(counts: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(f"{'≈ ' if c.get('approximate') else ''}{c['n']} {c.get('who') or ''}".strip() for c in counts)


def write_transfers(transfers: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(
        " ".join(str(v) for v in (t["what"], t.get("quantity"), write_way(t)) if v) for t in transfers
    )  # fmt: skip


def write_way(transfer: Mapping[str, Any]) -> str:
    way = " → ".join(str(v) for v in (transfer.get("from"), transfer.get("to")) if v)
    return f"({way})" if way else ""


def write_acts(acts: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(
        " ".join(
            str(v) for v in (a["kind"], dates.human(a.get("date")), f"№ {a['number']}" if a.get("number") else "") if v
        )
        for a in acts
    )


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a finding: its key, its name on the page, how a value that is there is written."""

    key: str
    name: str | Promise
    written: Written = write_text

    def show(self, values: Mapping[str, Any]) -> str:
        """The value for the page; empty where there is none."""
        value = values.get(self.key)
        return "" if value in (None, "", [], {}) else self.written(value)
