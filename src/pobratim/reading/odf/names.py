"""Element and attribute names of OpenDocument (OASIS OpenDocument 1.3, part 3)."""

from __future__ import annotations

from lxml import etree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_OASIS}office:1.0}}"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
NUMBER = f"{{{_OASIS}datastyle:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def count_in(element: etree._Element, name: str, default: int = 1) -> int:
    """A count in an attribute; the default where it is missing, not a number, or none that makes sense."""
    text = element.get(name, "")
    return int(text) if text.isdigit() and 0 < len(text) < 9 else default
