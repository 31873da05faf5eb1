"""What paragraph and character styles say about their text, along the chain of styles they are based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pobratim.reading.docx.names import number, switch, value, w

_HEADING = re.compile(r"(?:heading|заголовок)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|заголовок|название", re.IGNORECASE)
_CAPTION = re.compile(r"caption|название объекта", re.IGNORECASE)
_LONGEST_CHAIN = 20
_BODY_LEVEL = 9


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, etree._Element]
    default: str | None = None

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """From word/styles.xml; a document without it has no styles."""
        styles = [] if root is None else root.findall(w("style"))
        default = [s for s in styles if s.get(w("default")) in ("1", "true") and s.get(w("type")) == "paragraph"]
        return cls(
            {style.get(w("styleId"), ""): style for style in styles},
            default[0].get(w("styleId")) if default else None,
        )

    def chain(self, style: str | None) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            found = self.by_id.get(style or "")
            if found is None:
                return
            yield found
            style = value(found, "basedOn")

    def paragraph_style(self, paragraph: etree._Element) -> str | None:
        """The id of a paragraph's style."""
        return value(paragraph, "pPr/pStyle") or self.default

    def run_switch(self, run: etree._Element, paragraph_style: str | None, name: str) -> bool:
        """Whether bold ("b") or hidden ("vanish") is on for a run: by itself, its style, or its paragraph's."""
        own = switch(run, f"rPr/{name}")
        if own is not None:
            return own
        for start in (value(run, "rPr/rStyle"), paragraph_style):
            for style in self.chain(start):
                found = switch(style, f"rPr/{name}")
                if found is not None:
                    return found
        return False

    def heading(self, paragraph: etree._Element) -> int | None:
        """A paragraph's outline level, 1 to 9: its own, its style's, or by the style's name; None for body text."""
        style = self.paragraph_style(paragraph)
        for source in (paragraph, *self.chain(style)):
            if value(source, "pPr/outlineLvl") is not None:
                level = number(source, "pPr/outlineLvl", _BODY_LEVEL)
                return level + 1 if level < _BODY_LEVEL else None
        for found in self.chain(style):
            name = value(found, "name") or ""
            match = _HEADING.match(name)
            if match:
                return int(match[1])
            if _TITLE.fullmatch(name):
                return 1
        return None

    def is_caption(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph has the style of captions."""
        return any(_CAPTION.fullmatch(value(s, "name") or "") for s in self.chain(self.paragraph_style(paragraph)))

    def is_centred(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is set in the middle of the line."""
        for source in (paragraph, *self.chain(self.paragraph_style(paragraph))):
            found = value(source, "pPr/jc")
            if found is not None:
                return found == "center"
        return False
