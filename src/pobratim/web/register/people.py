"""What is told of one person in many places."""

from __future__ import annotations

from pobratim.language.people_same import same_person
from pobratim.web.register import policies
from pobratim.web.register.models import Person, State


def roles_in_time(person: Person, user: policies.Visitor) -> list[tuple[Person, str]]:
    """The offices that a user's records give someone, each with when (EDTF): as a human said, else the period of the
    document that tells of it; the earliest first, those of no time last."""
    surname = max(person.name.split(), key=len, default="")
    seen = policies.PEOPLE.visible_to(user).filter(state=State.CURRENT, search_text__contains=surname.lower()[:-2])
    alike = [other for other in seen.select_related("document") if same_person(person.name, other.name)]
    return sorted(((other, _when(other)) for other in alike), key=lambda told: (not told[1], told[1], told[0].pk))


def _when(person: Person) -> str:
    since, until = (person.effective.get(name) or "" for name in ("since", "until"))
    if since or until:
        return f"{since or '..'}/{until or '..'}"
    return person.document.period if person.document else ""
