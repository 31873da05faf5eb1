"""Finding what an address names: what a user may not see, or not do, does not exist."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from pobratim.web.collection.models import Campaign, Issue, Submission
from pobratim.web.collection.policies import CAMPAIGNS, ISSUES, SUBMISSIONS
from pobratim.web.register.policies import Action, Policy

M = TypeVar("M", bound=Model)


def campaign_of(request: HttpRequest, pk: int, action: Action = Action.VIEW) -> Campaign:
    """A campaign with its collector."""
    return _find(CAMPAIGNS, request, pk, action, "authority")


def submission_of(request: HttpRequest, pk: int, action: Action = Action.VIEW) -> Submission:
    """An answer with its campaign and its authority. To check one is the collector's alone."""
    found = _find(SUBMISSIONS, request, pk, action, "authority", "campaign__authority", "document")
    if action == Action.CONFIRM and not CAMPAIGNS.allows(request.user, action, found.campaign):
        raise Http404
    return found


def issue_of(request: HttpRequest, pk: int, action: Action = Action.VIEW) -> Issue:
    """An issued report with its campaign."""
    return _find(ISSUES, request, pk, action, "campaign__authority", "issued_by")


def _find(policy: Policy[M], request: HttpRequest, pk: int, action: Action, *related: str) -> M:
    found = get_object_or_404(policy.visible_to(request.user).select_related(*related), pk=pk)
    if not policy.allows(request.user, action, found):
        raise Http404
    return found


def done(request: HttpRequest, message: Any, work: Any) -> bool:
    """Whether a service did its work; what it refuses is told on the next page."""
    try:
        work()
    except ValidationError as error:
        for told in error.messages:
            messages.error(request, told)
        return False
    messages.success(request, message)
    return True
