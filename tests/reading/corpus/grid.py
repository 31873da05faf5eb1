"""The known truth of a paper: what stands in each cell, how far it reaches, where paragraphs part, what numbers print.

Nothing here is learnt from a reader: papers are data (`papers/*.yml`), and readers are measured against them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Marking(StrEnum):
    """How the mark before a paragraph came there: typed, or printed by the office program's own list."""

    NONE = ""
    TYPED = "typed"
    BULLET = "bullet"
    DECIMAL = "decimal"
    BRACKET = "bracket"
    ROMAN = "roman"


@dataclass(frozen=True)
class Said:
    """A paragraph: its text without the mark, the mark as people see it ("1.1.", "•", "а)"), and what made that.

    `run` tells lists apart: automatic numbers go on within one.
    """

    text: str
    mark: str | None = None
    marking: Marking = Marking.NONE
    level: int = 0
    run: int = 0


@dataclass(frozen=True)
class Square:
    """A cell: its place on the grid, its span, its paragraphs, then a table inside it and what follows that."""

    row: int
    column: int
    rows: int
    columns: int
    said: tuple[Said, ...]
    inner: Grid | None = None
    below: tuple[Said, ...] = ()

    @property
    def paragraphs(self) -> tuple[Said, ...]:
        return self.said + self.below


@dataclass(frozen=True)
class Grid:
    """A table: widths of its columns in millimetres, how many of its rows are its header, and its cells row by row."""

    widths: tuple[int, ...]
    header: int
    rows: int
    squares: tuple[Square, ...]

    def row(self, number: int) -> Iterator[Square]:
        """The cells that begin in a row or reach into it, from the left."""
        found = (square for square in self.squares if square.row <= number < square.row + square.rows)
        return iter(sorted(found, key=lambda square: square.column))


@dataclass(frozen=True)
class Passage:
    """Paragraphs outside tables and how they are set: as text, title, heading, list, plain or right."""

    kind: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Paper:
    """A paper: its file's name without the ending, and its passages and tables in order."""

    name: str
    parts: tuple[Passage | Grid, ...]

    @property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(part for part in self.parts if isinstance(part, Grid))
