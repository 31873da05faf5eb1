"""What a person consents to being published."""

from __future__ import annotations

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pobratim.web.register.forms import ReasonForm
from pobratim.web.register.kinds import BY_SLUG
from pobratim.web.register.models import Person
from pobratim.web.register.personal import public_form, set_consent
from pobratim.web.register.policies import Action, signed_in
from pobratim.web.register.views.finding import find_record


class ConsentForm(ReasonForm):
    """Whether a person is a private one, and what they consent to."""

    is_private = forms.BooleanField(label=gettext_lazy("Private person"), required=False)
    consent = forms.ChoiceField(label=gettext_lazy("Consent to publishing"), choices=Person.Consent.choices)
    purpose = forms.CharField(label=gettext_lazy("Purpose of publishing"), required=False, max_length=300)
    until = forms.DateField(
        label=gettext_lazy("Consent until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    field_order = ("is_private", "consent", "purpose", "until", "reason")


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what may be published of a person."""
    kind = BY_SLUG["people"]
    person = cast(Person, find_record(kind, request.user, pk, Action.CORRECT))
    form = ConsentForm(request.POST or None, initial=_now(person))
    if form.is_valid():
        told = {**form.cleaned_data, "consent": Person.Consent(form.cleaned_data["consent"])}
        set_consent(person=person, actor=signed_in(request.user), **told)
        messages.success(request, _("Saved."))
        return redirect(kind.url(person))
    public = public_form(person, timezone.localdate())
    return render(request, "register/consent.html", {"record": person, "kind": kind, "form": form, "public": public})


def _now(person: Person) -> dict[str, object]:
    return {
        "is_private": person.is_private,
        "consent": person.consent,
        "purpose": person.consent_purpose,
        "until": person.consent_until,
    }
