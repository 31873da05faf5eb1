"""A table's rows with their roles: what is a heading, what is a record, and what a record inherits from above.

A full-width row is a heading (part of the world, municipality, month, jubilees) and holds for the rows below it. A cell
that spans down from above is read again for each row it covers.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pobratim.document import Cell, Row, Table, Text
from pobratim.extraction.asides import aside_of, denies, is_blank
from pobratim.extraction.phrases import first, words
from pobratim.extraction.roles import Layout
from pobratim.language.cues import fold
from pobratim.language.dates import Scope, find_dates
from pobratim.language.places import country_named, part_of_world
from pobratim.resources import load

_ROMAN_MARK = re.compile(r"[IVXLCDMІХ]{1,6}\s*[.)]?")
_COLUMN_NUMBER = re.compile(r"\d{1,2}\.?")
LONGEST_HEADING = 250
# Roles whose cells say whose row it is, and nothing of what was done.
_BESIDE = frozenset({"number", "municipality", "country", "city", "country_city"})
# Of an event's row these say what was done.
_TELLING = ("title", "content", "events")
_LONGEST_MUNICIPALITY_WORDS = 14
# Columns by which rows are grouped: where a table opens with them, a blank cell means the one above.
_GROUPING = frozenset({"municipality", "region", "country", "city", "country_city", "dates"})


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings that a row stands under; each None where there is none."""

    section: Text | None = None
    kind: str | None = None
    municipality: Text | None = None
    country: Text | None = None
    month: Text | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the text of its cells by role, all of it in order, and the headings above.

    `inherited` names the roles whose cell spans down from a row above or is repeated by a ditto mark or a blank, so
    that their text is not this row's own; `repeated` those of a ditto mark, which says the same of this row anew.
    """

    cells: Mapping[str, Text]
    text: Text
    headings: Headings
    inherited: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def cell(self, role: str) -> Text:
        return self.cells.get(role, Text())

    @property
    def from_above(self) -> tuple[Text, ...]:
        """The cells whose text is not this row's own."""
        return tuple(self.cells[name] for name in self.cells if name in self.inherited and self.cells[name])


@dataclass(frozen=True, slots=True)
class Rows:
    """What a table holds: its records, and the rows that are no content, each with the reason."""

    records: tuple[Record, ...]
    headings: tuple[Text, ...]
    set_aside: tuple[tuple[Text, str], ...]


@dataclass
class _Reading:
    """The state of one pass down a table."""

    layout: Layout
    headings: Headings = Headings()
    records: list[Record] = field(default_factory=list)
    found_headings: list[Text] = field(default_factory=list)
    set_aside: list[tuple[Text, str]] = field(default_factory=list)


def read_rows(table: Table, layout: Layout, heading: Text | None = None) -> Rows:
    """The records and headings of a table whose layout is known; `heading` is the line that stands above it."""
    reading = _Reading(layout)
    if heading:
        reading.headings = _under(heading, Headings(), layout)
    covered: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(table.rows):
        spanning = {column: cell for column, (cell, last) in covered.items() if number <= last}
        _read_row(reading, row, spanning, number < layout.header_rows, table.columns)
        for cell in row.cells:
            if cell.rows > 1:
                covered[cell.column] = (cell, number + cell.rows - 1)
    return Rows(tuple(reading.records), tuple(reading.found_headings), tuple(reading.set_aside))


def _read_row(reading: _Reading, row: Row, spanning: Mapping[int, Cell], title: bool, columns: int) -> None:
    filled = [cell for cell in row.cells if cell.text]
    whole = Text.join([cell.text for cell in filled], " ")
    if not filled:
        return
    if title or row.header or reading.layout.repeated_in(row):
        reading.set_aside.append((whole, "column titles"))
    elif _numbers_columns(filled, columns):
        reading.set_aside.append((whole, "column numbers"))
    elif first(_totals(), filled[0].text.value) and len(filled) < columns:
        reading.set_aside.append((whole, "totals"))
    elif (reason := _aside(filled)) and reading.records:
        reading.set_aside.append((whole, reason))
    elif not spanning and (heading := _heading(filled, columns, reading.layout)):
        reading.found_headings.append(heading)
        reading.headings = _under(heading, reading.headings, reading.layout)
    elif _nothing_held(record := _record(row, spanning, reading), reading.layout):
        reading.set_aside.append((whole, "nothing held"))
    else:
        reading.records.append(record)


def _aside(filled: Sequence[Cell]) -> str | None:
    """Why a row is no content: a table's last rows may hold who signed the paper and who drew it up."""
    reason = aside_of("\t".join(" ".join(cell.text.value.split()) for cell in filled))
    return reason if reason in ("signature", "executor") else None


def _nothing_held(record: Record, layout: Layout) -> bool:
    """Whether a row only says that there was nothing to tell, be it with its municipality, dates and dashes."""
    telling = [cell for role in _TELLING if (cell := record.cell(role))]
    if telling and not layout.is_register and all(is_blank(cell.value) or denies(cell.value) for cell in telling):
        return True
    told = [cell for role, cell in record.cells.items() if role not in _BESIDE and not is_blank(cell.value)]
    return bool(told) and all(denies(cell.value) for cell in told)


@functools.cache
def _sections() -> Mapping[str, Sequence[str]]:
    return {name: phrases for name, phrases in load("ru/sections")["headings"].items() if name != "totals"}


@functools.cache
def _totals() -> Mapping[str, Sequence[str]]:
    return {"totals": load("ru/sections")["headings"]["totals"]}


def _numbers_columns(filled: Sequence[Cell], columns: int) -> bool:
    """A row «1 | 2 | 3 | 4» under the titles."""
    texts = [cell.text.value.strip() for cell in filled]
    return (
        columns > 2
        and len(texts) == columns
        and all(
            _COLUMN_NUMBER.fullmatch(text) and int(text.rstrip(".")) == number + 1 for number, text in enumerate(texts)
        )
    )


def _heading(filled: Sequence[Cell], columns: int, layout: Layout) -> Text | None:
    """The text of a row that is one heading: a single cell at the left or across, or one behind a Roman numeral."""
    cells = filled[1:] if len(filled) == 2 and _ROMAN_MARK.fullmatch(filled[0].text.value.strip()) else filled
    if len(cells) != 1 or columns < 2 or len(cells[0].text) > LONGEST_HEADING:
        return None
    cell = cells[0]
    across = cell.columns > 1 and cell.columns >= columns - 1
    at_left = cell.column == 0 and not _fills_first_column(cell.text.value, layout)
    return cell.text if across or at_left or len(filled) > 1 else None


def _fills_first_column(text: str, layout: Layout) -> bool:
    """Whether a lone first cell is the row's own value: a country of a register, a number, a date."""
    role = layout.roles[0] if layout.roles else None
    if role in ("country", "country_city", "city") and layout.is_register:
        return part_of_world(text) is None and country_named(text) is not None
    return role in ("dates", "events") and bool(find_dates(text))


def _under(heading: Text, above: Headings, layout: Layout) -> Headings:
    """The headings that hold below a new one: it replaces what is of its own kind or lower."""
    value = heading.value.strip()
    if part_of_world(value):
        return Headings(section=heading)
    kind = first(_sections(), value)
    if names_municipality(value) and not layout.is_register:
        return replace(above, municipality=heading, month=None, country=None)
    if kind and kind != "municipality":
        return Headings(section=heading, kind=kind)
    if _is_month(value):
        return replace(above, month=heading)
    if country_named(value) and not layout.has("country", "country_city"):
        return replace(above, country=heading, month=None)
    return Headings(section=heading, municipality=above.municipality)


def names_municipality(text: str) -> bool:
    """Whether a heading names an authority: it holds a word for one, is short and tells of no work."""
    excluded = load("ru/sections")["not_municipality"]
    if first(_sections(), text) != "municipality":
        return False
    return len(words(text)) <= _LONGEST_MUNICIPALITY_WORDS and first({"no": excluded}, text) is None


def _is_month(text: str) -> bool:
    mentions = find_dates(text, Scope.of("2000"))
    return len(mentions) == 1 and mentions[0].end - mentions[0].start >= len(text.strip(" .:")) - 1


def _record(row: Row, spanning: Mapping[int, Cell], reading: _Reading) -> Record:
    cells: dict[str, Text] = {}
    inherited: set[str] = set()
    repeated: set[str] = set()
    for column, role in enumerate(reading.layout.roles):
        cell = row.cell_at(column)
        from_above = spanning.get(column)
        name = role or f"column {column}"
        if cell is None and from_above is not None:
            cells[name] = from_above.text
            inherited.add(name)
        elif cell is not None and column == _column_of(cell, reading.layout.roles):
            cells[name] = cell.text
            if above := _above(cell.text, name, reading):
                cells[name] = above
                repeated.add(name)
    own = Text.join([cell.text for cell in row.cells if cell.text])
    record = Record(cells, own, reading.headings, frozenset(inherited | repeated), frozenset(repeated))
    return _grouped(record, reading)


def _column_of(cell: Cell, roles: Sequence[str | None]) -> int:
    """The column that a cell belongs to: of several that it covers the title's, in whatever order, else the first."""
    covered = range(cell.column, min(cell.column + cell.columns, len(roles)))
    return next((column for column in covered if roles[column] == "title"), cell.column)


def _above(cell: Text, name: str, reading: _Reading) -> Text:
    """The cell above that «то же» or a ditto mark stands for; empty for any other cell."""
    said = fold(cell.value).strip(" .\n")
    is_ditto = bool(reading.records) and said in load("ru/sections")["ditto"]
    return reading.records[-1].cell(name) if is_ditto else Text()


def _grouped(record: Record, reading: _Reading) -> Record:
    """The record with its blank cells in the columns that group the rows filled from above.

    A row that names a partner anew takes nothing from the columns behind it. Registers carry their partners down by
    rules of their own (`partners.register_rows`).
    """
    layout, above = reading.layout, reading.records[-1] if reading.records else None
    if above is None or layout.is_register or layout.is_agreement_list or above.headings != record.headings:
        return record
    filled: dict[str, Text] = {}
    for role in itertools.takewhile(_GROUPING.__contains__, (r for r in layout.roles if r != "number")):
        if record.cell(role or ""):
            break
        if cell := above.cell(role or ""):
            filled[role or ""] = cell
    return replace(record, cells={**record.cells, **filled}, inherited=record.inherited | filled.keys())
