"""Archives, mail and folders: every document inside is read, and every file that cannot be is named."""

from __future__ import annotations

import email.policy
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from reading_documents import check_spans, docx_bytes, paragraph_texts, zip_bytes

from pobratim.reading import ReadingError, read
from pobratim.workers import Limits, Outcome, supervise, supply

DOCX = docx_bytes("<w:p><w:r><w:t>Отчёт</w:t></w:r></w:p>")
REPORT = "Отчёт о визите".encode()
PAIR = zip_bytes({"1.txt": REPORT, "2.txt": REPORT})


def outcomes(path: Path) -> list[Outcome]:
    return list(supervise([path], "document", Limits(processes=0)))


def found_in(path: Path) -> list[tuple[str, str]]:
    """Of everything in a file its name, and its first paragraph or "!" with what was said of it."""
    found = []
    for outcome in outcomes(path):
        if outcome.failure:
            found.append((outcome.source.name, f"! {outcome.failure.message}"))
        else:
            check_spans(outcome.result)
            assert outcome.result.name == outcome.source.name
            found.append((outcome.result.name, paragraph_texts(outcome.result)[0]))
    return found


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def nested(content: bytes, depth: int) -> bytes:
    """An archive in archives, so many of them."""
    for number in range(depth):
        content = zip_bytes({f"{number}.zip" if number else "a.txt": content})
    return content


def letter(html: str = "", text: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "a@example.org", "Subject": "Отчёт  за май", "MIME-Version": "1.0", **headers}.items():
        del message[name]
        message[name] = value
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def test_reads_every_document_of_an_archive(tmp_path: Path) -> None:
    content = zip_bytes(
        {
            "2023/": b"",
            "2023/отчёт.docx": DOCX,
            "план.txt": REPORT,
            "фото.png": b"\x89PNG\r\n",
            "__MACOSX/._a.txt": b"x",
        }
    )
    found = found_in(write(tmp_path / "a.zip", content))
    assert found[:2] == [("отчёт.docx", "Отчёт"), ("план.txt", "Отчёт о визите")]
    assert [(name, "изображение" in said) for name, said in found[2:]] == [("фото.png", True)]


def test_documents_know_the_files_they_were_in(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_bytes({"b.zip": zip_bytes({"c.txt": REPORT}), "d.txt": REPORT}))
    first, second = outcomes(path)
    assert [found.result.properties.get("containers") for found in (first, second)] == [["a.zip", "b.zip"], ["a.zip"]]
    assert [found.source.label for found in (first, second)] == ["a.zip ▸ b.zip ▸ c.txt", "a.zip ▸ d.txt"]
    assert [found.last for found in (first, second)] == [False, True]
    assert first.path == path


@pytest.mark.parametrize("encoding", ["cp866", "utf-8", "cp1251"])
def test_decodes_names_of_any_packer(tmp_path: Path, encoding: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("X" * len("отчёт о визите.txt".encode(encoding)), REPORT)
    raw = "отчёт о визите.txt".encode(encoding)
    content = stream.getvalue().replace(b"X" * len(raw), raw)
    assert found_in(write(tmp_path / "a.zip", content)) == [("отчёт о визите.txt", "Отчёт о визите")]


@pytest.mark.parametrize("name", ["../../etc/план.txt", "/etc/план.txt", "C:\\Windows\\план.txt", "..\\план.txt"])
def test_names_are_never_paths(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    assert found_in(write(folder / "a.zip", zip_bytes({name: REPORT}))) == [("план.txt", "Отчёт о визите")]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.zip"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(nested(REPORT, 3), "Отчёт о визите", id="archive in an archive"),
        pytest.param(nested(REPORT, 4), "слишком глубоко", id="deeper"),
        pytest.param(zip_bytes({"a.bin": b" " * 300_000_000}), "слишком велик", id="bomb"),
        pytest.param(zip_bytes({"a.docx": b"PK\x03\x04"}), "повреждён", id="broken inside"),
        pytest.param(b"PK\x03\x04" + b"x" * 50, "повреждён", id="broken"),
        pytest.param(b"", "пуст", id="empty"),
    ],
)
def test_says_what_cannot_be_read(tmp_path: Path, content: bytes, said: str) -> None:
    ((_, text),) = found_in(write(tmp_path / "a.zip", content))
    assert said in text


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_FILES", 5), ("MOST_BYTES", 2 * len(PAIR) + 3 * len(REPORT))], ids=["files", "bytes"]
)
def test_unpacks_no_more_than_the_limit_over_all_archives(
    limit: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supply, limit, most)
    found = found_in(write(tmp_path / "a.zip", zip_bytes({"1.zip": PAIR, "2.zip": PAIR})))
    assert [said for _, said in found][:2] == ["Отчёт о визите"] * 2
    assert "содержит больше" in found[-1][1]


def test_a_missing_file_is_told_too(tmp_path: Path) -> None:
    ((name, said),) = found_in(tmp_path / "a.zip")
    assert (name, "не найден" in said) == ("a.zip", True)


@pytest.mark.parametrize(
    ("message", "name", "paragraphs"),
    [
        (letter(text="Визит прошёл в мае.\n\nПодписан план.\n"), "a.eml", ["Визит прошёл в мае.", "Подписан план."]),
        (letter(html="<p>Визит <b>прошёл</b></p>"), "a.eml", ["Визит прошёл"]),
        (letter(html="<p>Визит</p>", text="иначе"), "письмо.txt", ["Визит"]),
    ],
)
def test_a_letter_without_attachments_is_one_document(
    tmp_path: Path, message: EmailMessage, name: str, paragraphs: list[str]
) -> None:
    document = read(write(tmp_path / name, message.as_bytes()))
    assert paragraph_texts(document) == paragraphs
    assert (document.name, document.media_type) == (name, "message/rfc822")
    assert document.properties["title"] == "Отчёт за май"


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8", "x-unknown"])
def test_reads_letters_in_any_encoding(tmp_path: Path, charset: str) -> None:
    body = "Визит делегации прошёл в мае.".encode("cp1251" if charset == "x-unknown" else charset)
    head = f"MIME-Version: 1.0\r\nSubject: a\r\nContent-Type: text/plain; charset={charset}\r\n"
    content = head.encode() + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + body
    assert paragraph_texts(read(write(tmp_path / "a.eml", content))) == ["Визит делегации прошёл в мае."]


def test_each_attachment_is_a_document(tmp_path: Path) -> None:
    message = letter(text="Делегация приедет 5 мая.")
    message.add_attachment(DOCX, "application", "octet-stream", filename="../отчёт за май.docx")
    message.add_attachment(zip_bytes({"план.txt": REPORT}), "application", "zip", filename="план.zip")
    message.add_attachment(b"\x78\x9f\x3e\x22" + b"\xff" * 20, "application", "ms-tnef", filename="winmail.dat")
    message.add_attachment(letter(text="Прежнее письмо."))
    message.add_attachment(b"\x89PNG", "image", "png", filename="герб.png")
    path = write(tmp_path / "a.eml", message.as_bytes(policy=email.policy.SMTP))
    found = found_in(path)
    assert [name for name, _ in found] == ["a.eml", "отчёт за май.docx", "план.txt", "winmail.dat", "вложение 4"]
    assert [text for _, text in found if not text.startswith("!")] == [
        "Делегация приедет 5 мая.",
        "Отчёт",
        "Отчёт о визите",
        "Прежнее письмо.",
    ]
    assert [image.name for image in outcomes(path)[0].result.images] == ["герб.png"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (zip_bytes({"a.txt": REPORT, "b.txt": REPORT}), "a.zip"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n" + b"--B\n\ntext\n" * 3, "a.eml"),
    ],
)
def test_reading_one_document_says_that_there_are_several(tmp_path: Path, content: bytes, name: str) -> None:
    with pytest.raises(ReadingError, match=f"«{name}» содержит несколько документов"):
        read(write(tmp_path / name, content))


def test_an_archive_of_one_file_is_that_document(tmp_path: Path) -> None:
    assert paragraph_texts(read(write(tmp_path / "a.zip", zip_bytes({"a.docx": DOCX})))) == ["Отчёт"]


@pytest.mark.parametrize("content", ["Срок: май\nМесто: Парма\n\nТекст.", "From: мэр\nTo: всем\n\nТекст."])
def test_a_text_that_only_looks_like_a_letter_is_none(tmp_path: Path, content: str) -> None:
    assert read(write(tmp_path / "a.txt", content.encode())).media_type == "text/plain"


GREETING = """Добрый день, уважаемые коллеги!

Направляем отчёт о международных связях.
Просим подтвердить получение.

С уважением,
И. И. Иванова, тел. 55-55-55
"""


@pytest.mark.parametrize(
    ("text", "is_a_document"),
    [
        (GREETING, False),
        ("Hello,\n\nplease find attached the report.\n\nBest regards,\nAnna", False),
        (GREETING.replace("отчёт о", "отчёт. Сообщаем, что 5 мая делегация Нойса посетила город,"), True),
        (GREETING.replace("Просим подтвердить получение.", "Визит перенесён на осень."), True),
        ("Направляем " + "очень " * 12 + "подробный рассказ.", True),
    ],
)
def test_a_letter_that_only_greets_is_no_document_beside_what_it_brings(
    text: str, is_a_document: bool, tmp_path: Path
) -> None:
    message = letter(text=text)
    message.add_attachment(DOCX, "application", "octet-stream", filename="отчёт.docx")
    found = found_in(write(tmp_path / "a.eml", message.as_bytes(policy=email.policy.SMTP)))
    assert [name for name, _ in found] == (["a.eml"] if is_a_document else []) + ["отчёт.docx"]


def test_a_greeting_with_nothing_attached_is_read_as_it_is(tmp_path: Path) -> None:
    assert len(found_in(write(tmp_path / "a.eml", letter(text=GREETING).as_bytes()))) == 1
