"""The main job whole: a paper is read, kept, written out in its official form, and reads back to the same findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pobratim.document import Document, Table
from pobratim.extraction import extract
from pobratim.findings import Activity, Agreement, Anniversary, Findings, Partner
from pobratim.reading import read
from pobratim.web.accounts.services import local_administrator
from pobratim.web.intake.services import import_findings
from pobratim.web.reporting.services import write_report

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
# A form prints the kinds of facts that it has columns for; of these nothing may be lost or changed.
FORMS = {
    "activity_report": ("city-year", ("activities",)),
    "consolidated_report": ("region-quarter", ("activities",)),
    "partner_register": ("partner-register", ("activities", "agreements", "partners")),
    "plan": ("association-plan", ("activities", "anniversaries")),
    "visit_report": ("visit-report", ("activities", "agreements")),
}
EXAMPLES = [
    "Приморье III квартал 2023.docx",
    "Tatarstan_II_kvartal_2024.pdf",
    "plan_ASDG_2023.txt",
    "Мероприятия 2022.xlsx",
]


def facts(record: Any) -> tuple[Any, ...]:
    """What must survive of a record."""
    if isinstance(record, Activity):
        told = (record.edtf, record.recurrence, record.scheduled, record.online, record.countries, record.cities)
        return (*told, record.municipality, record.kind)
    if isinstance(record, Agreement):
        return (record.kind, record.partner, record.dates)
    if isinstance(record, Anniversary):
        return (record.kind, record.city, record.age, record.date)
    assert isinstance(record, Partner)
    return (record.country, record.place, record.established)


def through_the_register(path: Path, form: str, folder: Path) -> tuple[Findings, Findings]:
    """The findings of a file, and those of the form written from the register that took it in."""
    document = read(path)
    findings = extract(document)
    actor = local_administrator()
    import_findings(findings=findings, document=document, original=path.read_bytes(), actor=actor)
    assert findings.owner
    assert findings.period
    _, written = write_report(form_name=form, owner_name=findings.owner, period=findings.period, user=actor)
    again = folder / "written.docx"
    again.write_bytes(written)
    return findings, extract(read(again))


def check(path: Path, folder: Path) -> None:
    form, kinds = FORMS[extract(read(path)).genre]
    before, after = through_the_register(path, form, folder)
    assert (after.genre, after.owner, after.period) == (before.genre, before.owner, before.period)
    for kind in kinds:
        assert list(map(facts, getattr(after, kind))) == list(map(facts, getattr(before, kind))), kind


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> None:
    settings.POBRATIM_HOME = tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_from_its_own_form(name: str, tmp_path: Path) -> None:
    check(ROOT / "examples" / name, tmp_path)


@pytest.mark.django_db
@pytest.mark.skipif(not SEEDS.exists(), reason="the founding documents are not here")
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_founding_document_comes_back_from_its_own_form(number: str, tmp_path: Path) -> None:
    check(next(SEEDS.glob(f"{number}_*")), tmp_path)


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def grid(path: Path) -> list[list[str]]:
    """The rows of all tables; the blank that stands in a text file for a cell that spans down is left out."""
    rows = [row for table in tables(read(path)) for row in table.rows]
    texts = [[bare(cell.text.value) for cell in row.cells] for row in rows]
    return [row[1:] if len(row) == _REGISTER_COLUMNS and not row[0] else row for row in texts]


def tables(document: Document) -> list[Table]:
    elements = (element for section in document.sections for element in section.elements)
    return [element for element in elements if isinstance(element, Table)]


def in_one_row(rows: list[list[str]]) -> list[str]:
    """The cells of several rows put together, column by column from the right: a country stands in the first alone."""
    width = max(map(len, rows))
    padded = [[*[""] * (width - len(row)), *row] for row in rows]
    return ["".join(cells) for cells in zip(*padded, strict=True)]


_REGISTER_COLUMNS = 5
# Rows of a founding document (by number, from 0) that its form writes as one, and why.
SHARED_ROWS = {
    # Two documents with a whole country stand in a row each: a register has one row a partner.
    "003": {(43, 44), (48, 49)},
}


@pytest.mark.django_db
@pytest.mark.skipif(not SEEDS.exists(), reason="the founding documents are not here")
@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_a_founding_document_has_the_same_cells_in_its_own_form(number: str, tmp_path: Path) -> None:
    path = next(SEEDS.glob(f"{number}_*"))
    through_the_register(path, FORMS[extract(read(path)).genre][0], tmp_path)
    expected = grid(path)
    for rows in sorted(SHARED_ROWS.get(number, ()), reverse=True):
        expected[rows[0] : rows[-1] + 1] = [in_one_row([expected[row] for row in rows])]
    assert grid(tmp_path / "written.docx") == expected
