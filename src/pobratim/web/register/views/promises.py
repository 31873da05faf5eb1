"""The forms of promises: they are fields of an activity, and whoever may correct it may write them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratim.web.register.choices import PromiseState
from pobratim.web.register.forms import PromiseForm, ReasonForm
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Activity
from pobratim.web.register.policies import Action, signed_in
from pobratim.web.register.promises import write_promise
from pobratim.web.register.views.finding import find_record, page_before
from pobratim.web.ui.outcomes import taken

_KIND = BY_FACT["activity"]


def _activity(request: HttpRequest, pk: int) -> Activity:
    found = find_record(_KIND, request.user, pk, Action.CORRECT)
    if not isinstance(found, Activity):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int, position: int | None = None) -> HttpResponse:
    """The form of one promise of an activity, or of a new one."""
    activity = _activity(request, pk)
    told = _told(activity, position)
    form = PromiseForm(request.POST if request.method == "POST" else None, initial=PromiseForm.start(told))
    reason = ReasonForm(request.POST if request.method == "POST" else None)
    back = page_before(request) or _KIND.url(activity)
    if form.is_valid() and reason.is_valid():
        values = {"values": form.cleaned_data, "actor": signed_in(request.user), **reason.cleaned_data}
        if taken(form, lambda: write_promise(activity=activity, position=position, **values)):
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {"activity": activity, "url": _KIND.url(activity), "form": form, "reason": reason, "back": back}
    return render(request, "register/promise_form.html", {**context, "is_new": position is None})


def _told(activity: Activity, position: int | None) -> dict[str, object]:
    """What the activity says of the promise at a position; nothing of a new one."""
    promises = activity.effective.get("promises") or ()
    if position is None:
        return {}
    if position >= len(promises):
        raise Http404
    return dict(promises[position])


@require_POST
def settle(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Say in one click what became of a promise."""
    activity, state = _activity(request, pk), request.POST.get("state", "")
    if state not in PromiseState.values:
        raise Http404
    _told(activity, position)
    actor = signed_in(request.user)
    write_promise(activity=activity, position=position, values={"state": state}, actor=actor)
    messages.success(request, _("Saved."))
    return redirect(page_before(request) or "promises")
