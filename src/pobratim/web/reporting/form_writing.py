"""What a person types for values and conditions of a form, to the parts of its mapping and back.

A value is a line of text a paragraph; a line may end in conditions: «{note} если: status = cancelled, postponed». A
condition names a field and one of the values it must have (=) or must not have (≠); no value stands for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_IF = " если: "
_CONDITION = re.compile(r"\s*(?P<field>[^=≠]+?)\s*(?P<sign>=|≠|!=)\s*(?P<values>.*?)\s*")
_WORDS: dict[str, bool] = {"да": True, "нет": False}


def value_text(value: Any) -> str:
    """A column's value as lines."""
    return "\n".join(_line(entry) for entry in (value if isinstance(value, list) else [value]))


def _line(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return str(entry)
    told = "; ".join(conditions_text(entry.get("where", {})).split("\n"))
    return f"{entry['text']}{_IF}{told}" if told else str(entry["text"])


def value_of(text: str) -> Any:
    """The value that lines are: a string for one plain line, else a list. Raises ValueError for a faulty condition."""
    entries = [_entry(line.strip()) for line in text.splitlines() if line.strip()]
    return entries if len(entries) > 1 or (entries and not isinstance(entries[0], str)) else "".join(entries)


def _entry(line: str) -> Any:
    text, found, told = line.partition(_IF)
    return {"text": text.strip(), "where": conditions_of(told.split(";"))} if found else line


def conditions_text(where: Mapping[str, Any]) -> str:
    """Conditions, one a line."""
    return "\n".join(_condition(name, wanted) for name, wanted in where.items())


def _condition(name: str, wanted: Any) -> str:
    negated = isinstance(wanted, Mapping)
    values = wanted["not"] if negated else wanted
    told = ", ".join(_said(value) for value in (values if isinstance(values, list) else [values]))
    return f"{name} {'≠' if negated else '='} {told}".strip()


def _said(value: Any) -> str:
    if value is None:
        return ""
    return next((word for word, told in _WORDS.items() if told is value), str(value))


def conditions_of(lines: Iterable[str]) -> dict[str, Any]:
    """The conditions that lines are. Raises ValueError, naming the line, for one that is none."""
    found: dict[str, Any] = {}
    for line in filter(None, (line.strip() for line in lines)):
        match = _CONDITION.fullmatch(line)
        if match is None:
            raise ValueError(line)
        values = [_meant(value.strip()) for value in match["values"].split(",")]
        wanted = values[0] if len(values) == 1 else values
        found[match["field"]] = wanted if match["sign"] == "=" else {"not": wanted}
    return found


def _meant(value: str) -> Any:
    return _WORDS.get(value, value) if value else None
