"""Column titles to roles: which column of a table holds the dates, which the place, which the agreement.

Offices name and order columns as they like, so the roles come from a lexicon (`resources/*/column_titles.yml`) and,
where a table has no titles, from what its cells hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pobratim.document import Row, Table, Text
from pobratim.extraction.column_titles import best_phrase, role_alike, role_of, timeless
from pobratim.extraction.contents import completed, may_be_title, stands_apart
from pobratim.extraction.datelines import date_alone
from pobratim.extraction.phrases import words
from pobratim.language.dates import Scope, find_dates

# A title row names most of its columns; a row of content names a role by accident once at most.
_LEAST_SHARE = 0.5
_LEAST_ROLES = 2
_LONGEST_PERIOD = 30
# Any year will do to see that a title is a month.
_SOME_YEAR = Scope.of("2000")
# Beside months for columns a table says what is to be done.
_TOLD = frozenset({"title", "content", "events"})
# A journal of agreements has these beside the partner's name; a register of partners does not.
_OF_JOURNALS = ("registered", "term", "status", "parties")
_PARTNERS = frozenset({"country", "city", "country_city", "region"})
_OF_PARTNERS = frozenset({"basis", "year", "basis_year", "established", "bare_year", "events"})
_OF_AGREEMENTS = frozenset(
    {
        "term",
        "status",
        "parties",
        "signed_place_date",
        "basis",
        "basis_year",
        "signatories",
        "signed_at",
        "prolongation",
    }
)
_NAMING_DOCUMENTS = frozenset({"basis", "basis_year", "year", "signed_place_date"})
_OF_DOCUMENTS = frozenset({"registered", "signatories", "signed_at", "prolongation", "term"})
# In a table of partners the column «Мероприятия» tells of the year's events, and a date is that of the document.
_AMONG_PARTNERS = {"title": "events", "content": "events", "dates": "year", "place": "city"}
_AMONG_AGREEMENTS = {
    "title": "basis",
    "dates": "year",
    "place_dates": "signed_place_date",
    "place": "city",
    "content": "basis",
}


# Columns that only tables of events have: beside them the sides are those that took part, the state what came of it.
_OF_EVENTS = frozenset({"outcome", "organisers", "online", "participants", "format"})
_TOLD_OF_EVENTS = frozenset({"title", "content", "events", "dates", "place_dates"})
_AMONG_EVENTS = {"parties": "participants", "status": "mark"}


TitleRoles = Mapping[tuple[str, ...], str]
"""Roles that an office gives columns, by the folded words of their titles: they go before the lexicon."""
NO_ROLES: TitleRoles = MappingProxyType({})


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

    def all_of(self, role: str) -> tuple[str, ...]:
        """The names of the columns with a role that a table may have more than one of («2018 год», «2019 год»)."""
        return tuple(r for r in self.roles if r and (r == role or r.startswith(f"{role} ")))

    @property
    def opens_with_partner(self) -> bool:
        """Whether the first column but that of the numbers names partners."""
        return next((role for role in self.roles if role != "number"), None) in _PARTNERS

    @property
    def lists_partners(self) -> bool:
        """Whether it opens with partners, and has nothing that only events have."""
        return self.opens_with_partner and not self.has("dates", "place_dates", "place", "age", *_OF_EVENTS)

    @property
    def is_register(self) -> bool:
        """Partners a row: a country or city beside a basis, a year of ties or events; a list of ages is no register."""
        named = self.has("country", "city", "country_city", "region") and not self.has("age", "founded")
        listed = self.has("basis") and self.has(*_OF_JOURNALS) and not self.has("events", "country")
        return named and not listed and self.has(*_OF_PARTNERS)

    @property
    def is_agreement_list(self) -> bool:
        """Agreements a row: what was signed, with its term, state, parties or place of signing."""
        return self.has("basis", "basis_year", "parties", "signed_place_date") and not self.is_register


def layout_of(table: Table, previous: Layout | None = None, given: TitleRoles = NO_ROLES) -> Layout:
    """The layout of a table: from its title rows, from the table before (a table cut in two), or from its cells."""
    rows = _header_rows(table, given)
    if not rows and previous and len(previous.roles) == table.columns:
        return Layout(previous.roles, previous.titles, 0)
    titles = tuple(_title(table, rows, column) for column in range(table.columns))
    named = tuple(
        given.get(words(title.value)) or _role_of_levels(table, rows, column) for column, title in enumerate(titles)
    )
    return Layout(reconciled(completed(table, rows, named)), titles, rows)


def is_header(row: Row, given: TitleRoles = NO_ROLES) -> bool:
    """Whether a row is one of column titles."""
    filled = [cell for cell in row.cells if cell.text]
    titles = (cell.text.value for cell in filled)
    named = [role for title in titles if (role := given.get(words(title)) or role_of(title))]
    calendar = [cell for cell in filled if is_calendar(cell.text.value)]
    if len(calendar) > 1 and named and set(named) & _TOLD:
        return True
    if len(set(named)) < _LEAST_ROLES or len(named) < _LEAST_SHARE * len(filled):
        return False
    return not any(_holds_day(cell.text.value) for cell in filled)


def is_calendar(title: str) -> bool:
    """Whether a column's title is a month or quarter: its cells then mark what is in it, or hold its days."""
    date = date_alone(title.strip(), _SOME_YEAR) if len(title) <= _LONGEST_PERIOD else None
    return date is not None and not date.year_written and len(date.edtf or "") > len("2020")


def _holds_day(text: str) -> bool:
    """Whether a text names a day or a month; years may well stand in a column's title («События 2018–2024 годов»)."""
    return any(m.edtf is None or "-" in m.edtf for m in find_dates(text) if m.role == "date")


def _header_rows(table: Table, given: TitleRoles) -> int:
    """How many rows at the top are titles: the first such row of three, and a second level below spanned ones."""
    for number, row in enumerate(table.rows[:3]):
        if row.header or is_header(row, given):
            below = table.rows[number + 1] if number + 1 < len(table.rows) else None
            return number + 1 + bool(below and (below.header or _is_second_level(row, below)))
    return int(stands_apart(table))


def _is_second_level(row: Row, below: Row) -> bool:
    """Whether a row parts the titles above it: all its words are short and stand under titles that span or that blanks
    follow.
    """
    filled = [cell for cell in below.cells if cell.text]
    spanned = any(cell.columns > 1 for cell in row.cells) and len(row.cells) > 1
    if spanned and is_header(below):
        return True
    blank = {cell.column for cell in row.cells if not cell.text}
    parted = blank | {column - 1 for column in blank}
    parted |= {cell.column + n for cell in row.cells if cell.columns > 1 for n in range(cell.columns)}
    return len(filled) > 1 and all(cell.column in parted and may_be_title(timeless(cell.text.value)) for cell in filled)


def _title(table: Table, rows: int, column: int) -> Text:
    return Text.join(_titles(table, rows, column), " ")


def _titles(table: Table, rows: int, column: int) -> list[Text]:
    """The titles above a column, the upper level first."""
    cells = [cell for row in table.rows[:rows] if (cell := row.cell_at(column)) and cell.text]
    # A row that covers the whole table above its titles is the table's name, not a column's.
    return [cell.text for cell in cells if cell.columns < table.columns]


def _role_of_levels(table: Table, rows: int, column: int) -> str | None:
    """The role that a column's titles name together («Сроки», «Факт»), else that of the lowest («Событие», «Когда»)."""
    titles = [text.value for text in _titles(table, rows, column)]
    if titles and is_calendar(titles[-1]):
        return "calendar"
    whole = " ".join(titles)
    lowest = role_of(titles[-1]) if len(titles) > 1 else None
    return lowest if lowest and best_phrase(whole) <= 1 else role_of(whole) or role_alike(whole)


def reconciled(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Roles that depend on the company they keep; a role that stands twice is numbered or becomes a note."""
    roles = _with_years(_with_documents(_with_organisations(_with_people(roles))))
    partners = bool(_PARTNERS & set(roles)) and bool(_OF_PARTNERS & set(roles))
    agreements = not partners and bool(_OF_AGREEMENTS & set(roles))
    if partners and not {"age", "founded"} & set(roles):
        roles = tuple(_AMONG_PARTNERS.get(role or "", role) for role in roles)
    elif agreements and _OF_EVENTS & set(roles) and not (_OF_DOCUMENTS | _NAMING_DOCUMENTS) & set(roles):
        roles = tuple(_AMONG_EVENTS.get(role or "", role) for role in roles)
    elif agreements and not {"content", "participants"} & set(roles):
        roles = tuple(_AMONG_AGREEMENTS.get(role or "", role) for role in roles)
    elif "place" not in roles:
        # «Страна, город» beside dates and titles is where it took place.
        roles = tuple("place" if role == "country_city" else role for role in roles)
    seen: Counter[str] = Counter()
    return tuple(_once(role, seen) for role in roles)


def _with_people(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Names beside events are of those that took part; those that take part, beside offices and no event, are people
    listed.
    """
    if _TOLD_OF_EVENTS & set(roles):
        names: Mapping[str, str | None] = {"person": "participants", "position": None}
    else:
        names = {"participants": "person"} if "position" in roles and "person" not in roles else {}
    return tuple(names.get(role, role) if role else None for role in roles)


def _with_organisations(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Organisations beside documents are the partners; the kind alone is all that is said of a document."""
    documents = bool({"basis", "basis_year", "document_kind", "parties", *_OF_DOCUMENTS} & set(roles))
    names = {
        "organisation": "city" if documents and not {"city", "country_city"} & set(roles) else None,
        "document_kind": "document_kind" if {"basis", "basis_year", "title"} & set(roles) else "basis",
    }
    return tuple(names.get(role, role) if role else None for role in roles)


def _with_documents(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A column «Наименование» beside what only documents have is that of the documents."""
    if {"basis", "basis_year", "events", "participants", "content"} & set(roles) or not _OF_DOCUMENTS & set(roles):
        return roles
    return tuple("basis" if role == "title" else role for role in roles)


def _with_years(roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """A column «Год» is that of the signing, but that of the ties beside partners and no document."""
    ties = bool(_PARTNERS & set(roles)) and not {"basis", "basis_year", "parties", "events", "age"} & set(roles)
    return roles if ties else tuple("year" if role == "bare_year" else role for role in roles)


def _once(role: str | None, seen: Counter[str]) -> str | None:
    if role is None:
        return None
    seen[role] += 1
    if seen[role] == 1:
        return role
    return f"{role} {seen[role]}" if role in ("events", "calendar") else "notes" if not seen["notes"] else None
