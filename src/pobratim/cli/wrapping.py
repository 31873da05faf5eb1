"""Text in lines of so many places of a terminal, where some characters take two places and some none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from pobratim.cli.terminal import plain


def wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """The lines of a text, none wider than allowed, broken between words where it can be; control characters are left
    out. Lines begin with `first`, those that were broken off with `others`.
    """
    return [
        line for part in plain(text).plain.expandtabs(4).split("\n") for line in _wrapped(part, width, first, others)
    ]


def _wrapped(part: str, width: int, first: str, others: str) -> Iterator[str]:
    line, start = first, first
    for word in part.split():
        together = f"{line} {word}" if line != start else line + word
        if cell_len(together) <= width:
            line = together
            continue
        if line != start:
            yield line
            line = start = others
        *whole, rest = chop_cells(word, max(1, width - cell_len(start))) or [""]
        for piece in whole:
            yield start + piece
            start = others
        line = start + rest
    if line.strip():
        yield line


def padded(text: str, width: int) -> str:
    """The text with spaces up to a width."""
    return text + " " * (width - cell_len(text))
