"""The Word file: what python-docx, Word's rules and LibreOffice make of it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from paper_samples import FILLED, record_rows

from pobratim.rendering.docx import write_docx
from pobratim.rendering.fill import fill
from pobratim.rendering.form_parsing import load_form
from pobratim.rendering.html import write_html
from pobratim.rendering.paper import Cell, Column, Page, Paper, Paragraph, Row, Table
from pobratim.rendering.records import FormData

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
PAGE = Page("portrait", 20, 10, 20, 30, "Times New Roman", 12)


def _paper(name: str) -> Paper:
    return fill(load_form(name), FILLED[name])


def _xml(data: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(part))


def _one_cell(text: str) -> Paper:
    row = Row((Cell((Paragraph(text),)),))
    return Paper(
        text, PAGE, (Paragraph(text, "title"),), (Table((Column("№", "number", 50),), (row,)),), footnotes=(text,)
    )


@pytest.mark.parametrize("name", FILLED)
def test_reopened_it_holds_the_paper(name: str) -> None:
    paper = _paper(name)
    document = Document(io.BytesIO(write_docx(paper)))
    written = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert written == [paragraph.text for paragraph in (*paper.before, *paper.after)]
    assert len(document.tables) == len(paper.tables)
    for table, expected in zip(document.tables, paper.tables, strict=True):
        assert len(table.columns) == len(expected.columns)
        for row, expected_row in zip(table.rows, expected.rows, strict=True):
            own = [cell for cell in expected_row.cells for _ in range(cell.column_span)]
            texts = [cell.text for cell in row.cells]
            assert [text for text, cell in zip(texts, own, strict=True) if cell.row_span] == [
                cell.text for cell in own if cell.row_span
            ]


@pytest.mark.parametrize("name", FILLED)
def test_the_file_is_valid_and_tells_of_nobody(name: str) -> None:
    data = write_docx(_paper(name))
    document = _xml(data)
    assert not document.xpath("//w:tc[not(w:p)]", namespaces=W)
    assert not document.xpath("//w:tc[not(*[last()][self::w:p])]", namespaces=W)
    for table in document.xpath("//w:tbl", namespaces=W):
        columns = len(table.xpath("w:tblGrid/w:gridCol", namespaces=W))
        for row in table.xpath("w:tr", namespaces=W):
            spans = row.xpath("w:tc/w:tcPr/w:gridSpan/@w:val", namespaces=W)
            assert len(row.xpath("w:tc", namespaces=W)) - len(spans) + sum(map(int, spans)) == columns
    properties = Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")


@pytest.mark.parametrize("name", FILLED)
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    assert write_docx(_paper(name)) == write_docx(_paper(name))


def test_header_rows_repeat_and_rows_hold_together() -> None:
    document = _xml(write_docx(_paper("region-quarter")))
    headers = document.xpath("//w:tr[w:trPr/w:tblHeader]", namespaces=W)
    assert len(headers) == 1
    assert "Сроки" in "".join(headers[0].itertext())
    assert not document.xpath("//w:tr[not(w:trPr/w:cantSplit)]", namespaces=W)


def test_countries_are_merged_downwards_and_sections_across() -> None:
    document = _xml(write_docx(_paper("partner-register")))
    merges = document.xpath("//w:tr/w:tc[1]/w:tcPr/w:vMerge/@w:val", namespaces=W)
    assert merges == ["restart", "continue", "restart", "continue"]
    across = document.xpath("//w:tr[w:tc/w:tcPr/w:gridSpan[@w:val='5']]", namespaces=W)
    assert ["".join(row.itertext()) for row in across] == ["ЕВРОПА", "АЗИЯ"]


@pytest.mark.parametrize(
    ("name", "orientation"), [("city-year", None), ("region-quarter", "landscape"), ("partner-register", "landscape")]
)
def test_page_set_up(name: str, orientation: str | None) -> None:
    size = _xml(write_docx(_paper(name))).find(".//w:pgSz", W)
    assert size is not None
    assert size.get(f"{{{W['w']}}}orient") == orientation
    sides = [int(size.get(f"{{{W['w']}}}{side}", 0)) for side in ("w", "h")]
    assert sorted(sides) == [11906, 16838]
    assert (sides[0] > sides[1]) is (orientation == "landscape")


def test_the_font_is_that_of_official_papers() -> None:
    styles = _xml(write_docx(_paper("city-year")), "word/styles.xml")
    assert styles.xpath("string(//w:docDefaults//w:rFonts/@w:ascii)", namespaces=W) == "Times New Roman"
    assert styles.xpath("string(//w:docDefaults//w:sz/@w:val)", namespaces=W) == "24"


def test_the_plan_has_a_real_footnote() -> None:
    data = write_docx(_paper("association-plan"))
    heading = _xml(data).xpath("//w:p[.//w:footnoteReference]", namespaces=W)
    assert ["".join(paragraph.itertext()) for paragraph in heading] == ["Дни городов-столиц членов СГ"]
    assert "ОРИЕНТИРОВОЧНО" in "".join(_xml(data, "word/footnotes.xml").itertext())
    with zipfile.ZipFile(io.BytesIO(write_docx(_paper("city-year")))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


HOSTILE = [
    "<script>alert(1)</script> & «Ко» \"'",
    "нуль\x00звонок\x07\x1bграница￾\ud800конец",
    "]]><w:p/>",
    "слово " * 20_000,
    "а" * 50_000,
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "control", "cdata", "long", "unbroken", "empty"])
def test_hostile_text_is_only_text(text: str) -> None:
    safe = "".join(c for c in text if c.isprintable() or c == " ").replace("￾", "").replace("\ud800", "")
    document = Document(io.BytesIO(write_docx(_one_cell(text))))
    assert document.tables[0].cell(0, 0).text == safe
    assert "<script" not in write_html(_one_cell(text))


@given(st.text())
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    data = write_docx(_one_cell(text))
    assert len(Document(io.BytesIO(data)).tables) == 1
    etree.fromstring(f"<div>{write_html(_one_cell(text))}</div>")


def test_an_empty_form_is_a_paper_too() -> None:
    for name in ("city-year", "region-quarter", "partner-register", "association-plan"):
        paper = fill(load_form(name), FormData("Псков", "2021-04/2021-06"))
        assert record_rows(paper) == []
        assert len(Document(io.BytesIO(write_docx(paper))).tables) == 1


@pytest.mark.parametrize("name", ["association-plan", "partner-register"])
def test_libreoffice_opens_it(name: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / f"{name}.docx"
    source.write_bytes(write_docx(_paper(name)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603
    assert source.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
