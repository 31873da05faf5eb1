"""The choices of a filter, worked out once for each change of the register.

Every change writes the journal, so that its latest entry tells whether anything may be otherwise; choices also depend
on whose records a person sees and on the language. In a large register working them out costs more than the list
itself.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.cache import cache
from django.utils.translation import get_language

from pobratim.web.journal.models import Entry
from pobratim.web.register import policies

if TYPE_CHECKING:
    from pobratim.web.register.list_filter import ListFilter

SECONDS = 24 * 60 * 60


def remembered_choices(form: ListFilter) -> None:
    """Give the fields of a filter their choices, from memory where nothing has changed since."""
    key = _key(form)
    known: dict[str, list[tuple[str, str]]] | None = cache.get(key)
    if known is None:
        form.offer()
        known = {name: _plain(field) for name, field in form.fields.items() if isinstance(field, forms.ChoiceField)}
        cache.set(key, known, SECONDS)
        return
    for name, pairs in known.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = pairs


def _plain(field: forms.ChoiceField) -> list[tuple[str, str]]:
    pairs: Any = field.choices
    return [(str(value), str(label)) for value, label in pairs]


def _key(form: ListFilter) -> str:
    latest = Entry.objects.values_list("pk", flat=True).first() or 0
    ids = policies.authorities(form.user)
    whose = "all" if ids is None else ",".join(map(str, sorted(ids)))
    told = f"{type(form).__qualname__} {get_language()} {latest} {whose}"
    return f"choices-{hashlib.sha256(told.encode()).hexdigest()}"
