"""An OpenDocument text to a Document: the body, then notes, text boxes, headers and footers, each a section."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pobratim.document import Document, Part, Section
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.captions import with_captions
from pobratim.reading.errors import ReadingError
from pobratim.reading.furniture import without_page_numbers
from pobratim.reading.messages import HIDDEN_TEXT, TRACKED_CHANGES
from pobratim.reading.odf.lists import OdfLists
from pobratim.reading.odf.names import OFFICE, STYLE, TEXT
from pobratim.reading.odf.package import OdfPackage
from pobratim.reading.odf.story import OdfStory
from pobratim.reading.odf.styles import OdfStyles
from pobratim.reading.placing import Placer

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_EDGES = {"header": Part.HEADER, "footer": Part.FOOTER}
_NOTES = {"footnote": Part.FOOTNOTE, "endnote": Part.ENDNOTE}


def read_odt(package: OdfPackage, data: bytes) -> Document:
    """The document that an OpenDocument text holds. Raises ReadingError where it is damaged or encrypted."""
    return _OdtFile(package, DocumentBuilder(package.name, data, MEDIA_TYPE)).document()


@dataclass
class _OdtFile:
    """One OpenDocument text while it is read."""

    package: OdfPackage
    builder: DocumentBuilder
    sections: list[Section] = field(default_factory=list)
    boxes: int = 0
    hidden: bool = False
    tracked: bool = False

    def document(self) -> Document:
        root = self.package.required("content.xml")
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise ReadingError(f"Файл «{self.package.name}» повреждён: в нём нет текста; получите его заново.")
        common = self.package.xml("styles.xml")
        styles = OdfStyles.of(common, root)
        for number, note in enumerate(self._story(body, Part.BODY, None, styles), 1):
            self._note(note, number, styles)
        self._edges(common)
        self._warn()
        return self.builder.finish(self.sections, self.package.properties())

    def _story(self, root: etree._Element, part: Part, name: str | None, styles: OdfStyles) -> list[etree._Element]:
        """Reads one story and its text boxes into sections; returns the notes it holds."""
        story = OdfStory(Placer(part, name, self.builder), styles, OdfLists(styles))
        elements = story.read(root)
        if elements:
            self.sections.append(Section(part, elements, name))
        for path, caption in with_captions(story.placer.flow):
            self.builder.image(path, caption)
        self.hidden, self.tracked = self.hidden or story.hidden, self.tracked or story.tracked
        notes = story.notes
        for box in story.boxes:
            self.boxes += 1
            notes = notes + self._story(box, Part.TEXTBOX, str(self.boxes), styles)
        return notes

    def _note(self, note: etree._Element, number: int, styles: OdfStyles) -> None:
        part = _NOTES.get(note.get(TEXT + "note-class", ""), Part.FOOTNOTE)
        body = note.find(TEXT + "note-body")
        name = (note.findtext(TEXT + "note-citation") or "").strip() or str(number)
        if any(section.part is part and section.name == name for section in self.sections):
            name = f"{name} ({number})"
        if body is not None:
            self._story(body, part, name, styles)

    def _edges(self, common: etree._Element | None) -> None:
        """Headers and footers of the page styles; a page number alone is no content."""
        masters = [] if common is None else list(common.iter(STYLE + "master-page"))
        styles = OdfStyles.of(common)
        edges = [edge for master in masters for edge in master if _edge_of(edge)]
        shown = [edge for edge in edges if edge.get(STYLE + "display") != "false"]
        for number, edge in enumerate(shown, 1):
            before = len(self.sections)
            self._story(edge, _EDGES[_edge_of(edge)], str(number), styles)
            kept = (without_page_numbers(section, self.builder) for section in self.sections[before:])
            self.sections[before:] = [section for section in kept if section.elements]

    def _warn(self) -> None:
        if self.hidden:
            self.builder.warn(*HIDDEN_TEXT)
        if self.tracked:
            self.builder.warn(*TRACKED_CHANGES)


def _edge_of(element: etree._Element) -> str:
    """Whether an element of a page style is a "header" or a "footer", those of left and first pages too; "" if not."""
    kind = str(element.tag).removeprefix(STYLE).partition("-")[0]
    return kind if kind in _EDGES else ""
