"""Links to records."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pobratim.web.journal.models import Entry
from pobratim.web.register import policies
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Document
from pobratim.web.ui.templatetags.pobratim import capital

register = template.Library()

# What is no record has a page under its own name.
_PAGES = frozenset({"document", "campaign", "submission", "issue"})


@register.simple_tag
def entry_link(entry: Entry) -> SafeString:
    """What an entry tells of, with a link to its page where it has one."""
    kind = BY_FACT.get(entry.kind)
    if kind and entry.record_id:
        return format_html(
            '<span class="quiet">{}</span> <a href="{}">{}</a>',
            kind.name,
            reverse("record", args=[kind.slug, entry.record_id]),
            capital(entry.label),
        )
    if entry.kind in _PAGES and entry.record_id:
        return format_html('<a href="{}">{}</a>', reverse(entry.kind, args=[entry.record_id]), entry.label)
    return format_html("{}", entry.label)


@register.simple_tag(takes_context=True)
def may_open(context: dict[str, Any], document: Document) -> bool:
    """Whether the visitor may see a document: a record of theirs may stand in the paper of somebody else."""
    request = context["request"]
    if not hasattr(request, "seen_authorities"):
        request.seen_authorities = policies.authorities(request.user)  # asked once for all rows of a list
    return request.seen_authorities is None or document.authority_id in request.seen_authorities
