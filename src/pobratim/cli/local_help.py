"""Help in the user's language: click has its headings in English alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from pobratim.cli.texts import Texts


class LocalFormatter(click.HelpFormatter):
    """Help whose headings and remarks are in the user's language."""

    def __init__(self, texts: Texts, **settings: Any) -> None:
        super().__init__(**settings)
        self.texts = texts

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, self.texts("headings.Usage") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.texts.name_of("headings", heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        required = self.texts("labels.required")
        super().write_dl([(term, text.replace("[required]", required)) for term, text in rows], col_max, col_spacing)


class LocalContext(click.Context):
    """A context whose `obj` is the user's language."""

    def make_formatter(self) -> click.HelpFormatter:
        return LocalFormatter(self.obj, width=self.terminal_width, max_width=self.max_content_width)
