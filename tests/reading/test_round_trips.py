"""Documents written by one program and saved by LibreOffice in another format come back as the same Document."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from reading_documents import check_spans

from pobratim.document import Document, Element, Paragraph, Section
from pobratim.reading import read
from pobratim.reading.libreoffice import convert, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")

EXAMPLES = Path(__file__).parents[2] / "examples"


def outline(section: Section) -> list[Any]:
    """What people see of a section: paragraphs with marks and levels, tables with spans and paragraphs."""
    return [_outline(element) for element in section.elements]


def _outline(element: Element) -> Any:
    if isinstance(element, Paragraph):
        return element.text.value, element.number
    return [
        [(c.column, c.columns, c.rows, [_outline(p) for p in c.paragraphs], [_outline(t) for t in c.tables]) for c in r]
        for r in (row.cells for row in element.rows)
    ]


def report(path: Path, nested: bool) -> None:
    """A report with a heading, lists, merged cells and two paragraphs in one; a nested table where asked for."""
    paper = docx.Document()
    paper.add_heading("Отчёт о встречах", 1)
    for text, style in (("первое", "List Number"), ("второе", "List Number"), ("точка", "List Bullet")):
        paper.add_paragraph(text, style)
    table = paper.add_table(4, 3, "Table Grid")
    for number, cell in enumerate(table._cells):
        cell.text = f"ячейка {number}"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "ЕВРОПА"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Парма"
    table.cell(3, 1).add_paragraph("второй абзац")
    if nested:
        table.cell(3, 2).add_table(1, 2).cell(0, 1).text = "внутри"
    paper.save(str(path))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A plain report, and one with a nested table."""
    folder = tmp_path_factory.mktemp("reports")
    paths = folder / "plain.docx", folder / "nested.docx"
    for path, nested in zip(paths, (False, True), strict=True):
        report(path, nested)
    return paths


def as_read(content: bytes, path: Path) -> Document:
    path.write_bytes(content)
    document = read(path)
    check_spans(document)
    return document


@pytest.mark.parametrize("kind", ["odt", "rtf", "html"])
def test_a_report_comes_back(reports: tuple[Path, Path], kind: str, tmp_path: Path) -> None:
    made = convert(reports, kind)
    for path in reports:
        document = as_read(made[path], tmp_path / f"report.{kind}")
        assert outline(document.sections[0]) == outline(read(path).sections[0])
        assert document.name == f"report.{kind}"
        assert [w.code for w in document.warnings] == []


@pytest.mark.skipif(not shutil.which("antiword"), reason="antiword is not installed")
def test_says_so_where_tables_of_an_old_file_are_lost(reports: tuple[Path, Path], tmp_path: Path) -> None:
    # LibreOffice does not find the tables of these files, which it wrote itself; antiword does.
    document = as_read(convert(reports, "doc")[reports[0]], tmp_path / "report.doc")
    assert [w.code for w in document.warnings] == ([] if list(document.sections[0].tables) else ["readers_disagree"])


@pytest.mark.parametrize("kind", ["odt", "rtf", "doc"])
def test_the_examples_come_back(kind: str, tmp_path: Path) -> None:
    originals = sorted(EXAMPLES.glob("*.docx"))
    paths = {path: tmp_path / f"{path.stem}.{kind}" for path in originals}
    for original, content in convert(originals, kind).items():
        paths[original].write_bytes(content)
    made = convert(list(paths.values())) if kind != "odt" else {}
    for original, path in paths.items():
        found = as_read(made[path], path.with_suffix(".docx")) if made else read(path)
        assert outline(found.sections[0]) == outline(read(original).sections[0]), path.name


def test_an_old_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    document = as_read(convert([EXAMPLES / "Мероприятия 2023.docx"], "doc").popitem()[1], tmp_path / "отчёт.doc")
    assert (document.name, document.media_type, document.warnings) == ("отчёт.doc", "application/msword", ())


def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("2021")
    sheet.merge_range("B2:D2", "План приёмов")
    sheet.write_row("B4", ["№", "Город", "Срок"])
    sheet.merge_range("B5:D5", "ЕВРОПА")
    for row, (code, value) in enumerate(_values()):
        sheet.write_row(5 + row, 1, [row + 1, f"Город {row}"])
        sheet.write(5 + row, 3, value, book.add_format({"num_format": code}))
    sheet.write_row("B12", ["тайна", "тайна"])
    sheet.set_row(11, None, None, {"hidden": True})
    sheet.write_row("B13", ["а", "б", "да"])
    sheet.merge_range("B14:B15", "две строки")
    sheet.write("C14", "1")
    sheet.write("C15", "2")
    hidden = book.add_worksheet("Черновик")
    hidden.write("A1", "набросок")
    hidden.hide()
    book.close()
    return stream.getvalue()


def _values() -> Iterator[tuple[str, Any]]:
    yield "dd.mm.yyyy", dt.datetime(2021, 5, 3)
    yield "mmmm yyyy", dt.datetime(2021, 5, 3)
    yield "0%", 0.5
    yield "General", 2.5


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_a_workbook_comes_back(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "план.xlsx"
    path.write_bytes(workbook())
    known, found = read(path), as_read(convert([path], kind)[path], tmp_path / f"план.{kind}")
    assert [outline(section) for section in found.sections] == [outline(section) for section in known.sections]
    assert [(w.code, w.message) for w in found.warnings] == [(w.code, w.message) for w in known.warnings]
    assert {item.span.quote for item in found.set_aside} == {"тайна", "набросок"}
