"""What each authority's records contradict each other in, counted out as a whole and kept for the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from pobratim.matching import contradictions as told
from pobratim.matching.agreements import Deal, deal_of
from pobratim.matching.telling import Telling, telling_of
from pobratim.web.matching.models import Contradiction
from pobratim.web.register import edtf
from pobratim.web.register.models import Activity, Agreement, Partnership, Record, State

_BATCH = 500
_CITIES = "city"


@transaction.atomic
def contradict_all() -> int:
    """Find the contradictions of every authority anew; how many there are. What was set aside stays so."""
    deals, ties, tellings = _deals(), _ties(), _tellings()
    found = [
        _row(authority, contradiction)
        for authority in sorted(tellings.keys() | deals.keys())
        for contradiction in told.contradictions(tellings[authority], deals[authority], ties[authority])
    ]
    Contradiction.objects.all().delete()
    Contradiction.objects.bulk_create(found, batch_size=_BATCH)
    return len(found)


def _row(authority: int, found: told.Contradiction) -> Contradiction:
    sides = [{"kind": side.kind, "key": side.key, "quote": side.quote} for side in found.sides]
    return Contradiction(
        key=found.identity, authority_id=authority, code=found.code, sides=sides, values=dict(found.values)
    )


def _owned(model: type[Record]) -> Iterable[Any]:
    return model.objects.filter(state=State.CURRENT, authority__isnull=False).select_related("authority").order_by("pk")


def _tellings() -> dict[int, list[Telling]]:
    found: dict[int, list[Telling]] = defaultdict(list)
    for activity in _owned(Activity):
        found[activity.authority_id].append(telling_of(str(activity.pk), activity.effective, str(activity.authority)))
    return found


def _deals() -> dict[int, list[Deal]]:
    found: dict[int, list[Deal]] = defaultdict(list)
    for agreement in _owned(Agreement):
        found[agreement.authority_id].append(deal_of(str(agreement.pk), agreement.effective))
    return found


def _ties() -> dict[int, list[told.Tie]]:
    """The partner cities of each authority, each once, with the earliest day that a source gives."""
    since: dict[int, dict[int, date | None]] = defaultdict(dict)
    for partnership in _owned(Partnership):
        if partnership.kind == _CITIES and partnership.place_id:
            known, days = since[partnership.authority_id], edtf.bounds(partnership.established)
            first = days[0] if days else None
            known[partnership.place_id] = min(filter(None, (known.get(partnership.place_id), first)), default=None)
    found: dict[int, list[told.Tie]] = defaultdict(list)
    for authority, places in since.items():
        found[authority] = [told.Tie(str(place), day) for place, day in places.items()]
    return found
