"""Hostile and broken files: each costs itself alone, in one clear line, and the good ones beside it are done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import hostile_files as files
import pytest

from pobratim.workers import Limits, Outcome, supervise

GOOD = "хороший.txt"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")


@dataclass(frozen=True)
class Case:
    """A file, and what is to be said of it; `words` None where it is to be read."""

    name: str
    content: Callable[[], bytes]
    words: str | None


CASES = [
    Case("бомба.docx", files.bomb, "слишком велик"),
    Case("бомба из многих частей.docx", files.bomb_of_many_parts, "слишком велик"),
    Case("ложный размер.docx", files.lying_header, "повреждён"),
    Case("чужой файл.docx", lambda: files.doctype('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"), "DOCTYPE"),
    Case("растущие сущности.docx", files.laughs, "DOCTYPE"),
    Case("глубокие элементы.docx", files.deep_elements, "повреждён"),
    Case("вложенные таблицы.docx", files.nested_tables, None),
    Case("длинная таблица.docx", files.long_word_table, "длиннее 50000 строк"),
    Case("длинный лист.xlsx", files.long_sheet, "длиннее 50000 строк"),
    Case("дальняя ячейка.xlsx", files.far_cell, None),
    Case("имена наружу.docx", files.climbing_names, None),
    Case("ссылка наружу.docx", files.climbing_relation, "сохраните документ"),
    Case("огромная картинка.docx", files.huge_picture, None),
    Case("под паролем.docx", files.encrypted_docx, "снимите пароль"),
    Case("пустой.docx", bytes, "документ сохранён"),
    Case("обрезан.docx", lambda: files.good_docx()[:-200], "повреждён"),
    Case("обрезан.xlsx", lambda: files.good_xlsx()[:600], "повреждён"),
    Case("обрезан.pdf", lambda: files.good_pdf()[:300], "повреждён"),
    Case("страницы по кругу.pdf", files.circular_pdf, "повреждён"),
    Case("страниц без счёта.pdf", files.pdf_of_countless_pages, None),
    Case("знаки.txt", files.text_with_control_characters, None),
    Case("отчёт\u202excod.exe", lambda: files.good_docx()[:-200], "повреждён"),
    Case("имя\x1b[2J в две\nстроки.docx", lambda: files.good_docx()[:-200], "повреждён"),
]
REFUSED = [case for case in CASES if case.words]
READ = [case for case in CASES if not case.words]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the files, and a good one."""
    made = tmp_path_factory.mktemp("hostile")
    for case in CASES:
        files.write(made, case.name, case.content)
    files.write(made, GOOD, files.good_text().encode())
    return made


def supervised(folder: Path, names: Sequence[str], limits: Limits) -> dict[str, Outcome]:
    """The outcomes of files between two good ones, which must be done."""
    paths = [folder / GOOD, *(folder / name for name in names), folder / GOOD]
    found = list(supervise(paths, "findings", limits))
    assert [outcome.path for outcome in found] == paths
    assert [found[0].failure, found[-1].failure] == [None, None]
    assert found[0].result == found[-1].result
    return {outcome.path.name: outcome for outcome in found[1:-1]}


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, Outcome]:
    return supervised(folder, [case.name for case in CASES], Limits(processes=2))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_cannot_be_read_is_told_in_one_sentence(case: Case, outcomes: dict[str, Outcome]) -> None:
    failure = outcomes[case.name].failure
    assert failure
    assert (failure.code, str(case.words) in failure.message) == ("unreadable", True)
    assert case.name in failure.message
    assert failure.message.endswith(".")


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_what_does_no_harm_is_read(case: Case, outcomes: dict[str, Outcome]) -> None:
    assert (outcomes[case.name].failure, outcomes[case.name].result.document) == (None, case.name)


def test_nothing_is_written_beside_the_files(folder: Path, outcomes: dict[str, Outcome]) -> None:
    assert {path.name for path in folder.iterdir()} == {GOOD, *(case.name for case in CASES)}
    assert not (folder.parent / "pobratim-outside").exists()
    assert not Path("/tmp/pobratim-outside").exists()  # noqa: S108 - where one of the files would have it


@pytest.mark.parametrize(
    ("content", "inside"),
    [
        pytest.param(files.nested_zips, set(), id="zips in zips"),
        pytest.param(files.archive_with_climbing_names, {"отчёт.txt"}, id="names that lead outside"),
        pytest.param(files.archive_with_a_bomb, {"отчёт.txt"}, id="a bomb beside a document"),
    ],
)
def test_archives_are_opened_within_limits(content: Callable[[], bytes], inside: set[str], tmp_path: Path) -> None:
    path = files.write(tmp_path, "архив.zip", content)
    found = list(supervise([path], "document", Limits(processes=2)))
    assert {outcome.source.name for outcome in found if not outcome.failure} == inside
    messages = [outcome.failure.message for outcome in found if outcome.failure]
    assert messages or inside
    assert all(message.endswith(".") and "\n" not in message for message in messages)
    assert [file.name for file in tmp_path.iterdir()] == ["архив.zip"]


@linux
@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        pytest.param("чертёж.pdf", files.pdf_bomb, {"crashed", "out_of_memory", "too_slow"}, id="pdf bomb"),
        pytest.param("буква.txt", lambda: b"A" * 50_000_000, {"out_of_memory", "too_slow"}, id="one letter"),
        pytest.param("строки.txt", lambda: b"a\n" * 25_000_000, {"out_of_memory", "too_slow"}, id="short lines"),
    ],
)
def test_what_swells_is_stopped(name: str, content: Callable[[], bytes], codes: set[str], folder: Path) -> None:
    """Whether time or memory runs out first depends on the machine."""
    path = files.write(folder, name, content)
    found = supervised(folder, [name], Limits(processes=1, memory=2**29, seconds=10))
    path.unlink()
    failure = found[name].failure
    assert failure
    assert failure.code in codes
    assert name in failure.message


@linux
def test_the_command_line_does_the_good_ones_in_bounded_memory(folder: Path, tmp_path: Path) -> None:
    done = run("extract", "--json", folder / GOOD, *(folder / case.name for case in CASES), output=tmp_path)
    documents = [found["document"] for found in json.loads((tmp_path / "stdout").read_text("utf-8"))]
    assert documents == [GOOD, *(case.name for case in READ)]
    lines = (tmp_path / "stderr").read_text("utf-8").split("\n")
    assert [case.words for case, line in zip(REFUSED, lines, strict=False) if str(case.words) not in line] == []
    assert len(lines) == len(REFUSED) + 1
    assert all(line.startswith("Ошибка: ") and line.isprintable() for line in lines[:-1])
    assert done.status == 1
    assert done.most_bytes < Limits().memory


@pytest.mark.parametrize("command", ["extract", "read"])
def test_control_characters_do_not_reach_the_terminal(command: str, folder: Path, tmp_path: Path) -> None:
    names = ["знаки.txt", "отчёт\u202excod.exe", "имя\x1b[2J в две\nстроки.docx"]
    run(command, *(folder / name for name in names), output=tmp_path)
    shown = (tmp_path / "stdout").read_text("utf-8") + (tmp_path / "stderr").read_text("utf-8")
    assert [character for character in shown if not character.isprintable() and character != "\n"] == []
    assert "отчёт\\u202excod.exe" in shown


@dataclass(frozen=True)
class Done:
    """How a program ended: its exit status, and the most memory that it or any process of its own used."""

    status: int
    most_bytes: int


def run(*arguments: str | Path, output: Path) -> Done:
    command = [sys.executable, "-W", "error", "-m", "pobratim", *map(str, arguments)]
    environment = {**os.environ, "LANG": "ru_RU.UTF-8", "LC_ALL": "ru_RU.UTF-8"}
    with (output / "stdout").open("wb") as stdout, (output / "stderr").open("wb") as stderr:
        process = subprocess.Popen(command, stdout=stdout, stderr=stderr, env=environment)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Done(process.returncode, usage.ru_maxrss * 1024)
