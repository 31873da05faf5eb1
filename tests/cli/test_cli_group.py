"""What holds for every command: help and errors in the user's language, exit statuses, lazy imports."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import click
import pytest
from click.testing import CliRunner

from pobratim import __version__
from pobratim.cli import MODULES, command_line
from pobratim.cli.texts import LANGUAGES, choose_language
from pobratim.rendering.forms import form_names
from pobratim.resources import load


def leaves(texts: Mapping[str, Any], path: str = "") -> set[str]:
    return {
        leaf
        for key, value in texts.items()
        for leaf in (leaves(value, f"{path}{key}.") if isinstance(value, Mapping) else {f"{path}{key}"})
    }


def test_both_languages_say_the_same_things() -> None:
    assert leaves(load("ru/cli")) == leaves(load("en/cli"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MODULES)
def test_every_command_describes_itself_and_its_options(name: str, language: str) -> None:
    result = CliRunner().invoke(command_line(language), [name, "--help"])
    options = [o for o in importlib.import_module(MODULES[name]).command.params if isinstance(o, click.Option)]
    assert result.exit_code == 0
    assert all(option.opts[-1] in result.output for option in options)
    assert result.output.startswith("Вызов: " if language == "ru" else "Usage: ")


def test_help_lists_the_commands() -> None:
    result = CliRunner().invoke(command_line(), [])
    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.output for name in MODULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_every_form(language: str) -> None:
    shown = CliRunner().invoke(command_line(language), ["report", "--help"]).output
    assert [name for name in form_names() if f"\n  {name} " not in shown] == []


def test_version() -> None:
    assert CliRunner().invoke(command_line(), ["--version"]).output.split()[-1] == __version__


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extarct"], "нет такой команды: extarct"),
        (["extract", "--xml", "a"], "нет такого параметра: --xml"),
        (["extract"], "не указано обязательное: ФАЙЛ…"),
        (["report", "city-year", "--period", "2020"], "не указано обязательное: --owner"),
        (["serve", "--port", "много"], "не подходит значение --port"),
        (["--lang", "de", "extract"], "не подходит значение --lang"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(command_line(), arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "rest"),
    [
        (["extract", "a"], {}, "ru", ["extract", "a"]),
        (["extract", "a"], {"LANG": "C.UTF-8"}, "ru", ["extract", "a"]),
        (["extract", "a"], {"LANG": "en_US.UTF-8"}, "en", ["extract", "a"]),
        (["extract", "a"], {"LC_ALL": "ru_RU.UTF-8", "LANG": "en_GB"}, "ru", ["extract", "a"]),
        (["--lang", "en", "extract", "a"], {}, "en", ["extract", "a"]),
        (["extract", "a", "--lang=en"], {}, "en", ["extract", "a"]),
        (["extract", "--lang", "ru", "a"], {"LANG": "en"}, "ru", ["extract", "a"]),
        (["extract", "--", "--lang", "en"], {}, "ru", ["extract", "--", "--lang", "en"]),
        (["--lang", "de", "extract"], {}, "ru", ["--lang", "de", "extract"]),
        (["extract", "--lang"], {}, "ru", ["extract", "--lang"]),
    ],
)
def test_the_language_is_chosen(
    arguments: list[str], environment: dict[str, str], language: str, rest: list[str]
) -> None:
    assert choose_language(arguments, environment) == (language, rest)


@pytest.mark.parametrize("module", ["pobratim.cli", "pobratim.cli.extract", "pobratim.cli.read"])
def test_reading_needs_no_django(module: str) -> None:
    check = f"import sys, {module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0  # noqa: S603
