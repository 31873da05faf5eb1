"""What a form is filled from: the records of one owner and period, in the order of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pobratim.findings import Activity, Agreement, Anniversary, Partner, Person, Photograph

RecordKind = Literal["activity", "agreement", "partner", "anniversary", "photograph", "person", "member"]


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the owner, an association: each part None where the register does not hold it.

    `since` and `checked` are EDTF: when it joined, and when what is said of it was last looked through.
    """

    city: str
    country: str | None = None
    head: str | None = None
    representative: str | None = None
    address: str | None = None
    telephone: str | None = None
    email: str | None = None
    state: str = "active"
    since: str | None = None
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a city is congratulated on: its jubilee, its day, or the jubilee of the ties with it (kind "ties")."""

    kind: Literal["jubilee", "city_day", "ties"]
    city: str
    reference: RecordReference
    country: str | None = None
    age: int | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class RecordReference:
    """A record of a `FormData`: its kind and its index there, from 0. Links a printed row to its evidence."""

    kind: RecordKind
    index: int


@dataclass(frozen=True, slots=True)
class FormData:
    """The records that a form may print.

    `owner` is the full name, nominative; `period` is EDTF. A record's `wording` holds the source's own text, by column
    role, of the fields that are still unedited; a field without one is written in house style from its typed value.
    Records that were entered by hand have no wording at all and are placed by date. `visits` are the indexes of the
    activities that visit reports are about, whatever kind they are of. `about` names the city or country that a paper
    on one partner is about. `owner_forms` are cases of the owner's name that morphology gets wrong, by case; `blanks`
    are what a form leaves to be filled in (signature, executor, telephone). `plan_of` links what was held to what was
    planned of it, by index of the activities, where the two are worded apart.
    """

    owner: str
    period: str
    owner_short: str | None = None
    activities: tuple[Activity, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    partners: tuple[Partner, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    photographs: tuple[Photograph, ...] = ()
    visits: tuple[int, ...] = ()
    people: tuple[Person, ...] = ()
    members: tuple[Member, ...] = ()
    about: str | None = None
    owner_forms: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, str] = field(default_factory=dict)
    plan_of: Mapping[int, int] = field(default_factory=dict)
