"""What the styles of an OpenDocument file say about its text, along the chain of styles they are based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pobratim.reading.odf.names import FO, NUMBER, STYLE, TABLE, TEXT

_CAPTION = re.compile(r"caption|illustration|figure|drawing|название объекта|иллюстрация|рисунок", re.IGNORECASE)
_TITLE = re.compile(r"title|заголовок|название", re.IGNORECASE)
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_LONGEST_CHAIN = 20


@dataclass(frozen=True)
class OdfStyles:
    """The styles of a file by family and name; automatic ones of the part that is read come last and win."""

    by_name: dict[tuple[str, str], etree._Element]
    lists: dict[str, etree._Element]
    outline: etree._Element | None
    data: dict[str, etree._Element]

    @classmethod
    def of(cls, *roots: etree._Element | None) -> OdfStyles:
        """From styles.xml and, for the body, content.xml."""
        present = [root for root in roots if root is not None]
        styles = [style for root in present for style in root.iter(STYLE + "style")]
        lists = [style for root in present for style in root.iter(TEXT + "list-style")]
        outlines = [style for root in present for style in root.iter(TEXT + "outline-style")]
        return cls(
            {(style.get(STYLE + "family", ""), style.get(STYLE + "name", "")): style for style in styles},
            {style.get(STYLE + "name", ""): style for style in lists},
            outlines[0] if outlines else None,
            {s.get(STYLE + "name", ""): s for root in present for s in root.iter(NUMBER + "date-style")},
        )

    def chain(self, family: str, name: str | None) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            found = self.by_name.get((family, name or ""))
            if found is None:
                return
            yield found
            name = found.get(STYLE + "parent-style-name")

    def _property(self, family: str, name: str | None, group: str, key: str) -> str | None:
        for style in self.chain(family, name):
            properties = style.find(f"{STYLE}{group}-properties")
            found = None if properties is None else properties.get(key)
            if found is not None:
                return found
        return None

    def is_hidden(self, family: str, name: str | None) -> bool | None:
        """Whether text of a style is hidden; None where the style does not say."""
        found = self._property(family, name, "text", TEXT + "display")
        return None if found is None else found == "none"

    def is_bold(self, family: str, name: str | None) -> bool | None:
        """Whether text of a style is bold; None where the style does not say."""
        found = self._property(family, name, "text", FO + "font-weight")
        return None if found is None else found in _BOLD

    def is_centred(self, name: str | None) -> bool:
        """Whether paragraphs of a style are set in the middle of the line."""
        return self._property("paragraph", name, "paragraph", FO + "text-align") == "center"

    def is_caption(self, name: str | None) -> bool:
        """Whether a paragraph style is that of captions."""
        return self._is_called("paragraph", name, _CAPTION)

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph style is that of a document's title."""
        return self._is_called("paragraph", name, _TITLE)

    def _is_called(self, family: str, name: str | None, pattern: re.Pattern[str]) -> bool:
        chain = self.chain(family, name)
        return any(pattern.fullmatch(s.get(STYLE + "display-name", s.get(STYLE + "name", ""))) for s in chain)

    def data_style(self, family: str, name: str | None) -> etree._Element | None:
        """How dates are written under a style; None where it does not say."""
        for style in self.chain(family, name):
            if style.get(STYLE + "data-style-name") is not None:
                return self.data.get(style.get(STYLE + "data-style-name", ""))
        return None

    def shows_table(self, name: str | None) -> bool:
        """Whether tables of a style are shown; sheets are hidden so."""
        return self._property("table", name, "table", TABLE + "display") != "false"
