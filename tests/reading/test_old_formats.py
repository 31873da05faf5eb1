"""Files of Office 97-2003 and RTF: what needs LibreOffice says so, what is encrypted or damaged does too."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from compound_files import compound_bytes
from reading_documents import docx_bytes, only_table, paragraph_texts

from pobratim.document import Document
from pobratim.reading import ReadingError, antiword, conversion
from pobratim.reading.compound import CompoundFile
from pobratim.reading.libreoffice import convert
from pobratim.reading.xls.records import read_look

Reading = Callable[..., Document]

ENCRYPTED_DOC = compound_bytes({"WordDocument": struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, 0x100)})
PLAIN_DOC = compound_bytes({"WordDocument": struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, 0)})
ENCRYPTED_XLS = compound_bytes({"Workbook": struct.pack("<HHHHHHHH", 0x809, 4, 0x600, 5, 0x2F, 0, 0x0A, 0)})


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(compound_bytes({"EncryptedPackage": b""}), "a.docx", "паролем", id="new file under a password"),
        pytest.param(ENCRYPTED_DOC, "a.doc", "паролем", id="doc under a password"),
        pytest.param(ENCRYPTED_XLS, "a.xls", "паролем", id="xls under a password"),
        pytest.param(compound_bytes({"Workbook": b"\x09\x08"}), "a.xls", "повреждён", id="broken xls"),
        pytest.param(compound_bytes({"PowerPoint Document": b""}), "a.ppt", "не текст и не таблица", id="slides"),
        pytest.param(PLAIN_DOC[:600], "a.doc", "повреждён", id="cut"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "a.doc", "повреждён", id="noise"),
    ],
)
def test_says_what_is_wrong_with_an_old_file(reading: Reading, content: bytes, name: str, said: str) -> None:
    with pytest.raises(ReadingError, match=said) as caught:
        reading(content, name)
    assert name in str(caught.value)
    assert re.fullmatch(r"[^\n]+\.", str(caught.value))


@pytest.mark.parametrize(("content", "name"), [(PLAIN_DOC, "отчёт.doc"), (rb"{\rtf1 text}", "отчёт.rtf")])
def test_names_what_to_install(reading: Reading, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadingError, match=r"apt install libreoffice.*winget install") as caught:
        reading(content, name)
    assert f"«{name}»" in str(caught.value)


def test_other_formats_need_nothing_installed(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert paragraph_texts(reading("<html><p>Отчёт</p>", "a.html")) == ["Отчёт"]


def test_says_that_libreoffice_could_not_open_a_file(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "convert", lambda paths: {})
    with pytest.raises(ReadingError, match=r"«a\.rtf» повреждён"):
        reading(rb"{\rtf1 text}", "a.rtf")


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        (b"<para>\xd0\x9e\xd1\x82\xd1\x87\xd1\x91\xd1\x82</para>", []),
        (b"<row><entry>x</entry></row>", ["readers_disagree"]),
        ("<para>Отчёт о поездке в Парму</para>".encode(), ["readers_disagree"]),
        (None, []),
    ],
)
def test_compares_two_readers(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, printed: bytes | None, codes: list[str]
) -> None:
    made = docx_bytes("<w:p><w:r><w:t>Отчёт</w:t></w:r></w:p>")
    monkeypatch.setattr(conversion, "convert", lambda paths: {paths[0]: made})
    monkeypatch.setattr(antiword, "run", lambda *_: printed)
    monkeypatch.setattr(antiword.shutil, "which", lambda _: "antiword")
    document = reading(PLAIN_DOC, "a.doc")
    assert paragraph_texts(document) == ["Отчёт"]
    assert [warning.code for warning in document.warnings] == codes
    assert (document.name, document.media_type) == ("a.doc", "application/msword")


TABLES = """<book><chapter><title>Отчёт</title><para>Ниже &amp; кратко</para><para><informaltable><tgroup cols='2'>
<colspec colwidth='40.00pt'/><colspec colwidth='60.00pt'/><tbody><row><entry>Город</entry><entry>Год
и месяц</entry></row></tbody></tgroup><tgroup cols='1'><colspec colwidth='100.00pt'/><tbody><row><entry>ЕВРОПА</entry>
</row></tbody></tgroup></informaltable></para></chapter></book>"""


def test_the_second_reader_stands_in_where_all_tables_were_lost(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = docx_bytes("<w:p><w:r><w:t>Отчёт Ниже кратко Город Год и месяц ЕВРОПА</w:t></w:r></w:p>")
    monkeypatch.setattr(conversion, "convert", lambda paths: {paths[0]: made})
    monkeypatch.setattr(antiword, "run", lambda *_: TABLES.encode())
    monkeypatch.setattr(antiword.shutil, "which", lambda _: "antiword")
    document = reading(PLAIN_DOC, "a.doc")
    assert paragraph_texts(document) == ["Отчёт", "Ниже & кратко"]
    table = only_table(document)
    assert [[(c.column, c.columns, c.text.value) for c in row.cells] for row in table.rows] == [
        [(0, 1, "Город"), (1, 1, "Год\nи месяц")],
        [(0, 2, "ЕВРОПА")],
    ]
    assert [w.code for w in document.warnings] == ["readers_disagree"]
    assert "antiword" in document.warnings[0].message


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n/bin/sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("pobratim.reading.libreoffice._SECONDS", 0.2)
    (tmp_path / "a.doc").write_bytes(PLAIN_DOC)
    assert convert([tmp_path / "a.doc"]) == {}


def test_reads_streams_by_their_names() -> None:
    streams = {"Workbook": b"a" * 5000, "Другой": b"b" * 9000}
    assert CompoundFile.of(compound_bytes(streams), "a.xls").streams == streams


def test_reads_formats_and_hidden_rows_from_records() -> None:
    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    code = "dd.mm".encode("utf-16-le")
    body = record(0x809, struct.pack("<HH", 0x600, 5))
    body += record(0x41E, struct.pack("<HHB", 164, 5, 1) + code) + record(0xE0, struct.pack("<HH", 0, 164) + b"\0" * 16)
    offset = len(body) + 12 + 4
    stream = body + record(0x85, struct.pack("<IBBBB", offset, 0, 0, 0, 0)) + record(0x0A, b"")
    stream += record(0x208, struct.pack("<HHHHHHH", 4, 0, 0, 0, 0, 0, 0x20) + b"\0\0")
    stream += record(0x7D, struct.pack("<HHHHHH", 2, 3, 0, 0, 1, 0))
    stream += record(0xBD, struct.pack("<HHHIHIH", 7, 1, 0, 0, 5, 0, 2)) + record(0x0A, b"")
    look = read_look(stream)
    assert [look.formats[0].code, look.encrypted] == ["dd.mm", False]
    sheet = look.sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.formats) == ({4}, {2, 3}, {(7, 1): 0, (7, 2): 5})
