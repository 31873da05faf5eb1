"""The members of an association as its list prints them: what the register knows of each, and nothing made up."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.language.gazetteer import fold, lookup
from pobratim.rendering.declension import in_case
from pobratim.rendering.records import Member
from pobratim.rendering.style import words
from pobratim.web.accounts.models import User
from pobratim.web.register import edtf, policies
from pobratim.web.register.models import Authority, Membership, Person, Place


def members_of(association: Authority, days: edtf.Bounds, user: User) -> list[Member]:
    """Those who belonged to the association on some of these days, as far as the user may know of their heads."""
    first, last = days
    found = association.members.select_related("member").order_by("member__name")
    held = [m for m in found if (m.since is None or m.since <= last) and (m.until is None or m.until >= first)]
    people = list(policies.PEOPLE.visible_to(user).filter(state="current")) if held else []
    return [_member(membership, people) for membership in held]


def _member(membership: Membership, people: Iterable[Person]) -> Member:
    name = membership.member.name
    return Member(
        city=name,
        country=_country(name),
        head=_head(name, people),
        representative=membership.representative or None,
        state=membership.state,
        since=membership.since.isoformat() if membership.since else None,
    )


def _country(name: str) -> str | None:
    """The country of the register's place of that name, if there is one such; else of the largest in the gazetteer."""
    known = set(Place.objects.filter(name=name).exclude(country="").values_list("country", flat=True))
    if len(known) == 1:
        return str(known.pop())
    return next((entry.country for entry in lookup(fold(name))), None)


def _head(city: str, people: Iterable[Person]) -> str | None:
    """Who documents call the head of that city, the latest read first: «Глава города Пскова И.И. Петров»."""
    forms = (city, in_case(city, "genitive"))
    heads = (
        person
        for person in sorted(people, key=lambda person: -person.pk)
        if person.role.casefold().startswith(tuple(words()["head_roles"])) and person.role.endswith(forms)
    )
    head = next(heads, None)
    return f"{head.name}, {head.role}" if head else None
