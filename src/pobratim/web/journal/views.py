"""The journal's page."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.web.journal.models import Verb
from pobratim.web.register.folding import words
from pobratim.web.register.policies import JOURNAL

PER_PAGE = 100


class JournalFilter(forms.Form):
    """What was done, and to what."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    verb = forms.ChoiceField(label=_("What was done"), required=False, choices=[("", _("all")), *Verb.choices])


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Who changed what, latest first."""
    form = JournalFilter(request.GET or None)
    entries = JOURNAL.visible_to(request.user)
    told = form.cleaned_data if form.is_valid() else {}
    if form.errors:
        entries = entries.none()
    if told.get("verb"):
        entries = entries.filter(verb=told["verb"])
    for word in words(told.get("q", "")):
        entries = entries.filter(search_text__contains=word)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "journal/journal.html", {"page": page, "form": form})
