"""What reaches the terminal."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from rich.console import Console

from pobratim.cli.findings_view import country_name, percent, show_summary
from pobratim.cli.terminal import plain, progress
from pobratim.cli.texts import LANGUAGES, Texts
from pobratim.findings import Coverage, Findings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Дни\x1b[2J Пскова", "Дни[2J Пскова"),
        ("звонок\x07, забой\x08, \x9bкоманда", "звонок, забой, команда"),
        ("строка\nстрока\tстолбец", "строка\nстрока\tстолбец"),
        (None, ""),
        (7, "7"),
    ],
)
def test_no_control_character_of_a_document_gets_through(text: object, shown: str) -> None:
    assert plain(text).plain == shown


def test_progress_is_a_line_per_file_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    paths = [Path("а") / "первый.txt", Path("второй\x1b.txt")]
    with click.Context(click.Command("import"), obj=Texts("ru")), progress(paths) as following:
        assert list(following) == paths
    assert capsys.readouterr() == ("", "[1/2] первый.txt\n[2/2] второй.txt\n")


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0 %"), (0.001, "< 1 %"), (0.004, "< 1 %"), (0.006, "1 %"), (0.5, "50 %"), (1, "100 %")]
)
def test_what_is_not_quite_nothing_is_not_shown_as_nothing(share: float, shown: str) -> None:
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [("DE", "ru", "Германия"), ("DE", "en", "Germany"), ("ZZ", "ru", "ZZ"), (None, "ru", "")],
)
def test_countries_have_names(code: str | None, language: str, name: str) -> None:
    assert country_name(code, Texts(language)) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_fits_into_a_terminal(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    findings = Findings(
        "Информация о мероприятиях.docx", "0" * 64, "", genre="plan", owner="Псков", coverage=Coverage(1, 1, 1, 1)
    )
    with click.Context(click.Command("demo"), obj=Texts(language)):
        show_summary(Console(width=80), [findings])
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert [words for words in ("Информация о мероприятиях.docx", "Псков · –", "25 %") if words not in shown] == []
    assert "…" not in shown
