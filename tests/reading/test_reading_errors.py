"""Files that cannot be read, or must not be: each says so in one Russian sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_pages import pdf_bytes, text
from reading_documents import docx_bytes, paragraph_texts, zip_bytes

from pobratim.document import Document
from pobratim.reading import ReadingError, limits, read

Reading = Callable[..., Document]


def with_doctype() -> bytes:
    files = dict(_entries(docx_bytes("<w:p/>")))
    evil = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return zip_bytes({**files, "word/document.xml": evil + files["word/document.xml"]})


def _entries(package: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(b"", "a.docx", "пуст", id="empty"),
        pytest.param(b" \n\t", "a.txt", "пуст", id="white space only"),
        pytest.param(b"\x00\x01\x02\x03" * 9, "a.txt", "не распознан", id="unknown"),
        pytest.param(b"PK\x03\x04broken", "a.docx", "повреждён", id="broken package"),
        pytest.param(zip_bytes({"a.txt": "x", "b.txt": "x"}), "a.zip", "несколько", id="an archive"),
        pytest.param(zip_bytes({"a/": ""}), "a.zip", "нет документов", id="an empty archive"),
        pytest.param(docx_bytes("<w:p>"), "a.docx", "повреждён", id="broken XML"),
        pytest.param(with_doctype(), "a.docx", "DOCTYPE", id="document type"),
        pytest.param(zip_bytes({"word/big.xml": b" " * 300_000_000}), "a.docx", "слишком велик", id="zip bomb"),
        pytest.param(b"<html>" + b"<div>" * 400 + b"text", "a.html", "вложенность", id="HTML nested too deep"),
        pytest.param(b"<html>" + b"<b>" * 4000 + b"text", "a.html", "вложенность", id="HTML that the parser cuts"),
        pytest.param(b"\x89PNG\r\n\x1a\n0000", "a.png", "изображение", id="picture"),
        pytest.param(b"%PDF-1.7\nbroken", "a.pdf", "повреждён", id="broken PDF"),
        pytest.param("\n".join("а\tб" for _ in range(limits.TABLE_ROWS + 1)).encode(), "a.txt", "строк", id="rows"),
    ],
)
def test_says_what_is_wrong_in_one_sentence(reading: Reading, content: bytes, name: str, said: str) -> None:
    with pytest.raises(ReadingError) as caught:
        reading(content, name)
    message = str(caught.value)
    assert said in message
    assert name in message
    assert re.fullmatch(r"[^\n]+\.", message)


def test_says_that_a_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="не найден"):
        read(tmp_path / "нет.docx")


def test_says_that_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="папка"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (docx_bytes("<w:p><w:r><w:t>Отчёт</w:t></w:r></w:p>"), "отчёт.txt", "wordprocessingml.document"),
        (pdf_bytes([text(40, 200, "Report")]), "отчёт.docx", "application/pdf"),
        ("Отчёт о визите".encode(), "отчёт.pdf", "text/plain"),
        ("<!DOCTYPE html><p>Отчёт</p>".encode("utf-16"), "отчёт.doc", "text/html"),
    ],
)
def test_knows_a_format_by_its_content(reading: Reading, content: bytes, name: str, media_type: str) -> None:
    document = reading(content, name)
    assert document.media_type.endswith(media_type)
    assert document.name == name
    assert re.fullmatch("[0-9a-f]{64}", document.sha256)


def test_tells_of_macros_and_reads_the_rest(reading: Reading) -> None:
    content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    document = reading(docx_bytes("<w:p><w:r><w:t>Отчёт</w:t></w:r></w:p>", main_type=content_type), "a.docm")
    assert [warning.code for warning in document.warnings] == ["macros"]
    assert paragraph_texts(document) == ["Отчёт"]
