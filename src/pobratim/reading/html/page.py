"""The bytes of a web page to its tree: encoding told by mark, declaration or letters; broken markup mended."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from pobratim.reading.errors import ReadingError
from pobratim.reading.text_encoding import decode

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE
)
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title)\b)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"\s*<[a-z!]", re.IGNORECASE)
_NAMES = (".html", ".htm", ".xhtml")
_DECLARED_BYTES = 4096
_DEEPEST = 150
"""Elements inside one another: the walk through them goes a few calls deep for each."""
_CUT_OFF = 2000
"""Elements inside one another where the parser of libxml2 stops, and loses the rest."""
_NEVER_CLOSED = ("font", "b", "i", "u", "em", "strong", "span", "big", "small", "a", "center")


def is_page(name: str, head: bytes) -> bool:
    """Whether a file begins as web pages do; a fragment without <html> is one by its name."""
    start = _roughly(head)
    return bool(_START.match(start)) or (name.lower().endswith(_NAMES) and bool(_TAG.match(start)))


def _roughly(head: bytes) -> str:
    """The Latin letters of a beginning, whatever its encoding."""
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\x00", b"").lstrip(b"\xff\xfe").decode("latin-1")


def parse_page(data: bytes, name: str) -> etree._Element:
    """The <html> element of a page. Raises ReadingError where there is none."""
    text = decode(data, name, declared=_declared(data)).replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ReadingError(f"Файл «{name}» повреждён: в веб-странице нет содержимого; сохраните её заново.")
    return _flattened(root, name)


def _flattened(root: etree._Element, name: str) -> etree._Element:
    """The page, where it is nested too deep without those elements that old editors forget to close."""
    depth = _depth(root)
    if _DEEPEST < depth < _CUT_OFF:
        etree.strip_tags(root, *_NEVER_CLOSED)
        depth = _depth(root)
    if depth > _DEEPEST:
        raise ReadingError(f"Файл «{name}»: вложенность веб-страницы слишком глубока; сохраните её как .docx.")
    return root


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _declared(data: bytes) -> str | None:
    """The encoding that the page says it has, if it is one there is."""
    found = _CHARSET.search(data[:_DECLARED_BYTES])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None
