"""The small vocabulary of WordprocessingML that our papers use (ECMA-376 Part 1, section 17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from pobratim.rendering.safe_cells import clean_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

etree.register_namespace("r", R)

Element = etree._Element


def qualified(name: str) -> str:
    """A name of the main namespace as lxml writes it."""
    return f"{{{W}}}{name}"


def w(tag: str, attributes: Mapping[str, object] | None = None, children: Iterable[Element] = ()) -> Element:
    """An element of the main namespace; so are its attributes."""
    element = etree.Element(qualified(tag), nsmap={"w": W})
    for name, value in (attributes or {}).items():
        element.set(qualified(name), str(value))
    element.extend(children)
    return element


def value(tag: str, content: object) -> Element:
    """An element that only carries a value: <w:jc w:val="center"/>."""
    return w(tag, {"val": content})


def run(text: str) -> Element:
    """A run of text, its spaces kept."""
    element = w("t")
    element.text = clean_text(text)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", children=[element])


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, the unit of Word's lengths."""
    return round(millimetres * 1440 / 25.4)


def to_bytes(root: Element) -> bytes:
    """The part as a standalone UTF-8 document."""
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
