"""What a record's page shows: the fields of each kind of finding, their names and how their values are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.forms import form_names
from pobratim.web.register import choices, countries
from pobratim.web.register.models import Genre, Person, State
from pobratim.web.register.rule_words import in_words
from pobratim.web.ui import dates

Written = Callable[[Any], str]


def _text(value: Any) -> str:
    return str(value)


def _lines(values: Iterable[Any]) -> str:
    return "\n".join(str(value) for value in values)


def _dates(values: Iterable[str]) -> str:
    return ", ".join(dates.human(value) for value in values)


def _countries(codes: Iterable[str]) -> str:
    return ", ".join(countries.name(code) for code in codes)


def _venue(venue: Mapping[str, Any]) -> str:
    parts = (venue.get("name"), venue.get("city"), countries.name(venue.get("country")))
    return ", ".join(part for part in parts if part)


def _place(place: Mapping[str, Any]) -> str:
    parts = (place.get("section"), countries.name(place.get("country")), place.get("place"))
    return ", ".join(part for part in parts if part)


def _scheduled(value: bool) -> str:
    """Only what is out of the ordinary is worth a line."""
    return "" if value else _("no, by a schedule of its own")


def _online(value: bool | None) -> str:
    return _("online") if value else _("in person")


def _choice(names: type[TextChoices]) -> Written:
    return lambda value: str(dict(names.choices).get(value, value))


def _paper_form(name: str) -> str:
    """The label of an official form; the journal outlives forms, so a name may be of none."""
    return load_form(name).label if name in form_names() else name


def _spheres(codes: Iterable[str]) -> str:
    return ", ".join(map(_choice(choices.Sphere), codes))


def _age(years: int) -> str:
    return ngettext("%(years)d year", "%(years)d years", years) % {"years": years}


def _promises(promises: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(", ".join(filter(None, _promise(promise))) for promise in promises)


def _promise(promise: Mapping[str, Any]) -> Iterable[str | None]:
    state = promise.get("state")
    yield from (promise.get("what"), promise.get("who"), dates.human(promise.get("due")))
    # That a promise is open goes without saying.
    yield _choice(choices.PromiseState)(state) if state and state != choices.PromiseState.OPEN else None


def _series(series: Mapping[str, Any]) -> str:
    return ", ".join(str(v) for v in (series.get(n) for n in ("edition", "name", "programme", "body")) if v)


def _headcount(counts: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(f"{'≈ ' if c.get('approximate') else ''}{c['n']} {c.get('who') or ''}".strip() for c in counts)


def _transfers(transfers: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(
        " ".join(str(v) for v in (t["what"], t.get("quantity"), _way(t)) if v) for t in transfers
    )  # fmt: skip


def _way(transfer: Mapping[str, Any]) -> str:
    way = " → ".join(str(v) for v in (transfer.get("from"), transfer.get("to")) if v)
    return f"({way})" if way else ""


def _acts(acts: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(
        " ".join(
            str(v) for v in (a["kind"], dates.human(a.get("date")), f"№ {a['number']}" if a.get("number") else "") if v
        )
        for a in acts
    )


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a finding: its key, its name on the page, how a value that is there is written."""

    key: str
    name: str | Promise
    written: Written = _text

    def show(self, values: Mapping[str, Any]) -> str:
        """The value for the page; empty where there is none."""
        value = values.get(self.key)
        return "" if value in (None, "", [], {}) else self.written(value)


_CERTAINTY = Field("certainty", gettext_lazy("Certainty"), _choice(choices.Certainty))
_REASON = Field("reason", gettext_lazy("Why it is not certain"), lambda code: str(choices.REASONS.get(code, code)))
_LISTED = Field("listed_under", gettext_lazy("Stands under"), _place)
_NUMBER = Field("number", gettext_lazy("Number"))

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "activity": (
        Field("title", gettext_lazy("Title")),
        Field("edtf", gettext_lazy("Date"), dates.human),
        Field("recurrence", gettext_lazy("How often"), _choice(choices.Recurrence)),
        Field("scheduled", gettext_lazy("Date is set"), _scheduled),
        Field("moved_from", gettext_lazy("Moved from"), dates.human),
        Field("status", gettext_lazy("Status"), _choice(choices.Status)),
        Field("kind", gettext_lazy("Kind"), _choice(choices.ActivityKind)),
        Field("online", gettext_lazy("Format"), _online),
        Field("venue", gettext_lazy("Venue"), _venue),
        Field("countries", gettext_lazy("Countries"), _countries),
        Field("cities", gettext_lazy("Cities"), _lines),
        Field("direction", gettext_lazy("Who travels"), _choice(choices.Direction)),
        Field("description", gettext_lazy("Description")),
        Field("participants", gettext_lazy("Participants")),
        Field("headcount", gettext_lazy("Number of participants"), _headcount),
        Field("organisers", gettext_lazy("Organisers"), _lines),
        Field("outcomes", gettext_lazy("Outcomes"), _lines),
        Field("promises", gettext_lazy("Promises"), _promises),
        Field("transfers", gettext_lazy("Handed over"), _transfers),
        Field("acts", gettext_lazy("Legal acts"), _acts),
        Field("series", gettext_lazy("Series"), _series),
        Field("occasion", gettext_lazy("Occasion")),
        Field("fields", gettext_lazy("Spheres"), _spheres),
        Field("item_count", gettext_lazy("Number of items")),
        Field("municipality", gettext_lazy("Municipality")),
        _LISTED,
        _NUMBER,
        Field("note", gettext_lazy("Note")),
        _CERTAINTY,
        _REASON,
    ),
    "agreement": (
        Field("title", gettext_lazy("Title")),
        Field("kind", gettext_lazy("Kind"), _choice(choices.AgreementKind)),
        Field("partner", gettext_lazy("Partner"), _place),
        Field("parties", gettext_lazy("Parties"), _lines),
        Field("dates", gettext_lazy("Dates"), _dates),
        _NUMBER,
        Field("signed_at", gettext_lazy("Signed at")),
        Field("signatories", gettext_lazy("Signatories"), _lines),
        Field("term", gettext_lazy("Term"), dates.human),
        Field("valid_until", gettext_lazy("Valid until"), dates.human),
        Field("prolongation", gettext_lazy("Prolongation")),
        Field("status", gettext_lazy("State"), _choice(choices.AgreementStatus)),
        Field("status_since", gettext_lazy("State since"), dates.human),
        Field("notice_by", gettext_lazy("Notice of ending to be given by"), dates.human),
        Field("registration_number", gettext_lazy("Registration number")),
        Field("registered", gettext_lazy("Registered on"), dates.human),
        Field("original_at", gettext_lazy("Where the original lies")),
        Field("predecessor", gettext_lazy("Follows on"), lambda pk: f"№ {pk}"),
        _LISTED,
        _CERTAINTY,
        _REASON,
    ),
    "partnership": (
        Field("country", gettext_lazy("Country"), countries.name),
        Field("place", gettext_lazy("City or region")),
        Field("kind", gettext_lazy("Kind"), _choice(choices.PartnerKind)),
        Field("established", gettext_lazy("Ties established"), dates.human),
        _LISTED,
        _CERTAINTY,
        _REASON,
    ),
    "anniversary": (
        Field("city", gettext_lazy("City")),
        Field("country", gettext_lazy("Country"), countries.name),
        Field("kind", gettext_lazy("Kind"), _choice(choices.AnniversaryKind)),
        Field("age", gettext_lazy("Age"), _age),
        Field("date", gettext_lazy("Date"), dates.human),
        _NUMBER,
        _CERTAINTY,
        _REASON,
    ),
    "person": (
        Field("name", gettext_lazy("Name")),
        Field("role", gettext_lazy("Office")),
        Field("since", gettext_lazy("In office since"), dates.human),
        Field("until", gettext_lazy("In office until"), dates.human),
    ),
}
"""By kind of record, in the order of the page."""


def _counts(counts: Mapping[str, int]) -> str:
    """What an import did to the records of one kind."""
    told = (
        (counts.get("created"), _("%(number)d added")),
        (counts.get("updated"), _("%(number)d read differently")),
        (counts.get("withdrawn"), _("%(number)d no longer found")),
    )
    return ", ".join(text % {"number": number} for number, text in told if number)


def _records(ids: Mapping[str, Iterable[int]]) -> str:
    """How many records of all kinds an act was done to."""
    return str(sum(len(list(of_kind)) for of_kind in ids.values()))


_JUDGEMENTS = {
    "same": gettext_lazy("the same"),
    "different": gettext_lazy("different"),
    "unsure": gettext_lazy("not sure"),
}


def _judged(told: Mapping[str, Any]) -> str:
    """What was said of a record beside another."""
    return f"{told['label']}: {_JUDGEMENTS[told['decision']]}"


DOCUMENT_FIELDS = (
    Field("partners", gettext_lazy("Partners"), _counts),
    Field("agreements", gettext_lazy("Agreements"), _counts),
    Field("activities", gettext_lazy("Activities"), _counts),
    Field("anniversaries", gettext_lazy("Anniversaries"), _counts),
    Field("people", gettext_lazy("People"), _counts),
    Field("owner", gettext_lazy("Owner")),
    Field("genre", gettext_lazy("Genre"), _choice(Genre)),
    Field("period", gettext_lazy("Period"), dates.human),
    Field("form", gettext_lazy("Form"), _paper_form),
    Field("state", gettext_lazy("State"), _choice(State)),
    Field("text", gettext_lazy("Words of the source")),
    Field("records", gettext_lazy("Records"), _records),
    Field("passage", gettext_lazy("Passage")),
    Field("rule", gettext_lazy("Rule of the office"), in_words),
    Field("city", gettext_lazy("City")),
    Field("city_name", gettext_lazy("Another name")),
    Field("city_founded", gettext_lazy("Year of founding")),
    Field("city_day", gettext_lazy("City day")),
    Field("until", gettext_lazy("Until"), dates.human),
    Field("merged", gettext_lazy("Merged with"), lambda other: str(other["label"])),
    Field("same_as", gettext_lazy("Compared with"), _judged),
)


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


PERSONAL_FIELDS = (
    Field("is_private", gettext_lazy("Private person"), _yes),
    Field("consent", gettext_lazy("Consent to publishing"), _choice(Person.Consent)),
    Field("consent_purpose", gettext_lazy("Purpose of publishing")),
    Field("consent_until", gettext_lazy("Consent until"), dates.human),
)

ADMINISTRATION_FIELDS = (
    Field("name", pgettext_lazy("authority", "Name")),
    Field("abbreviation", gettext_lazy("Abbreviation")),
    Field("reports_to", gettext_lazy("Reports to")),
    Field("since", gettext_lazy("Since"), dates.human),
    Field("membership", gettext_lazy("Membership")),
    Field("rights", gettext_lazy("Rights")),
    Field("username", gettext_lazy("Username")),
    Field("password", gettext_lazy("Password")),
    Field("is_active", gettext_lazy("May sign in"), _yes),
)

REQUISITE_FIELDS = (
    Field("genitive", gettext_lazy("Genitive: of whom")),
    Field("dative", gettext_lazy("Dative: to whom")),
    Field("accusative", gettext_lazy("Accusative: into whom")),
    Field("instrumental", gettext_lazy("Instrumental: with whom")),
    Field("locative", gettext_lazy("Prepositional: about whom")),
    Field("signatory_office", gettext_lazy("Signatory: office")),
    Field("signatory_name", gettext_lazy("Signatory: initials and surname")),
    Field("executor", gettext_lazy("Executor")),
    Field("telephone", gettext_lazy("Executor's telephone")),
)


def _names(values: Iterable[Any]) -> str:
    return ", ".join(str(value) for value in values)


COLLECTION_FIELDS = (
    Field("due", gettext_lazy("Due"), dates.human),
    Field("asked", gettext_lazy("Who is asked"), _names),
    Field("order", gettext_lazy("Order"), _names),
    Field("submission", gettext_lazy("Answer"), _choice(choices.SubmissionState)),
    Field("nothing_held", gettext_lazy("Nothing was held"), _yes),
    Field("sent", gettext_lazy("Sent"), dates.human),
    Field("received", gettext_lazy("Received"), dates.human),
    Field("number", gettext_lazy("Incoming number")),
    Field("counted", gettext_lazy("Rows accepted")),
    Field("document", gettext_lazy("Word file")),
    Field("scan", gettext_lazy("Signed scan")),
    Field("sha256", "SHA-256"),
    Field("signatory", gettext_lazy("Signed by")),
    Field("signed_on", gettext_lazy("Signed on"), dates.human),
)


def _columns(mapping: Mapping[str, Any]) -> str:
    """An official form told by its name and the titles of its columns."""
    titles = (str(column["title"]) for table in mapping.get("tables", ()) for column in table["columns"])
    return f"{mapping.get('label', '')}: {'; '.join(titles)}"


FORM_FIELDS = (
    Field("form_mapping", gettext_lazy("Official form"), _columns),
    Field("made_from", gettext_lazy("Made from")),
)

_OTHER_FIELDS = (
    *DOCUMENT_FIELDS,
    *ADMINISTRATION_FIELDS,
    *REQUISITE_FIELDS,
    *COLLECTION_FIELDS,
    *PERSONAL_FIELDS,
    *FORM_FIELDS,
)


def field(kind: str, key: str) -> Field:
    """The field of a kind; one that no page shows stands for itself."""
    fields = (*FIELDS.get(kind, ()), *_OTHER_FIELDS)
    return next((f for f in fields if f.key == key), Field(key, key, str))
