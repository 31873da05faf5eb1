"""What paragraph and character styles say about their text, along the chain of styles they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.docx.names import (
    ALIGNMENT,
    BOLD,
    HIDDEN,
    LEVEL_INDEX,
    NUMBER_ID,
    NUMBERING_PROPERTIES,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    W,
    is_on,
    number_of,
    value_of,
)
from pobratim.reading.docx.style_parts import StyleParts

_HEADING = re.compile(r"(?:heading|заголовок)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|заголовок|название", re.IGNORECASE)
_CAPTION = re.compile(r"caption|название объекта", re.IGNORECASE)
_LONGEST_CHAIN = 20
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it has from those it is based on. `heading` is 1 to 9; None where nothing is said."""

    heading: int | None = None
    is_caption: bool = False
    is_centred: bool = False
    bold: bool = False
    hidden: bool = False
    list_id: str | None = None
    list_level: int = 0
    list_style: str | None = None
    """The id of the style in the chain that names the list: levels of lists are bound to styles by it."""


@dataclass
class Styles:
    """The styles of a document, each resolved when it is first met."""

    parts: StyleParts
    _resolved: dict[str, Style] = field(default_factory=dict)

    def paragraph_style(self, identity: str | None) -> Style:
        """The style of a paragraph by the id it names; without one the document's default."""
        return self.of(identity or self.parts.default)

    def of(self, identity: str | None) -> Style:
        """A style by its id; one that the document lacks says nothing."""
        key = identity or ""
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = _resolve(self.chain(key))
        return found

    def chain(self, identity: str) -> list[etree._Element]:
        """A style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        element = self.parts.get(identity)
        while element is not None and len(found) < _LONGEST_CHAIN:
            found.append(element)
            element = self.parts.get(value_of(element, W + "basedOn") or "")
        return found


def heading_of(outline: etree._Element) -> int | None:
    """The level that a w:outlineLvl gives, 1 to 9; None for body text."""
    level = number_of(outline, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else None


def _resolve(chain: list[etree._Element]) -> Style:
    names = [value_of(style, W + "name") or "" for style in chain]
    outline = _nearest(chain, PARAGRAPH_PROPERTIES, OUTLINE_LEVEL)
    alignment = _nearest(chain, PARAGRAPH_PROPERTIES, ALIGNMENT)
    bold, hidden = (_nearest(chain, RUN_PROPERTIES, name) for name in (BOLD, HIDDEN))
    listed = next((style for style in chain if _in_list(style, NUMBER_ID) is not None), None)
    number = None if listed is None else _in_list(listed, NUMBER_ID)
    level = None if listed is None else _in_list(listed, LEVEL_INDEX)
    return Style(
        heading=_heading_by_name(names) if outline is None else heading_of(outline),
        is_caption=any(_CAPTION.fullmatch(name) for name in names),
        is_centred=alignment is not None and alignment.get(VALUE) == "center",
        bold=bold is not None and is_on(bold),
        hidden=hidden is not None and is_on(hidden),
        list_id=None if number is None else number.get(VALUE, ""),
        list_level=0 if level is None else number_of(level),
        list_style=None if listed is None else listed.get(W + "styleId"),
    )


def _nearest(chain: list[etree._Element], *path: str) -> etree._Element | None:
    return next((found for style in chain if (found := style.find("/".join(path))) is not None), None)


def _in_list(style: etree._Element, name: str) -> etree._Element | None:
    return style.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERING_PROPERTIES}/{name}")


def _heading_by_name(names: list[str]) -> int | None:
    """Of a style called «heading 2» the level; one called «Title» counts as the first."""
    for name in names:
        match = _HEADING.match(name)
        if match:
            return int(match[1])
        if _TITLE.fullmatch(name):
            return 1
    return None
