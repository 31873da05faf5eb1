"""What matching is told of a record: a few plain values, whatever room they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a happening.

    `key` is the caller's own name for it. `text` is the title, with the description where there is one; `edtf` its
    date; `cities` and `countries` (ISO 3166-1 alpha-2) the foreign side; `owner` whose ties these are: its own name
    tells nothing that tells two of its events apart.
    """

    key: str
    text: str
    edtf: str | None = None
    cities: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    venue: str | None = None
    kind: str = "other"
    status: str = "held"
    online: bool | None = None
    owner: str = ""


def telling_of(key: str, values: Mapping[str, Any], owner: str = "") -> Telling:
    """The telling of an activity in the JSON form of findings."""
    told = (values.get("title") or values.get("text") or "", values.get("description") or "")
    return Telling(
        key=key,
        text="\n".join(part for part in told if part),
        edtf=values.get("edtf"),
        cities=tuple(values.get("cities") or ()),
        countries=tuple(values.get("countries") or ()),
        venue=(values.get("venue") or {}).get("city"),
        kind=values.get("kind") or "other",
        status=values.get("status") or "held",
        online=values.get("online"),
        owner=owner,
    )
