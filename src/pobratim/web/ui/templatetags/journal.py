"""How the journal tells of changes."""

from __future__ import annotations

from typing import Any

from django import template

from pobratim.web.journal.models import Entry, Verb
from pobratim.web.journal.people import person
from pobratim.web.journal.telling import changed_fields

register = template.Library()
register.filter("person", person)


@register.inclusion_tag("journal/changes.html")
def changes(entry: Entry) -> dict[str, Any]:
    """The fields an entry changed, as old and new values in words."""
    return {"rows": list(changed_fields(entry)), "added": entry.verb == Verb.CREATED}
