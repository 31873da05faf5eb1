"""What a form is filled from: the records of one owner and period, in the order of their sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.findings import Activity, Agreement, Anniversary, Partner, Photograph

RecordKind = Literal["activity", "agreement", "partner", "anniversary", "photograph"]


@dataclass(frozen=True, slots=True)
class FormData:
    """The records that a form may print.

    `owner` is the full name, nominative; `period` is EDTF. A record's `wording` holds the source's own text, by column
    role, of the fields that are still unedited; a field without one is written in house style from its typed value.
    Records that were entered by hand have no wording at all and are placed by date. `visits` are the indexes of the
    activities that visit reports are about, whatever kind they are of.
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


@dataclass(frozen=True, slots=True)
class RecordReference:
    """A record of a `FormData`: its kind and its index there, from 0. Links a printed row to its evidence."""

    kind: RecordKind
    index: int
