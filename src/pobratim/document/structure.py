"""What a document is made of: paragraphs, tables as true grids, sections, images, and the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pobratim.document.text import Block, Part, Span, Text
from pobratim.records import record


@record(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is the mark it shows ("1.", "•"), typed or automatic; `text` begins with it if so.

    `heading` is the outline level, 1 to 9; `level` that of a list, from 0.
    """

    text: Text
    number: str | None = None
    heading: int | None = None
    level: int | None = None

    @property
    def content(self) -> Text:
        """The text without the mark."""
        if self.number and self.text.value.startswith(self.number):
            return self.text.slice(len(self.number)).strip()
        return self.text


@record(frozen=True, slots=True)
class Cell:
    """A cell of a table's true grid: its first column (from 0) and how many columns and rows it covers."""

    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    columns: int = 1
    rows: int = 1
    tables: tuple[Table, ...] = ()

    @property
    def text(self) -> Text:
        """The paragraphs, a line each."""
        if len(self.paragraphs) == 1:  # nearly all cells, and rows are gone through many times
            return self.paragraphs[0].text
        return Text.join(paragraph.text for paragraph in self.paragraphs)

    @property
    def has_text(self) -> bool:
        """Whether it says anything: asked far more often than what it says."""
        return any(paragraph.text for paragraph in self.paragraphs)


@record(frozen=True, slots=True)
class Row:
    """The cells that begin in this row; a cell spanning down from above is not repeated."""

    cells: tuple[Cell, ...]
    header: bool = False

    def cell_at(self, column: int) -> Cell | None:
        """The cell of this row that covers a column."""
        return next((c for c in self.cells if c.column <= column < c.column + c.columns), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid of `columns` columns, rows torn over pages already rejoined."""

    rows: tuple[Row, ...]
    columns: int


Element = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive elements of one part of the file: the body, one sheet, one footnote.

    `anchor` is the text that a note is set to: the paragraph with its mark. Only Word files tell it.
    """

    part: Part
    elements: tuple[Element, ...]
    name: str | None = None
    anchor: Span | None = None

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        return (element for element in self.elements if isinstance(element, Paragraph))

    @property
    def tables(self) -> Iterator[Table]:
        return (element for element in self.elements if isinstance(element, Table))


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its file name in the package (never a path) and the caption beside it, where there is one."""

    name: str
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Source text that is no content, and why: "page furniture", "markup", "repeated header"."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentWarning:
    """Something the user should look at: a stable code, a Russian sentence, and the place where it shows."""

    code: str
    message: str
    where: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: what it says in reading order, and the blocks that hold every character of it."""

    name: str
    sha256: str
    media_type: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()
    properties: Mapping[str, Any] = field(default_factory=dict)

    def section(self, part: Part = Part.BODY) -> Iterator[Section]:
        """The sections of one part."""
        return (section for section in self.sections if section.part is part)
