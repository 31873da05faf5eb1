"""`pobratim extract` and `pobratim read`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from pobratim.cli import command_line
from pobratim.resources import __file__ as resources


def run(*arguments: str | Path, language: str = "ru") -> Result:
    return CliRunner().invoke(command_line(language), [str(argument) for argument in arguments])


def test_one_file_is_an_object_that_keeps_to_the_schema(report: Path) -> None:
    result = run("extract", report, "--json")
    found = json.loads(result.stdout)
    schema = json.loads((Path(resources).parent / "common" / "findings.schema.json").read_text("utf-8"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert (found["document"], found["owner"], found["period"]) == ("Псков 2021.txt", "Псков", "2021")
    assert [activity["edtf"] for activity in found["activities"]] == ["2021-05-03/2021-05-05", "2021-09-07"]
    assert list(Draft202012Validator(schema).iter_errors(found)) == []


@pytest.mark.parametrize("command", ["extract", "read"])
def test_options_stand_before_or_after_the_files(command: str, report: Path) -> None:
    assert run(command, "--json", report).stdout == run(command, report, "--json").stdout


def test_russian_letters_are_not_escaped(report: Path) -> None:
    assert "Дни Пскова" in run("extract", "--json", report).stdout


@pytest.mark.parametrize("command", ["extract", "read"])
def test_several_files_are_an_array(command: str, report: Path) -> None:
    assert len(json.loads(run(command, "--json", report, report).stdout)) == 2


def test_a_folder_is_walked_and_is_an_array_however_few_it_holds(report: Path, tmp_path: Path) -> None:
    for name in (".скрытый.txt", "~$замок.docx", "картинка.png"):
        (tmp_path / name).write_bytes(b"no document")
    (tmp_path / "a" / "b").mkdir(parents=True)
    report.rename(tmp_path / "a" / "b" / report.name)
    result = run("extract", "--json", tmp_path)
    assert [found["document"] for found in json.loads(result.stdout)] == [report.name]
    assert result.exit_code == 0


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.exit_code == 1
    assert "нет документов" in result.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("нет.docx", None),
        ("пустой.txt", b""),
        ("битый.docx", b"PK\x03\x04 nothing more"),
        ("шум.bin", bytes(range(256)) * 9),
    ],
)
@pytest.mark.parametrize("command", ["extract", "read"])
def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_done(
    command: str, name: str, content: bytes | None, report: Path, tmp_path: Path
) -> None:
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    result = run(command, "--json", bad, report)
    documents = [found.get("document", found.get("name")) for found in json.loads(result.stdout)]
    assert (result.exit_code, documents) == (1, [report.name])
    assert result.stderr.count("\n") == 1
    assert name in result.stderr


def test_a_single_file_that_fails_prints_no_json(tmp_path: Path) -> None:
    result = run("extract", "--json", tmp_path / "нет.txt")
    assert (result.exit_code, result.stdout) == (1, "")


def test_several_that_fail_print_an_empty_array(tmp_path: Path) -> None:
    assert json.loads(run("extract", "--json", tmp_path / "a", tmp_path / "b").stdout) == []


def test_a_fault_of_ours_in_one_file_does_not_stop_the_others(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pobratim.workers import works as module

    monkeypatch.setenv("POBRATIM_WORKERS", "0")  # in this process, where the fault can be planted
    real, calls = module.extract, iter([True, False])

    def faulty(document: Any) -> Any:
        return 1 / 0 if next(calls) else real(document)

    monkeypatch.setattr(module, "extract", faulty)
    result = run("extract", "--json", report, report)
    assert (result.exit_code, len(json.loads(result.stdout))) == (1, 1)
    assert "ZeroDivisionError" in result.stderr
    assert "test_cli_extract.py" in result.stderr


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", ["отчёт о мероприятиях", "чьи связи: Псков", "Дни Пскова", "2021-09-07", "Эстония", "не прочитано"]),
        ("en", ["activity report", "whose ties: Псков", "Дни Пскова", "2021-09-07", "Estonia", "unread"]),
    ],
)
def test_without_json_it_is_a_table_to_read(language: str, expected: list[str], report: Path) -> None:
    result = run("extract", report, language=language)
    assert result.exit_code == 0
    assert [words for words in expected if words not in result.stdout] == []


def test_square_brackets_of_a_document_are_text_and_no_markup(report: Path) -> None:
    report.write_text(report.read_text("utf-8").replace("Дни Пскова", "Дни [red]Пскова[/]"), "utf-8")
    assert "Дни [red]Пскова[/]" in run("extract", report).stdout
    assert "Дни [red]Пскова[/]" in run("read", report).stdout


def test_read_draws_the_table(report: Path) -> None:
    lines = run("read", report).stdout.splitlines()
    row = next(line for line in lines if "Дни Пскова" in line)
    assert [cell.strip() for cell in row.strip("│").split("│")][1:4] == ["3-5 мая", "Тарту, Эстония", "Дни Пскова"]


def test_read_json_can_be_read_back(report: Path) -> None:
    from pobratim.json_form import document_from_json
    from pobratim.reading import read

    assert document_from_json(json.loads(run("read", "--json", report).stdout)) == read(report)
