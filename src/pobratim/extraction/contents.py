"""What the cells of a column hold, where its title does not say: numbers, dates, places, documents, or what is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pobratim.document import Row, Table
from pobratim.language.dates import Scope, find_dates, find_schedules, leading_date
from pobratim.language.kinds import agreement_heads
from pobratim.language.people_names import find_names
from pobratim.language.people_roles import find_offices
from pobratim.language.places import find_places

_NUMBER = re.compile(r"\d{1,4}\s*[.)]?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST_TITLE_WORDS = 8
_LONGEST_PLACE = 80
_AGREEMENT_STARTS_WITHIN = 25
# Any of these says what a row tells of, so that no other column needs to be guessed to be its title.
_TELLING = frozenset({"title", "content", "events", "basis", "basis_year", "parties"})

# Where nothing else tells, these do.
_TELLING_ELSE = frozenset({"outcome", "notes", "participants"})
_LEAST_PROSE = 4

_PEOPLE = frozenset({"person", "position"})
_DATED = frozenset({"dates", "place_dates", "title", "content", "events", "basis", "year"})
_DATING = frozenset({"dates", "place", "basis"})
# Any year will do to see that a cell begins with a date.
_SOME_YEAR = Scope.of("2000")


def completed(table: Table, header_rows: int, roles: Sequence[str | None]) -> tuple[str | None, ...]:
    """The roles with those of untitled columns told by their cells. A table is never left without what it tells.

    Of two columns of text the left one is the title; of columns whose titles mean nothing to us, the widest.
    """
    columns = [_texts(table, header_rows, number) for number in range(table.columns)]
    found = list(roles)
    for number, cells in enumerate(columns):
        role = _content_role(cells) if found[number] is None else None
        if role and role not in found:
            found[number] = role
    if _PEOPLE & set(found) and not _DATED & set(found):
        return tuple(_with_offices(found, columns))
    found = [None if role == "person" and not roles[n] else role for n, role in enumerate(found)]
    free = [n for n, role in enumerate(found) if role is None and any(map(_WORD.search, columns[n]))]
    if header_rows and not any(roles) and not _tells_of_days(found, columns):
        # A table whose every title is strange to us tells of something else: prices, telephones, figures.
        return tuple(found)
    if not any(roles) and not _DATING & set(found) and not any(_is_dated(cell) for c in free for cell in columns[c]):
        # Nor does one without titles that names neither dates nor places: telephones, who sits where.
        return tuple(found)
    if free and not _TELLING & set(found):
        if not any(roles):
            widest = sorted(sorted(free, key=lambda n: -_width(columns[n]))[:2])
            found[widest[0]] = "title"
            for other in widest[1:]:
                found[other] = "content"
        else:
            found[max(free, key=lambda n: _width(columns[n]))] = "title"
    return tuple(_telling(found, columns))


def _with_offices(roles: Sequence[str | None], columns: Sequence[Sequence[str]]) -> list[str | None]:
    """The roles of a list of people, the column that mostly begins with an office being that of their offices."""
    found = list(roles)
    for number, cells in enumerate(columns):
        offices = sum(any(office.phrase == 0 for office in find_offices(cell)) for cell in cells)
        if found[number] is None and "position" not in found and offices > len(cells) / 2:
            found[number] = "position"
    return found


def _tells_of_days(roles: Sequence[str | None], columns: Sequence[Sequence[str]]) -> bool:
    """Whether a column of dates stands beside one of prose, so that it tells of events whatever its titles are."""
    free = [cells for role, cells in zip(roles, columns, strict=True) if role is None]
    return "dates" in roles and any(_words(cells) >= _LEAST_PROSE for cells in free)


def _telling(roles: Sequence[str | None], columns: Sequence[Sequence[str]]) -> list[str | None]:
    """The roles of a table of dated rows in which only results or notes tell anything: they are what it tells."""
    found = list(roles)
    told = [n for n, role in enumerate(found) if role in _TELLING_ELSE and _words(columns[n]) >= _LEAST_PROSE]
    if told and not _TELLING & set(found) and {"dates", "place_dates"} & set(found):
        found[max(told, key=lambda n: _width(columns[n]))] = "title"
    return found


def _words(cells: Sequence[str]) -> float:
    """How many words a cell of a column has on average."""
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0


def _is_dated(cell: str) -> bool:
    """Whether a cell begins with a date, as an item does that has no column for it."""
    return leading_date(cell, _SOME_YEAR) is not None


def _texts(table: Table, header_rows: int, column: int) -> list[str]:
    rows = table.rows[header_rows:]
    cells = [cell for row in rows if len(row.cells) > 1 and (cell := row.cell_at(column)) and cell.column == column]
    return [cell.text.value.strip() for cell in cells if cell.text]


def _width(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _content_role(cells: Sequence[str]) -> str | None:
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("number", lambda cell: bool(_NUMBER.fullmatch(cell))),
        ("dates", is_date),
        ("basis", _is_document),
        ("place", _is_place),
        ("person", _is_person),
    )
    for role, holds in tests:
        if sum(map(holds, cells)) > len(cells) / 2:
            return role
    return None


def is_date(cell: str) -> bool:
    """Whether a cell holds hardly anything but a date or a schedule."""
    found = [m.end - m.start for m in find_dates(cell)] + [s.end - s.start for s in find_schedules(cell)]
    return sum(found) > len(cell.strip()) / 2


def _is_document(cell: str) -> bool:
    """Whether a cell begins with the noun of an agreement, perhaps after a word or two («Генеральное соглашение»)."""
    heads = agreement_heads(cell)
    return bool(heads) and heads[0][0] <= _AGREEMENT_STARTS_WITHIN


def _is_place(cell: str) -> bool:
    """Whether a cell is hardly more than the name of a place."""
    named = [m for m in find_places(cell) if not m.adjective]
    return len(cell) <= _LONGEST_PLACE and sum(m.end - m.start for m in named) > len(cell) / 2


def _is_person(cell: str) -> bool:
    """Whether a cell is the name of a person, of two words at least, and nothing else."""
    names = find_names(cell) if len(cell) <= _LONGEST_PLACE and len(cell.split()) > 1 else ()
    return len(names) == 1 and names[0].start == 0 and names[0].end >= len(cell.rstrip(" ,;."))


def stands_apart(table: Table) -> bool:
    """Whether the first row is one of titles that we do not know: short words above columns of dates or numbers."""
    first, *rest = table.rows or (Row(()),)
    filled = [cell for cell in first.cells if cell.text]
    if len(filled) < table.columns or not rest or any(not may_be_title(cell.text.value) for cell in filled):
        return False
    roles = (_content_role(_texts(table, 1, cell.column)) for cell in filled)
    return any(role in ("number", "dates") for role in roles)


def may_be_title(text: str) -> bool:
    """Whether a text is short and without figures, as column titles are."""
    digits = any(character.isdigit() for character in text)
    return not digits and len(text.split()) <= _LONGEST_TITLE_WORDS
