"""The Document: what every reader yields and what every later room reads.

A file's text lies in *blocks* (a table cell, or a paragraph outside tables), each with a `Locator`. What people read
is *Text*: pieces of blocks put together, with markup left out, words torn by a page break joined and rows that run
over pages rejoined. Every character of a Text still knows its block and its place there, so that any value found in it
can point back at the very characters of the source (`Text.spans`). No meaning lives here: no dates, no cities.
"""

from pobratim.document.structure import (
    Cell,
    Document,
    DocumentWarning,
    Element,
    Image,
    Paragraph,
    Row,
    Section,
    SetAside,
    Table,
)
from pobratim.document.text import Block, Locator, Part, Piece, Span, Text, span_of

__all__ = [
    "Block",
    "Cell",
    "Document",
    "DocumentWarning",
    "Element",
    "Image",
    "Locator",
    "Paragraph",
    "Part",
    "Piece",
    "Row",
    "Section",
    "SetAside",
    "Span",
    "Table",
    "Text",
    "span_of",
]
