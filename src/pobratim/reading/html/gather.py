"""Walks through the elements of a page and gathers its paragraphs, as text with what is set aside, and its tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.builder import FOOTNOTE_MARK, HIDDEN
from pobratim.reading.html.lists import ListMarks, is_word_mark, word_mark
from pobratim.reading.html.names import (
    BLOCKS,
    NOTE,
    NOTE_LINK,
    UNSEEN,
    heading_of,
    is_bold,
    is_centred,
    is_deleted,
    style_of,
)
from pobratim.reading.html.tables import is_layout, rows_of, strays
from pobratim.reading.html.visibility import Visibility
from pobratim.reading.marks import Mark
from pobratim.reading.markup import is_note_mark
from pobratim.reading.placing import Aside, ParagraphText

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEADING_LENGTH = 200
_KEEPS_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class State:
    """What the elements around a text say of it."""

    aside: str | None = None
    heading: int | None = None
    bold: bool = False
    centred: bool = False
    exact: bool = False
    """Whether white space prints as it is."""
    caption: bool = False


@dataclass
class PageContext:
    """What holds for a whole page: its hidden selectors, the counts of its lists, and the notes met on the way."""

    visibility: Visibility
    marks: ListMarks = field(default_factory=ListMarks)
    notes: list[etree._Element] = field(default_factory=list)
    edges: list[etree._Element] = field(default_factory=list)
    deletions: bool = False


@dataclass
class Gatherer:
    """One container (the body, a cell, a note) while it is walked through; `items` is what it holds, in order."""

    page: PageContext
    items: list[ParagraphText | etree._Element] = field(default_factory=list)
    text: str = ""
    asides: list[Aside] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    mark: Mark | None = None
    begun: State = State()
    """What is said of the paragraph's first text."""

    def gather(self, container: etree._Element, state: State) -> list[ParagraphText | etree._Element]:
        """The paragraphs and tables of a container."""
        self._inside(container, self._state(container, state))
        self._end()
        return self.items

    def _inside(self, element: etree._Element, state: State) -> None:
        self._add(element.text, state)
        for child in element:
            if isinstance(child.tag, str):
                self._walk(child, state)
            self._add(child.tail, state)

    def _walk(self, element: etree._Element, outer: State) -> None:
        tag = element.tag
        if tag in UNSEEN or self._is_elsewhere(element):
            return
        state = self._state(element, outer)
        if tag == "table" and not state.aside and not is_layout(element):
            self._table(element, state)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._picture(element, state)
        elif is_word_mark(element):
            self.mark = word_mark(element)
        elif tag in BLOCKS:
            self._block(element, state)
        else:
            self._inside(element, state)

    def _is_elsewhere(self, element: etree._Element) -> bool:
        """Notes and page edges that an office program put at the end of the page are sections of their own."""
        if element.tag != "div":
            return False
        if NOTE.fullmatch(element.get("id") or ""):
            self.page.notes.append(element)
        elif element.get("title") in ("header", "footer"):
            self.page.edges.append(element)
        else:
            return False
        return True

    def _state(self, element: etree._Element, outer: State) -> State:
        deleted = is_deleted(element)
        self.page.deletions = self.page.deletions or deleted
        reason = HIDDEN if deleted else self.page.visibility.reason(element)
        return State(
            aside=outer.aside or reason or self._mark_reason(element),
            heading=heading_of(element) or outer.heading,
            bold=outer.bold or is_bold(element),
            centred=outer.centred or is_centred(element),
            exact=outer.exact or element.tag == "pre" or bool(_KEEPS_SPACE.search(style_of(element))),
            caption=outer.caption or element.tag == "figcaption",
        )

    def _mark_reason(self, element: etree._Element) -> str | None:
        if element.tag == "a":
            target = (element.get("href") or "").rpartition("#")[2]
            return FOOTNOTE_MARK if target and NOTE_LINK.fullmatch(target) else None
        text = (element.text or "").strip() if element.tag == "sup" and not len(element) else ""
        return FOOTNOTE_MARK if text and is_note_mark(self.text, text) else None

    def _block(self, element: etree._Element, state: State) -> None:
        self._end()
        if element.tag == "li":
            self.mark = self.page.marks.mark(element)
        held = len(self.items)
        self._inside(element, state)
        self._end()
        if element.tag == "li":
            self._number_alone(state, empty=len(self.items) == held)
            self.mark = None

    def _number_alone(self, state: State, empty: bool) -> None:
        """Browsers print the number of an empty item too: so the rows of a table are numbered."""
        if empty and self.mark and not self.mark.bullet and not state.aside:
            self.items.append(ParagraphText(self.mark.text, self.mark))

    def _table(self, element: etree._Element, state: State) -> None:
        self._end()
        for caption in element.findall("caption"):
            self._block(caption, self._state(caption, state))
        for stray in strays(element, lambda part: self.page.visibility.reason(part) is not None):
            if isinstance(stray, str):
                self._add(stray, state)
            elif isinstance(stray.tag, str):
                self._walk(stray, state)
        self._end()
        if rows_of(element):
            self.items.append(element)

    def _picture(self, element: etree._Element, state: State) -> None:
        source = element.get("src") or ""
        if not state.aside and source:
            self.pictures.append(source if not source.startswith("data:") else "")

    def _break(self) -> None:
        """A line break; the second in a row leaves an empty line, which parts paragraphs."""
        if self.text.endswith("\n"):
            self._end()
        else:
            self.text = self.text.rstrip(" ") + "\n" if self.text else ""

    def _add(self, raw: str | None, state: State) -> None:
        if not raw:
            return
        text = raw.replace("\xad", "") if state.exact else _SPACE.sub(" ", raw.replace("\xad", ""))
        if not state.exact and (not self.text or self.text[-1].isspace()):
            text = text.lstrip(" ")
        if not text:
            return
        if state.aside:
            self.asides.append(Aside(len(self.text), len(self.text) + len(text), state.aside))
        elif text.strip():
            self.begun = self.begun if self.bold else state
            self.bold.append(state.bold)
        self.text += text

    def _end(self) -> None:
        """Ends the paragraph, if one has begun."""
        if self.text.strip() or self.pictures:
            self.items.append(self._paragraph())
            self.mark = None
        self.text, self.asides, self.bold, self.pictures, self.begun = "", [], [], [], State()

    def _paragraph(self) -> ParagraphText:
        mark = self.mark if self.bold else None
        lead = f"{mark.text}{mark.gap}" if mark else ""
        length = len(self.text) - len(self.text.lstrip())
        shift = len(lead) - length
        asides = tuple(Aside(max(a.start + shift, len(lead)), a.end + shift, a.reason) for a in self.asides)
        text = lead + self.text[length:]
        return ParagraphText(text, mark, self._heading(), self.begun.caption, tuple(self.pictures), asides)

    def _heading(self) -> int | None:
        """The outline level; people also make headings by hand, bold and centred, which count as level 1."""
        if self.begun.heading or not self.bold:
            return self.begun.heading
        by_hand = all(self.bold) and self.begun.centred and len(self.text) <= _HEADING_LENGTH
        return 1 if by_hand and not self.mark else None
