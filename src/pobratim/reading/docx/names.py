"""Element and attribute names of WordprocessingML (ECMA-376, part 1, clause 17)."""

from __future__ import annotations

import functools

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@functools.cache
def w(name: str) -> str:
    """The full name of an element or attribute of the w: namespace; `a/b` makes a path."""
    return "/".join(W + step for step in name.split("/"))


def value(parent: etree._Element | None, path: str) -> str | None:
    """The w:val of a child found by its path; "" where it has none; None where there is no such child."""
    found = None if parent is None else parent.find(w(path))
    return None if found is None else found.get(w("val"), "")


def number(parent: etree._Element | None, path: str, default: int = 0) -> int:
    """The w:val of a child as a number."""
    text = value(parent, path)
    return int(text) if text and text.lstrip("-").isdigit() else default


def switch(parent: etree._Element | None, path: str) -> bool | None:
    """An on/off property: None where it is not set."""
    text = value(parent, path)
    return None if text is None else text not in ("0", "false", "off")
