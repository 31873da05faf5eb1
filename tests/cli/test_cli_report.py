"""`pobratim report`: what is told on stderr beside the file, and what it refuses in one line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def filled(filled_home: Path, environment: dict[str, str]) -> None:
    """A register of the test's own that has taken in the report."""
    shutil.copytree(filled_home, environment["POBRATIM_HOME"])


def test_an_empty_report_is_written_and_told_of(program: Program, filled: None, tmp_path: Path) -> None:
    result = program("report", "city-year", "--owner", "Псков", "--period", "2010", "-o", "пусто.docx")
    assert (result.returncode, result.stdout) == (0, "Записано: пусто.docx\n")
    assert result.stderr == "За этот период записей нет.\n"
    assert (tmp_path / "пусто.docx").exists()


@pytest.mark.parametrize(("name", "begins"), [("отчёт.pdf", b"%PDF"), ("отчёт.xlsx", b"PK"), ("отчёт.html", b"<!DOC")])
def test_the_name_says_the_format(program: Program, filled: None, tmp_path: Path, name: str, begins: bytes) -> None:
    assert program("report", "city-year", "--owner", "Псков", "--period", "2021", "-o", name).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_format_is_written_under_the_name_of_the_form(program: Program, filled: None, tmp_path: Path) -> None:
    result = program("report", "city-year", "--owner", "Псков", "--period", "2021", "--format", "pdf")
    assert result.stdout == "Записано: city-year-Псков-2021.pdf\n"


@pytest.mark.parametrize("name", ["отчёт.odt", "отчёт.doc", "отчёт"])
def test_a_name_of_another_format_is_refused(program: Program, filled: None, tmp_path: Path, name: str) -> None:
    result = program("report", "city-year", "--owner", "Псков", "--period", "2021", "-o", name)
    assert (result.returncode, result.stdout) == (1, "")
    assert ".docx, .xlsx, .pdf, .html" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / name).exists()


def test_a_report_of_an_empty_register_is_refused_in_one_line(program: Program) -> None:
    result = program("report", "city-year", "--owner", "Псков", "--period", "2021")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Ошибка: Владельца «Псков» нет: реестр пуст, сначала загрузите документы.\n"


def test_a_report_is_verified_offline(program: Program, filled: None, tmp_path: Path) -> None:
    told = ("report", "city-year", "--owner", "Псков", "--period", "2021", "-o", "отчёт.docx", "--with-evidence")
    assert program(*told).returncode == 0
    result = program("verify", "отчёт.docx")
    assert (result.returncode, "тот, что был записан" in result.stdout) == (0, True)
    (tmp_path / "пустая").mkdir()
    result = program("verify", "отчёт.docx", "--sources", "пустая")
    assert (result.returncode, "Нет документа" in result.stdout) == (1, True)
    (tmp_path / "отчёт.docx").write_bytes((tmp_path / "отчёт.docx").read_bytes() + b" ")
    result = program("verify", "отчёт.docx")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "не тот, что был записан" in result.stderr


def test_the_sources_of_a_report_are_verified(program: Program, filled: None, report: Path, tmp_path: Path) -> None:
    told = ("report", "city-year", "--owner", "Псков", "--period", "2021", "-o", "отчёт.docx", "--with-evidence")
    program(*told)
    result = program("verify", "отчёт.docx", "--sources", str(report.parent))
    assert (result.returncode, result.stderr) == (0, "")
    assert "из них не найдено 0" in result.stdout
