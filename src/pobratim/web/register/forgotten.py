"""People who were forgotten: known again by a digest alone, so that no later reading brings their names back."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from pobratim.language.people_hidden import hide_in, named
from pobratim.web.register.models import ForgottenName

JSON = dict[str, Any]


def remember_to_forget(name: str) -> None:
    """Keep what the name is known again by."""
    salt = secrets.token_hex(16)
    ForgottenName.objects.create(salt=salt, digest=_digest(salt, name))


def hide_forgotten(content: JSON, found: JSON) -> tuple[JSON, JSON]:
    """A document and its findings without the people who were forgotten."""
    known = list(ForgottenName.objects.values_list("salt", "digest"))
    if not known:
        return content, found
    gone = [person["name"] for person in found["people"] if any(_digest(s, person["name"]) == d for s, d in known)]
    found = {**found, "people": [person for person in found["people"] if person["name"] not in gone]}
    for name in dict.fromkeys(gone):
        content, found = hide_in(content, name), hide_in(found, name)
    return content, found


def _digest(salt: str, name: str) -> str:
    """Surname and first initial, salted: enough to know the name again, not to read it."""
    try:
        person = named(name)
    except ValueError:
        return ""
    told = f"{salt} {person.surname} {person.initials[0] if person.initials else ''}"
    return hashlib.sha256(told.encode()).hexdigest()
