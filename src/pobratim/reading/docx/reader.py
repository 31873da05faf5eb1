"""A Word package to a Document: the body, then headers, footers, notes and text boxes, each a section of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pobratim.document import Document, Part, Section, Span, Text
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.captions import with_captions
from pobratim.reading.docx.inline import InlineReader
from pobratim.reading.docx.names import HIDDEN, ID, W
from pobratim.reading.docx.numbering import Numbering
from pobratim.reading.docx.story import StoryReader
from pobratim.reading.docx.style_parts import StyleParts
from pobratim.reading.docx.styles import Styles
from pobratim.reading.errors import ReadingError
from pobratim.reading.furniture import without_page_numbers
from pobratim.reading.messages import HIDDEN_TEXT, TRACKED_CHANGES
from pobratim.reading.ooxml import Package
from pobratim.reading.placing import Placer

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTE_PARTS = {"footnote": Part.FOOTNOTE, "endnote": Part.ENDNOTE}
Notes = list[tuple[str, Text]]
"""Notes by kind and id, each with the paragraph that refers to it."""
_SHEET_EDGES = {"header": Part.HEADER, "footer": Part.FOOTER}
_EMBEDDED_MESSAGE = "В документ вставлен другой файл, и он не прочитан: откройте документ в Word и сохраните заново."


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
        self.styles = self._styles()
        self.numbering = Numbering.of(self._xml("numbering"), self.styles)
        body = self.package.required(path).find(W + "body")
        if body is None:
            raise ReadingError(f"Файл «{self.package.name}» повреждён: в нём нет текста; получите его заново.")
        notes = self._story(body, Part.BODY, None, path)
        for kind, part in _NOTE_PARTS.items():
            self._notes(kind, part, [(note, text) for note, text in notes if note.startswith(kind)])
        self._edges()
        return self.builder.finish(self.sections, self.package.properties())

    def _target(self, kind: str) -> str | None:
        """The path of the one part of a kind, None where the document has none."""
        return next((relation.target for relation in self.relations.values() if relation.kind == kind), None)

    def _xml(self, kind: str) -> etree._Element | None:
        path = self._target(kind)
        return self.package.xml(path) if path else None

    def _styles(self) -> Styles:
        path = self._target("styles")
        return Styles(StyleParts.of(self.package.data(path) if path else None, self.package.name))

    def _story(
        self, root: etree._Element, part: Part, name: str | None, path: str, anchor: Span | None = None
    ) -> Notes:
        """Reads one story of the part at a path, and its text boxes, into sections; returns the notes it refers to."""
        may_hide = self.styles.parts.may_hide or next(root.iter(HIDDEN), None) is not None
        inline = InlineReader(self.styles, may_hide, self._on_hidden, self._on_tracked)
        placer = Placer(part, name, self.builder)
        elements = StoryReader(placer, self.styles, self.numbering, inline, self._on_embedded).read(root)
        if elements:
            self.sections.append(Section(part, elements, name, anchor))
        self._images(placer, path)
        notes = placer.notes
        for box in inline.boxes:
            self.boxes += 1
            notes += self._story(box, Part.TEXTBOX, str(self.boxes), path)
        return notes

    def _images(self, placer: Placer, path: str) -> None:
        pictures = with_captions(placer.flow)
        relations = self.package.relations(path) if pictures else {}
        for reference, caption in pictures:
            if reference in relations:
                self.builder.image(relations[reference].target, caption)

    def _notes(self, kind: str, part: Part, marks: Notes) -> None:
        """The notes of a kind in the order of their marks, which Word numbers from 1."""
        path = self._target(f"{kind}s")
        root = self.package.xml(path) if path else None
        if root is None or path is None:
            return
        notes = {f"{kind} {note.get(ID)}": note for note in root.findall(W + kind)}
        for number, (identity, text) in enumerate(marks, 1):
            if identity in notes:
                self._story(notes[identity], part, str(number), path, next(iter(text.spans()), None))

    def _edges(self) -> None:
        """Headers and footers, each once though several sections share it; a page number alone is no content."""
        edges = {relation.target: _SHEET_EDGES.get(relation.kind) for relation in self.relations.values()}
        for path, part in edges.items():
            root = self.package.xml(path) if part else None
            if part is None or root is None:
                continue
            before = len(self.sections)
            self._story(root, part, path.rpartition("/")[2].removesuffix(".xml"), path)
            self.sections[before:] = [without_page_numbers(section, self.builder) for section in self.sections[before:]]
        self.sections = [section for section in self.sections if section.elements]

    def _on_hidden(self) -> None:
        self._warn_once(*HIDDEN_TEXT)

    def _on_tracked(self) -> None:
        self._warn_once(*TRACKED_CHANGES)

    def _on_embedded(self) -> None:
        self._warn_once("embedded_file", _EMBEDDED_MESSAGE)

    def _warn_once(self, code: str, message: str) -> None:
        if code not in self.warned:
            self.warned.add(code)
            self.builder.warn(code, message)
