"""When two values of a field say the same, so that writing one for the other changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def same(left: Any, right: Any) -> bool:
    """Whether two values say the same: an empty text, list or place says as little as none."""
    return bool(_weighed(left) == _weighed(right))


def _weighed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: item for key, item in value.items() if item not in (None, "")} or None
    return None if value in ("", [], ()) else value
