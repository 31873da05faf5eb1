"""The commands that keep the register, `import`, `demo`, `report` and `serve`, each in a process of its own."""

from __future__ import annotations

import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import click
import pytest

from pobratim.cli.serve import first_free_port, is_free
from pobratim.cli.texts import Texts
from pobratim.cli.usage_errors import Failure

Program = Callable[..., "subprocess.CompletedProcess[str]"]


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that a server listens at."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


@pytest.fixture
def register(filled_home: Path, environment: dict[str, str]) -> Path:
    """The database of a register of the test's own that has taken in the report."""
    shutil.copytree(filled_home, environment["POBRATIM_HOME"])
    return Path(environment["POBRATIM_HOME"]) / "register.sqlite3"


def test_import_creates_the_register_and_tells_what_it_added(
    program: Program, report: Path, environment: dict[str, str]
) -> None:
    result = program("import", report)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("Псков 2021.txt: новых записей ")
    assert result.stderr == "[1/1] Псков 2021.txt\n"
    assert count(Path(environment["POBRATIM_HOME"]) / "register.sqlite3", "register_activity") == 2


def test_importing_again_changes_nothing(program: Program, report: Path, register: Path) -> None:
    result = program("import", report)
    assert "ничего не изменилось" in result.stdout
    assert count(register, "register_activity") == 2


def test_a_file_that_fails_does_not_stop_the_import(program: Program, report: Path) -> None:
    result = program("import", "нет.docx", report)
    assert result.returncode == 1
    assert "Псков 2021.txt: новых записей" in result.stdout
    assert [line for line in result.stderr.splitlines() if "Ошибка" in line and "нет.docx" in line]


def test_another_database_is_used(program: Program, report: Path, tmp_path: Path) -> None:
    database = tmp_path / "другая.sqlite3"
    assert program("import", report, DATABASE_URL=f"sqlite:///{database}").returncode == 0
    assert count(database, "register_activity") == 2


@pytest.mark.parametrize(
    "variables",
    [
        {"DATABASE_URL": "рыба://нигде"},
        {"DATABASE_URL": "postgres://root@127.0.0.1:1/test"},
        {"DATABASE_URL": "sqlite:////dev/null/register.sqlite3"},
        {"POBRATIM_HOME": "/dev/null/home"},
    ],
)
def test_a_register_that_cannot_be_opened_is_told_in_one_line(
    program: Program, report: Path, variables: dict[str, str]
) -> None:
    result = program("import", report, **variables)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Ошибка: Реестр не открывается: ")
    assert result.stderr.count("\n") == 1


def test_the_demo_reads_every_example_once(program: Program, environment: dict[str, str]) -> None:
    first = program("demo", "--no-serve")
    database = Path(environment["POBRATIM_HOME"]) / "register.sqlite3"
    records = {table: count(database, f"register_{table}") for table in ("document", "activity", "agreement")}
    second = program("demo", "--no-serve")
    assert first.returncode == second.returncode == 0, first.stderr
    assert records["document"] >= 8
    assert records["activity"] > 0
    assert second.stdout == first.stdout
    assert {table: count(database, f"register_{table}") for table in records} == records


def test_a_report_is_written(program: Program, register: Path, tmp_path: Path) -> None:
    result = program("report", "city-year", "--owner", "Псков", "--period", "2021", "-o", "форма.docx")
    assert result.returncode == 0, result.stderr
    assert result.stdout == "Записано: форма.docx\n"
    assert (tmp_path / "форма.docx").read_bytes().startswith(b"PK")
    assert list(tmp_path.glob("*.part")) == []


def test_a_report_without_a_name_goes_into_the_current_folder(program: Program, register: Path, tmp_path: Path) -> None:
    assert program("report", "city-year", "--owner", "Псков", "--period", "2021", "--house-style").returncode == 0
    assert len(list(tmp_path.glob("*.docx"))) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["city-year", "--owner", "Атлантида", "--period", "2021"],
        ["city-year", "--owner", "Псков", "--period", "когда-нибудь"],
        ["letter-to-santa", "--owner", "Псков", "--period", "2021"],
        ["city-year", "--owner", "Псков", "--period", "2021", "-o", "нет/такой/папки.docx"],
    ],
)
def test_a_report_that_cannot_be_written_is_told_in_one_line(
    program: Program, register: Path, arguments: list[str]
) -> None:
    result = program("report", *arguments)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Ошибка: ")
    assert result.stderr.count("\n") == 1


def test_serve_answers_at_the_address_it_prints_until_interrupted(
    environment: dict[str, str], unused_port: int
) -> None:
    command = [sys.executable, "-m", "pobratim", "serve", "--port", str(unused_port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as server:  # noqa: S603
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            assert f"http://127.0.0.1:{unused_port}/" in line
            with urllib.request.urlopen(f"http://127.0.0.1:{unused_port}/") as answer:
                assert answer.status == 200
        finally:
            server.send_signal(signal.SIGINT)
    assert server.returncode in {0, 130}


@pytest.fixture
def unused_port() -> int:
    """A port that nobody listens at just now."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def test_serve_refuses_a_port_that_is_taken(program: Program, taken: int) -> None:
    result = program("serve", "--port", str(taken))
    assert result.returncode == 1
    assert f"Порт {taken} по адресу 127.0.0.1 занят" in result.stderr


def test_the_demo_takes_the_next_free_port(taken: int) -> None:
    assert not is_free("127.0.0.1", taken)
    found = first_free_port("127.0.0.1", taken)
    assert taken < found < taken + 100
    assert is_free("127.0.0.1", found)


def test_an_address_of_no_computer_is_refused() -> None:
    with click.Context(click.Command("serve"), obj=Texts("ru")), pytest.raises(Failure, match="нет адреса"):
        is_free("нет.такого.invalid", 80)


def test_import_tells_of_a_new_version(program: Program, report: Path, register: Path) -> None:
    newer = report.with_name("Псков 2021 исправленный.txt")
    newer.write_text(report.read_text("utf-8").replace("Семинар о туризме", "Семинар о музеях"), "utf-8")
    told = program("import", newer).stdout
    assert "похоже на новую редакцию документа «Псков 2021.txt»: записи могут повторяться" in told


def test_each_document_of_an_archive_is_imported_and_all_originals_are_kept(
    program: Program, report: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["MIME-Version"] = "Отчёт", "1.0"
    letter.set_content("Добрый день!\nНаправляем отчёт.")
    letter.add_attachment(report.read_bytes(), "text", "plain", filename=report.name)
    path = tmp_path / "архив.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("письмо.eml", bytes(letter))
        archive.writestr("битый.docx", b"PK\x03\x04 nothing more")
    result = program("import", path)
    assert result.returncode == 1
    assert result.stdout.startswith("архив.zip ▸ письмо.eml ▸ Псков 2021.txt: новых записей ")
    assert "архив.zip ▸ битый.docx: " in result.stderr
    home = Path(environment["POBRATIM_HOME"])
    originals = {file.read_bytes() for file in (home / "originals").rglob("*") if file.is_file()}
    assert originals == {path.read_bytes(), bytes(letter), report.read_bytes()}
    assert count(home / "register.sqlite3", "register_activity") == 2
    assert "ничего не изменилось" in program("import", path).stdout


def test_documents_are_read_anew_and_the_difference_shown_first(program: Program, report: Path) -> None:
    assert program("import", report).returncode == 0
    told = program("reread")
    assert (told.returncode, told.stdout) == (
        0,
        "Изменилось бы документов 0 из 1. Ничего не изменено; принять – с --accept.\n",
    )
    assert program("reread", "--accept").stdout == "Прочитано заново: изменилось документов 0 из 1.\n"
