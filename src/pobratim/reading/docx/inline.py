"""The text of a paragraph as it prints: runs, fields, tracked changes, breaks, signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.docx.names import DRAWING, MATH, MC, SPACE, VML, W, w
from pobratim.reading.docx.styles import Styles
from pobratim.reading.ooxml import RELATION
from pobratim.reading.symbols import readable

# Containers without text of their own, of which the contents print.
_PASSED = {
    W + name
    for name in (
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "ins",
        "moveTo",
        "fldSimple",
        "bdo",
        "dir",
        "r",
    )
} | {W + "ruby", W + "rubyBase", MATH + "oMath", MATH + "oMathPara", MATH + "r"}
_DELETED = {W + "del", W + "moveFrom"}
_TEXT = {W + "t", MATH + "t"}
_BREAKS = {W + "br", W + "cr"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_PICTURES = {W + "drawing", W + "pict", W + "object"}


@dataclass
class Content:
    """What one paragraph holds: its text, whether all of it is bold, and what hangs on it."""

    parts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        return bool(self.bold) and all(self.bold)


@dataclass
class InlineReader:
    """Reads the paragraphs of one story in order; fields may begin in one and end in another."""

    styles: Styles
    on_hidden: Callable[[], None]
    on_tracked: Callable[[], None]
    fields: list[bool] = field(default_factory=list)
    """Of each open field, whether its result has begun."""

    def read(self, paragraph: etree._Element) -> Content:
        """The contents of a w:p."""
        content = Content()
        style = self.styles.paragraph_style(paragraph)
        for child in paragraph:
            self._walk(child, content, style, bold=False)
        return content

    def _walk(self, element: etree._Element, content: Content, style: str | None, bold: bool) -> None:
        tag = element.tag
        if tag in _DELETED:
            self.on_tracked()
        elif tag == W + "r":
            self._run(element, content, style)
        elif tag in _PASSED:
            if tag == W + "ins":
                self.on_tracked()
            self._children(element, content, style, bold)
        elif tag == MC + "AlternateContent":
            self._alternative(element, content, style, bold)
        elif tag in _PICTURES:
            _gather_pictures(element, content)
        else:
            self._leaf(element, content, bold)

    def _children(self, element: etree._Element, content: Content, style: str | None, bold: bool) -> None:
        for child in element:
            self._walk(child, content, style, bold)

    def _run(self, run: etree._Element, content: Content, style: str | None) -> None:
        if self.styles.run_switch(run, style, "vanish"):
            if any((text.text or "").strip() for text in run.iter(w("t"))):
                self.on_hidden()
            return
        bold = self.styles.run_switch(run, style, "b")
        self._children(run, content, style, bold)

    def _alternative(self, element: etree._Element, content: Content, style: str | None, bold: bool) -> None:
        """Of two renderings of the same thing the first that is there; the other would repeat it."""
        for branch in (element.find(MC + "Choice"), element.find(MC + "Fallback")):
            if branch is not None and len(branch):
                self._children(branch, content, style, bold)
                return

    def _leaf(self, element: etree._Element, content: Content, bold: bool) -> None:
        tag = element.tag
        if tag == W + "fldChar":
            self._field(element.get(w("fldCharType"), ""))
        elif not all(self.fields):
            return
        elif tag in _TEXT:
            _add(content, _text_of(element), bold)
        elif tag in _BREAKS:
            if element.get(w("type")) in (None, "textWrapping"):
                content.parts.append("\n")
        elif tag in _SIGNS:
            content.parts.append(_SIGNS[tag])
        elif tag == W + "sym":
            _add(content, _sign_of(element), bold)
        elif tag in _NOTES:
            content.notes.append((_NOTES[tag], element.get(w("id"), "")))

    def _field(self, kind: str) -> None:
        """Keeps a field's result and leaves its instruction out."""
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def _add(content: Content, text: str, bold: bool) -> None:
    content.parts.append(text)
    if text.strip():
        content.bold.append(bold)


def _text_of(element: etree._Element) -> str:
    """The text of a w:t: unless told to preserve it, Word drops white space at its ends. Soft hyphens do not print."""
    text = element.text or ""
    if element.get(SPACE) != "preserve" and element.tag == W + "t":
        text = text.strip(" \t\r\n")
    return readable(text.replace("\xad", "").replace("\n", " "))


def _sign_of(element: etree._Element) -> str:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return readable(chr(code if code >= 0xF000 or code > 0xFF else 0xF000 + code)) if code < 0x110000 else ""


def _gather_pictures(element: etree._Element, content: Content) -> None:
    boxes = list(element.iter(W + "txbxContent"))
    fallbacks = {box for branch in element.iter(MC + "Fallback") for box in branch.iter(W + "txbxContent")}
    inner = {box for outer in boxes for box in outer.iter(W + "txbxContent") if box is not outer}
    content.boxes += [box for box in boxes if box not in fallbacks and box not in inner]
    content.pictures += [blip.get(RELATION + "embed", "") for blip in element.iter(DRAWING + "blip")]
    content.pictures += [image.get(RELATION + "id", "") for image in element.iter(VML + "imagedata")]
