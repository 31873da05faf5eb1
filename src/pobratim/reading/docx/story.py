"""One story of a Word document (body, header, note, text box): its paragraphs and tables as elements with blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pobratim.document import Cell, Element, Locator, Row, Table
from pobratim.reading.docx.inline import Content, InlineReader
from pobratim.reading.docx.names import MC, W, number, switch, value, w
from pobratim.reading.docx.numbering import Numbering
from pobratim.reading.docx.styles import Styles
from pobratim.reading.grid import compact
from pobratim.reading.limits import check_rows
from pobratim.reading.placing import ParagraphText, Placer

_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo", W + "smartTag"}
_HEADING_LENGTH = 200
_CAPTION_LENGTH = 150
_GRID_LIMIT = 1000
"""Columns that a span may claim; Word itself stops at 63."""


@dataclass
class Attached:
    """What hangs on a story's text and is read after it: text boxes and notes."""

    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class StoryReader:
    """Reads one story."""

    placer: Placer
    styles: Styles
    numbering: Numbering
    inline: InlineReader
    attached: Attached = field(default_factory=Attached)

    def read(self, story: etree._Element) -> tuple[Element, ...]:
        """The elements of a story in order; empty paragraphs are left out."""
        elements: list[Element] = []
        for item in self._items(story):
            found = self.placer.paragraph(item) if isinstance(item, ParagraphText) else self._table(item)
            if found:
                elements.append(found)
        return tuple(elements)

    def _items(self, container: etree._Element) -> Iterator[ParagraphText | etree._Element]:
        """Paragraphs and tables of a container. A paragraph whose mark was deleted runs on into the next one."""
        begun: list[Content] = []
        for child in _blocks(container):
            if child.tag == W + "tbl":
                yield child
                continue
            content = self.inline.read(child)
            begun.append(content)
            if child.find(w("pPr/rPr/del")) is not None:
                continue
            yield self._paragraph(child, begun)
            begun = []
        if begun:
            yield self._paragraph(None, begun)

    def _paragraph(self, element: etree._Element | None, contents: Sequence[Content]) -> ParagraphText:
        for content in contents:
            self.attached.boxes += content.boxes
            self.attached.notes += content.notes
        text = "".join(content.text for content in contents)
        pictures = tuple(picture for content in contents for picture in content.pictures)
        if element is None:
            return ParagraphText(text, pictures=pictures)
        mark = self.numbering.mark(element)
        if mark and mark.bullet and not text.strip():
            mark = None
        numbered = f"{mark.text}{mark.gap}{text.strip()}" if mark else text
        bold = all(content.is_bold for content in contents)
        heading = self._heading(element, text, bold)
        caption = self.styles.is_caption(element) or (heading is None and self._looks_like_caption(element, text))
        return ParagraphText(numbered, mark, heading, caption, pictures)

    def _looks_like_caption(self, element: etree._Element, text: str) -> bool:
        """A short centred line; only where it stands beside a picture is it one."""
        return 0 < len(text.strip()) <= _CAPTION_LENGTH and self.styles.is_centred(element)

    def _heading(self, element: etree._Element, text: str, bold: bool) -> int | None:
        """The outline level; people also make headings by hand, bold and centred, which count as level 1."""
        level = self.styles.heading(element)
        if level is None and bold and len(text) <= _HEADING_LENGTH and self.styles.is_centred(element):
            return 1
        return level

    def _table(self, element: etree._Element) -> Table:
        own = self.placer.next_table()
        rows: list[Row] = []
        spanning: dict[int, tuple[int, int]] = {}
        for item in _rows(element):
            if item.find(w("trPr/del")) is not None:
                self.inline.on_tracked()
                continue
            rows.append(Row((), header=bool(switch(item, "trPr/tblHeader"))))
            check_rows(len(rows), self.placer.builder.name)
            self._fill(item, rows, own, spanning)
        return compact(rows)

    def _fill(self, item: etree._Element, rows: list[Row], table: int, spanning: dict[int, tuple[int, int]]) -> None:
        """Reads the cells of the last row; `spanning` tells by column the row and place of the cell that spans down."""
        column = _bounded(number(item, "trPr/gridBefore"))
        cells: list[Cell] = []
        for source, element in enumerate(_cells(item)):
            columns = max(1, _bounded(number(element, "tcPr/gridSpan", 1)))
            if _goes_on(element, "vMerge") and column in spanning:
                _grow(rows, spanning[column])
            elif _goes_on(element, "hMerge") and cells:
                last = cells[-1]
                cells[-1] = Cell(last.column, last.paragraphs, last.columns + columns, last.rows, last.tables)
            else:
                at = self.placer.cell_at(table, len(rows) - 1, source)
                cells.append(self._cell(element, column, columns, at))
                _note_span(element, column, (len(rows) - 1, len(cells) - 1), spanning)
            column += columns
        rows[-1] = Row(tuple(cells), rows[-1].header)

    def _cell(self, element: etree._Element, column: int, columns: int, at: Locator) -> Cell:
        texts: list[ParagraphText] = []
        tables: list[Table] = []
        for item in self._items(element):
            if isinstance(item, ParagraphText):
                texts.append(item)
            else:
                tables.append(self._table(item))
        return Cell(column, self.placer.cell_paragraphs(texts, at), columns, tables=tuple(tables))


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a container, also those inside content controls."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag == MC + "AlternateContent":
            branch = child.find(MC + "Choice")
            yield from _blocks(branch if branch is not None else child)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from _inside(table, W + "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    yield from (cell for cell in _inside(row, W + "tc") if cell.find(w("tcPr/cellDel")) is None)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with a tag, content controls passed through."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _goes_on(cell: etree._Element, kind: str) -> bool:
    """Whether a cell only continues the one above (vMerge) or before it (hMerge)."""
    merge = value(cell, f"tcPr/{kind}")
    return merge is not None and merge != "restart"


def _note_span(cell: etree._Element, column: int, place: tuple[int, int], spanning: dict[int, tuple[int, int]]) -> None:
    if value(cell, "tcPr/vMerge") is not None:
        spanning[column] = place
    else:
        spanning.pop(column, None)


def _grow(rows: list[Row], place: tuple[int, int]) -> None:
    """Lets a cell above span one row more."""
    row, number_in_row = place
    cells = list(rows[row].cells)
    cell = cells[number_in_row]
    cells[number_in_row] = Cell(cell.column, cell.paragraphs, cell.columns, len(rows) - row, cell.tables)
    rows[row] = Row(tuple(cells), rows[row].header)


def _bounded(count: int) -> int:
    return min(max(count, 0), _GRID_LIMIT)
