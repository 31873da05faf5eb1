"""The styles of word/styles.xml as elements, each parsed when it is asked for.

Documents use a handful of the hundred and more styles that their template brings, and the whole part is often longer
than the text. A style is a child of the root, so that it can be cut out between its two tags; where the part is written
in a way that this could mistake, it is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading import limits
from pobratim.reading.docx.names import HIDDEN, TYPE, W

_OPENING, _CLOSING = b"<w:style ", b"</w:style>"
_ROOT = re.compile(rb"<w:styles\b[^>]*[^>/]>")
_IDENTITY = re.compile(rb'\bw:styleId="([^"&]*)"')
_UNCUTTABLE = (b"<!--", b"<![CDATA[")
_ON = ("1", "true", "on")


@dataclass
class StyleParts:
    """The styles of a document by their ids."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    sources: dict[str, bytes] = field(default_factory=dict)
    """Of the styles not asked for so far, what stands between their two tags, with these."""
    opening: bytes = b""
    """The beginning of the part, up to the first thing in its root: it says what prefixes mean."""
    default: str | None = None
    """The id of the style of paragraphs that name none."""
    may_hide: bool = False
    """Whether a style may hide text: false is certain."""
    name: str = ""

    @classmethod
    def of(cls, data: bytes | None, name: str) -> StyleParts:
        """From the bytes of word/styles.xml in the file of a name; a document without it has no styles."""
        if data is None:
            return cls()
        root = _ROOT.search(data)
        sources = _cut(data) if root else {}
        if root and sources:
            found = cls({}, sources, data[: root.end()], None, b"vanish" in data, name)
            marked = [identity for identity, source in sources.items() if b"w:default=" in source]
            found.default = _default(style for style in map(found.get, marked) if style is not None)
            return found
        whole = limits.parse_xml(data, name)
        styles = {style.get(W + "styleId", ""): style for style in whole.findall(W + "style")}
        return cls(styles, default=_default(styles.values()), may_hide=next(whole.iter(HIDDEN), None) is not None)

    def get(self, identity: str) -> etree._Element | None:
        """The w:style of an id."""
        source = self.sources.pop(identity, None)
        if source is not None:
            part = self.opening + source + b"</w:styles>"
            self.elements[identity] = limits.parse_xml(part, self.name)[0]
        return self.elements.get(identity)


def _default(styles: Iterable[etree._Element]) -> str | None:
    found = (s for s in styles if s.get(W + "default") in _ON and s.get(TYPE) == "paragraph")
    return next((style.get(W + "styleId") for style in found), None)


def _cut(data: bytes) -> dict[str, bytes]:
    """The styles by their ids, as they are written; nothing where one cannot be told by its tags."""
    if any(sign in data for sign in _UNCUTTABLE) or data.count(_OPENING) != data.count(_CLOSING):
        return {}
    found = {}
    for piece in data.split(_OPENING)[1:]:
        identity = _IDENTITY.search(piece)
        if identity is None or identity.start() > piece.find(b">"):
            return {}
        found[identity[1].decode()] = _OPENING + piece.partition(_CLOSING)[0] + _CLOSING
    return found
