"""A form from a filled example: its mapping as `parse_form` takes it, and what a person should check."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.document import Part
from pobratim.learning.around import learn_after, learn_page, learn_title, plain, title_lines
from pobratim.learning.columns import LearnedColumns, learn_columns
from pobratim.learning.doubts import Doubt, doubt, knowledge
from pobratim.learning.errors import LearningError
from pobratim.learning.example import Example, ExampleTable, read_example
from pobratim.learning.groups import Learned, last_number, learn_groups, learn_numbers
from pobratim.learning.texts import templated
from pobratim.rendering.form_parsing import parse_form
from pobratim.rendering.offered import REGISTER, offered_lists, offered_values

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAMED = re.compile(r"\{[^{}]*\}|\([^()]*\)")
_DATED = ("dates", "place_dates", "events")
_SHOWN = 60
_CELLS = 3
_SEVERAL = 2
_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class LearnedForm:
    """The form's mapping, what is doubtful of it, and what the example itself says, to be shown beside.

    `example` has "owner" and "period" (None where it does not tell them), "title" (its lines) and, for each table of
    the mapping, the "titles", "roles" (None where unknown) and some "cells" of its columns, and its "headings".
    """

    mapping: dict[str, Any]
    doubts: tuple[Doubt, ...]
    example: dict[str, Any]


def learn_form(data: bytes, name: str) -> LearnedForm:
    """The form that a filled example (.docx) is.

    Raises ReadingError where the file is no Word document, and LearningError where it holds no table of records.
    """
    example = read_example(data, name)
    if not example.tables:
        raise LearningError(knowledge()["errors"]["no_table"])
    kind = _kind(example.tables[0])
    title, page, after = learn_title(example), learn_page(example), learn_after(example)
    tables, shown, doubts = _tables(example, kind)
    mapping = {
        "label": _label(example, name),
        "kind": kind,
        **title.mapping,
        **page.mapping,
        "year_in_dates": _year_in_dates(example),
        "leave_out": _left_out(example),
        "tables": tables,
        **after.mapping,
    }
    told = (*title.doubts, *page.doubts, *doubts, *after.doubts, *_others(example))
    parse_form(mapping["label"], mapping)
    return LearnedForm(mapping, tuple(dict.fromkeys(told)), {**_said(example), "tables": shown})


def _said(example: Example) -> dict[str, Any]:
    title = [" ".join(line.value.split()) for line in title_lines(example)]
    return {"owner": example.findings.owner, "period": example.findings.period, "title": title}


def _shown(table: ExampleTable) -> dict[str, Any]:
    """The columns of a table as the example has them."""
    layout = table.laid.layout
    titles = [" ".join(title.value.split()) for title in layout.titles]
    cells = [_some_cells(table, place) for place in range(len(titles))]
    return {"titles": titles, "roles": list(layout.roles), "cells": cells, "headings": list(table.headings[:_CELLS])}


def _some_cells(table: ExampleTable, place: int) -> list[str]:
    cells = (row.row.cell_at(place) for row in table.rows)
    texts = (" ".join(cell.text.value.split()) for cell in cells if cell is not None and cell.text)
    return [text[:_SHOWN] for text in itertools.islice(texts, _CELLS)]


def _label(example: Example, name: str) -> str:
    """What the form is called: its title without owner and period, else the file's name."""
    lines = (line.value for line in title_lines(example))
    said = (_NAMED.sub("", templated(line, example).text) for line in lines)
    title = " ".join(" ".join(line.lower() if line.isupper() else line for line in said).split()).strip(" ,.–-")
    title = title[:1].upper() + title[1:]
    return (title or name.rpartition(".")[0] or name)[:_LONGEST_LABEL]


def _kind(table: ExampleTable) -> str:
    """The register of partners, where a row holds a partner with its documents or events; else a paper."""
    roles = {role.split(" ")[0] for role in table.laid.layout.roles if role}
    told = {role for offered in offered_values(REGISTER) for role in offered.roles}
    return REGISTER if table.laid.layout.is_register and roles & {"basis", "basis_year", "events"} & told else "paper"


def _tables(example: Example, kind: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[Doubt]]:
    """The tables of the form, what each shows of the example, and what is doubtful of them."""
    found: list[dict[str, Any]] = []
    shown: list[dict[str, Any]] = []
    doubts: list[Doubt] = []
    last, titled = 0, None
    for table in example.tables[:1] if kind == REGISTER else example.tables:
        told: list[Doubt] = []
        select = _selection(example, table)
        if any(_same_records(known, table, select) for known in found):
            last = last_number(table) or last
            continue
        columns = learn_columns(example, table, len(found), kind)
        titled = columns if table.laid.layout.header_rows else titled
        parts = _table_parts(example, table, len(found), last, kind)
        mapping = {"records": "partners" if kind == REGISTER else table.records, **select}
        mapping |= {} if table.laid.layout.header_rows else {"header": False}
        for part in parts:
            mapping |= part.mapping
            told += part.doubts
        found.append(mapping | {"columns": [_plain_width(column) for column in columns.columns]})
        shown.append(_shown(table))
        doubts += [*told, *(columns.doubts if table.laid.layout.header_rows else _new(columns, titled))]
        last = last_number(table) or last
    return found, shown, doubts


def _new(columns: LearnedColumns, titled: LearnedColumns | None) -> Iterator[Doubt]:
    """The doubts of a table that goes on without titles: those of its titles were told with the first."""
    return (told for told in columns.doubts if titled is None or told.part != "column")


def _plain_width(column: dict[str, Any]) -> dict[str, Any]:
    return {**column, "width": plain(column["width"])}


def _table_parts(example: Example, table: ExampleTable, number: int, last: int, kind: str) -> Iterator[Learned]:
    if kind == REGISTER:
        return
    yield learn_numbers(table, number, last)
    heading = _heading(example, table, number)
    if heading:
        yield heading
    elif table.headings:
        yield learn_groups(example, table, number)
    counted = {name for row in table.rows for name in row.records if name != table.records}
    if counted - {"agreements"} and table.records != "agreements":
        yield Learned({}, (doubt("table", "several_lists", number, first=offered_lists()[table.records]),))


def _selection(example: Example, table: ExampleTable) -> dict[str, Any]:
    """Which part of its list a table has, where several tables share one."""
    if len([other for other in example.tables if other.records == table.records]) < _SEVERAL:
        return {}
    if table.records == "activities":
        recurring = sum(record.recurrence is not None for record in table.all)
        return {"select": "recurring" if recurring * 2 > len(table.all) else "scheduled"}
    kinds = {record.kind for record in table.all}
    return {"where": {"kind": kinds.pop()}} if table.records == "anniversaries" and len(kinds) == 1 else {}


def _same_records(known: dict[str, Any], table: ExampleTable, select: dict[str, Any]) -> bool:
    """Whether a table before has the same records: one cut over pages, or one section of several."""
    return known["records"] == table.records and all(known.get(key) == select.get(key) for key in ("select", "where"))


def _heading(example: Example, table: ExampleTable, number: int) -> Learned | None:
    """The heading of a whole table among several, with its footnote: its first row, or the line above it."""
    if len(example.tables) < _SEVERAL:
        return None
    note = _footnote(example, table)
    noted = {"footnote": note} if note else {}
    if len(table.headings) == 1 and all(row.heading for row in table.rows):
        return Learned({"heading": templated(table.headings[0], example).text, **noted})
    above = table.laid.heading
    if table.headings or above is None:
        return None
    text = " ".join(above.value.split())
    return Learned(
        {"heading": templated(text, example).text, **noted}, (doubt("table", "heading_moved", number, heading=text),)
    )


def _footnote(example: Example, table: ExampleTable) -> str | None:
    for section in example.document.section(Part.FOOTNOTE):
        if section.anchor and (section.anchor.at.table == table.place is not None):
            return " ".join(p.content.value for p in section.paragraphs).strip() or None
    return None


def _year_in_dates(example: Example) -> bool:
    """Whether most dates of the example name their year."""
    told = [record.wording.get(role, "") for t in example.tables for record in t.all for role in _DATED[:1]]
    told += [a.wording.get("dates", "") for a in example.findings.activities]
    written = [text for text in told if text]
    return not written or 2 * sum(bool(_YEAR.search(text)) for text in written) >= len(written)


def _left_out(example: Example) -> list[str]:
    usual: Sequence[str] = knowledge()["leave_out"].get(example.findings.genre, ())
    held = {activity.status for activity in example.findings.activities}
    return [status for status in usual if status not in held]


def _others(example: Example) -> Iterator[Doubt]:
    """Tables that hold no records."""
    for laid in example.others:
        text = next((cell.text.value for row in laid.table.rows for cell in row.cells if cell.text), "")
        yield doubt("table", "other_table", text=" ".join(text.split())[:_SHOWN])
