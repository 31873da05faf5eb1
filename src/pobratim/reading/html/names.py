"""What the elements of HTML and the styles in them mean for the text that people see."""

from __future__ import annotations

import re

from lxml import etree

_MEDIA = {"area", "audio", "canvas", "embed", "iframe", "map", "math", "object", "source", "svg", "track", "video"}
_HEAD = {"link", "meta", "param", "script", "style", "template", "title"}
_VALUES = {"col", "colgroup", "datalist", "input"}
UNSEEN = frozenset(_MEDIA | _HEAD | _VALUES)
"""Elements that hold no text of the document; <head> is none, for the parser leaves new elements in it."""
_PAGE = {"html", "body", "main", "article", "section", "aside", "header", "footer", "nav", "noscript", "noframes"}
_TEXT = {
    "address",
    "blockquote",
    "center",
    "details",
    "dialog",
    "div",
    "figcaption",
    "figure",
    "hr",
    "p",
    "pre",
    "summary",
}
_LIST = {"dd", "dir", "dl", "dt", "li", "menu", "ol", "ul"}
_TABLE = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_FORM = {"button", "fieldset", "form", "legend", "optgroup", "option", "select", "textarea"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(_PAGE | _TEXT | _LIST | _TABLE | _FORM | set(HEADINGS))
"""Elements that begin a line of their own and end it."""
BOLD = frozenset(("b", "strong", *HEADINGS))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
NOTE_LINK = re.compile(r"#?_?(?:ftn|edn|ftnref|ednref|sdfootnote|sdendnote)\d+(?:anc|sym)?", re.IGNORECASE)
"""Where the marks of notes lead, in pages that Word and LibreOffice saved."""
NOTE = re.compile(r"(ftn|edn|sdfootnote|sdendnote)(\d+)", re.IGNORECASE)
"""The id of a note itself."""
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def text_of(element: etree._Element) -> str:
    """All the text in an element, seen or not."""
    return "".join(str(text) for text in element.itertext("*"))


def style_of(element: etree._Element) -> str:
    """What the element's own style says."""
    return element.get("style") or ""


def is_bold(element: etree._Element) -> bool:
    return element.tag in BOLD or bool(_BOLD.search(style_of(element)))


def is_centred(element: etree._Element) -> bool:
    return element.tag == "center" or element.get("align") == "center" or bool(_CENTRED.search(style_of(element)))


def heading_of(element: etree._Element) -> int | None:
    """The level of a heading, by its element, its role, or the style that Word gave it."""
    if element.tag in HEADINGS:
        return HEADINGS[element.tag]
    if element.get("role") == "heading":
        level = element.get("aria-level") or "1"
        return int(level) if level in "123456789" else 1
    return 1 if element.get("class") == "MsoTitle" else None


def whole_number(element: etree._Element, name: str, default: int) -> int:
    """A number in an attribute, as browsers read it: what follows the digits does not matter."""
    found = re.match(r"\s*(-?\d{1,9})", element.get(name) or "")
    return int(found[1]) if found else default


def is_deleted(element: etree._Element) -> bool:
    """Whether a text is marked as taken out, by the page's author or by Word's tracking."""
    return element.tag == "del" or element.get("class") == "msoDel"
