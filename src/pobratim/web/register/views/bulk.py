"""Rows of a list chosen and changed together; the last such act of a session can be taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pobratim.web.register.bulk import ACTS, MOST, do_to_many, undo_many
from pobratim.web.register.kinds import BY_SLUG, Kind
from pobratim.web.register.models import Record, State
from pobratim.web.register.policies import Action, signed_in
from pobratim.web.register.views.finding import page_before

_SET = ("kind", "status")
_SESSION = "bulk"


@require_POST
def change(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Do an act to the chosen rows. What a user may not do it to is left out, as if it were not there."""
    act, back = request.POST.get("act", ""), page_before(request) or "home"
    values = _values(request, kind)
    if act not in ACTS or kind.form is None or (act == "set" and not values):
        raise Http404
    records = _chosen(request, kind, ACTS[act][0])
    if not records:
        messages.warning(request, _("No rows are chosen."))
        return redirect(back)
    before = do_to_many(records=records, act=act, values=values, actor=signed_in(request.user))
    request.session[_SESSION] = {"slug": kind.slug, "ids": [record.pk for record in records], "after": before}
    told = ngettext("%(number)d record is changed.", "%(number)d records are changed.", len(records))
    messages.success(request, told % {"number": len(records)}, extra_tags="undoable")
    return redirect(back)


def _chosen(request: HttpRequest, kind: Kind, action: Action) -> list[Record]:
    ids = [int(pk) for pk in request.POST.getlist("chosen") if pk.isascii() and pk.isdecimal()][:MOST]
    found: Any = kind.policy.open_to(request.user, action).filter(pk__in=ids, state=State.CURRENT)
    return list(found.order_by("pk"))


def _values(request: HttpRequest, kind: Kind) -> dict[str, str]:
    """What is to be written: those choices of the kind's form that were made. Raises Http404 for what is no choice."""
    found = {}
    for name in _SET:
        value = request.POST.get(name, "")
        if value and kind.form is not None:
            offered = {str(key) for key, _label in getattr(kind.form.base_fields.get(name), "choices", ())}
            if value not in offered:
                raise Http404
            found[name] = value
    return found


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Undo the last change of many rows in this session."""
    told = request.session.pop(_SESSION, None)
    if told is None:
        raise Http404
    kind = BY_SLUG[told["slug"]]
    records = kind.policy.open_to(request.user, Action.CORRECT).filter(pk__in=told["ids"]).order_by("pk")
    undone = undo_many(records=records, after=told["after"], actor=signed_in(request.user))
    said = ngettext("%(number)d record is as it was.", "%(number)d records are as they were.", undone)
    messages.success(request, said % {"number": undone})
    return redirect(page_before(request) or "home")
