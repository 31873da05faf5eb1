"""A filled form as plain data, before any file format: what the .docx and the on-screen preview both show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.rendering.records import RecordReference

Style = Literal[
    "title",
    "heading",
    "body",
    "lead",
    "item",
    "plain",
    "centred",
    "right",
    "cell",
    "centred_cell",
    "column_title",
    "group",
    "note",
]
"""What a paragraph is; each writer knows how such a paragraph looks."""


@dataclass(frozen=True, slots=True)
class Page:
    """An A4 page: orientation, margins in millimetres, font and its size in points."""

    orientation: Literal["portrait", "landscape"]
    top: float
    right: float
    bottom: float
    left: float
    font: str
    size: float

    @property
    def width(self) -> float:
        """Millimetres from edge to edge (ISO 216)."""
        return 297.0 if self.orientation == "landscape" else 210.0

    @property
    def height(self) -> float:
        """Millimetres from edge to edge (ISO 216)."""
        return 210.0 if self.orientation == "landscape" else 297.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `footnote` is the index, from 0, of the footnote it ends with; `records` are those it tells of."""

    text: str
    style: Style = "cell"
    footnote: int | None = None
    records: tuple[RecordReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid. `row_span` 0 marks a place covered by the cell above it."""

    paragraphs: tuple[Paragraph, ...] = ()
    column_span: int = 1
    row_span: int = 1

    @property
    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the records it came from. A header row is repeated on every page.

    `anchor` is a bookmark in the .docx, by which the row is known when the edited file comes back (`docx_anchors.py`).
    """

    cells: tuple[Cell, ...]
    kind: Literal["header", "group", "record"] = "record"
    records: tuple[RecordReference, ...] = ()
    may_break: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as printed; `value` says what its cells hold, `width` is in millimetres.

    `name` is what checks call it by; `fields` are the fields of a record that its cells print, by which their sources
    are found.
    """

    title: str
    value: str
    width: float
    name: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One ruled table; every row fills all its columns, spans counted."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole filled form. `remarks` tell the clerk what the form could not or did not print; they are not printed."""

    title: str
    page: Page
    before: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    after: tuple[Paragraph, ...] = ()
    footnotes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
