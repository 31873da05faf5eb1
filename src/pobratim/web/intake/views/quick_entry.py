"""Quick entry: a pasted sentence or row becomes a filled form of a new activity, its guesses marked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pobratim.web.intake.quick_entry import LONGEST, Draft, draft
from pobratim.web.register.forms import ActivityForm, AdditionForm
from pobratim.web.register.guesses import mark
from pobratim.web.register.kinds import BY_SLUG
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import writable_authorities


@require_http_methods(["GET", "HEAD", "POST"])
def quick_entry(request: HttpRequest) -> HttpResponse:
    """The box; sent, the form of a new activity with what was read. Nothing is stored before that form is sent."""
    owners = list(writable_authorities(request.user).order_by("name"))
    if not owners:
        raise Http404
    words = request.POST.get("words", "").strip()[:LONGEST]
    # Where there are several, nobody's is chosen for a person: the card asks.
    only = owners[0] if len(owners) == 1 else None
    owner = next((o for o in owners if str(o.pk) == request.POST.get("owner")), only)
    context: dict[str, Any] = {"owners": owners, "owner": owner, "words": words}
    if not words:
        return render(request, "intake/quick.html", context)
    fragment = request.POST.get("fragment", "")[:LONGEST]
    told = draft(words=words, fragment=fragment, owner=owner, year=timezone.localdate().year)
    if told is None:
        problem = _("The program understood nothing of these words.")
        return render(request, "intake/quick.html", {**context, "problem": problem})
    return render(request, "register/record_form.html", _filled(told, words, owner, owners))


def _filled(told: Draft, words: str, owner: Authority | None, owners: list[Authority]) -> dict[str, Any]:
    """The form of a new activity with what the words tell; each field knows how sure that is."""
    form = ActivityForm(initial=ActivityForm.start(told.values))
    marks = mark(form, told.guesses)
    return {
        "kind": BY_SLUG["activities"],
        "form": form,
        "reason": AdditionForm(initial={"source_text": words, "marks": marks}),
        "owners": owners,
        "owner": owner,
        "draft": told,
        "source": words,
    }
