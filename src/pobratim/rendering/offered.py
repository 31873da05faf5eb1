"""What a person is offered for a form: what its columns may hold and its rows be grouped by, by plain Russian names.

The lists are data (`resources/forms/style/values.yml`, `groups.yml`). Anything else may be written in the language of
`expressions.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pobratim.rendering.fields import RECORDS
from pobratim.resources import load

REGISTER = "partner_register"


@dataclass(frozen=True, slots=True)
class OfferedValue:
    """A value of a column as a form has it (`value`: a template, or a list of them), with its name.

    `roles` are those of a document's columns that say it, `also` the beginnings of words that such a column's title
    has beside them, `own` the role whose words a source's record keeps.
    """

    value: Any
    label: str
    roles: tuple[str, ...] = ()
    own: str | None = None
    also: tuple[str, ...] = ()

    @property
    def as_column(self) -> dict[str, Any]:
        """The part of a column's mapping that it is."""
        return {"value": self.value, **({"own": self.own} if self.own else {})}


@dataclass(frozen=True, slots=True)
class OfferedGroup:
    """What rows may be grouped by, with its name; `order` is the order of the records where groups follow in time."""

    value: str
    label: str
    order: str | None = None


@functools.cache
def offered_values(records: str) -> tuple[OfferedValue, ...]:
    """The values of a column over a list of records, or of the register of partners (REGISTER)."""
    return tuple(
        OfferedValue(
            entry["value"], entry["label"], tuple(entry["roles"]), entry.get("own"), tuple(entry.get("also", ()))
        )
        for entry in load("forms/style/values").get(records, ())
    )


@functools.cache
def offered_groups(records: str) -> tuple[OfferedGroup, ...]:
    """What the rows of a table over a list of records may be grouped by."""
    return tuple(OfferedGroup(**entry) for entry in load("forms/style/groups").get(records, ()))


def offered_lists() -> Mapping[str, str]:
    """The lists of records that a table may be made of, by name, with their Russian names."""
    named: Mapping[str, str] = load("forms/style/learning")["lists"]
    return {name: named[name] for name in RECORDS if name in named}


def offered_for(records: str, value: Any) -> OfferedValue | None:
    """The offered value that a column's value is; None for one that a person wrote."""
    return next((offered for offered in offered_values(records) if offered.value == value), None)
