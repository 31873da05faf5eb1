"""One story of an OpenDocument text (body, header, note, text box): its paragraphs, lists and tables as elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from pobratim.document import Cell, Element, Row, Table
from pobratim.reading.builder import HIDDEN
from pobratim.reading.grid import compact
from pobratim.reading.limits import check_rows
from pobratim.reading.marks import Mark
from pobratim.reading.odf.inline import OdfContent, OdfInlineReader, gather_drawing
from pobratim.reading.odf.lists import OdfLists, OpenList
from pobratim.reading.odf.names import DRAW, TABLE, TEXT, count_in
from pobratim.reading.odf.styles import OdfStyles
from pobratim.reading.odf.tables import CellSpan, spans_of, table_rows
from pobratim.reading.placing import Aside, ParagraphText, Placer

_PARAGRAPHS = {TEXT + "p", TEXT + "h"}
_PASSED = {TEXT + "section", TEXT + "index-body", TEXT + "index-title", TEXT + "numbered-paragraph"}
_INDEXES = {
    TEXT + name
    for name in ("table-of-content", "illustration-index", "table-index", "user-index", "alphabetical-index")
} | {TEXT + "object-index", TEXT + "bibliography"}
_HEADING_LENGTH = 200
_MOST_LEVELS = 9
Item = ParagraphText | etree._Element


@dataclass
class OdfStory:
    """Reads one story; `boxes` and `notes` hang on its text and are read after it."""

    placer: Placer
    styles: OdfStyles
    lists: OdfLists
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    hidden: bool = False
    tracked: bool = False

    def read(self, story: etree._Element) -> tuple[Element, ...]:
        """The elements of a story in order."""
        elements: list[Element] = []
        for item in self._items(story, None, hidden=False):
            found = self.placer.paragraph(item) if isinstance(item, ParagraphText) else self._table(item)
            if found:
                elements.append(found)
        return tuple(elements)

    def _items(self, container: etree._Element, inside: OpenList | None, hidden: bool) -> Iterator[Item]:
        """Paragraphs and tables of a container, those of lists, sections and indexes among them."""
        for child in container:
            tag = child.tag
            if tag in _PARAGRAPHS:
                yield self._paragraph(child, self._heading_mark(child) if inside is None else None, hidden)
            elif tag == TABLE + "table":
                yield child
            elif tag == TEXT + "list":
                yield from self._list(child, inside, hidden)
            elif tag in _PASSED or tag in _INDEXES:
                yield from self._items(child, inside, hidden or _is_hidden_section(child))
            elif tag == TEXT + "tracked-changes":
                self.tracked = self.tracked or len(child) > 0
            elif isinstance(tag, str) and tag.startswith(DRAW):
                yield self._drawing(child)

    def _drawing(self, element: etree._Element) -> ParagraphText:
        """A drawing anchored to the page and not to a paragraph."""
        content = OdfContent()
        gather_drawing(element, content)
        self.boxes += content.boxes
        return ParagraphText("", pictures=tuple(content.pictures))

    def _list(self, element: etree._Element, outer: OpenList | None, hidden: bool) -> Iterator[Item]:
        inside = self.lists.open(element, outer)
        for item in element:
            marked = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag in _PARAGRAPHS:
                    yield self._paragraph(child, self.lists.mark(item, inside) if marked else None, hidden)
                    marked = False
                elif child.tag == TEXT + "list":
                    yield from self._list(child, inside, hidden)
                elif child.tag == TABLE + "table":
                    yield child

    def _heading_mark(self, element: etree._Element) -> Mark | None:
        if element.tag != TEXT + "h":
            return None
        return self.lists.heading(element, count_in(element, TEXT + "outline-level"))

    def _paragraph(self, element: etree._Element, mark: Mark | None, hidden: bool) -> ParagraphText:
        content = OdfInlineReader(self.styles).read(element)
        self.boxes += content.boxes
        self.notes += content.notes
        asides = [Aside(0, len(content.text), HIDDEN)] if hidden else content.asides
        self.hidden = self.hidden or bool(asides)
        style = element.get(TEXT + "style-name")
        shown = mark if not hidden and (content.bold or (mark and not mark.bullet)) else None
        found = ParagraphText(
            content.text,
            None,
            self._heading(element, content),
            self.styles.is_caption(style),
            tuple(content.pictures),
            tuple(asides),
        )
        return _numbered(found, shown) if shown else found

    def _heading(self, element: etree._Element, content: OdfContent) -> int | None:
        """The outline level; people also make headings by hand, bold and centred, which count as level 1."""
        style = element.get(TEXT + "style-name")
        if element.tag == TEXT + "h":
            return min(count_in(element, TEXT + "outline-level"), _MOST_LEVELS)
        by_hand = content.is_bold and len(content.text) <= _HEADING_LENGTH and self.styles.is_centred(style)
        return 1 if by_hand or (self.styles.is_title(style) and content.text.strip()) else None

    def _table(self, element: etree._Element) -> Table:
        number = self.placer.next_table()
        rows: list[Row] = []
        for source in table_rows(element):
            for _ in range(source.repeated):
                check_rows(len(rows) + 1, self.placer.builder.name)
                cells = (self._cell(span, (number, len(rows), at)) for at, span in enumerate(spans_of(source.element)))
                rows.append(Row(tuple(cells), source.header))
        return compact(rows)

    def _cell(self, span: CellSpan, place: tuple[int, int, int]) -> Cell:
        items = list(self._items(span.element, None, hidden=False))
        texts = [item for item in items if isinstance(item, ParagraphText)]
        paragraphs = self.placer.cell_paragraphs(texts, self.placer.cell_at(*place))
        tables = tuple(self._table(item) for item in items if not isinstance(item, ParagraphText))
        return Cell(span.column, paragraphs, span.columns, span.rows, tables)


def _numbered(item: ParagraphText, mark: Mark) -> ParagraphText:
    """The paragraph with its mark before it."""
    lead = f"{mark.text}{mark.gap}"
    begin = len(item.text) - len(item.text.lstrip())
    shift = len(lead) - begin
    asides = tuple(Aside(max(a.start + shift, len(lead)), a.end + shift, a.reason) for a in item.asides)
    return replace(item, text=lead + item.text[begin:], mark=mark, asides=asides)


def _is_hidden_section(element: etree._Element) -> bool:
    return element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true"
