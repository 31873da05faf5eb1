"""What the journal tells of besides findings: imports, judgements, rights, requisites, collections, forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pobratim.web.register import choices
from pobratim.web.register.field_values import Field, write_choice, write_paper_form
from pobratim.web.register.models import Genre, Person, State
from pobratim.web.register.rule_words import in_words
from pobratim.web.ui import dates


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
    Field("genre", gettext_lazy("Genre"), write_choice(Genre)),
    Field("period", gettext_lazy("Period"), dates.human),
    Field("form", gettext_lazy("Form"), write_paper_form),
    Field("state", gettext_lazy("State"), write_choice(State)),
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
    Field("consent", gettext_lazy("Consent to publishing"), write_choice(Person.Consent)),
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
    Field("submission", gettext_lazy("Answer"), write_choice(choices.SubmissionState)),
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
