"""A PDF file to a Document: pages laid out, tables and paragraphs that run over pages put together again."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import pypdfium2 as pdfium

from pobratim.document import Document, DocumentWarning, Element, Locator, Paragraph, Part, Section
from pobratim.reading import limits
from pobratim.reading.builder import HIDDEN, PAGE_FURNITURE, DocumentBuilder
from pobratim.reading.captions import PlacedPicture, PlacedText, with_captions
from pobratim.reading.errors import ReadingError
from pobratim.reading.pdf.cell_text import placed
from pobratim.reading.pdf.columns import Strip
from pobratim.reading.pdf.layout import PageLayout, PageTable, lay_out, set_furniture_apart
from pobratim.reading.pdf.lines import TextLine
from pobratim.reading.pdf.page import PageContent, read_page
from pobratim.reading.pdf.paragraphs import Typesetting, paragraphs
from pobratim.reading.pdf.tables import OpenTable
from pobratim.reading.rejoin import words_of
from pobratim.reading.torn import is_finished, join_texts, left_open, starts_midway

MEDIA_TYPE = "application/pdf"
_SCAN = (
    "Это скан без текстового слоя: в файле только изображения страниц, и прочитать их без распознавания нельзя. "
    "Повторите с параметром --ocr."
)
_SCANNED_PAGES = (
    "Страницы без текстового слоя, только изображения (скан): {pages}; они не прочитаны. Повторите с параметром --ocr."
)


class PageRecogniser(Protocol):
    """Somebody who reads what is a picture."""

    def content(self, page: pdfium.PdfPage, number: int) -> PageContent:
        """What stands on a page, the text of pictures too."""

    @property
    def warnings(self) -> Sequence[DocumentWarning]:
        """What the user is to be told of it afterwards."""


def read_pdf(data: bytes, name: str, recogniser: PageRecogniser | None = None) -> Document:
    """The document of a PDF file that was made from text; pages that are pictures are read where somebody can."""
    pages = list(_pages(data, name, recogniser))
    return document_of(pages, data, name, recogniser.warnings if recogniser else ())


def document_of(pages: list[PageLayout], data: bytes, name: str, warnings: Sequence[DocumentWarning] = ()) -> Document:
    """The document that pages make up, with what is to be told of them beyond what they show themselves."""
    set_furniture_apart(pages)
    builder = DocumentBuilder(name, data, MEDIA_TYPE)
    for warning in warnings:
        builder.warn(warning.code, warning.message)
    return _PdfFile(pages, builder).document()


def _pages(data: bytes, name: str, recogniser: PageRecogniser | None) -> Iterator[PageLayout]:
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise limits.encrypted(name) from error
        raise ReadingError(f"Файл «{name}» повреждён и не открывается: получите его заново.") from error
    try:
        if len(file) > limits.PAGES:
            raise ReadingError(f"В файле «{name}» больше {limits.PAGES} страниц: разделите его на части.")
        for number in range(len(file)):
            page = file[number]
            content = recogniser.content(page, number + 1) if recogniser else read_page(page)
            yield lay_out(number + 1, content)
            page.close()
    except pdfium.PdfiumError as error:
        raise ReadingError(f"Файл «{name}» повреждён и читается не полностью: получите его заново.") from error
    finally:
        file.close()


@dataclass
class _PdfFile:
    """One PDF file while its pages are put together."""

    pages: Sequence[PageLayout]
    builder: DocumentBuilder
    elements: list[Element] = field(default_factory=list)
    flow: list[PlacedPicture | PlacedText] = field(default_factory=list)
    open: OpenTable | None = None
    numbers: Iterator[int] = field(default_factory=itertools.count)
    """Of the tables."""
    paragraphs: int = 0

    def document(self) -> Document:
        lines = [line for page in self.pages for line in _lines_of(page)]
        self.typesetting = Typesetting.of(lines, words_of(_whole(lines)))
        self.left, self.right = _column(self.pages)
        for page in self.pages:
            self._page(page)
        self._close_table()
        self._warn_of_scans()
        for name, caption in with_captions(self.flow):
            self.builder.image(name, caption)
        sections = [Section(Part.BODY, tuple(self.elements))] if self.elements else []
        return self.builder.finish(sections)

    def _page(self, page: PageLayout) -> None:
        self._set_aside(page.furniture, page.number, PAGE_FURNITURE)
        self._set_aside(page.hidden, page.number, HIDDEN)
        pictures = sorted(page.pictures, key=lambda picture: -picture.box.top) if page.has_text else []
        names = [PlacedPicture(f"page{page.number}-{number}") for number in range(1, len(pictures) + 1)]
        waiting = list(zip(pictures, names, strict=True))
        for place, part in enumerate(page.parts):
            if isinstance(part, PageTable):
                self._table(part, page.number, first=place == 0)
                continue
            self._close_table()
            column = page.column_of(part)
            edges = column or Strip(self.left, self.right)
            for number, group in enumerate(paragraphs(part, edges.left, edges.right, self.typesetting)):
                while waiting and waiting[0][0].box.middle[1] > group[0].box.middle[1]:
                    self.flow.append(waiting.pop(0)[1])
                begins = number == 0 and (page.number > 1 if place == 0 else column is not None)
                self._paragraph(group, page.number, edges, torn=begins)
        self.flow += [name for _, name in waiting]

    def _set_aside(self, lines: Sequence[TextLine], page: int, reason: str) -> None:
        for line in lines:
            block = self.builder.block(Locator(page=page, paragraph=self.paragraphs), line.text)
            self.paragraphs += 1
            self.builder.set_aside(block, 0, len(line.text), reason)

    def _table(self, part: PageTable, page: int, first: bool) -> None:
        if not (first and self.open and self.open.takes(part)):
            self._close_table()
            self.open = OpenTable(next(self.numbers))
        if self.open:
            self.open.parts.append((page, part))

    def _close_table(self) -> None:
        if self.open:
            self.elements.append(self.open.close(self.numbers, self.typesetting, self.builder))
        self.open = None

    def _paragraph(self, group: Sequence[TextLine], page: int, edges: Strip, torn: bool) -> None:
        at = Locator(page=page, paragraph=self.paragraphs)
        self.paragraphs += 1
        found = placed([group], edges.right - edges.left, at, self.typesetting, self.builder)
        heading = 1 if all(line.bold for line in group) and _is_centred(group, edges) else None
        for paragraph in found:
            self._add(replace(paragraph, heading=heading), torn)
            torn = False

    def _add(self, paragraph: Paragraph, torn: bool) -> None:
        """Adds a paragraph; one `torn` by the page's end may be the rest of the last."""
        last = self.elements[-1] if self.elements else None
        if torn and isinstance(last, Paragraph) and _goes_on(last.text.value, paragraph.text.value):
            text = join_texts(last.text, paragraph.text, self.typesetting.words, self.builder)
            self.elements[-1] = replace(last, text=text)
            return
        self.elements.append(paragraph)
        self.flow.append(PlacedText(paragraph.text))

    def _warn_of_scans(self) -> None:
        scans = [page.number for page in self.pages if page.pictures and not page.has_text]
        if not any(page.has_text for page in self.pages):
            self.builder.warn("scan", _SCAN)
        elif scans:
            self.builder.warn("scan", _SCANNED_PAGES.format(pages=", ".join(map(str, scans))))


def _is_centred(group: Sequence[TextLine], edges: Strip) -> bool:
    middle = (edges.left + edges.right) / 2
    return all(abs(line.box.middle[0] - middle) < 2 * line.height for line in group)


def _goes_on(above: str, below: str) -> bool:
    return left_open(above) or (starts_midway(below) and not is_finished(above))


def _lines_of(page: PageLayout) -> Iterator[TextLine]:
    for part in page.parts:
        if isinstance(part, PageTable):
            yield from part.lines()
        else:
            yield from part


def _whole(lines: Iterable[TextLine]) -> Iterator[str]:
    """The lines without what may be the two halves of a word that was cut at the edge of its column."""
    cut = False
    for line in lines:
        rest = line.text.partition(" ")[2] if cut else line.text
        cut = line.may_be_cut
        yield rest.rpartition(" ")[0] if cut else rest


def _column(pages: Sequence[PageLayout]) -> tuple[float, float]:
    """The left and right edges of the text of all pages, tables counted in."""
    edges = [(line.box.left, line.box.right) for page in pages for line in _lines_of(page)]
    return min((left for left, _ in edges), default=0.0), max((right for _, right in edges), default=0.0)
