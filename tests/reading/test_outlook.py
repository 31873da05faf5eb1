"""Outlook's letters: the text in any of its forms, and everything attached, other letters too."""

from __future__ import annotations

import struct
from email.message import EmailMessage
from pathlib import Path

import pytest
from compound_files import compound_bytes
from outlook_files import (
    BODY,
    HTML,
    RTF,
    SUBJECT,
    attached,
    attached_letter,
    attribute,
    letter,
    msg,
    packed_rtf,
    tnef,
)  # fmt: skip
from reading_documents import check_spans, docx_bytes, paragraph_texts

from pobratim.reading.outlook.rtf import decompress
from pobratim.workers import Limits, supervise

TEXT = "Делегация Нойса приедет 5 мая."
REPORT = ("Отчёт о визите\n" + "Программа визита была насыщенной.\n" * 100).encode()
DOCX = docx_bytes("".join(f"<w:p><w:r><w:t>Отчёт {n * 7919}</w:t></w:r></w:p>" for n in range(900)))


def found_in(path: Path) -> dict[str, str]:
    """Of everything in a file by its label the first paragraph, or what was said of it."""
    found = {}
    for outcome in supervise([path], "document", Limits(processes=0)):
        if outcome.failure:
            found[outcome.source.label] = f"! {outcome.failure.message}"
        else:
            check_spans(outcome.result)
            found[outcome.source.label] = paragraph_texts(outcome.result)[0]
    return found


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


WRAPPED = (
    r"{\rtf1\ansi\ansicpg1251\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 "
    r"\'c4\'e5\'eb\'e5\'e3\'e0\'f6\'e8\'ff {\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 \u1053?\u1086?\u1081?\u1089?\u1072?"
    r"\htmlrtf }\htmlrtf0{\*\htmltag92 </b>} \'ef\'f0\'e8\'e5\'e4\'e5\'f2 5 \'ec\'e0\'ff.{\*\htmltag72 </p>}}"
)
NATIVE = (
    r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}\pard\f0 \'c4\'e5\'eb\'e5\'e3\'e0\'f6\'e8\'ff \'cd\'ee\'e9\'f1\'e0 "
    r"\'ef\'f0\'e8\'e5\'e4\'e5\'f2 5 \'ec\'e0\'ff.\par}"
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(msg({SUBJECT: "Визит", BODY: TEXT}), id="plain"),
        pytest.param(msg({SUBJECT: "Визит", BODY: TEXT}, code_page=1251), id="code page"),
        pytest.param(msg({SUBJECT: "Визит", BODY: "иначе", HTML: f"<p>{TEXT}</p>".encode()}), id="HTML"),
        pytest.param(msg({SUBJECT: "Визит", BODY: "иначе", RTF: packed_rtf(WRAPPED)}), id="HTML wrapped in RTF"),
        pytest.param(msg({SUBJECT: "Визит", RTF: packed_rtf(NATIVE)}), id="RTF"),
        pytest.param(tnef("Визит", {}, TEXT), id="winmail.dat"),
    ],
)
def test_reads_the_text_of_a_letter(content: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "письмо.msg", content)
    (outcome,) = supervise([path], "document", Limits(processes=0))
    assert outcome.failure is None
    assert paragraph_texts(outcome.result) == [TEXT]
    assert (outcome.result.name, outcome.result.properties) == ("письмо.msg", {"title": "Визит"})


def test_each_attachment_is_a_document(tmp_path: Path) -> None:
    inner = letter({SUBJECT: "Отчёт 5/6", BODY: "Прежнее письмо о 2020 годе."}, [attached("план.txt", REPORT)])
    files = [attached("..\\отчёт.docx", DOCX), attached("герб.png", b"\x89PNG", "id1"), attached_letter(inner)]
    path = write(tmp_path / "a.msg", msg({SUBJECT: "Отчёт", BODY: TEXT}, files))
    assert found_in(path) == {
        "a.msg": TEXT,
        "a.msg ▸ отчёт.docx": "Отчёт 0",
        "a.msg ▸ Отчёт 5-6.eml": "Прежнее письмо о 2020 годе.",
        "a.msg ▸ Отчёт 5-6.eml ▸ план.txt": "Отчёт о визите",
    }


def test_an_attached_letter_has_always_the_same_bytes(tmp_path: Path) -> None:
    inner = letter({SUBJECT: "Отчёт", BODY: TEXT}, [attached("план.txt", REPORT)])
    path = write(tmp_path / "a.msg", msg({BODY: "Пересылаю."}, [attached_letter(inner)]))
    first, second = ([o.result.sha256 for o in supervise([path], "document", Limits(processes=0))] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("text", "own"), [(TEXT, ["a.eml"]), ("", ["a.eml ▸ winmail.dat"])])
def test_attachments_in_outlooks_envelope_are_taken_out(text: str, own: list[str], tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["MIME-Version"] = "Отчёт", "1.0"
    if text:
        message.set_content(text)
    message.add_attachment(
        tnef("Отчёт", {"отчёт за май.docx": DOCX}, TEXT), "application", "ms-tnef", filename="winmail.dat"
    )
    found = found_in(write(tmp_path / "a.eml", bytes(message)))
    where = "a.eml" if text else "a.eml ▸ winmail.dat"
    assert found == {own[0]: TEXT, f"{where} ▸ отчёт за май.docx": "Отчёт 0"}


def test_unpacks_compressed_rtf() -> None:
    """The example of [MS-OXRTFCP], section 3.1."""
    packed = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    assert decompress(bytes.fromhex(packed)) == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize("content", [b"", b"\0" * 12, struct.pack("<II4sI", 9, 2**31, b"LZFu", 0) + b"\xff" * 40])
def test_damaged_rtf_ends(content: bytes) -> None:
    assert len(decompress(content)) < 1000


LOOP = compound_bytes({"__properties_version1.0": b"\0" * 32, "__attach_version1.0_#00000000": {"a": b""}})
CUT = tnef("Отчёт", {"отчёт.docx": DOCX}, TEXT)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(CUT[:12], "нет документов", id="cut in the beginning"),
        pytest.param(b"\x78\x9f\x3e\x22\x01\x00" + b"\0" * 90_000, "нет документов", id="nothing but zeros"),
        pytest.param(CUT[:6] + attribute(1, 0x69003, b"\xff" * 64), "повреждён", id="countless properties"),
        pytest.param(msg({SUBJECT: "Отчёт"}), "нет документов", id="empty letter"),
        pytest.param(LOOP.replace(struct.pack("<I", 3), struct.pack("<I", 2)), "", id="a folder that holds itself"),
    ],
)
def test_broken_letters_are_told(content: bytes, said: str, tmp_path: Path) -> None:
    ((_, found),) = found_in(write(tmp_path / "a.msg", content)).items()
    assert found.startswith("! ")
    assert said in found


def test_what_is_whole_of_a_cut_letter_is_read(tmp_path: Path) -> None:
    assert found_in(write(tmp_path / "winmail.dat", CUT[: len(CUT) - 20]))["winmail.dat"] == TEXT
