"""The corpus as workbooks, and those as LibreOffice saves them in other formats."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from corpus.compare import Tally, compare_sheets
from corpus.content import papers
from corpus.sheets import sheets_of, xlsx_of
from reading_documents import check_spans

from pobratim.document import Document, Element, Paragraph, Section
from pobratim.reading import read
from pobratim.reading.libreoffice import convert, is_installed

needs_libreoffice = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("workbooks")
    found = {paper.name: folder / f"{paper.name}.xlsx" for paper in papers()}
    for paper in papers():
        found[paper.name].write_bytes(xlsx_of(paper))
    return found


def as_read(content: bytes, path: Path) -> Document:
    path.write_bytes(content)
    document = read(path)
    check_spans(document)
    return document


@pytest.mark.parametrize("kind", ["xlsx", *(pytest.param(kind, marks=needs_libreoffice) for kind in ("xls", "ods"))])
def test_papers_come_back(workbooks: dict[str, Path], kind: str, tmp_path: Path) -> None:
    made = (
        convert(list(workbooks.values()), kind) if kind != "xlsx" else {p: p.read_bytes() for p in workbooks.values()}
    )
    total = Tally()
    for paper in papers():
        document = as_read(made[workbooks[paper.name]], tmp_path / f"{paper.name}.{kind}")
        total.add(compare_sheets(sheets_of(paper), document))
    assert total.differences == []


def outline(section: Section) -> list[Any]:
    """What people see of a section: paragraphs, and tables with spans and paragraphs."""
    return [_outline(element) for element in section.elements]


def _outline(element: Element) -> Any:
    if isinstance(element, Paragraph):
        return element.text.value
    return [[(c.column, c.columns, c.rows, c.text.value) for c in row.cells] for row in element.rows]


def workbook() -> bytes:
    """Formats of values, merged cells, and what is hidden."""
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


@needs_libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_values_and_what_is_hidden_come_back(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "план.xlsx"
    path.write_bytes(workbook())
    known, found = read(path), as_read(convert([path], kind)[path], tmp_path / f"план.{kind}")
    assert [outline(section) for section in found.sections] == [outline(section) for section in known.sections]
    assert [(w.code, w.message) for w in found.warnings] == [(w.code, w.message) for w in known.warnings]
    assert {item.span.quote for item in found.set_aside} == {"тайна", "набросок"}
