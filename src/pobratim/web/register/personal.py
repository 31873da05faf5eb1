"""What of people may be published: officials by their post, others by name only while they consent, else as a count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from pobratim.web.accounts.models import User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.models import Person
from pobratim.web.register.writing import lock, tell

_FIELDS = ("is_private", "consent", "consent_purpose", "consent_until")


@dataclass(frozen=True, slots=True)
class PublicPeople:
    """People in a published text: how those are called who may be told of, and how many others there were."""

    called: tuple[str, ...]
    others: int


@transaction.atomic
def set_consent(
    *,
    person: Person,
    is_private: bool,
    consent: Person.Consent,
    purpose: str,
    until: date | None,
    actor: User | None,
    reason: str = "",
) -> Person:
    """Say whether a person is a private one, and to what publishing they consent. Raises ValidationError."""
    lock(person)
    before = _told(person)
    person.is_private, person.consent = is_private, consent
    person.consent_purpose, person.consent_until = purpose, until
    person.full_clean(exclude=["authority", "document"])
    person.save(update_fields=[*_FIELDS, "changed_at"])
    changes = journal.differences(before, _told(person))
    if changes:
        tell(Verb.CORRECTED, person, actor, reason, changes)
    return person


def may_be_named(person: Person, on: date) -> bool:
    """Whether a person consents to being named on a day."""
    return person.consent == Person.Consent.GIVEN and (person.consent_until is None or on <= person.consent_until)


def public_form(person: Person, on: date) -> str | None:
    """What a person is called in public: the name with the post where they consent, officials by the post alone; None
    for those who may only be counted."""
    if may_be_named(person, on):
        return " ".join(part for part in (person.role, person.name) if part)
    return None if person.is_private or not person.role else person.role


def public_people(people: Iterable[Person], on: date) -> PublicPeople:
    """The people of a published text."""
    forms = [public_form(person, on) for person in people]
    return PublicPeople(tuple(dict.fromkeys(form for form in forms if form)), forms.count(None))


def _told(person: Person) -> dict[str, object]:
    values = {field: getattr(person, field) for field in _FIELDS}
    until = person.consent_until
    return {**values, "consent": str(person.consent), "consent_until": until.isoformat() if until else None}
