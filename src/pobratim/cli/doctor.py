"""`pobratim doctor`: what of this installation is missing or wrong, and what to do about it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from pobratim.cli.register import open_register
from pobratim.cli.texts import Texts, texts
from pobratim.cli.usage_errors import Failure
from pobratim.reading import libreoffice
from pobratim.resources import load

_MARKS = {"fine": ("✓", "green"), "warning": ("!", "yellow"), "error": ("✗", "red")}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in words."""

    code: str
    verdict: str
    text: str


@click.command()
@click.option("--every-original", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def command(every_original: bool, as_json: bool) -> None:
    say = texts()
    lines = [*_register(every_original, say), *_programs(say)]
    if as_json:
        rows = [{"code": line.code, "verdict": line.verdict, "text": line.text} for line in lines]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            mark, colour = _MARKS[line.verdict]
            click.echo(f"{click.style(mark, fg=colour)} {line.text}")
    if any(line.verdict == "error" for line in lines):
        raise click.exceptions.Exit(1)


def _register(every_original: bool, say: Texts) -> Iterator[Line]:
    """What the register says of itself; a register that does not open is the finding."""
    try:
        open_register()
    except Failure as error:
        yield Line("no_register", "error", error.message)
        return
    from pobratim.web.upkeep.doctor import examine

    for check in examine(every_original=every_original):
        yield _line(check.code, check.verdict.value, say, check.values)


def _programs(say: Texts) -> Iterator[Line]:
    """Programs beside Python: without one, its formats are refused and all others are read."""
    for name, commands in load("common/programs").items():
        found = next(filter(None, map(shutil.which, commands)), None)
        if found or (name == "libreoffice" and libreoffice.is_installed()):
            yield _line(f"has_{name}", "fine", say, {"path": found or ""})
        else:
            yield _line(f"no_{name}", "warning", say, {})


def _line(code: str, verdict: str, say: Texts, values: dict[str, Any]) -> Line:
    return Line(code, verdict, say(f"doctor.{code}", **values).strip())
