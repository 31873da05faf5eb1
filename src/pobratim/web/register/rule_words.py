"""A rule of an office in words, for its list and for the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratim.web.register import countries


class ColumnRole(TextChoices):
    """What an office may say that a column holds, by the roles of `resources/ru/column_titles.yml`."""

    DATES = "dates", gettext_lazy("the dates")
    PLACE = "place", gettext_lazy("the place")
    TITLE = "title", gettext_lazy("the title")
    CONTENT = "content", gettext_lazy("the description")
    PARTICIPANTS = "participants", gettext_lazy("the participants")
    ORGANISERS = "organisers", gettext_lazy("the organisers")
    OUTCOME = "outcome", gettext_lazy("the outcomes")
    ONLINE = "online", gettext_lazy("online: yes or no")
    NOTES = "notes", gettext_lazy("notes")
    NUMBER = "number", gettext_lazy("the number")


def in_words(rule: Mapping[str, Any]) -> str:
    """A rule given as its "phrase" and what it means."""
    return f"«{rule['phrase']}» – {meaning_in_words(rule)}"


def meaning_in_words(meaning: Mapping[str, Any]) -> str:
    """What a phrase means: a place, online or in person, a column."""
    if meaning.get("role"):
        return _("column: %(role)s") % {"role": dict(ColumnRole.choices).get(meaning["role"], meaning["role"])}
    if meaning.get("online") is not None:
        return _("online") if meaning["online"] else _("in person")
    return ", ".join(part for part in (meaning.get("city"), countries.name(meaning.get("country"))) if part)
