"""A web page to a Document: its text in order, then its notes and, where an office program saved it, page edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pobratim.document import Cell, Document, Element, Part, Row, Section, Table
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.captions import with_captions
from pobratim.reading.grid import compact
from pobratim.reading.html.gather import Gatherer, PageContext, State
from pobratim.reading.html.names import NOTE
from pobratim.reading.html.page import is_page, parse_page
from pobratim.reading.html.tables import Grid, HtmlRow, rows_of
from pobratim.reading.html.visibility import Visibility
from pobratim.reading.limits import check_rows
from pobratim.reading.messages import TRACKED_CHANGES
from pobratim.reading.placing import ParagraphText, Placer

MEDIA_TYPE = "text/html"
_EDGES = {"header": Part.HEADER, "footer": Part.FOOTER}


class HtmlReader:
    """Web pages, also broken ones, in any encoding of Russian."""

    def reads(self, name: str, head: bytes) -> bool:
        return is_page(name, head)

    def read(self, data: bytes, name: str) -> Document:
        root = parse_page(data, name)
        return _Page(root, DocumentBuilder(name, data, MEDIA_TYPE)).document()


@dataclass
class _Page:
    """One page while it is read."""

    root: etree._Element
    builder: DocumentBuilder
    sections: list[Section] = field(default_factory=list)

    def document(self) -> Document:
        self.context = PageContext(Visibility.of(self.root))
        self._section(self.root, Part.BODY, None)
        for note in self.context.notes:
            self._note(note)
        for number, edge in enumerate(self.context.edges, 1):
            self._section(edge, _EDGES[edge.get("title") or "header"], str(number))
        if self.context.deletions:
            self.builder.warn(*TRACKED_CHANGES)
        return self.builder.finish(self.sections, self._properties())

    def _note(self, note: etree._Element) -> None:
        found = NOTE.fullmatch(note.get("id") or "")
        if found:
            part = Part.ENDNOTE if found[1].lower() in ("edn", "sdendnote") else Part.FOOTNOTE
            self._section(note, part, found[2])

    def _section(self, root: etree._Element, part: Part, name: str | None) -> None:
        story = _Story(Placer(part, name, self.builder), self.context)
        elements = story.read(root)
        if elements:
            self.sections.append(Section(part, elements, name))
        for number, (reference, caption) in enumerate(with_captions(story.placer.flow), 1):
            self.builder.image(reference or f"image{number}", caption)

    def _properties(self) -> dict[str, Any]:
        title = " ".join((self.root.findtext(".//title") or "").split())
        return {"title": title} if title else {}


@dataclass
class _Story:
    """The elements of one part of the page."""

    placer: Placer
    context: PageContext

    def read(self, container: etree._Element) -> tuple[Element, ...]:
        """The elements of a container in order."""
        found = []
        for item in Gatherer(self.context).gather(container, State()):
            made = self.placer.paragraph(item) if isinstance(item, ParagraphText) else self._table(item)
            if made:
                found.append(made)
        return tuple(found)

    def _table(self, element: etree._Element) -> Table:
        number = self.placer.next_table()
        shown = [row for row in rows_of(element) if not self._sets_aside(row.element)]
        check_rows(len(shown), self.placer.builder.name)
        grid = Grid(len(shown))
        return compact([self._row(row, at, grid, number) for at, row in enumerate(shown)])

    def _row(self, row: HtmlRow, at: int, grid: Grid, table: int) -> Row:
        cells: list[Cell] = []
        end = 0
        for number, element in enumerate(row.cells):
            if self._sets_aside(element):
                continue
            column, columns, rows = grid.place(element, at, end, row.left_in_group)
            cells.append(self._cell(element, (table, at, number), Cell(column, columns=columns, rows=rows)))
            end = column + columns
        return Row(tuple(cells), row.header)

    def _cell(self, element: etree._Element, place: tuple[int, int, int], empty: Cell) -> Cell:
        items = Gatherer(self.context).gather(element, State())
        texts = [item for item in items if isinstance(item, ParagraphText)]
        paragraphs = self.placer.cell_paragraphs(texts, self.placer.cell_at(*place))
        tables = tuple(self._table(item) for item in items if not isinstance(item, ParagraphText))
        return Cell(empty.column, paragraphs, empty.columns, empty.rows, tables)

    def _sets_aside(self, element: etree._Element | None) -> bool:
        """Takes a row or cell that is not shown out of the table; its text is kept as text set aside."""
        if element is None:
            return False
        group = element.getparent() if element.tag == "tr" else None
        reasons = (self.context.visibility.reason(part) for part in (element, group) if part is not None)
        reason = next(filter(None, reasons), None)
        if reason is None:
            return False
        for item in Gatherer(self.context).gather(element, State(aside=reason)):
            if isinstance(item, ParagraphText):
                self.placer.paragraph(item)
        return True
