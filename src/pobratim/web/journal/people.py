"""How the journal names who did something."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pobratim.web.accounts.services import LOCAL_ADMINISTRATOR


def person(name: str) -> str:
    """The name; the nameless administrator of local mode is whoever sits at this computer."""
    return _("this computer") if name == LOCAL_ADMINISTRATOR else name
