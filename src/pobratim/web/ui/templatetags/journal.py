"""How the journal tells of changes."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from pobratim.web.accounts.services import LOCAL_ADMINISTRATOR
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.fields import field

register = template.Library()


@register.filter
def person(name: str) -> str:
    """Who did something; the nameless administrator of local mode is whoever sits at this computer."""
    return _("this computer") if name == LOCAL_ADMINISTRATOR else name


@register.inclusion_tag("journal/changes.html")
def changes(entry: Entry) -> dict[str, Any]:
    """The fields an entry changed, as old and new values in words."""
    return {"rows": [_row(entry.kind, change) for change in entry.changes], "added": entry.verb == Verb.CREATED}


def _row(kind: str, change: dict[str, Any]) -> dict[str, Any]:
    told = field(kind, change["field"])
    old, new = ({told.key: change[side]} for side in ("old", "new"))
    return {"name": told.name, "old": told.show(old), "new": told.show(new)}
