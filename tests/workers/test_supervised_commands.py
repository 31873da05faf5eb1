"""Commands whose documents crash or hang their workers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pobratim.cli import command_line
from pobratim.cli import files as on_files
from pobratim.workers import Limits
from pobratim.workers.supervisor import WORKS

NAMES = ["document.1", "segfault.docx", "document.2", "hang.pdf", "unreadable.txt", "document.3"]


def run(*arguments: str, language: str = "ru") -> Result:
    return CliRunner().invoke(command_line(language), arguments)


@pytest.fixture
def playing(monkeypatch: pytest.MonkeyPatch) -> None:
    """`pobratim read` does what the names of its files say, and two seconds are for ever."""
    monkeypatch.setitem(WORKS, "document", "worker_works:play")
    monkeypatch.setattr(on_files, "DEFAULT_LIMITS", Limits(seconds=2))


@pytest.mark.usefixtures("playing")
@pytest.mark.parametrize("processes", ["", "1", "4"])
def test_each_costs_itself_alone_and_says_so_in_one_line(processes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POBRATIM_WORKERS", processes)
    result = run("read", "--json", *NAMES)
    assert [document["name"] for document in json.loads(result.stdout)] == ["document.1", "document.2", "document.3"]
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Ошибка: Файл «segfault.docx» обрывает работу читающей его программы и пропущен: "
        "сохраните его заново и повторите.",
        "Ошибка: Файл «hang.pdf» читается дольше 2 с и пропущен: разделите его на части или сохраните заново.",
        "Ошибка: Файл «unreadable.txt» пуст: проверьте, что документ сохранён.",
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("ru", "число рабочих процессов"), ("en", "number of worker processes")]
)
@pytest.mark.parametrize("value", ["много", "-1", "1.5", "²"])
def test_a_number_of_workers_that_is_none_is_told(
    value: str, language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POBRATIM_WORKERS", value)
    result = run("read", "a.txt", language=language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_workers_that_cannot_start_are_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORKS, "document", "no_such_module:work")
    result = run("read", "a.txt", "b.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Рабочие процессы не запускаются: ModuleNotFoundError" in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_workers_the_program_reads_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POBRATIM_WORKERS", "0")
    monkeypatch.setattr("subprocess.Popen", None)
    path = tmp_path / "отчёт.txt"
    path.write_text("Отчёт города Пскова", "utf-8")
    result = run("read", "--json", str(path))
    assert (json.loads(result.stdout)["name"], result.exit_code) == ("отчёт.txt", 0)
