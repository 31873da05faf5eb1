"""Where the program writes: tables to stdout, progress to stderr.

rich is loaded by whoever draws: a program that prints JSON starts without it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.cli.texts import texts

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

PLAIN_WIDTH = 140
"""Columns of a table that goes to a file or another program, where no window sets the width."""

_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Characters that turn the direction of writing (Unicode annex 9): with one, «xcod.exe» is shown as «exe.docx»."""
_UNSEEN = (*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS)
_CONTROLS = {code: None for code in _UNSEEN if chr(code) not in "\n\t"}
_ESCAPES = {code: chr(code).encode("unicode_escape").decode("ascii") for code in _UNSEEN}


def console() -> Console:
    """Standard output as rich draws on it."""
    from rich.console import Console

    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False, markup=False)


def plain(value: object, style: str = "") -> Text:
    """Text of a document, shown as it is: no markup is read in it, and no control character reaches the terminal."""
    from rich.text import Text

    return Text("" if value is None else str(value).translate(_CONTROLS), style)


def visible(value: str) -> str:
    """A text such as a file's name on one line, with what cannot be seen shown as escapes."""
    return value.translate(_ESCAPES)


@contextmanager
def progress(paths: Sequence[Path]) -> Iterator[Iterator[Path]]:
    """The files one by one, showing how far the work is.

    A bar where somebody looks at a terminal, a line per file where the output goes elsewhere.
    """
    if not sys.stderr.isatty():
        yield _with_lines(paths)
        return
    with _bar() as bar:
        yield _with_bar(paths, bar)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(texts()("labels.reading")), BarColumn(), MofNCompleteColumn())
    # What is printed meanwhile appears above the bar; stdout is left alone where it is no terminal.
    return Progress(
        *columns,
        TextColumn("{task.description}", markup=False),
        console=Console(file=sys.stderr),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )


def _with_lines(paths: Sequence[Path]) -> Iterator[Path]:
    for number, path in enumerate(paths, 1):
        click.echo(f"[{number}/{len(paths)}] {plain(path.name)}", err=True)
        yield path


def _with_bar(paths: Sequence[Path], bar: Progress) -> Iterator[Path]:
    task = bar.add_task("", total=len(paths))
    for path in paths:
        bar.update(task, description=str(plain(path.name)))
        yield path
        bar.advance(task)
