"""A Word package to a Document: the body, then headers, footers, notes and text boxes, each a section of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pobratim.document import Document, Part, Section
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.captions import with_captions
from pobratim.reading.docx.inline import InlineReader
from pobratim.reading.docx.names import w
from pobratim.reading.docx.numbering import Numbering
from pobratim.reading.docx.story import StoryReader
from pobratim.reading.docx.styles import Styles
from pobratim.reading.errors import ReadingError
from pobratim.reading.furniture import without_page_numbers
from pobratim.reading.messages import HIDDEN_TEXT, TRACKED_CHANGES
from pobratim.reading.ooxml import Package
from pobratim.reading.placing import Placer

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTE_PARTS = {"footnote": Part.FOOTNOTE, "endnote": Part.ENDNOTE}
_SHEET_EDGES = {"header": Part.HEADER, "footer": Part.FOOTER}


def read_docx(package: Package, data: bytes) -> Document:
    """The document that a Word package holds. Raises ReadingError where the package is damaged."""
    return _DocxFile(package, DocumentBuilder(package.name, data, MEDIA_TYPE)).document()


@dataclass
class _DocxFile:
    """One Word file while it is read."""

    package: Package
    builder: DocumentBuilder
    sections: list[Section] = field(default_factory=list)
    warned: set[str] = field(default_factory=set)
    boxes: int = 0

    def document(self) -> Document:
        path = self.package.main
        self.relations = self.package.relations(path)
        self.styles = Styles.of(self._part("styles"))
        self.numbering = Numbering.of(self._part("numbering"), self.styles)
        body = self.package.required(path).find(w("body"))
        if body is None:
            raise ReadingError(f"Файл «{self.package.name}» повреждён: в нём нет текста; получите его заново.")
        notes = self._story(body, Part.BODY, None)
        for kind, part in _NOTE_PARTS.items():
            self._notes(kind, part, [identity for found, identity in notes if found == kind])
        self._edges()
        return self.builder.finish(self.sections, self.package.properties())

    def _part(self, kind: str) -> etree._Element | None:
        found = [relation.target for relation in self.relations.values() if relation.kind == kind]
        return self.package.xml(found[0]) if found else None

    def _story(
        self, root: etree._Element, part: Part, name: str | None, path: str | None = None
    ) -> list[tuple[str, str]]:
        """Reads one story and its text boxes into sections; returns the notes it refers to."""
        inline = InlineReader(self.styles, self._on_hidden, self._on_tracked)
        placer = Placer(part, name, self.builder)
        story = StoryReader(placer, self.styles, self.numbering, inline)
        elements = story.read(root)
        if elements:
            self.sections.append(Section(part, elements, name))
        relations = self.package.relations(path) if path else self.relations
        for reference, caption in with_captions(placer.flow):
            if reference in relations:
                self.builder.image(relations[reference].target, caption)
        for box in story.attached.boxes:
            self.boxes += 1
            story.attached.notes += self._story(box, Part.TEXTBOX, str(self.boxes), path)
        return story.attached.notes

    def _notes(self, kind: str, part: Part, identities: list[str]) -> None:
        """The notes in the order of their marks, which Word numbers from 1."""
        found = [relation.target for relation in self.relations.values() if relation.kind == f"{kind}s"]
        root = self.package.xml(found[0]) if found else None
        if root is None:
            return
        notes = {note.get(w("id")): note for note in root.findall(w(kind))}
        for number, identity in enumerate(identities, 1):
            if identity in notes:
                self._story(notes[identity], part, str(number), found[0])

    def _edges(self) -> None:
        """Headers and footers; a page number alone is no content."""
        for relation in self.relations.values():
            part = _SHEET_EDGES.get(relation.kind)
            root = self.package.xml(relation.target) if part else None
            if part is None or root is None:
                continue
            before = len(self.sections)
            self._story(root, part, relation.target.rpartition("/")[2].removesuffix(".xml"), relation.target)
            self.sections[before:] = [without_page_numbers(section, self.builder) for section in self.sections[before:]]
        self.sections = [section for section in self.sections if section.elements]

    def _on_hidden(self) -> None:
        self._warn_once(*HIDDEN_TEXT)

    def _on_tracked(self) -> None:
        self._warn_once(*TRACKED_CHANGES)

    def _warn_once(self, code: str, message: str) -> None:
        if code not in self.warned:
            self.warned.add(code)
            self.builder.warn(code, message)
