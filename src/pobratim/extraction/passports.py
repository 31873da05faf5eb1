"""Tables turned on their side: a label and its value a row, all of them one record («Дата проведения | 5 мая»).

The labels are column titles by another layout, so the record is the one that a row of such a table would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pobratim.document import Row, Table, Text
from pobratim.extraction.column_titles import role_of
from pobratim.extraction.roles import Layout, reconciled
from pobratim.extraction.rows import Headings, Record, Rows

# A label and a value, perhaps behind a number.
_MOST_COLUMNS = 3
_LEAST_LABELS = 3
_LEAST_SHARE = 0.6
# What the labels of a record must name among others, so that it tells of something.
_TELLING = frozenset({"title", "content", "events", "dates", "place_dates", "basis", "parties"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: the role of its label (None where no column has such a title), label and value."""

    role: str | None
    label: Text
    value: Text

    @property
    def text(self) -> Text:
        return Text.join([part for part in (self.label, self.value) if part], " ")


def passport(table: Table, heading: Text | None) -> tuple[Layout, Rows] | None:
    """The layout and records of a table whose rows are labels with values; None for any other table."""
    lines = [line for row in table.rows if (line := _line(row))]
    roles = {line.role for line in lines if line.role}
    named = sum(line.role is not None for line in lines)
    if table.columns > _MOST_COLUMNS or len(lines) < len(table.rows) or named < _LEAST_SHARE * len(lines):
        return None
    if len(roles) < _LEAST_LABELS or not roles & _TELLING:
        return None
    blocks = list(_blocks(lines))
    longest = max(blocks, key=len)
    layout = Layout(reconciled(tuple(line.role for line in longest)), tuple(line.label for line in longest), 0)
    under = Headings(section=heading)
    return layout, Rows(tuple(_record(block, under) for block in blocks), (), ())


def _line(row: Row) -> _Line | None:
    cells = [cell.text for cell in row.cells]
    if len(cells) > 1 and not cells[0].value.strip(" .)0123456789"):
        cells = cells[1:]
    if len(cells) != 2 or not cells[0]:
        return None
    return _Line(role_of(cells[0].value.strip(" :")), *cells)


def _blocks(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """The lines of one record each: a label that comes again begins the next."""
    block: list[_Line] = []
    for line in lines:
        if line.role and line.role == (block[0].role if block else None):
            yield block
            block = []
        block.append(line)
    yield block


def _record(lines: Sequence[_Line], under: Headings) -> Record:
    roles = reconciled(tuple(line.role for line in lines))
    cells = {role or f"line {n}": line.value for n, (role, line) in enumerate(zip(roles, lines, strict=True))}
    return Record(cells, Text.join([line.text for line in lines]), under)
