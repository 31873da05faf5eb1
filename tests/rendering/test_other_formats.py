"""The workbook, the PDF and the page hold what the paper holds, whatever its text is."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest
from lxml import etree, html
from paper_samples import FILLED
from python_calamine import CalamineWorkbook

from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.paper import Cell, Column, Page, Paper, Paragraph, Row, Table
from pobratim.rendering.safe_cells import EXCEL_CELL, clean_text, fitting, without_formula
from pobratim.rendering.writers import FORMATS, write_paper

PAGE = Page("portrait", 20, 10, 20, 30, "Times New Roman", 12)
HOSTILE = [
    "=1+1",
    "+7 (8112) 29-00-00",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "нуль\x00звонок\x07конец",
    '#"\\" #let x = 1; $x$ *жирный* @ссылка',
    "а" * 40_000,
    "東京",
]


def _paper(text: str) -> Paper:
    row = Row((Cell((Paragraph(text),)),))
    return Paper(text, PAGE, (Paragraph(text, "title"),), (Table((Column("№", "title", 150),), (row,)),))


def _cells(paper: Paper) -> list[list[str]]:
    """The grid of each table: what a covered place holds is blank."""
    grid = []
    for table in paper.tables:
        for row in table.rows:
            texts = [[cell.text if cell.row_span else "", *[""] * (cell.column_span - 1)] for cell in row.cells]
            grid.append([text for cell in texts for text in cell])
    return grid


def _sheet(content: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [[str(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", FILLED)
def test_the_workbook_cell_by_cell(name: str) -> None:
    paper = fill(load_form(name), FILLED[name])
    rows = iter(_sheet(write_paper(paper, "xlsx")))
    assert [next(rows)[0] for _ in paper.before] == [paragraph.text for paragraph in paper.before]
    width = max((len(table.columns) for table in paper.tables), default=1)
    held = [row for row in rows if any(row)]
    marks = [f"{n}) {text}" for n, text in enumerate(paper.footnotes, start=1)]
    after = [[p.text, *[""] * (width - 1)] for p in paper.after] + [[mark, *[""] * (width - 1)] for mark in marks]
    expected = [row for row in _cells(paper) if any(row)] + after
    assert [[text.removesuffix(" 1)") for text in row] for row in held] == expected


@pytest.mark.parametrize("name", FILLED)
def test_the_pdf_holds_every_text(name: str) -> None:
    paper = fill(load_form(name), FILLED[name])
    content = write_paper(paper, "pdf")
    document = pypdfium2.PdfDocument(content)
    told = _bare("".join(page.get_textpage().get_text_range() for page in document)).replace("\u00ad", "")
    told = told.replace("\ufffe", "").replace("-", "")
    texts = [paragraph.text for paragraph in (*paper.before, *paper.after)]
    texts += [line for row in _cells(paper) for text in row for line in text.split("\n")]
    missing = [text for text in texts if _bare(text).replace("-", "") not in told]
    assert not missing
    assert b"pdfaid" in content
    assert content == write_paper(paper, "pdf")


@pytest.mark.parametrize("name", FILLED)
def test_the_page_cell_by_cell(name: str) -> None:
    paper = fill(load_form(name), FILLED[name])
    tree = html.fromstring(write_paper(paper, "html"))
    written = [["\n".join(p.text_content() for p in cell) for cell in row] for row in tree.iter("tr")]
    own = [[cell.text for cell in row.cells if cell.row_span] for table in paper.tables for row in table.rows]
    assert [[text.removesuffix("1") if row[0].startswith("Дни") else text for text in row] for row in written] == own
    assert not tree.xpath("//script|//link|//img")


def test_column_titles_stay_in_sight_and_are_repeated() -> None:
    content = write_paper(fill(load_form("region-quarter"), FILLED["region-quarter"]), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        book = archive.read("xl/workbook.xml").decode()
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert sheet.xpath("//x:pane/@state", namespaces=space) == ["frozen"]
    assert sheet.xpath("//x:pageSetup/@orientation", namespaces=space) == ["landscape"]
    assert sheet.xpath("//x:pageSetup/@paperSize", namespaces=space) == ["9"]
    assert "_xlnm.Print_Titles" in book
    assert len(sheet.xpath("//x:mergeCell", namespaces=space)) >= 3


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("file_format", FORMATS)
def test_hostile_text_is_only_text(text: str, file_format: str) -> None:
    content = write_paper(_paper(text), file_format)
    if file_format == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert _sheet(content)[-1][0] == fitting(clean_text(text))
    if file_format == "html":
        assert b"<script" not in content
    if file_format == "pdf" and len(text) < 100:
        told = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
        assert _bare(clean_text(text)) in _bare(told) or text == "東京"


def test_text_too_long_for_a_cell_says_where_the_rest_is() -> None:
    cut = fitting("а" * (EXCEL_CELL + 1))
    assert len(cut) == EXCEL_CELL
    assert cut.endswith("[текст не поместился, целиком он в .docx]")
    assert fitting("а" * EXCEL_CELL) == "а" * EXCEL_CELL


@pytest.mark.parametrize(
    ("text", "expected"), [("=1", "'=1"), ("@a", "'@a"), ("-5", "-5"), ("+7 (495) 1", "+7 (495) 1"), ("а=1", "а=1")]
)
def test_a_file_without_types_has_no_formula(text: str, expected: str) -> None:
    assert without_formula(text) == expected
