"""What the pages of records begin with: the record, if one may, and the page to go back to."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from pobratim.web.register.kinds import Kind
from pobratim.web.register.models import Record
from pobratim.web.register.policies import Action, Visitor

# A merged record is looked at and parted; whoever wants to change it changes the one that counts for it.
_WITH_MERGED = (Action.VIEW, Action.MERGE)


def find_record(kind: Kind, user: Visitor, pk: int, action: Action = Action.VIEW) -> Record:
    """The record; what a user may not see does not exist, and neither does what they may not do."""
    seen = kind.policy.visible_to(user).select_related("authority", "document").filter(pk=pk).first()
    if seen is None or not kind.policy.allows(user, action, seen) or (action not in _WITH_MERGED and seen.is_merged):
        raise Http404
    found: Record = seen
    return found


def page_before(request: HttpRequest) -> str:
    """The page of this register that a form was opened from, if its address says so."""
    asked = request.GET.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, None) else ""
