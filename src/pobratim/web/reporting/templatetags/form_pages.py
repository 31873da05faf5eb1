"""Values by names that a template puts together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def get(told: Any, name: str) -> Any:
    """What a mapping has by a name; nothing where there is no mapping or no such name."""
    return told.get(name, "") if isinstance(told, Mapping) else ""
