"""The cycle on other apps' pages: what is due, and the labels of forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from pobratim.web.collection import reminders as found
from pobratim.web.collection.obligations import obligations
from pobratim.web.collection.standing import days_left
from pobratim.web.reporting import catalogue

register = template.Library()


@register.filter
def form_label(name: str) -> str:
    """What a form is called; one that is no more goes by its name."""
    return catalogue.form_label(name)


@register.filter
def until(days: int) -> str:
    """How many days are left, or how many have passed."""
    return days_left(days)


@register.inclusion_tag("collection/reminders.html", takes_context=True)
def reminders(context: dict[str, Any]) -> dict[str, Any]:
    """What is due from the user's authorities, and what those they collect from owe."""
    user, today = context["request"].user, context.get("today") or timezone.localdate()
    day: date = today
    told = {"owed": found.owed(user, day), "collecting": found.collecting(user, day)}
    return {**told, "obligations": obligations(user, day)}
