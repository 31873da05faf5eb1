"""How the rows of an example are grouped and numbered."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pobratim.learning.columns import folded
from pobratim.learning.doubts import Doubt, doubt
from pobratim.learning.example import Example, ExampleTable, candidates_form
from pobratim.rendering.fields import Scope, write_text
from pobratim.rendering.offered import OfferedGroup, offered_groups

_NUMBER = re.compile(r"(?P<before>\D*)(?P<number>\d{1,4})(?P<after>\D*)")
_LEAST_SHARE = 0.6
_AS_IN_SOURCE = "{listed_under.section}"


@dataclass(frozen=True, slots=True)
class Learned:
    """Part of a table's mapping, with what is doubtful of it."""

    mapping: dict[str, Any] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Tried:
    """What a way of grouping prints above each row that stands under a heading: pairs of printed and the heading."""

    offered: OfferedGroup
    pairs: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Of the rows that it prints a heading for, the share that has it in the same words."""
        told = [(one, other) for one, other in self.pairs if one]
        return sum(folded(one) == folded(other) for one, other in told) / len(told) if told else 0.0

    @property
    def parts_alike(self) -> bool:
        """Whether each heading has one value and each value one heading, though in other words."""
        pairs = {(folded(one), folded(other)) for one, other in self.pairs}
        ones, others = {one for one, _ in pairs}, {other for _, other in pairs}
        return "" not in ones and len(others) > 1 and len(pairs) == len(ones) == len(others)


def learn_groups(example: Example, table: ExampleTable, number: int) -> Learned:
    """What the full-width rows of a table are: of the ways to group its records the one that prints them."""
    tried = list(_tried(example, table))
    if not tried or not tried[0].pairs:
        return Learned()
    exact = next((one for one in tried if one.share >= _LEAST_SHARE and one.offered.value != _AS_IN_SOURCE), None)
    if exact:
        return Learned(_mapping(exact))
    alike = next((one for one in tried if one.parts_alike and one.offered.value != _AS_IN_SOURCE), None)
    if alike:
        names = dict(alike.pairs)
        told = doubt("groups", "groups_named", number, label=alike.offered.label, heading=table.headings[0])
        return Learned({**_mapping(alike), "group_names": names}, (told,))
    as_told = [_mapping(one) for one in tried if one.offered.value == _AS_IN_SOURCE and one.share]
    return Learned(next(iter(as_told), {}), (doubt("groups", "groups_unknown", number, heading=table.headings[0]),))


def _tried(example: Example, table: ExampleTable) -> Iterator[_Tried]:
    values = offered_groups(table.records)
    form = candidates_form("paper", table.records, [{"value": offered.value} for offered in values])
    filling = example.filling(form)
    under = [(row.heading, table.of(row)) for row in table.rows if row.heading and table.of(row)]
    for offered, column in zip(values, form.tables[0].columns, strict=True):
        template = column.lines[0].template
        pairs = ((write_text(template, Scope(filling, table.records, found[0])), h) for h, found in under)
        yield _Tried(offered, tuple(pairs))


def _mapping(tried: _Tried) -> dict[str, Any]:
    """The grouping with its order: that of time, else the one in which the example has its groups."""
    offered = tried.offered
    upper = tried.share >= _LEAST_SHARE and all(heading.isupper() for _, heading in tried.pairs)
    value = _upper(offered.value) if upper else offered.value
    if offered.order:
        return {"group_by": value, "order_by": [offered.order]}
    printed = (one.upper() if upper else one for one, _ in tried.pairs)
    return {"group_by": value, "group_order": list(dict.fromkeys(printed))}


def _upper(value: str) -> str:
    return f"{value[:-1]}|upper}}" if value.startswith("{") else f"{{{value}|upper}}"


def learn_numbers(table: ExampleTable, number: int, last: int) -> Learned:
    """How rows are numbered: the mark around the number, and where they begin anew. `last` is the last number of the
    table before, 0 where there is none."""
    place = next((n for n, role in enumerate(table.laid.layout.roles) if role == "number"), None)
    if place is None:
        return Learned()
    cells = [(row.heading, cell.text.value.strip()) for row in table.rows if (cell := row.row.cell_at(place))]
    found = [(heading, match) for heading, text in cells if (match := _NUMBER.fullmatch(text))]
    if not found:
        return Learned({}, (doubt("numbers", "no_numbers", number),))
    _, first = found[0]
    mapping: dict[str, Any] = {"number": f"{first['before']}{{n}}{first['after']}"}
    numbers = [(heading, int(match["number"])) for heading, match in found]
    numbering = _numbering(numbers, last)
    if numbering is None:
        return Learned(mapping, (doubt("numbers", "no_numbers", number),))
    return Learned({**mapping, **({"numbering": numbering} if numbering else {})})


def _numbering(numbers: Sequence[tuple[str | None, int]], last: int) -> str | None:
    """How the numbers go: "" from 1 on, "continue" on from the table before, "groups" anew under each heading; None
    where they do neither. Rows may share a number or be left out."""
    plain = [n for _, n in numbers]
    if _rises(plain):
        return "continue" if last and plain[0] == last + 1 else ""
    headings = dict.fromkeys(heading for heading, _ in numbers)
    anew = [[n for heading, n in numbers if heading == one] for one in headings]
    return "groups" if len(anew) > 1 and all(_rises(part) and part[0] == 1 for part in anew) else None


def _rises(numbers: Sequence[int]) -> bool:
    return all(one <= other for one, other in itertools.pairwise(numbers))


def last_number(table: ExampleTable) -> int:
    """The last number of a table; 0 where its rows have none."""
    place = next((n for n, role in enumerate(table.laid.layout.roles) if role == "number"), None)
    cells = [cell.text.value for row in table.rows if place is not None and (cell := row.row.cell_at(place))]
    numbers = [int(match["number"]) for cell in cells if (match := _NUMBER.fullmatch(cell.strip()))]
    return numbers[-1] if numbers else 0
