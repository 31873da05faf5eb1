"""`pobratim read`: the document as it was understood, drawn in the terminal or as a page."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from lxml import html

from pobratim.cli import command_line
from pobratim.cli.table_drawing import draw
from pobratim.document import Block, Cell, Locator, Paragraph, Row, Table, Text


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command_line("ru"), [str(argument) for argument in arguments])


def cell(text: str, column: int, columns: int = 1, rows: int = 1, tables: tuple[Table, ...] = ()) -> Cell:
    paragraphs = tuple(Paragraph(Text.of(Block(Locator(), line))) for line in text.split("\n"))
    return Cell(column, paragraphs, columns, rows, tables)


def drawn(table: Table, width: int = 80) -> list[str]:
    return [line.text.rstrip() for line in draw(table, width)]


INNER = Table((Row((cell("а", 0), cell("б", 1))),), 2)
CASES = {
    "cells over columns": (
        Table((Row((cell("1", 0), cell("2", 1))), Row((cell("весь ряд", 0, columns=2),))), 2),
        ["┌─────┬─────┐", "│ 1   │ 2   │", "├─────┴─────┤", "│ весь ряд  │", "└───────────┘"],
    ),
    "cells over rows": (
        Table((Row((cell("сверху\nвниз\nи ещё", 0, rows=2), cell("1", 1))), Row((cell("2", 1),))), 2),
        ["┌────────┬─────┐", "│ сверху │ 1   │", "│ вниз   ├─────┤", "│ и ещё  │ 2   │", "└────────┴─────┘"],
    ),
    "a long cell makes room in its last row": (
        Table((Row((cell("1\n2\n3\n4", 0, rows=2), cell("а", 1))), Row((cell("б", 1),))), 2),
        ["┌─────┬─────┐", "│ 1   │ а   │", "│ 2   ├─────┤", "│ 3   │ б   │", "│ 4   │     │", "└─────┴─────┘"],
    ),
    "gaps": (
        Table((Row((cell("1", 0), cell("2", 1))), Row((cell("3", 1),))), 2),
        ["┌─────┬─────┐", "│ 1   │ 2   │", "├─────┼─────┤", "│     │ 3   │", "└─────┴─────┘"],
    ),
    "a table in a cell": (
        Table((Row((cell("т", 0, tables=(INNER,)),)),), 1),
        ["┌───────────────┐", "│ т             │", "│ ┌─────┬─────┐ │", "│ │ а   │ б   │ │", "│ └─────┴─────┘ │",
         "└───────────────┘"],
    ),
    "cells that run out of the table": (
        Table((Row((cell("1", 0, columns=9, rows=9),)),), 2),
        ["┌───────────┐", "│ 1         │", "└───────────┘"],
    ),
    "no cells": (Table((), 3), []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_draws_true_spans(name: str) -> None:
    table, expected = CASES[name]
    assert drawn(table) == expected


@pytest.mark.parametrize("width", [20, 40, 80])
def test_keeps_to_the_width_and_loses_no_word(width: int) -> None:
    words = "Международный фестиваль «Вифлеемская звезда» превысокомногорассмотрительствующий"
    table = Table((Row((cell("1.", 0), cell(words, 1), cell("Екатеринбург", 2))),), 3)
    lines = drawn(table, width)
    assert max(map(len, lines)) <= width
    shown = "".join(re.sub(r"[│ ]", "", line[line.index("│", 1) : line.rindex("│", 0, -1)]) for line in lines[1:-1])
    assert shown == words.replace(" ", "")


def test_more_columns_than_find_room_are_told_row_by_row() -> None:
    table = Table((Row(tuple(cell(f"значение {n}", n) for n in range(30))),), 30)
    lines = drawn(table, 60)
    assert lines[0] == "─── 1 ───"
    assert lines[1:3] == ["   1: значение 0", "   2: значение 1"]
    assert len(lines) == 31


@pytest.fixture
def report(tmp_path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title = "Отчёт <города>"
    document.add_heading("Мероприятия", 2)
    document.add_paragraph("Приём гостей", style="List Number")
    table = document.add_table(2, 2)
    for number, found in enumerate(table._cells):
        found.text = f"ячейка {number} & <b>"
    table.cell(0, 0).merge(table.cell(0, 1))
    path = tmp_path / "отчёт.docx"
    document.save(str(path))
    return path


def test_headings_and_numbers_are_shown(report: Path) -> None:
    lines = run("read", report).stdout.splitlines()
    assert "▌▌ Мероприятия" in lines
    assert "1. Приём гостей" in lines


def test_a_page_shows_the_same_and_fetches_nothing(report: Path) -> None:
    result = run("read", "--html", report)
    page = html.document_fromstring(result.stdout)
    assert result.exit_code == 0
    assert [element.text_content() for element in page.iter("h1", "h3")] == ["отчёт.docx", "Мероприятия"]
    assert page.findtext(".//header/p") == "Отчёт <города>"
    assert [(found.get("colspan"), found.get("rowspan")) for found in page.iter("td")] == [
        ("2", None),
        (None, None),
        (None, None),
    ]
    assert "ячейка 3 & <b>" in page.text_content()
    assert "1. Приём гостей" in page.text_content()
    assert not [
        element for element in page.iter() if element.get("src") or element.get("href") or element.tag == "script"
    ]


def test_documents_of_an_archive_are_parted_and_named(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "архив.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(report, "отчёт.docx")
        archive.writestr("план.txt", "План на 2021 год")
        archive.writestr("битый.docx", b"PK\x03\x04")
    shown, page = run("read", path), run("read", "--html", path)
    assert shown.exit_code == page.exit_code == 1
    assert "архив.zip ▸ отчёт.docx" in shown.stdout
    assert "Ошибка: архив.zip ▸ битый.docx: " in shown.stderr
    titles = [element.text_content() for element in html.document_fromstring(page.stdout).iter("h1")]
    assert titles == ["архив.zip ▸ отчёт.docx", "архив.zip ▸ план.txt"]
