"""The chain of an agreement: the intent or the agreement that it follows on, and those that follow on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pobratim.web.register import policies
from pobratim.web.register.models import Agreement, State


def others_of(agreement: Agreement, user: policies.Visitor) -> list[Agreement]:
    """The agreements with the same partner that a user may see, this one left out, the earliest first."""
    seen = policies.AGREEMENTS.visible_to(user).filter(state=State.CURRENT, place=agreement.place_id)
    return list(seen.exclude(pk=agreement.pk).order_by("signed", "pk")) if agreement.place_id else []


def chain_of(agreement: Agreement, user: policies.Visitor) -> list[Agreement]:
    """The whole chain in its order, this agreement in it; nothing where it stands alone."""
    known = {one.pk: one for one in (agreement, *others_of(agreement, user))}
    chain = [*reversed(list(_before(agreement, known))), agreement, *_after(agreement, known)]
    return chain if len(chain) > 1 else []


def _before(agreement: Agreement, known: Mapping[int, Agreement]) -> Iterator[Agreement]:
    """What it follows on, step by step back; a circle ends where it closes."""
    seen, at = {agreement.pk}, known.get(agreement.effective.get("predecessor") or 0)
    while at and at.pk not in seen:
        yield at
        seen.add(at.pk)
        at = known.get(at.effective.get("predecessor") or 0)


def _after(agreement: Agreement, known: Mapping[int, Agreement]) -> Iterator[Agreement]:
    """What follows on it, at whatever remove, the nearest first."""
    seen, frontier = {agreement.pk}, [agreement.pk]
    while frontier:
        found = [one for one in known.values() if one.effective.get("predecessor") in frontier and one.pk not in seen]
        yield from found
        frontier = [one.pk for one in found]
        seen.update(frontier)
