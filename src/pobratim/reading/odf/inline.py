"""The text of a paragraph as it prints: spans, spaces, notes, fields; what is hidden is kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.builder import HIDDEN
from pobratim.reading.odf.names import DRAW, OFFICE, TEXT, XLINK, count_in
from pobratim.reading.odf.styles import OdfStyles
from pobratim.reading.placing import Aside
from pobratim.reading.symbols import readable

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_LEFT_OUT = {OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "ruby-text", TEXT + "tracked-changes"}
_HIDDEN_FIELDS = {TEXT + "hidden-text", TEXT + "hidden-paragraph"}


@dataclass
class OdfContent:
    """What one paragraph holds: its text, which of it is hidden, and what hangs on it."""

    text: str = ""
    asides: list[Aside] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    @property
    def is_bold(self) -> bool:
        return bool(self.bold) and all(self.bold)


@dataclass(frozen=True)
class _Look:
    bold: bool
    hidden: bool


@dataclass(frozen=True)
class OdfInlineReader:
    """Reads paragraphs."""

    styles: OdfStyles

    def read(self, paragraph: etree._Element) -> OdfContent:
        """The contents of a text:p or text:h."""
        content = OdfContent()
        name = paragraph.get(TEXT + "style-name")
        bold, hidden = self.styles.is_bold("paragraph", name), self.styles.is_hidden("paragraph", name)
        self._inside(paragraph, content, _Look(bool(bold), bool(hidden)))
        return content

    def _inside(self, element: etree._Element, content: OdfContent, look: _Look) -> None:
        _add(content, element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._walk(child, content, look)
            _add(content, child.tail, look)

    def _walk(self, element: etree._Element, content: OdfContent, look: _Look) -> None:
        tag = element.tag
        if tag in _LEFT_OUT:
            return
        if tag == TEXT + "s":
            _keep(content, " " * min(count_in(element, TEXT + "c"), _MOST_SPACES), look)
        elif tag in _SIGNS:
            _keep(content, _SIGNS[tag], look)
        elif tag == TEXT + "note":
            content.notes.append(element)
        elif tag.startswith(DRAW):
            gather_drawing(element, content)
        else:
            self._inside(element, content, self._look(element, look))

    def _look(self, element: etree._Element, outer: _Look) -> _Look:
        if element.tag in _HIDDEN_FIELDS:
            return _Look(outer.bold, element.get(TEXT + "is-hidden") == "true" or outer.hidden)
        if element.tag != TEXT + "span":
            return outer
        name = element.get(TEXT + "style-name")
        bold, hidden = self.styles.is_bold("text", name), self.styles.is_hidden("text", name)
        return _Look(outer.bold if bold is None else bold, outer.hidden if hidden is None else hidden)


def _add(content: OdfContent, raw: str | None, look: _Look) -> None:
    """Text in which any white space is one space, and none at the beginning or after another (6.1.2)."""
    text = _SPACE.sub(" ", raw) if raw else ""
    if not content.text or content.text[-1] in " \n\t":
        text = text.lstrip(" ")
    _keep(content, readable(text.replace("\xad", "")), look)


def _keep(content: OdfContent, text: str, look: _Look) -> None:
    if look.hidden and text:
        content.asides.append(Aside(len(content.text), len(content.text) + len(text), HIDDEN))
    elif text.strip():
        content.bold.append(look.bold)
    content.text += text


def gather_drawing(element: etree._Element, content: OdfContent) -> None:
    """A drawing's boxes of text, outermost only, and of the renderings of each picture the first."""
    if element.find(TEXT + "p") is not None or element.find(TEXT + "list") is not None:
        content.boxes.append(element)
        return
    image = element.find(DRAW + "image")
    if image is not None and element.find(DRAW + "text-box") is None and image.get(XLINK + "href"):
        content.pictures.append(image.get(XLINK + "href", ""))
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(DRAW) and child.tag != DRAW + "image":
            gather_drawing(child, content)
