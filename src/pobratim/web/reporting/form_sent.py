"""What a person sent from the editor of a form, as a mapping laid over the stored one.

Whatever of a mapping the page does not show stays as it is: tables are found by their place, and columns by the place
that they had.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from pobratim.rendering.offered import REGISTER, OfferedValue, offered_for, offered_groups, offered_values
from pobratim.web.reporting.form_fields import BY_DATE, OWN
from pobratim.web.reporting.form_writing import conditions_of, value_of, value_text

_MARGINS = ("top", "right", "bottom", "left")
_NUMBERINGS = ("continue", "groups")
_MAY_LACK = ("before", "after", "leave_out")
_NEW_WIDTH = 30
# No length of an A4 page, nor size of a letter, is larger.
_LARGEST = 420


class FieldsError(ValueError):
    """What was sent makes no sound mapping: messages by the names of the fields, and the mapping as far as it goes."""

    def __init__(self, faults: Mapping[str, str], mapping: dict[str, Any]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = dict(faults)
        self.mapping = mapping


def mapping_from(data: QueryDict, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The mapping that was sent, laid over the stored one. Raises FieldsError for what is no number or condition.

    Each column keeps, as "_origin", the place it had in the stored mapping, for the page; `cleaned` takes it away.
    """
    mapping = copy.deepcopy(dict(stored))
    faults: dict[str, str] = {}
    mapping["label"] = " ".join(data.get("label", "").split())
    mapping["title"] = _lines(data.get("title", ""))
    mapping["year_in_dates"] = "year_in_dates" in data
    mapping["leave_out"] = data.getlist("leave_out")
    mapping["page"] = _page(data, faults)
    for part in ("before", "after"):
        mapping[part] = _texts(data, part)
    for number, table in enumerate(mapping.get("tables", ())):
        _lay_over(table, data, number, mapping["kind"] == REGISTER, faults)
    if not mapping["label"]:
        faults["label"] = _("Give the form a name.")
    if faults:
        raise FieldsError(faults, mapping)
    return mapping


def cleaned(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping as it is stored: without the page's own marks, empty parts, and checks of columns that are no more."""
    found = {key: value for key, value in copy.deepcopy(dict(mapping)).items() if value or key not in _MAY_LACK}
    names = set()
    for table in found.get("tables", ()):
        for column in table["columns"]:
            column.pop("_origin", None)
            names.add(column.get("name", column["value"] if isinstance(column["value"], str) else column["title"]))
    checks = [_check(check, names) for check in found.get("checks", ())]
    if checks:
        found["checks"] = [check for check in checks if check]
    return found


def _check(check: dict[str, Any], names: set[Any]) -> dict[str, Any] | None:
    """A check for the columns there are; None where it was for columns that are no more."""
    if "columns" not in check:
        return check
    left = [name for name in check["columns"] if name in names]
    return {**check, "columns": left} if left else None


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _page(data: QueryDict, faults: dict[str, str]) -> dict[str, Any]:
    margins = {side: _number(data.get(side, ""), side, faults) for side in _MARGINS}
    return {
        "orientation": data.get("orientation", ""),
        "margins": margins,
        "font": data.get("font", "").strip(),
        "size": _number(data.get("size", ""), "size", faults),
    }


def _number(text: str, name: str, faults: dict[str, str]) -> float | int:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        faults[name] = _("“%(text)s” is no number.") % {"text": text}
        return 0
    if not 0 <= number <= _LARGEST:
        faults[name] = _("The number must lie between 0 and %(largest)d.") % {"largest": _LARGEST}
    return int(number) if number.is_integer() else number


def _texts(data: QueryDict, part: str) -> list[dict[str, str]]:
    pairs = zip(data.getlist(f"{part}_text"), data.getlist(f"{part}_style"), strict=False)
    return [{"text": text.strip(), "style": style} for text, style in pairs if text.strip()]


def _lay_over(table: dict[str, Any], data: QueryDict, number: int, is_register: bool, faults: dict[str, str]) -> None:
    prefix = f"t{number}"
    table["columns"] = _columns(table, data, prefix, is_register, faults)
    if is_register:
        return
    _put(table, "heading", data.get(f"{prefix}_heading", "").strip())
    table["number"] = data.get(f"{prefix}_number", "{n}").strip() or "{n}"
    numbering = data.get(f"{prefix}_numbering", "")
    _put(table, "numbering", numbering if numbering in _NUMBERINGS else "")
    _group(table, data, prefix)
    order = data.get(f"{prefix}_order", "")
    own = _lines(data.get(f"{prefix}_order_expression", ""))
    _put(table, "order_by", own if order == OWN else [BY_DATE] if order else [])
    try:
        _put(table, "where", conditions_of(data.get(f"{prefix}_where", "").splitlines()))
    except ValueError as error:
        faults[f"{prefix}_where"] = _("“%(line)s” is no condition: write a field, = or ≠, and values.") % {
            "line": error
        }


def _put(table: dict[str, Any], key: str, value: Any) -> None:
    if value:
        table[key] = value
    else:
        table.pop(key, None)


def _group(table: dict[str, Any], data: QueryDict, prefix: str) -> None:
    """The grouping; another one has neither the order nor the names of the groups that were."""
    choice, groups = data.get(f"{prefix}_group", ""), offered_groups(table["records"])
    value = data.get(f"{prefix}_group_expression", "").strip() if choice == OWN else ""
    if choice.isdecimal() and int(choice) < len(groups):
        value = groups[int(choice)].value
    if value != table.get("group_by", ""):
        table.pop("group_order", None)
        table.pop("group_names", None)
    _put(table, "group_by", value)


def _columns(
    table: Mapping[str, Any], data: QueryDict, prefix: str, is_register: bool, faults: dict[str, str]
) -> list[dict[str, Any]]:
    names = ("origin", "title", "value", "expression", "width")
    sent = zip(*(data.getlist(f"{prefix}_{name}") for name in names), strict=False)
    centred = set(data.getlist(f"{prefix}_centred"))
    values = offered_values(REGISTER if is_register else table["records"])
    columns = []
    for place, (origin, title, choice, expression, width) in enumerate(sent):
        before = table["columns"][int(origin)] if origin.isdecimal() and int(origin) < len(table["columns"]) else {}
        column = {**before, "title": " ".join(title.split()), "_origin": origin}
        column["width"] = _number(width, f"{prefix}_c{place}", faults)
        column["centred"] = str(place) in centred
        offered = values[int(choice)] if choice.isdecimal() and int(choice) < len(values) else None
        try:
            value = offered.value if offered else _typed(expression, before)
        except ValueError as error:
            faults[f"{prefix}_c{place}"] = _("“%(line)s” is no condition.") % {"line": error}
            value = [line for line in expression.splitlines() if line.strip()]
        columns.append(_with_value(column, value, offered, place))
    return columns


def _typed(expression: str, before: Mapping[str, Any]) -> Any:
    """What a person typed; as it was before where it reads the same. Raises ValueError for a faulty condition."""
    known = before.get("value", "")
    return known if value_text(known).split() == expression.split() else value_of(expression)


def _with_value(column: dict[str, Any], value: Any, offered: OfferedValue | None, place: int) -> dict[str, Any]:
    """A column with a value; another value has neither the name nor the source's words of the one before."""
    if column.get("value") == value:
        return column
    kept = {key: told for key, told in column.items() if key not in ("name", "own")}
    named = {} if isinstance(value, str) else {"name": f"column{place}"}
    return {**named, **kept, **(offered.as_column if offered else {"value": value})}


def acted(mapping: dict[str, Any], act: str) -> dict[str, Any]:
    """The mapping after a button of the page: "up-0-2" and "down-0-2" move a column, "remove-0-2" takes it away,
    "add-0" adds one at the end. Any other leaves it."""
    name, *numbers = act.split("-")
    tables = mapping.get("tables", [])
    if not numbers or not all(n.isdecimal() for n in numbers) or int(numbers[0]) >= len(tables):
        return mapping
    columns: list[dict[str, Any]] = tables[int(numbers[0])]["columns"]
    if name == "add":
        value = "title" if mapping["kind"] != REGISTER else "city"
        known = offered_for(REGISTER if mapping["kind"] == REGISTER else tables[int(numbers[0])]["records"], value)
        columns.append({"title": "", "value": value if known else "", "width": _NEW_WIDTH, "_origin": ""})
        return mapping
    place = int(numbers[1]) if len(numbers) > 1 else len(columns)
    other = {"up": place - 1, "down": place + 1}.get(name)
    if place < len(columns) and name == "remove" and len(columns) > 1:
        columns.pop(place)
    elif place < len(columns) and other is not None and 0 <= other < len(columns):
        columns[place], columns[other] = columns[other], columns[place]
    return mapping
