"""What every template may ask."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def local_mode(request: HttpRequest) -> dict[str, object]:
    """Whether the user was signed in because the computer is theirs: then there is nothing to sign out of."""
    return {"signed_in_locally": settings.POBRATIM_LOCAL and getattr(request, "signed_in_locally", False)}
