"""What an office has told of its own wording: plain data that extraction is given beside the program's lexicons.

Knows neither the register that keeps these rules nor the extraction that uses them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class RuleKind(StrEnum):
    """What a rule tells: which place a spelling means, what a phrase says of online, what a column holds."""

    PLACE = "place"
    ONLINE = "online"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class OfficeRule:
    """One rule, by its `id` in the register. `phrase` is the spelling, the phrase or the title of the column.

    A place has a city, a country (ISO 3166-1 alpha-2) or both; `online` is what the phrase says; `role` is one of
    those of `resources/ru/column_titles.yml`.
    """

    id: str
    kind: RuleKind
    phrase: str
    city: str | None = None
    country: str | None = None
    online: bool | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """The rules of one office; of two for the same phrase the first holds."""

    rules: tuple[OfficeRule, ...] = ()

    def of(self, kind: RuleKind) -> tuple[OfficeRule, ...]:
        return tuple(rule for rule in self.rules if rule.kind is kind)

    def to_json(self) -> list[dict[str, Any]]:
        return [asdict(rule) for rule in self.rules]

    @classmethod
    def from_json(cls, rules: Iterable[Mapping[str, Any]]) -> OfficeLexicon:
        """The inverse of `to_json`. Raises KeyError or ValueError for what is none."""
        return cls(tuple(OfficeRule(**{**rule, "kind": RuleKind(rule["kind"])}) for rule in rules))


NO_RULES = OfficeLexicon()
