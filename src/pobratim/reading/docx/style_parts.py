"""The styles of word/styles.xml as elements, each parsed when it is asked for.

Documents use a handful of the hundred and more styles that their template brings, and the whole part is often longer
than the text. A style is a child of the root, so that it can be cut out between its two tags; where the part is written
in a way that this could mistake, it is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from pobratim.reading import limits
from pobratim.reading.docx.names import HIDDEN, TYPE, W

_OPENING, _CLOSING, _IDENTITY = b"<w:style ", b"</w:style>", b'w:styleId="'
_ROOT = re.compile(rb"<w:styles\b[^>]*[^>/]>")
_UNCUTTABLE = (b"<!--", b"<![CDATA[")
_ON = ("1", "true", "on")


@dataclass
class StyleParts:
    """The styles of a document by their ids."""

    elements: dict[str, etree._Element | None] = field(default_factory=dict)
    """The styles parsed so far."""
    data: bytes = b""
    """The part that the others are cut out of."""
    opening: bytes = b""
    """Its beginning, up to the first thing in its root: it says what prefixes mean."""
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
        if root and data.count(_OPENING) == data.count(_IDENTITY) and not any(sign in data for sign in _UNCUTTABLE):
            found = cls({}, data, data[: root.end()], None, b"vanish" in data, name)
            marked = (found._cut(at.start()) for at in re.finditer(rb"w:default=", data))
            found.default = _default(style for style in marked if style is not None)
            return found
        whole = limits.parse_xml(data, name)
        styles = whole.findall(W + "style")
        may_hide = next(whole.iter(HIDDEN), None) is not None
        return cls(
            {style.get(W + "styleId", ""): style for style in styles}, default=_default(styles), may_hide=may_hide
        )

    def get(self, identity: str) -> etree._Element | None:
        """The w:style of an id."""
        if identity not in self.elements:
            at = self.data.find(_IDENTITY + escape(identity).encode() + b'"')
            self.elements[identity] = self._cut(at) if at >= 0 else None
        return self.elements[identity]

    def _cut(self, within: int) -> etree._Element | None:
        """The style in whose opening tag a place lies."""
        start, opened = self.data.rfind(_OPENING, 0, within), self.data.find(b">", within)
        if start < 0 or b">" in self.data[start:within]:
            return None
        empty = self.data[opened - 1 : opened] == b"/"
        end = opened + 1 if empty else self.data.find(_CLOSING, opened) + len(_CLOSING)
        return limits.parse_xml(self.opening + self.data[start:end] + b"</w:styles>", self.name)[0]


def _default(styles: Iterable[etree._Element]) -> str | None:
    found = (s for s in styles if s.get(W + "default") in _ON and s.get(TYPE) == "paragraph")
    return next((style.get(W + "styleId") for style in found), None)
