"""Column titles to roles: which column of a table holds the dates, which the place, which the agreement.

Offices name and order columns as they like, so the roles come from a lexicon (`resources/*/column_titles.yml`) and,
where a table has no titles, from what its cells hold.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pobratim.document import Row, Table, Text
from pobratim.extraction.phrases import best, words
from pobratim.language.dates import find_dates, find_schedules
from pobratim.resources import load

_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\d{1,4}\s*[.)]?")
# A title row names most of its columns; a row of content names a role by accident once at most.
_LEAST_SHARE = 0.5
_LEAST_ROLES = 2
_LONGEST_TITLE = 160
# Without its brackets a column title is a few words long; a record that happens to name a role is longer.
_MOST_WORDS = 9
# In a table of partners the column «Мероприятия» tells of the year's events, and a date is that of the document.
_AMONG_PARTNERS = {"title": "events", "content": "events", "dates": "year", "place": "city"}
_AMONG_AGREEMENTS = {
    "title": "basis",
    "dates": "year",
    "place_dates": "signed_place_date",
    "place": "city",
    "content": "basis",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of a table's columns (None where unknown), the titles as printed, and the number of title rows."""

    roles: tuple[str | None, ...]
    titles: tuple[Text, ...]
    header_rows: int

    def has(self, *roles: str) -> bool:
        return any(role in self.roles for role in roles)

    def repeated_in(self, row: Row) -> bool:
        """Whether a row says the column titles again, as the top of each printed page does."""
        said = [(cell.column, words(cell.text.value)) for cell in row.cells if cell.text]
        return bool(said) and all(
            column < len(self.titles) and words(self.titles[column].value) == w for column, w in said
        )

    def title_of(self, role: str) -> Text:
        """The title of the column with a role; empty where the table has none."""
        return next((t for r, t in zip(self.roles, self.titles, strict=True) if r == role), Text())

    @property
    def is_register(self) -> bool:
        """Partners a row: a country or city beside a basis, a year of ties or a column of events."""
        return self.has("country", "city", "country_city") and self.has("basis", "year", "events")

    @property
    def is_agreement_list(self) -> bool:
        """Agreements a row: what was signed, with its term, state, parties or place of signing."""
        return self.has("basis", "parties", "signed_place_date") and not self.is_register


@functools.cache
def _lexicon() -> Mapping[str, Sequence[str]]:
    merged: dict[str, list[str]] = {}
    for language in ("ru", "en"):
        for role, phrases in load(f"{language}/column_titles").items():
            merged.setdefault(role, []).extend(phrases)
    return merged


def role_of(title: str) -> str | None:
    """The role that a column title names; what stands in brackets counts only if nothing else says it."""
    bare = _BRACKETS.sub(" ", title)
    if not title.strip() or len(title) > _LONGEST_TITLE or len(words(bare)) > _MOST_WORDS:
        return None
    found = best(_lexicon(), bare) or best(_lexicon(), title)
    return found.name if found else None


def layout_of(table: Table, previous: Layout | None = None) -> Layout:
    """The layout of a table: from its title rows, from the table before (a table cut in two), or from its cells."""
    rows = _header_rows(table)
    if rows:
        titles = tuple(_title(table, rows, column) for column in range(table.columns))
        return Layout(_reconcile(tuple(role_of(t.value) for t in titles)), titles, rows)
    if previous and len(previous.roles) == table.columns:
        return Layout(previous.roles, previous.titles, 0)
    return Layout(_roles_by_content(table), (Text(),) * table.columns, 0)


def is_header(row: Row) -> bool:
    """Whether a row is one of column titles."""
    filled = [cell for cell in row.cells if cell.text]
    named = [role for cell in filled if (role := role_of(cell.text.value))]
    if len(set(named)) < _LEAST_ROLES or len(named) < _LEAST_SHARE * len(filled):
        return False
    return not any(_holds_day(cell.text.value) for cell in filled)


def _holds_day(text: str) -> bool:
    return any(mention.edtf and len(mention.edtf) > len("2020-01") for mention in find_dates(text))


def _header_rows(table: Table) -> int:
    """How many rows at the top are titles: the first title row within three, and a second level below spanned
    titles.
    """
    for number, row in enumerate(table.rows[:3]):
        if row.header or is_header(row):
            spanned = any(cell.columns > 1 for cell in row.cells) and len(row.cells) > 1
            below = table.rows[number + 1] if number + 1 < len(table.rows) else None
            return number + 1 + bool(below and (below.header or (spanned and is_header(below))))
    return 0


def _title(table: Table, rows: int, column: int) -> Text:
    cells = [cell for row in table.rows[:rows] if (cell := row.cell_at(column)) and cell.text]
    # A row that covers the whole table above its titles is the table's name, not a column's.
    return Text.join([cell.text for cell in cells if cell.columns < table.columns], " ")


def _reconcile(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Roles that depend on the company they keep, and no role but "notes" twice."""
    partners = bool({"country", "city", "country_city"} & set(roles)) and bool({"basis", "year"} & set(roles))
    agreements = not partners and bool({"term", "status", "parties", "signed_place_date"} & set(roles))
    if partners:
        roles = tuple(_AMONG_PARTNERS.get(role or "", role) for role in roles)
    elif agreements and not {"content", "participants"} & set(roles):
        roles = tuple(_AMONG_AGREEMENTS.get(role or "", role) for role in roles)
    seen: set[str] = set()
    return tuple(_once(role, seen) for role in roles)


def _once(role: str | None, seen: set[str]) -> str | None:
    if role is None or role in seen:
        return None if role is None else "notes"
    seen.add(role)
    return role


def _roles_by_content(table: Table) -> tuple[str | None, ...]:
    """Roles of a table without titles: by the share of cells that are numbers, dates, or the longest text."""
    columns = [[c.text.value for row in table.rows if (c := row.cell_at(n)) and c.text] for n in range(table.columns)]
    roles = [_content_role(cells) for cells in columns]
    lengths = [sum(map(len, cells)) / len(cells) if cells else 0.0 for cells in columns]
    for role in ("content", "title"):
        free = [n for n, known in enumerate(roles) if known is None and lengths[n] > 0]
        if free:
            roles[max(free, key=lambda n: lengths[n])] = role
    return _reconcile(tuple(roles)) if "title" in roles else tuple("title" if r == "content" else r for r in roles)


def _content_role(cells: Sequence[str]) -> str | None:
    if not cells:
        return None
    if sum(bool(_NUMBER.fullmatch(cell.strip())) for cell in cells) > len(cells) / 2:
        return "number"
    if sum(_is_date(cell) for cell in cells) > len(cells) / 2:
        return "dates"
    return None


def _is_date(cell: str) -> bool:
    """Whether a cell holds hardly anything but a date or a schedule."""
    found = [m.end - m.start for m in find_dates(cell)] + [s.end - s.start for s in find_schedules(cell)]
    return sum(found) > len(cell.strip()) / 2
