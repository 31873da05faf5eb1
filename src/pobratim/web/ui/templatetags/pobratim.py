"""How values look on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pobratim.web.register import choices, countries
from pobratim.web.ui import dates

register = template.Library()

_OPENING = "«„“\"('"

register.filter("human_date", dates.human)
register.filter("country", countries.name)


@register.filter
def reason(code: str) -> str:
    """Why the program did something, in words."""
    return str(choices.REASONS.get(code, code))


@register.filter
def mention_type(code: str) -> str:
    """What a mention is, in words."""
    return str(dict(choices.MentionType.choices).get(code, code))


@register.filter
def capital(text: object) -> str:
    """A title as it begins on a page: with a capital letter, whatever stands in the source."""
    told = str(text)
    first = len(told) - len(told.lstrip(_OPENING))
    return told[:first] + told[first : first + 1].upper() + told[first + 1 :]


@register.filter
def percent(share: float) -> str:
    """A share as whole per cent, never rounded down to nothing."""
    return "<1 %" if 0 < share < 0.01 else f"{share:.0%}".replace("%", " %")


@register.filter
def country_names(codes: Iterable[str]) -> str:
    """The names of countries, by commas."""
    return ", ".join(countries.name(code) for code in codes)


@register.simple_tag(takes_context=True)
def sort_heading(context: dict[str, Any], key: str, title: str) -> SafeString:
    """A column's heading that sorts by it; sorted by already, it turns the order round."""
    request: HttpRequest = context["request"]
    current = context["sort"]
    query = request.GET.copy()
    query["sort"] = f"-{key}" if current == key else key
    query.pop("page", None)
    order = {key: "ascending", f"-{key}": "descending"}.get(current)
    sign = {"ascending": " ▲", "descending": " ▼"}.get(order or "", "")
    return format_html(
        '<th scope="col"{}><a href="?{}">{}</a>{}</th>',
        format_html(' aria-sort="{}"', order) if order else "",
        query.urlencode(),
        title,
        format_html('<span aria-hidden="true">{}</span>', sign) if sign else "",
    )


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], *names: str) -> SafeString | str:
    """`aria-current` for the entry of the menu whose page this is."""
    match = context["request"].resolver_match
    if not match:
        return ""
    kind = match.kwargs.get("kind")
    shown = {match.url_name, kind.listed if kind else None}
    return SafeString(' aria-current="page"') if shown & set(names) else ""
