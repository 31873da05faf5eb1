"""What a record's page shows: the fields of each kind of finding, their names and how their values are written."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from pobratim.web.register import choices, countries
from pobratim.web.register.act_fields import (
    ADMINISTRATION_FIELDS,
    COLLECTION_FIELDS,
    DOCUMENT_FIELDS,
    FORM_FIELDS,
    PERSONAL_FIELDS,
    REQUISITE_FIELDS,
)
from pobratim.web.register.field_values import (
    Field,
    write_acts,
    write_age,
    write_choice,
    write_countries,
    write_dates,
    write_headcount,
    write_lines,
    write_online,
    write_place,
    write_promises,
    write_scheduled,
    write_series,
    write_spheres,
    write_transfers,
    write_venue,
)
from pobratim.web.ui import dates

_CERTAINTY = Field("certainty", gettext_lazy("Certainty"), write_choice(choices.Certainty))
_REASON = Field("reason", gettext_lazy("Why it is not certain"), lambda code: str(choices.REASONS.get(code, code)))
_LISTED = Field("listed_under", gettext_lazy("Stands under"), write_place)
_NUMBER = Field("number", gettext_lazy("Number"))

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "activity": (
        Field("title", gettext_lazy("Title")),
        Field("edtf", gettext_lazy("Date"), dates.human),
        Field("recurrence", gettext_lazy("How often"), write_choice(choices.Recurrence)),
        Field("scheduled", gettext_lazy("Date is set"), write_scheduled),
        Field("moved_from", gettext_lazy("Moved from"), dates.human),
        Field("status", gettext_lazy("Status"), write_choice(choices.Status)),
        Field("kind", gettext_lazy("Kind"), write_choice(choices.ActivityKind)),
        Field("online", gettext_lazy("Format"), write_online),
        Field("venue", gettext_lazy("Venue"), write_venue),
        Field("countries", gettext_lazy("Countries"), write_countries),
        Field("cities", gettext_lazy("Cities"), write_lines),
        Field("direction", gettext_lazy("Who travels"), write_choice(choices.Direction)),
        Field("description", gettext_lazy("Description")),
        Field("participants", gettext_lazy("Participants")),
        Field("headcount", gettext_lazy("Number of participants"), write_headcount),
        Field("organisers", gettext_lazy("Organisers"), write_lines),
        Field("outcomes", gettext_lazy("Outcomes"), write_lines),
        Field("promises", gettext_lazy("Promises"), write_promises),
        Field("transfers", gettext_lazy("Handed over"), write_transfers),
        Field("acts", gettext_lazy("Legal acts"), write_acts),
        Field("series", gettext_lazy("Series"), write_series),
        Field("occasion", gettext_lazy("Occasion")),
        Field("fields", gettext_lazy("Spheres"), write_spheres),
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
        Field("kind", gettext_lazy("Kind"), write_choice(choices.AgreementKind)),
        Field("partner", gettext_lazy("Partner"), write_place),
        Field("parties", gettext_lazy("Parties"), write_lines),
        Field("dates", gettext_lazy("Dates"), write_dates),
        _NUMBER,
        Field("signed_at", gettext_lazy("Signed at")),
        Field("signatories", gettext_lazy("Signatories"), write_lines),
        Field("term", gettext_lazy("Term"), dates.human),
        Field("valid_until", gettext_lazy("Valid until"), dates.human),
        Field("prolongation", gettext_lazy("Prolongation")),
        Field("status", gettext_lazy("State"), write_choice(choices.AgreementStatus)),
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
        Field("kind", gettext_lazy("Kind"), write_choice(choices.PartnerKind)),
        Field("established", gettext_lazy("Ties established"), dates.human),
        _LISTED,
        _CERTAINTY,
        _REASON,
    ),
    "anniversary": (
        Field("city", gettext_lazy("City")),
        Field("country", gettext_lazy("Country"), countries.name),
        Field("kind", gettext_lazy("Kind"), write_choice(choices.AnniversaryKind)),
        Field("age", gettext_lazy("Age"), write_age),
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
