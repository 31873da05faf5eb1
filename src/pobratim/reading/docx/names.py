"""Element and attribute names of WordprocessingML (ECMA-376, part 1, clause 17), each put together once."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PARAGRAPH = W + "p"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN = W + "r"
RUN_PROPERTIES = W + "rPr"
TABLE = W + "tbl"
NUMBERING_PROPERTIES = W + "numPr"
NUMBER_ID = W + "numId"
LEVEL_INDEX = W + "ilvl"
OUTLINE_LEVEL = W + "outlineLvl"
ALIGNMENT = W + "jc"
BOLD = W + "b"
HIDDEN = W + "vanish"
DELETED = W + "del"
INSERTED = W + "ins"
MOVED_FROM = W + "moveFrom"
MOVED_TO = W + "moveTo"
CONTENT_CONTROL = W + "sdt"
CONTROL_CONTENTS = W + "sdtContent"
ALTERNATIVES = MC + "AlternateContent"
ID = W + "id"
TYPE = W + "type"
VALUE = W + "val"

WRAPPERS = frozenset({CONTROL_CONTENTS, W + "customXml", W + "smartTag", INSERTED, MOVED_TO})
"""Containers without text of their own, of which the contents print: around paragraphs, rows, cells and runs alike."""
_OFF = ("0", "false", "off")


def is_on(element: etree._Element) -> bool:
    """Whether an on/off property (ST_OnOff) is on."""
    return element.get(VALUE) not in _OFF


def number_of(element: etree._Element, default: int = 0) -> int:
    """The w:val of a property as a number."""
    text = element.get(VALUE, "")
    return int(text) if text.lstrip("-").isdigit() else default


def value_of(parent: etree._Element, name: str) -> str | None:
    """The w:val of a child; "" where it has none; None where there is no such child."""
    found = parent.find(name)
    return None if found is None else found.get(VALUE, "")


def properties_in(element: etree._Element, name: str) -> etree._Element | None:
    """The properties of a paragraph, run or cell: where it has some, they stand before all else."""
    first = element[0] if len(element) else None
    return first if first is not None and first.tag == name else None


def contents_of(control: etree._Element) -> etree._Element | None:
    """The contents of a content control (w:sdt), None while it shows but the words that ask to fill it in."""
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        return None
    return control.find(CONTROL_CONTENTS)


def printed_branch(alternatives: etree._Element) -> etree._Element | None:
    """Of several renderings of the same thing the first that holds something; the others would repeat it."""
    branches = (*alternatives.findall(MC + "Choice"), *alternatives.findall(MC + "Fallback"))
    return next((branch for branch in branches if len(branch)), None)
