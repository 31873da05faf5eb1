"""The marks that browsers print before list items, and those that Word keeps in the pages it saves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.html.names import LISTS, style_of, text_of, whole_number
from pobratim.reading.marks import Mark, format_number
from pobratim.reading.symbols import readable

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:\s*\w+\s+level(\d)", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"font-family\s*:\s*[\"']?(?:symbol|wingdings)", re.IGNORECASE)
_BULLET = "•"


@dataclass
class ListMarks:
    """Counts the items of every list of a page, asked in the order of the text."""

    counts: dict[etree._Element, int] = field(default_factory=dict)

    def mark(self, item: etree._Element) -> Mark | None:
        """The mark of the next <li>; None where its list shows none."""
        parents = [parent for parent in item.iterancestors() if parent.tag in LISTS]
        level = max(len(parents) - 1, 0)
        owner = parents[0] if parents else None
        style = _style(item, owner)
        if style == "none":
            return None
        if owner is None or owner.tag != "ol":
            return Mark(_BULLET, level, True)
        count = self._count(item, owner)
        form = _STYLES.get(style) or _TYPES.get(item.get("type") or owner.get("type") or "") or "decimal"
        return Mark(f"{format_number(count, form)}.", level, False)

    def _count(self, item: etree._Element, owner: etree._Element) -> int:
        down = owner.get("reversed") is not None
        size = sum(child.tag == "li" for child in owner)
        before = self.counts.get(owner, whole_number(owner, "start", size if down else 1) + (1 if down else -1))
        self.counts[owner] = whole_number(item, "value", before - 1 if down else before + 1)
        return self.counts[owner]


def _style(item: etree._Element, owner: etree._Element | None) -> str:
    for element in (item, owner):
        found = _LIST_STYLE.search(style_of(element)) if element is not None else None
        if found:
            return found[1].lower()
    return ""


def is_word_mark(element: etree._Element) -> bool:
    """Whether Word wrote the printed mark of a list paragraph into this element."""
    return bool(_WORD_MARK.search(style_of(element)))


def word_mark(element: etree._Element) -> Mark | None:
    """That mark, its level taken from the paragraph around it."""
    text = text_of(element).strip()
    if any(_SYMBOL_FONT.search(style_of(part)) for part in (*element.iterancestors("span"), *element.iter("span"))):
        text = readable("".join(chr(0xF000 + ord(letter)) if ord(letter) < 256 else letter for letter in text))
    levels = (_WORD_LEVEL.search(style_of(parent)) for parent in element.iterancestors())
    level = next((int(found[1]) - 1 for found in levels if found), 0)
    return Mark(text, max(level, 0), not any(map(str.isalnum, text)) or text == "o") if text else None
