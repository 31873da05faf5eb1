"""Adding to the gazetteer, taking back and bringing back: each journalled in its own transaction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.language.gazetteer import Entry, fold, lookup
from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.reference.models import CityAddition
from pobratim.web.register.models import Authority

Kind = CityAddition.Kind
_YEAR = re.compile(r"\d{1,4}")


@transaction.atomic
def add(
    *,
    kind: str,
    city: Entry,
    value: str = "",
    authority: Authority | None,
    actor: User | None,
    language: str = "",
    since: date | None = None,
    until: date | None = None,
) -> CityAddition:
    """Tell another thing of a city. Raises ValidationError for what is none or is known already."""
    value = " ".join(value.split())
    added = CityAddition(
        authority=authority,
        kind=kind,
        city=city.name,
        city_key=fold(city.name),
        country=city.country,
        geonames=city.geonames,
        value=value,
        key=fold(value),
        language=language,
        since=since,
        until=until,
        made_by=str(actor or ""),
    )
    _check(added)
    added.full_clean(exclude=["authority"])
    added.save()
    changes = journal.differences({}, _told(added))
    journal.write([journal.entry(actor=actor, verb=Verb.CREATED, record=added, changes=changes)])
    return added


@transaction.atomic
def switch(*, addition: CityAddition, active: bool, actor: User | None) -> CityAddition:
    """Take an addition back, or bring it back. Raises ValidationError where another has come in its place."""
    if addition.is_active == active:
        return addition
    if active:
        _check(addition)
    addition.is_active = active
    addition.save(update_fields=["is_active"])
    verb = Verb.RESTORED if active else Verb.WITHDRAWN
    journal.write([journal.entry(actor=actor, verb=verb, record=addition)])
    return addition


def _check(addition: CityAddition) -> None:
    """Raises ValidationError for what cannot be told of a city, or has been told."""
    if addition.since and addition.until and addition.since >= addition.until:
        raise ValidationError(_("The first day is after the last."))
    if addition.kind == Kind.FOUNDED and not _is_past_year(addition.value):
        raise ValidationError(_("A year in figures, not later than this one."))
    if addition.kind == Kind.CITY and any(entry.country == addition.country for entry in lookup(addition.city_key)):
        raise ValidationError(_("The gazetteer has this city already."))
    if addition.kind != Kind.CITY and not addition.value:
        raise ValidationError(_("Say what it is."))
    if _like(addition).exists():
        raise ValidationError(_("This has been added already."))


def _is_past_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text)) and 0 < int(text) <= timezone.localdate().year


def _like(addition: CityAddition) -> Any:
    """What holds already for the same office: the same name or city, or any year of founding and day, of which a city
    has one."""
    same: Mapping[str, Any] = {
        "city_key": addition.city_key,
        "country": addition.country,
        "geonames": addition.geonames,
    }
    found = CityAddition.objects.filter(
        kind=addition.kind, authority=addition.authority, is_active=True, **same
    ).exclude(pk=addition.pk)
    return found.filter(key=addition.key) if addition.kind == Kind.NAME else found


def _told(addition: CityAddition) -> dict[str, Any]:
    days = {name: day.isoformat() for name in ("since", "until") if (day := getattr(addition, name))}
    value = {f"city_{addition.kind}": addition.value} if addition.value else {}
    return {"city": addition.city, **value, **days}
