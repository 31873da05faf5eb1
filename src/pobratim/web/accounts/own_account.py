"""Pages about one's own account are for those who have one: the computer's own administrator has no password."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def own_account(view: View) -> View:
    """The view, which does not exist for whoever is signed in because the computer is theirs."""

    @functools.wraps(view)
    def for_accounts(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponseBase:
        if getattr(request, "signed_in_locally", False):
            raise Http404
        return view(request, *arguments, **options)

    return for_accounts
