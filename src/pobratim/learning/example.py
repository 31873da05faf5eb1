"""A filled example: the document, what was found in it, and which findings stand in which row of which table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pobratim.document import Document, Locator, Part, Row, Span
from pobratim.extraction import extract
from pobratim.extraction.laid_out import LaidOut, laid_out
from pobratim.extraction.titles import Opening, opening_of
from pobratim.findings import Findings
from pobratim.reading.docx.page_style import PageStyle, page_style
from pobratim.reading.one_file import read_data
from pobratim.rendering.cells import Filling
from pobratim.rendering.form_parsing import parse_form
from pobratim.rendering.forms import Form
from pobratim.rendering.records import FormData

_LISTS = ("activities", "agreements", "partners", "anniversaries")
# A period that any record may lie in, for an example that names none.
_NO_PERIOD = "0001/9999"
_BLANK_PAGE = {
    "orientation": "portrait",
    "margins": {"top": 0, "right": 0, "bottom": 0, "left": 0},
    "font": "Times New Roman",
    "size": 12,
}

RowPlace = tuple[int | None, int | None]
"""A row by the number of its table and its own, as the file counts them."""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A row of content, with the records of each list that were read from it, and the heading it stands under."""

    row: Row
    heading: str | None
    records: Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class ExampleTable:
    """A table that holds records: most of them are of the list `records`. `place` is its number in the file."""

    laid: LaidOut
    place: int | None
    records: str
    rows: tuple[ExampleRow, ...]
    headings: tuple[str, ...]

    def of(self, row: ExampleRow) -> tuple[Any, ...]:
        """The records of a row that the table is of."""
        return row.records.get(self.records, ())

    @property
    def all(self) -> tuple[Any, ...]:
        """All records that the table is of, in the order of its rows."""
        return tuple(record for row in self.rows for record in self.of(row))


@dataclass(frozen=True, slots=True)
class Example:
    """All that is known of an example. `data` is what a form like it would have been filled from."""

    document: Document
    findings: Findings
    opening: Opening
    style: PageStyle
    tables: tuple[ExampleTable, ...]
    others: tuple[LaidOut, ...]
    data: FormData

    def filling(self, form: Form) -> Filling:
        """A form being filled with what the example tells."""
        return Filling(form, self.data, house_style=False, year_in_dates=form.year_in_dates)


def read_example(data: bytes, name: str) -> Example:
    """An example from the bytes of its file. Raises ReadingError where it is no .docx or cannot be read."""
    style = page_style(data, name)
    document = read_data(data, name)
    findings = extract(document)
    opening = opening_of(document)
    tables = [table for table in laid_out(document, opening) if _in_body(table)]
    by_row = _by_row(findings)
    found = [(table, _example_table(table, by_row)) for table in tables]
    return Example(
        document,
        findings,
        opening,
        style,
        tuple(example for _, example in found if example),
        tuple(table for table, example in found if example is None),
        _data(findings),
    )


def candidates_form(kind: str, records: str, columns: Sequence[Mapping[str, Any]]) -> Form:
    """A form that only has these columns, to see what each would print."""
    table = {"records": records, "columns": [{"title": "", "width": 1, **column} for column in columns]}
    form = {"label": "", "kind": kind, "title": [], "page": _BLANK_PAGE, "year_in_dates": True, "tables": [table]}
    return parse_form("образец", form)


def _data(findings: Findings) -> FormData:
    return FormData(
        owner=findings.owner or "",
        period=findings.period or _NO_PERIOD,
        activities=findings.activities,
        agreements=findings.agreements,
        partners=findings.partners,
        anniversaries=findings.anniversaries,
    )


def _in_body(table: LaidOut) -> bool:
    return any(place.part is Part.BODY for row in table.table.rows for place in _locators(row))


def _locators(row: Row) -> Iterator[Locator]:
    return (piece.block.at for cell in row.cells for piece in cell.text.pieces)


def _by_row(findings: Findings) -> dict[RowPlace, dict[str, list[Any]]]:
    """The records of each list by the row that most of their evidence lies in."""
    found: dict[RowPlace, dict[str, list[Any]]] = {}
    for name in _LISTS:
        for record in getattr(findings, name):
            place = _row_of(record.evidence)
            if place:
                found.setdefault(place, {}).setdefault(name, []).append(record)
    return found


def _row_of(evidence: Mapping[str, tuple[Span, ...]]) -> RowPlace | None:
    spans = evidence.get("text") or tuple(span for group in evidence.values() for span in group)
    rows = Counter((s.at.table, s.at.row) for s in spans if s.at.part is Part.BODY and s.at.row is not None)
    return rows.most_common(1)[0][0] if rows else None


def _example_table(laid: LaidOut, by_row: Mapping[RowPlace, Mapping[str, Sequence[Any]]]) -> ExampleTable | None:
    rows: list[ExampleRow] = []
    heading, headings = None, []
    titles = {text.value for text in laid.rows.headings}
    for row in laid.table.rows[laid.layout.header_rows :]:
        records = _records_in(row, by_row)
        lone = [cell.text.value for cell in row.cells if cell.text]
        if not records and len(lone) <= 2 and lone and lone[-1] in titles:
            heading = " ".join(lone[-1].split())
            headings.append(heading)
        elif records:
            rows.append(ExampleRow(row, heading, records))
    counted = Counter({name: sum(len(row.records.get(name, ())) for row in rows) for name in _LISTS})
    most = counted.most_common(1)[0]
    place = next((at.table for row in laid.table.rows for at in _locators(row)), None)
    return ExampleTable(laid, place, most[0], tuple(rows), tuple(headings)) if most[1] else None


def _records_in(row: Row, by_row: Mapping[RowPlace, Mapping[str, Sequence[Any]]]) -> dict[str, tuple[Any, ...]]:
    """What was read from a row, which the file may have torn over two pages."""
    places = dict.fromkeys((at.table, at.row) for at in _locators(row))
    found: dict[str, tuple[Any, ...]] = {}
    for place in places:
        for name, records in by_row.get(place, {}).items():
            found[name] = (*found.get(name, ()), *records)
    return found
