"""Pages that are pictures: named as scans, and recognised with their tables where the user asks for it."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from reading_documents import check_spans

from pobratim.document import Document, Table
from pobratim.reading import libreoffice
from pobratim.reading.scans.bitmap import Bitmap
from pobratim.reading.scans.picture_file import size_of
from pobratim.source import Source
from pobratim.workers import Limits, Outcome, supervise

TESSERACT = shutil.which("tesseract")
HAS_RUSSIAN = bool(
    TESSERACT and "rus" in subprocess.run([TESSERACT, "--list-langs"], capture_output=True, text=True).stdout.split()  # noqa: S603
)
needs_tesseract = pytest.mark.skipif(
    not HAS_RUSSIAN or not libreoffice.is_installed(), reason="needs Tesseract with Russian, and LibreOffice"
)
TITLE = "Отчёт о мероприятиях международного сотрудничества города Пскова в 2021 году"
ROWS = [
    ("№", "Сроки", "Место проведения", "Мероприятие"),
    ("1", "3-5 мая", "Тарту, Эстония", "Выставка детских рисунков и концерт"),
    ("2", "7 сентября", "онлайн", "Семинар о туризме с городом Нойс"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> pdfium.PdfDocument:
    """A report of one page with a ruled table, as PDF with text."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(ROWS), 4, style="Table Grid")
    for row, values in zip(table.rows, ROWS, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    path = tmp_path_factory.mktemp("scan") / "отчёт.docx"
    document.save(str(path))
    return pdfium.PdfDocument(libreoffice.convert([path], "pdf")[path])


@pytest.fixture(scope="module")
def scan(report: pdfium.PdfDocument) -> bytes:
    """The report as a scanner makes it: a picture a page, no text."""
    made = pdfium.PdfDocument.new()
    for page in report:
        width, height = page.get_size()
        picture = pdfium.PdfImage.new(made)
        picture.set_bitmap(page.render(scale=200 / 72))
        picture.set_matrix(pdfium.PdfMatrix().scale(width, height))
        copy = made.new_page(width, height)
        copy.insert_obj(picture)
        copy.gen_content()
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def picture(report: pdfium.PdfDocument) -> bytes:
    """The report's page as .png."""
    bitmap = Bitmap.of(report[0])
    return png(bitmap.width, bitmap.height, bitmap.dots)


def png(width: int, height: int, dots: bytes) -> bytes:
    rows = b"".join(b"\0" + dots[at * width : (at + 1) * width] for at in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def outcome(path: Path, content: bytes, recognise: bool = True) -> Outcome:
    path.write_bytes(content)
    (found,) = supervise([Source.of(path, recognise)], "document_and_findings", Limits(processes=0))
    return found


def grid(document: Document) -> list[list[str]]:
    (table,) = (element for element in document.sections[0].elements if isinstance(element, Table))
    return [[cell.text.value.replace("\n", " ") for cell in row.cells] for row in table.rows]


@needs_tesseract
@pytest.mark.parametrize(("kind", "media_type"), [("scan", "application/pdf"), ("picture", "image/png")])
def test_recognises_a_page_with_its_table(
    kind: str, media_type: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    document, findings = outcome(tmp_path / "скан.bin", request.getfixturevalue(kind)).result
    check_spans(document)
    assert grid(document) == [list(row) for row in ROWS]
    assert (document.media_type, [warning.code for warning in document.warnings]) == (media_type, ["recognised"])
    assert [activity.edtf for activity in findings.activities] == ["2021-05-03/2021-05-05", "2021-09-07"]
    assert {(activity.certainty, activity.reason) for activity in findings.activities} == {("likely", "recognised")}
    assert "recognised" in {warning.code for warning in findings.warnings}


@needs_tesseract
def test_pages_with_text_are_not_recognised(report: pdfium.PdfDocument, tmp_path: Path) -> None:
    stream = io.BytesIO()
    report.save(stream)
    document, findings = outcome(tmp_path / "отчёт.pdf", stream.getvalue()).result
    assert document.warnings == ()
    assert {activity.certainty for activity in findings.activities} == {"certain"}


def test_a_picture_is_named_as_a_scan(tmp_path: Path) -> None:
    failure = outcome(tmp_path / "фото.png", png(8, 8, bytes(64)), recognise=False).failure
    assert failure
    assert "«фото.png» – изображение (скан без текстового слоя)" in failure.message
    assert "--ocr" in failure.message


def test_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    failure = outcome(tmp_path / "фото.png", png(8, 8, bytes(64))).failure
    assert failure
    assert "apt install tesseract-ocr tesseract-ocr-rus" in failure.message


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 20_000, 30_000), (20_000, 30_000)),
        (b"GIF89a" + struct.pack("<HH", 300, 200), (300, 200)),
        (b"\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x11\x08" + struct.pack(">HH", 40_000, 9_000), (9_000, 40_000)),
        (b"II*\0" + struct.pack("<IHHHIHHHHIHH", 8, 2, 256, 3, 1, 7, 0, 257, 3, 1, 9, 0), (7, 9)),
        (b"MM\0*" + struct.pack(">I", 2**31), (0, 0)),
        (b"\xff\xd8\xff", (0, 0)),
    ],
)
def test_knows_the_size_of_a_picture_before_it_is_opened(content: bytes, size: tuple[int, int]) -> None:
    assert size_of(content) == size


def test_a_picture_too_large_is_not_opened(tmp_path: Path) -> None:
    content = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 20_000, 20_000)
    failure = outcome(tmp_path / "фото.png", content).failure
    assert failure
    assert "слишком велико (20000 × 20000)" in failure.message


def test_finds_lines_that_lean_a_little() -> None:
    width, height = 900, 600
    dots = bytearray(b"\xff" * width * height)
    for x in range(50, 850):
        for thickness in range(3):
            dots[(100 + x // 200 + thickness) * width + x] = 0
    for y in range(100, 500):
        dots[y * width + 50] = 0
    bitmap = Bitmap(width, height, bytes(dots), 300 / 72)
    ((across_at, start, end, runs),) = bitmap.lines_across()
    assert (round(across_at), start, end) == (104, 50, 850)
    assert len(runs) >= 3
    assert [(round(line.at), line.start, line.end) for line in bitmap.lines_down()] == [(50, 100, 500)]
