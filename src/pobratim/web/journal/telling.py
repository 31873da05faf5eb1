"""What an entry says that changed, in the words of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from pobratim.web.journal.models import Entry
from pobratim.web.register.fields import field

# Who reviewed a record and when, the entry says itself.
REVIEW = "accepted"


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field by its name on the page, with its values in words; empty where there was or is none."""

    name: str | Promise
    old: str
    new: str


def changed_fields(entry: Entry) -> Iterator[ChangedField]:
    """The fields that an entry changed."""
    for change in entry.changes:
        if change["field"] == REVIEW:
            continue
        told = field(entry.kind, change["field"])
        old, new = (told.show({told.key: change[side]}) for side in ("old", "new"))
        yield ChangedField(told.name, old, new)
