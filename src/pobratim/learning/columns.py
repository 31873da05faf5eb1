"""Columns of an example as those of a form: title, width, and what each holds.

A column's role (`extraction.roles`) names the values it may hold; of several it is the one that prints the example's
own cells. A column of no known title is known by its cells alone, or left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.document import Cell, Row
from pobratim.extraction.phrases import words
from pobratim.learning.doubts import Doubt, doubt
from pobratim.learning.example import Example, ExampleRow, ExampleTable, candidates_form
from pobratim.learning.texts import templated
from pobratim.rendering.fields import Scope
from pobratim.rendering.forms import ColumnForm
from pobratim.rendering.offered import REGISTER, OfferedValue, offered_values
from pobratim.rendering.style import distinct
from pobratim.rendering.tables import column_lines

# Of the cells of a column so many must be printed as they are for the value to be taken for what it holds.
_LEAST_SHARE = 0.6
# A value that prints fewer of a column's cells than this is told as doubtful.
_SURE_SHARE = 0.8
_EMPTY = OfferedValue("", "")
_NUMBER = "row_number"


@dataclass(frozen=True, slots=True)
class LearnedColumns:
    """Columns as a form's mapping has them, the role of each, and what is doubtful."""

    columns: tuple[dict[str, Any], ...]
    roles: tuple[str | None, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """How many of a column's filled cells a value prints as they are."""

    offered: OfferedValue
    same: int
    all: int

    @property
    def share(self) -> float:
        return self.same / self.all if self.all else 0.0


def learn_columns(example: Example, table: ExampleTable, number: int, kind: str) -> LearnedColumns:
    """The columns of an example's table, the form's table of that number; `kind` is that of the form."""
    layout = table.laid.layout
    widths, doubts = _widths(example, table, number)
    columns: list[dict[str, Any]] = []
    for place, (title, role) in enumerate(zip(layout.titles, layout.roles, strict=True)):
        line = templated(title.value, example, "column")
        match, doubted = _value(example, table, place, kind)
        column = {"title": line.text, "width": widths[place], **match.as_column}
        columns.append(column if isinstance(match.value, str) else {"name": role or f"column{place}", **column})
        doubts += [Doubt("column", d.message, number, place) for d in (*line.doubts, *doubted)]
    if layout.header_rows > 1:
        doubts.append(doubt("table", "two_levels", number, rows=layout.header_rows))
    return LearnedColumns(tuple(columns), layout.roles, tuple(doubts))


def _widths(example: Example, table: ExampleTable, number: int) -> tuple[list[float], list[Doubt]]:
    """The widths of the columns in millimetres: the file's own where it has one for each, else equal ones."""
    style, count = example.style, table.laid.table.columns
    known = style.columns[table.place] if table.place is not None and table.place < len(style.columns) else ()
    room = style.width - style.margins["left"] - style.margins["right"]
    if len(known) != count or not all(known):
        return [round(room / count, 1)] * count, [doubt("table", "no_widths", number)]
    return list(known), []


def _value(example: Example, table: ExampleTable, place: int, kind: str) -> tuple[OfferedValue, list[Doubt]]:
    title = " ".join(table.laid.layout.titles[place].value.split())
    role = _plain(table.laid.layout.roles[place])
    values = offered_values(REGISTER if kind == REGISTER else table.records)
    fitting = [offered for offered in values if role in offered.roles]
    if kind == REGISTER:
        return (fitting[0], []) if fitting else (_EMPTY, [doubt("column", "unknown_column", title=title)])
    if any(offered.value == _NUMBER for offered in fitting):
        return fitting[0], []
    matches = _matches(example, table, place, fitting or values)
    told = words(title)
    best = max(matches, key=lambda match: (match.share, _is_named(match.offered, told)), default=None)
    if fitting and best is not None:
        return best.offered, list(_doubtful(best, title))
    if best is None or best.share < _LEAST_SHARE:
        return _EMPTY, [doubt("column", "unknown_column", title=title)]
    return best.offered, [doubt("column", "guessed_column", title=title, label=best.offered.label)]


def _is_named(offered: OfferedValue, title: Sequence[str]) -> bool:
    return bool(offered.also) and any(word.startswith(offered.also) for word in title)


def _plain(role: str | None) -> str | None:
    """A role without the number of one that stands twice."""
    return role.split(" ")[0] if role else None


def _doubtful(match: _Match, title: str) -> Iterator[Doubt]:
    if match.all and match.share < _SURE_SHARE:
        label, same = match.offered.label, match.same
        yield doubt("column", "doubtful_column", title=title, label=label, same=same, all=match.all)


def _matches(example: Example, table: ExampleTable, place: int, values: Sequence[OfferedValue]) -> list[_Match]:
    form = candidates_form("paper", table.records, [offered.as_column for offered in values])
    filling = example.filling(form)
    cells = [(row, text) for row in table.rows if table.of(row) and (text := _text(row.row, place)) is not None]
    filled = [(row, text) for row, text in cells if text]
    found = []
    for offered, column in zip(values, form.tables[0].columns, strict=True):
        same = sum(_printed(column, table, row, filling) == text for row, text in filled)
        found.append(_Match(offered, same, len(filled)))
    return found


def _printed(column: ColumnForm, table: ExampleTable, row: ExampleRow, filling: Any) -> str:
    scopes = [Scope(filling, table.records, record) for record in table.of(row)]
    if column.value == _NUMBER:
        return ""
    return folded("\n".join(distinct(line for scope in scopes for line in column_lines(column, scope))))


def _text(row: Row, place: int) -> str | None:
    """What a cell says, folded; None for a place that a cell above or before it covers."""
    cell: Cell | None = row.cell_at(place)
    return folded(cell.text.value) if cell is not None and cell.column == place else None


def folded(text: str) -> str:
    """A text with single spaces, its capitals and ё folded, for comparing what is printed."""
    return " ".join(text.casefold().replace("ё", "е").split())
