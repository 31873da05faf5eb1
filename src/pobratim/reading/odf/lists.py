"""The numbers that are printed before list items and headings (OpenDocument 1.3, part 3, 16.30-16.33 and 19.880)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.marks import Mark, format_number
from pobratim.reading.odf.names import EXTENSION, STYLE, TEXT, XML, count_in
from pobratim.reading.odf.styles import OdfStyles
from pobratim.reading.symbols import readable

_LEVELS = 10
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_RUSSIAN = {"а": "russianLower", "А": "russianUpper"}
Counts = list[int | None]


@dataclass(frozen=True)
class OpenList:
    """A list that is being read: its style, where its counts stand, and how deep it lies, from 0."""

    style: etree._Element | None
    counts: Counts
    level: int


@dataclass
class OdfLists:
    """Counts through the lists of one story and its numbered headings."""

    styles: OdfStyles
    by_id: dict[str, Counts] = field(default_factory=dict)
    by_style: dict[str, Counts] = field(default_factory=dict)
    headings: Counts = field(default_factory=lambda: [None] * _LEVELS)

    def open(self, element: etree._Element, outer: OpenList | None) -> OpenList:
        """The list that begins, inside another or not; it may go on counting where an earlier one ended."""
        name = element.get(TEXT + "style-name", "")
        style = self.styles.lists.get(name)
        if outer:
            return OpenList(outer.style if style is None else style, outer.counts, min(outer.level + 1, _LEVELS - 1))
        counts = self._counts(element, name)
        self.by_style[name] = counts
        self.by_id[element.get(XML + "id", "")] = counts
        return OpenList(style, counts, 0)

    def _counts(self, element: etree._Element, name: str) -> Counts:
        earlier = self.by_id.get(element.get(TEXT + "continue-list", " "))
        if earlier is None and element.get(TEXT + "continue-numbering") == "true":
            earlier = self.by_style.get(name)
        return [None] * _LEVELS if earlier is None else earlier

    def mark(self, item: etree._Element, inside: OpenList) -> Mark | None:
        """The mark of the next item of a list."""
        start = count_in(item, TEXT + "start-value", -1)
        return _mark(inside.style, inside.counts, inside.level, start)

    def heading(self, element: etree._Element, level: int) -> Mark | None:
        """The number of the next heading of a level, from 1; None where headings have none."""
        if element.get(TEXT + "is-list-header") == "true":
            return None
        return _mark(self.styles.outline, self.headings, min(level, _LEVELS) - 1, -1)


def _mark(style: etree._Element | None, counts: Counts, level: int, start: int) -> Mark | None:
    """Counts one item of a level, and gives what is printed before it."""
    own = _level_style(style, level)
    if own is None:
        return None
    before = counts[level]
    first = count_in(own, TEXT + "start-value") if before is None else before + 1
    counts[level] = start if start >= 0 else first
    counts[level + 1 :] = [None] * (_LEVELS - level - 1)
    gap = "" if any(label.get(TEXT + "label-followed-by") == "nothing" for label in own.iter("*")) else " "
    if own.tag == TEXT + "list-level-style-bullet":
        return Mark(readable(own.get(TEXT + "bullet-char", "")) or "•", level, True, gap)
    text = _printed(style, own, counts, level)
    return Mark(text, level, False, gap) if text else None


def _level_style(style: etree._Element | None, level: int) -> etree._Element | None:
    if style is None:
        return None
    return next((own for own in style if own.get(TEXT + "level") == str(level + 1)), None)


def _printed(style: etree._Element | None, own: etree._Element, counts: Counts, level: int) -> str:
    """The number as printed: by LibreOffice's own pattern where there is one, else from its parts."""

    def count(at: int) -> str:
        part = _level_style(style, at)
        number = counts[at] if 0 <= at < _LEVELS else None
        form = "" if part is None else part.get(STYLE + "num-format", "")
        if not form or part is None:
            return ""
        return format_number(count_in(part, TEXT + "start-value") if number is None else number, _form(form))

    pattern = own.get(EXTENSION + "num-list-format")
    if pattern is not None:
        return re.sub(r"%(\d{1,2})%", lambda match: count(int(match[1]) - 1), pattern)
    if not own.get(STYLE + "num-format"):
        return ""
    shown = count_in(own, TEXT + "display-levels")
    numbers = [count(at) for at in range(max(level - shown + 1, 0), level + 1)]
    return own.get(STYLE + "num-prefix", "") + ".".join(filter(None, numbers)) + own.get(STYLE + "num-suffix", "")


def _form(code: str) -> str:
    return _FORMS.get(code) or _RUSSIAN.get(code[0], "decimal")
