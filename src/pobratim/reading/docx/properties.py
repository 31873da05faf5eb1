"""What a paragraph says of itself (w:pPr), and what its style says where it is silent."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from pobratim.reading.docx.names import (
    ALIGNMENT,
    DELETED,
    HIDDEN,
    LEVEL_INDEX,
    MOVED_FROM,
    NUMBER_ID,
    NUMBERING_PROPERTIES,
    OUTLINE_LEVEL,
    RUN_PROPERTIES,
    VALUE,
    W,
    is_on,
    number_of,
)
from pobratim.reading.docx.styles import Style, Styles, heading_of

_STYLE = W + "pStyle"
_REMOVED = (DELETED, MOVED_FROM)
_SEPARATOR = W + "specVanish"


@dataclass(slots=True)
class ParagraphProperties:
    """A paragraph's style, and what it has by itself; None where it leaves that to the style.

    `runs_on` is true where the mark at its end was deleted, or is hidden to set a heading and its text on one line.
    """

    style: Style
    is_centred: bool
    heading: int | None
    list_id: str | None = None
    list_level: int | None = None
    runs_on: bool = False
    mark_hidden: bool = False


def properties_of(element: etree._Element | None, styles: Styles) -> ParagraphProperties:
    """From a w:pPr, or for a paragraph that has none."""
    if element is None:
        style = styles.paragraph_style(None)
        return ParagraphProperties(style, style.is_centred, style.heading)
    by_name = {child.tag: child for child in element}
    named = by_name.get(_STYLE)
    style = styles.paragraph_style(None if named is None else named.get(VALUE))
    outline, alignment = by_name.get(OUTLINE_LEVEL), by_name.get(ALIGNMENT)
    found = ParagraphProperties(
        style,
        is_centred=style.is_centred if alignment is None else alignment.get(VALUE) == "center",
        heading=style.heading if outline is None else heading_of(outline),
    )
    if NUMBERING_PROPERTIES in by_name:
        _add_list(by_name[NUMBERING_PROPERTIES], found)
    if RUN_PROPERTIES in by_name:
        _add_mark(by_name[RUN_PROPERTIES], found)
    return found


def _add_list(element: etree._Element, found: ParagraphProperties) -> None:
    for child in element:
        if child.tag == NUMBER_ID:
            found.list_id = child.get(VALUE, "")
        elif child.tag == LEVEL_INDEX:
            found.list_level = number_of(child)


def _add_mark(element: etree._Element, found: ParagraphProperties) -> None:
    """What is said of the mark at the paragraph's end."""
    for child in element:
        if child.tag in _REMOVED:
            found.runs_on = True
        elif child.tag == _SEPARATOR:
            found.runs_on = is_on(child)
        elif child.tag == HIDDEN:
            found.mark_hidden = is_on(child)
