"""The tables of a paper as programs dump them to text: a row a line, and rows torn where a page would end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.grid import Grid
from corpus.sheets import shown

_LONG = 60
"""Letters of cells that are torn."""


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of each row, cells that are covered from above or the left blank, a cell's paragraphs on one line."""
    rows = [["" for _ in grid.widths] for _ in range(grid.rows)]
    for square in grid.squares:
        rows[square.row][square.column] = shown(square).replace("\n", " ").replace("\xa0", " ")
    return rows


def torn(rows: Sequence[Sequence[str]], every: int) -> Iterator[list[str]]:
    """The rows, every so many one torn in the middle of its long cells, often of several at once."""
    for number, row in enumerate(rows):
        cuts = [_middle(text) if place else 0 for place, text in enumerate(row)]
        if number and number % every == 0 and row[0] and any(cuts):
            yield [text[:cut].rstrip() if cut else text for text, cut in zip(row, cuts, strict=True)]
            yield [text[cut:] if cut else "" for text, cut in zip(row, cuts, strict=True)]
        else:
            yield list(row)


def _middle(text: str) -> int:
    """Where a long text is cut: near its middle, inside a sentence, before a small letter; 0 for no place."""
    if len(text) < _LONG:
        return 0
    for place in range(len(text) // 2, len(text) - 10):
        if text[place - 1] == " " and text[place].islower() and text[place - 2].isalpha():
            return place
    return 0


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def marked_down(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


DIALECTS: dict[str, Callable[[Sequence[Sequence[str]]], str]] = {"tabs": tabbed, "Markdown": marked_down}
