"""A paper as plain content, taken from a document as read: lines of text, and tables of rows with joined cells.

In a row "^" joins a cell with the one above and "<" with the one to the left, as in the content of the other papers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.document import Document, Element, Part, Table

ABOVE, LEFT = "^", "<"
Row = tuple[str, ...]
Block = str | tuple[Row, ...]


@dataclass(frozen=True)
class Paper:
    """The blocks of a paper from the top; `page` is its width and height in centimetres."""

    blocks: tuple[Block, ...]
    page: tuple[float, float] = (29.7, 21.0)


def paper_of(document: Document) -> Paper:
    """The body of a document; notes, footers, and pictures with their captions are left out."""
    sections = [section for section in document.sections if section.part in (Part.BODY, Part.SHEET)]
    blocks = (block for section in sections for element in section.elements for block in _blocks(element))
    captions = {image.caption.value for image in document.images if image.caption}
    return Paper(tuple(block for block in blocks if block not in captions))


def _blocks(element: Element) -> Iterator[Block]:
    if isinstance(element, Table):
        yield _rows(element)
    else:
        yield from (line for line in element.text.value.split("\n") if line.strip())


def _rows(table: Table) -> tuple[Row, ...]:
    squares = [[""] * table.columns for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            for down in range(min(cell.rows, len(table.rows) - number)):
                for right in range(cell.columns):
                    squares[number + down][cell.column + right] = LEFT if right else ABOVE
            squares[number][cell.column] = cell.text.value
    return tuple(map(tuple, squares))
