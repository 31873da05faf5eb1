"""What the fields of a form's templates mean: of a record, of the record a paper is about, and of the paper itself."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from pobratim.findings import Activity, Agreement, Anniversary, Partner, Person
from pobratim.rendering.cells import DERIVED, Filling
from pobratim.rendering.expressions import Field, Lines, Template, write
from pobratim.rendering.formatters import format_value, known_formatter
from pobratim.rendering.records import Member, Occasion
from pobratim.rendering.style import join_lines, words
from pobratim.rendering.titles import PAPER_FIELDS, paper_field

RECORDS: Mapping[str, type] = {
    "activities": Activity,
    "agreements": Agreement,
    "partners": Partner,
    "anniversaries": Anniversary,
    "people": Person,
    "members": Member,
    "occasions": Occasion,
}
"""What a form may be filled from, by the names of its lists."""

ROW_FIELDS = frozenset({"row_number", "group", "count"})
"""What a row has of its own: its running number, the group that it counts, and how many records are in it."""

_SUBJECT, _BLANK, _WORDING = "about", "blank", "wording"
_LINE_TO_FILL_IN = "____________________"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a template is filled from: the paper, a record of one of its lists, and the row's own values."""

    filling: Filling
    records: str | None = None
    record: Any = None
    row: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """A field must have one of these values (None for no value), or, `negated`, none of them."""

    field: Field
    values: tuple[Any, ...]
    negated: bool = False


def write_lines(template: Template, scope: Scope) -> Lines:
    """The paragraphs of a template for a record."""
    return write(template, lambda field: _lines(value_of(field, scope)))


def write_text(template: Template, scope: Scope) -> str:
    """The same on one line, "" for nothing."""
    return " ".join(write_lines(template, scope))


def meets(conditions: Iterable[Condition], scope: Scope) -> bool:
    """Whether a record meets all conditions; of a list one item will do."""
    return all(_meets(condition, scope) for condition in conditions)


def _meets(condition: Condition, scope: Scope) -> bool:
    value = value_of(condition.field, scope)
    found = value if isinstance(value, tuple) and value else (None if value in ((), "") else value,)
    return any(item in condition.values for item in found) != condition.negated


def value_of(field: Field, scope: Scope) -> Any:
    """What a field holds, formatted."""
    return format_value(_raw(field, scope), field.formatters, scope.filling)


def _raw(field: Field, scope: Scope) -> Any:
    name, *rest = field.path
    if name in scope.row:
        return scope.row[name]
    if scope.records is not None:
        derived = DERIVED.get(scope.records, {}).get(name)
        if derived is not None:
            return derived(scope.filling, scope.record)
        if name == _WORDING:
            return join_lines(scope.filling.own(scope.record, rest[0]) or "")
        if name in _names(RECORDS[scope.records]):
            return _walk(scope.record, field.path)
    if name == _SUBJECT:
        return _walk(scope.filling.subject, tuple(rest))
    if name == _BLANK:
        return scope.filling.data.blanks.get(str(field.argument)) or _LINE_TO_FILL_IN
    return paper_field(name, field.argument, scope.filling.data)


def _walk(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if isinstance(value, tuple):
            value = tuple(getattr(item, name) for item in value)
        elif value is not None:
            value = getattr(value, name)
    return value


def _lines(value: Any) -> Lines:
    if value is None or value == "":
        return ()
    if isinstance(value, tuple):
        return tuple(line for item in value for line in _lines(item))
    if isinstance(value, bool):
        return (str(words()["yes" if value else "no"]),)
    return join_lines(value) if isinstance(value, str) else (str(value),)


def is_known(field: Field, records: str | None, about: str | None) -> bool:
    """Whether a template over that list, in a form about a record of that other list, may name the field."""
    if not all(known_formatter(name, argument) for name, argument in field.formatters):
        return False
    name, *rest = field.path
    if records is not None and _is_of_record(field, records):
        return True
    if name == _SUBJECT and about is not None:
        return bool(rest) and _has_path(RECORDS[about], tuple(rest))
    if name == _BLANK:
        return field.argument is not None and not rest
    return not rest and name in PAPER_FIELDS and field.argument in PAPER_FIELDS[name]


def _is_of_record(field: Field, records: str) -> bool:
    name, *rest = field.path
    if name in ROW_FIELDS or name in DERIVED.get(records, {}):
        return not rest
    kind = RECORDS[records]
    if name == _WORDING and name in _names(kind):
        return len(rest) == 1
    return field.argument is None and _has_path(kind, field.path)


@functools.cache
def _names(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind))


@functools.cache
def _has_path(kind: type | None, path: tuple[str, ...]) -> bool:
    if not path:
        return True
    if kind is None or path[0] not in _names(kind):
        return False
    return _has_path(_inner(typing.get_type_hints(kind)[path[0]]), path[1:])


def _inner(hint: Any) -> type | None:
    """The data class that a field holds, one or a list of them; None where it holds plain values."""
    if is_dataclass(hint) and isinstance(hint, type):
        return hint
    if typing.get_origin(hint) in (tuple, typing.Union, types.UnionType):
        return next((found for part in typing.get_args(hint) if (found := _inner(part))), None)
    return None


def names_known(records: str) -> tuple[str, ...]:
    """The fields that a template over a list may name, for telling a user."""
    derived = DERIVED.get(records, {})
    return tuple(dict.fromkeys((*derived, *sorted(_names(RECORDS[records]) - {"evidence", _WORDING}))))
