"""What part of the journal is shown: words, act, kind of record, person, days. Its state is the address's query."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratim.web.journal.models import Entry, Verb
from pobratim.web.journal.people import person
from pobratim.web.register.folding import words
from pobratim.web.register.kinds import KINDS

_ALL = ("", _("all"))
_OTHER_KINDS = (
    ("document", _("Document")),
    ("authority", _("Authority")),
    ("rule", _("Rule of the office")),
    ("form", _("Official form")),
    ("city_addition", _("Addition to the cities")),
    ("campaign", _("Request for reports")),
    ("submission", _("Answer")),
    ("issue", _("Issued report")),
)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class JournalFilter(forms.Form):
    """The filter of the journal. What is no choice matches nothing, and the page says so."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    verb = forms.ChoiceField(label=_("What was done"), required=False, choices=[_ALL, *Verb.choices])
    kind = forms.ChoiceField(label=_("With what"), required=False)
    actor = forms.ChoiceField(label=_("By whom"), required=False)
    since = _day(_("From"))
    until = _day(_("To"))

    def __init__(self, data: Any, entries: QuerySet[Entry]) -> None:
        super().__init__(data or None)
        self.entries = entries
        kinds = [*((kind.fact_kind, kind.name) for kind in KINDS), *_OTHER_KINDS]
        names = entries.order_by("actor_name").values_list("actor_name", flat=True).distinct()
        self._offer("kind", kinds)
        self._offer("actor", [(name, person(name)) for name in names if name])

    def _offer(self, name: str, pairs: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [_ALL, *pairs]

    def apply(self) -> QuerySet[Entry]:
        """The entries that match, latest first."""
        if not self.is_bound:
            return self.entries
        if not self.is_valid():
            return self.entries.none()
        told, found = self.cleaned_data, self.entries
        lookups = {"verb": told["verb"], "kind": told["kind"], "actor_name": told["actor"], **_days(told)}
        found = found.filter(**{name: value for name, value in lookups.items() if value})
        for word in words(told["q"]):
            found = found.filter(search_text__contains=word)
        return found


def _days(told: dict[str, Any]) -> dict[str, datetime | None]:
    """From the first moment of a day to the last of another, in the office's own time."""
    until = told["until"] and told["until"] + timedelta(days=1)
    return {"at__gte": _midnight(told["since"]), "at__lt": _midnight(until)}


def _midnight(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
