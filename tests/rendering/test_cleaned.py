"""Files made fit to be published tell nothing but what is seen."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import pytest

from pobratim.rendering.cleaned import UnknownFormatError, cleaned


def segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


SCAN = segment(0xDA, b"\x01") + b"\x12\x34\xff\x00\xff\xd9"
TABLE = segment(0xDB, b"\x00" * 64)


def test_a_photograph_loses_where_and_by_whom_it_was_taken() -> None:
    jfif = segment(0xE0, b"JFIF\x00")
    told = segment(0xE1, b"Exif\x00\x00GPS 59.93") + segment(0xED, b"Photoshop") + segment(0xFE, b"C:\\Users\\petrova")
    assert cleaned(b"\xff\xd8" + jfif + told + TABLE + SCAN) == b"\xff\xd8" + jfif + TABLE + SCAN


def test_a_png_loses_its_texts_and_what_is_hung_on() -> None:
    head, end = chunk(b"IHDR", b"\x00" * 13), chunk(b"IEND", b"")
    picture = (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"tEXt", b"Author\x00petrova") + chunk(b"eXIf", b"GPS") + end + b"tail"
    )
    assert cleaned(picture) == b"\x89PNG\r\n\x1a\n" + head + end


def test_a_word_file_loses_its_authors_and_paths_and_keeps_its_text() -> None:
    document = docx.Document()
    document.add_paragraph("Отчёт за год")
    document.core_properties.author = "petrova"
    document.core_properties.last_modified_by = "petrova"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    document.part.relate_to("file:///C:/Users/petrova/шаблон.dotx", relation, is_external=True)
    written = io.BytesIO()
    document.save(written)
    result = cleaned(written.getvalue())
    with zipfile.ZipFile(io.BytesIO(result)) as package:
        assert not any(b"petrova" in package.read(name) for name in package.namelist())
    assert [p.text for p in docx.Document(io.BytesIO(result)).paragraphs] == ["Отчёт за год"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"plain"])
def test_what_is_not_known_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        cleaned(content)
