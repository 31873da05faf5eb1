"""Local mode: whoever sits at the computer is the administrator."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from pobratim.web.accounts.services import local_administrator

# Set by reverse proxies: a request that carries one came from elsewhere, though its peer is this computer.
_PROXY_HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")


class LocalAdministratorMiddleware:
    """Signs in the single administrator where POBRATIM_LOCAL is on and the request comes from this computer.

    A page of another site cannot use it: names other than localhost are refused by ALLOWED_HOSTS, and forms need
    the token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.POBRATIM_LOCAL and _is_local(request) and not request.user.is_authenticated:
            request.user = local_administrator()
            request.signed_in_locally = True  # type: ignore[attr-defined]
        return self.get_response(request)


def _is_local(request: HttpRequest) -> bool:
    if any(header in request.META for header in _PROXY_HEADERS):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
