"""What a person should check of a learned form, part by part, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pobratim.resources import load


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence on one part of a form: "title", "page", "groups", "numbers", "before", "after", "table" or "column".

    `table` and `column` count from 0, where the part is one of several.
    """

    part: str
    message: str
    table: int | None = None
    column: int | None = None


def doubt(part: str, code: str, table: int | None = None, column: int | None = None, **values: object) -> Doubt:
    """A doubt by its code in `resources/forms/style/learning.yml`, with what its sentence names."""
    return Doubt(part, knowledge()["doubts"][code].format(**values), table, column)


def knowledge() -> Any:
    """How forms are learned, as loaded."""
    return load("forms/style/learning")
