"""What changed between two issues of a report: rows by the records they tell of, cells by their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pobratim.web.collection.models import Issue

Key = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that says something else; `title` is its column's."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that is `new`, `gone` or `changed`, by its title."""

    what: str
    group: str
    title: str
    cells: tuple[ChangedCell, ...] = ()


def differences(old: Issue, new: Issue) -> list[ChangedRow]:
    """The rows of the new issue that the old one had not or had otherwise, then those that are gone."""
    titles = {column["key"]: column["title"] for column in (*old.columns, *new.columns)}
    before, after = _by_records(old), _by_records(new)
    found = [_told(row, before.get(key), titles) for key, row in after.items()]
    gone = [ChangedRow("gone", row["group"], _title(row)) for key, row in before.items() if key not in after]
    return [row for row in found if row] + gone


def _by_records(issue: Issue) -> dict[Key, dict[str, Any]]:
    return {tuple((kind, pk) for kind, pk in row["records"]): row for row in issue.rows}


def _told(row: dict[str, Any], before: dict[str, Any] | None, titles: Mapping[str, str]) -> ChangedRow | None:
    if before is None:
        return ChangedRow("new", row["group"], _title(row))
    old, new = before["cells"], row["cells"]
    if before["group"] != row["group"]:
        old, new = {**old, "": before["group"]}, {**new, "": row["group"]}
    changed = [key for key, text in new.items() if old.get(key, "") != text]
    cells = tuple(ChangedCell(titles.get(key, ""), old.get(key, ""), new[key]) for key in changed)
    return ChangedRow("changed", row["group"], _title(row), cells) if cells else None


def _title(row: dict[str, Any]) -> str:
    cells: dict[str, str] = row["cells"]
    return cells.get("title") or next((text for text in cells.values() if text), "")
