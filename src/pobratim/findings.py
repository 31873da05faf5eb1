"""The Findings: what reading a document yields, each value with the source spans it was read from.

The JSON form (`findings_json.py`) is the public contract "pobratim.findings/1"; its schema is
`resources/common/findings.schema.json`. Dates are EDTF (ISO 8601-2:2019) levels 0 and 1, countries ISO 3166-1
alpha-2, places nominative. A value with no evidence is not a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pobratim.document import DocumentWarning, Span

SCHEMA = "pobratim.findings/1"

Evidence = dict[str, tuple[Span, ...]]
Certainty = Literal["certain", "likely", "doubtful"]
MentionType = Literal["date", "place", "person", "organisation"]
Status = Literal["planned", "held", "cancelled", "postponed"]


@dataclass(frozen=True, slots=True)
class Venue:
    """Where an activity takes place; each part None where the text does not say."""

    city: str | None = None
    country: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ListedUnder:
    """The headings and the register row that a record stands under, as printed: no proof of who took part."""

    section: str | None = None
    country: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised: what, by whom, by when (EDTF). An intended signing has the kind "sign_agreement"."""

    what: str
    who: str | None = None
    due: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What an activity belongs to: a series with its edition, a programme, a standing body."""

    name: str | None = None
    edition: str | None = None
    programme: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people took part, and who they were."""

    n: int
    who: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Transfer:
    """Goods handed over."""

    what: str
    quantity: int | None = None
    giver: str | None = None
    receiver: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A legal act cited: kind as written, number and date (EDTF)."""

    kind: str
    number: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One dated or separately listed happening.

    `text` is the verbatim text of the whole record; `wording` the source's own text by column role ("dates", "place",
    "title", "content", "participants", "notes", "number"), so that a form can print it as it was.
    """

    text: str
    title: str
    evidence: Evidence
    description: str | None = None
    edtf: str | None = None
    recurrence: str | None = None
    scheduled: bool = True
    status: Status = "held"
    online: bool | None = None
    venue: Venue = Venue()
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    kind: str = "other"
    municipality: str | None = None
    number: str | None = None
    listed_under: ListedUnder = ListedUnder()
    participants: str | None = None
    organisers: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    direction: Literal["incoming", "outgoing"] | None = None
    fields: tuple[str, ...] = ()
    occasion: str | None = None
    series: Series = Series()
    headcount: tuple[Headcount, ...] = ()
    item_count: int | None = None
    transfers: tuple[Transfer, ...] = ()
    acts: tuple[Act, ...] = ()
    note: str | None = None
    moved_from: str | None = None
    certainty: Certainty = "certain"
    reason: str | None = None
    wording: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgreementPartner:
    """The foreign side of an agreement: a country, or the smallest place of it that the text names."""

    country: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document of co-operation, or ties established without one (kind "ties")."""

    text: str
    title: str
    kind: str
    evidence: Evidence
    parties: tuple[str, ...] = ()
    partner: AgreementPartner = AgreementPartner()
    dates: tuple[str, ...] = ()
    valid_until: str | None = None
    status: str = "unknown"
    status_since: str | None = None
    term: str | None = None
    number: str | None = None
    signed_at: str | None = None
    signatories: tuple[str, ...] = ()
    prolongation: str | None = None
    listed_under: ListedUnder = ListedUnder()
    certainty: Certainty = "certain"
    reason: str | None = None
    wording: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Partner:
    """A place or body that the owner keeps ties with. `kind`: city, region, district, state or organisation."""

    text: str
    country: str | None
    place: str | None
    evidence: Evidence
    kind: str = "city"
    established: str | None = None
    listed_under: ListedUnder = ListedUnder()
    certainty: Certainty = "certain"
    reason: str | None = None
    wording: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A city's jubilee or day: its age in years as officially counted, and the date (EDTF)."""

    text: str
    city: str
    kind: Literal["jubilee", "city_day"]
    evidence: Evidence
    age: int | None = None
    date: str | None = None
    country: str | None = None
    number: str | None = None
    certainty: Certainty = "certain"
    reason: str | None = None
    wording: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named with an office or profession: the name nominative, the role as written."""

    name: str
    role: str | None
    evidence: Evidence
    certainty: Certainty = "certain"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation named, with the abbreviation that the text defines for it."""

    name: str
    abbreviation: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of the document with its caption."""

    caption: str | None
    where: Span | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, place or person recognised in kept text but claimed by no field, and why not."""

    text: str
    type: MentionType
    reason: str
    where: Span


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of text that no finding used and no rule set aside."""

    text: str
    where: Span


@dataclass(frozen=True, slots=True)
class SetAsideText:
    """A stretch of text that a rule set aside by name."""

    text: str
    reason: str
    where: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """Characters (white space apart) by what became of them; the four together are the whole document."""

    used: int = 0
    kept: int = 0
    set_aside: int = 0
    unread: int = 0

    @property
    def total(self) -> int:
        return self.used + self.kept + self.set_aside + self.unread

    @property
    def unread_share(self) -> float:
        """Share of the document, 0 to 1, that nothing used."""
        return self.unread / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document. `evidence` holds that of `owner`, `period` and `genre`.

    `containers` names the archive or letter that the file lay in and those around these, the outermost first.
    """

    document: str
    sha256: str
    media_type: str
    containers: tuple[str, ...] = ()
    genre: str = "other"
    owner: str | None = None
    period: str | None = None
    title: str | None = None
    evidence: Evidence = field(default_factory=dict)
    activities: tuple[Activity, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    partners: tuple[Partner, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    photographs: tuple[Photograph, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unread: tuple[Unread, ...] = ()
    set_aside: tuple[SetAsideText, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()
    coverage: Coverage = Coverage()
