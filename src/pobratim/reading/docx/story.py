"""One story of a Word document (body, header, note, text box): its paragraphs and tables as elements with blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from pobratim.document import Cell, Element, Locator, Row, Table
from pobratim.reading.docx.inline import InlineReader
from pobratim.reading.docx.names import (
    ALTERNATIVES,
    CONTENT_CONTROL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    TABLE,
    WRAPPERS,
    W,
    contents_of,
    printed_branch,
    properties_in,
)
from pobratim.reading.docx.numbering import Numbering
from pobratim.reading.docx.properties import ParagraphProperties, properties_of
from pobratim.reading.docx.styles import Styles
from pobratim.reading.docx.tables import GridCell, grid_rows
from pobratim.reading.grid import compact
from pobratim.reading.limits import check_rows
from pobratim.reading.placing import ParagraphText, Placer

_EMBEDDED = W + "altChunk"
_CONTENT = frozenset({PARAGRAPH, TABLE})
_PASSED = WRAPPERS | {CONTENT_CONTROL, ALTERNATIVES}
_HEADING_LENGTH = 200
_CAPTION_LENGTH = 150


@dataclass(slots=True)
class _Line:
    """A paragraph while it is put together: others may run on into it."""

    text: str
    bold: bool
    pictures: tuple[str, ...]
    notes: tuple[str, ...]
    properties: ParagraphProperties

    def after(self, begun: _Line) -> _Line:
        """The line with one before it; of the two the mark of this one stands, and its properties."""
        return _Line(
            begun.text + self.text,
            begun.bold and self.bold,
            begun.pictures + self.pictures,
            begun.notes + self.notes,
            self.properties,
        )


@dataclass
class StoryReader:
    """Reads one story."""

    placer: Placer
    styles: Styles
    numbering: Numbering
    inline: InlineReader
    on_embedded: Callable[[], None]
    """Called for a file put into the story, which word processors merge into it on opening (w:altChunk)."""

    def __post_init__(self) -> None:
        self.plain = properties_of(None, self.styles)
        """What paragraphs that say nothing of themselves have in common."""

    def read(self, story: etree._Element) -> tuple[Element, ...]:
        """The elements of a story in order; empty paragraphs are left out."""
        elements: list[Element] = []
        for item in self._items(story):
            found = self.placer.paragraph(item) if isinstance(item, ParagraphText) else self._table(item)
            if found:
                elements.append(found)
        return tuple(elements)

    def _items(self, container: etree._Element) -> Iterator[ParagraphText | etree._Element]:
        """Paragraphs and tables of a container. A paragraph whose mark was taken away runs on into the next one."""
        begun: _Line | None = None
        for child in self._blocks(container):
            if child.tag == PARAGRAPH:
                line = self._line(child)
                line = line.after(begun) if begun else line
                begun = line if _runs_on(line) else None
                if begun is None:
                    yield self._paragraph(line)
            else:
                if begun:
                    yield _unmarked(begun)
                begun = None
                yield child
        if begun:
            yield _unmarked(begun)

    def _blocks(self, container: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables of a container, also those inside content controls."""
        for child in container:
            tag = child.tag
            if tag in _CONTENT:
                yield child
            elif tag == _EMBEDDED:
                self.on_embedded()
            elif tag in _PASSED:
                inner = _passed(child)
                yield from self._blocks(inner) if inner is not None else ()

    def _line(self, element: etree._Element) -> _Line:
        """What a w:p holds. Whether it is bold is only asked where that could make it a heading."""
        own = properties_in(element, PARAGRAPH_PROPERTIES)
        properties = self.plain if own is None else properties_of(own, self.styles)
        weighs_bold = properties.is_centred and properties.heading is None
        text = self.inline.read(element, properties.style, weighs_bold)
        bold = weighs_bold and self.inline.is_bold
        return _Line(text, bold, tuple(self.inline.pictures), tuple(self.inline.notes), properties)

    def _paragraph(self, line: _Line) -> ParagraphText:
        properties, text = line.properties, line.text
        mark = self.numbering.mark(properties)
        if mark and mark.bullet and not text.strip():
            mark = None
        numbered = f"{mark.text}{mark.gap}{text.strip()}" if mark else text
        heading = properties.heading
        if line.bold and len(text) <= _HEADING_LENGTH:
            # People also make headings by hand, bold and centred.
            heading = 1
        caption = properties.style.is_caption or (heading is None and _looks_like_caption(line))
        return ParagraphText(numbered, mark, heading, caption, line.pictures, notes=line.notes)

    def _table(self, element: etree._Element) -> Table | None:
        """A table; None where all its rows were deleted."""
        found = grid_rows(element, self.inline.on_tracked, self.inline.on_hidden)
        check_rows(len(found), self.placer.builder.name)
        number = self.placer.next_table()
        rows = []
        for place, row in enumerate(found):
            cells = [self._cell(cell, self.placer.cell_at(number, place, cell.number)) for cell in row.cells]
            rows.append(Row(tuple(cells), row.header))
        return compact(rows) if rows else None

    def _cell(self, cell: GridCell, at: Locator) -> Cell:
        texts: list[ParagraphText] = []
        tables: list[Table] = []
        for item in self._items(cell.element) if not cell.is_prompt else ():
            if isinstance(item, ParagraphText):
                texts.append(item)
            elif table := self._table(item):
                tables.append(table)
        paragraphs = self.placer.cell_paragraphs(texts, at)
        return Cell(cell.column, paragraphs, cell.columns, cell.rows, tuple(tables))


def _passed(element: etree._Element) -> etree._Element | None:
    """What to read in place of an element that only stands around paragraphs and tables; None where nothing prints."""
    if element.tag == CONTENT_CONTROL:
        return contents_of(element)
    if element.tag == ALTERNATIVES:
        return printed_branch(element)
    return element


def _runs_on(line: _Line) -> bool:
    """Whether the next paragraph stands on the same line. One that is hidden with its mark is not there at all."""
    return line.properties.runs_on or (line.properties.mark_hidden and not line.text.strip())


def _unmarked(line: _Line) -> ParagraphText:
    """A line that nothing follows which it could run on into."""
    return ParagraphText(line.text, pictures=line.pictures, notes=line.notes)


def _looks_like_caption(line: _Line) -> bool:
    """A short centred line; only where it stands beside a picture is it one."""
    return line.properties.is_centred and 0 < len(line.text.strip()) <= _CAPTION_LENGTH
