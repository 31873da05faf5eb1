"""How allauth behaves here: nobody signs themselves up, an administrator adds people."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """An account is for whoever an administrator added."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
