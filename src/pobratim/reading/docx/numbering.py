"""The numbers that Word prints before list paragraphs, counted as Word counts (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.docx.names import LEVEL_INDEX, NUMBER_ID, W, is_on, number_of, value_of
from pobratim.reading.docx.properties import ParagraphProperties
from pobratim.reading.docx.styles import Styles
from pobratim.reading.marks import Mark, format_number
from pobratim.reading.symbols import readable

_LEVELS = 9
_COUNT_OF_LEVEL = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """A list that paragraphs name: its levels, where to start them anew, and what it shares its counts with."""

    name: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    counts: list[int | None]


@dataclass
class Numbering:
    """The lists of a document and where their counts stand; `mark` must be asked in the order of the text."""

    styles: Styles
    abstracts: dict[str, etree._Element] = field(default_factory=dict)
    items: dict[str, etree._Element] = field(default_factory=dict)
    _lists: dict[str, _List | None] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles) -> Numbering:
        """From word/numbering.xml; a document without it has no automatic numbers."""
        if root is None:
            return cls(styles)
        abstracts = {item.get(W + "abstractNumId", ""): item for item in root.findall(W + "abstractNum")}
        return cls(styles, abstracts, {item.get(NUMBER_ID, ""): item for item in root.findall(W + "num")})

    def mark(self, properties: ParagraphProperties) -> Mark | None:
        """The mark of the next paragraph, counted; None where it has none."""
        name = properties.style.list_id if properties.list_id is None else properties.list_id
        found = None if name is None else self._list(name)
        if found is None:
            return None
        index = _level_of(properties, found)
        level = found.levels.get(index)
        if level is None:
            return None
        self._count(found, index, level)
        if level.form == "bullet":
            return Mark(readable(level.text) or "•", index, True, level.gap)
        text = _printed(found, level)
        return Mark(text, index, False, level.gap) if text else None

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._resolved(name)
        return self._lists[name]

    def _resolved(self, name: str) -> _List | None:
        item = self.items.get(name)
        abstract = "" if item is None else value_of(item, W + "abstractNumId") or ""
        if item is None or abstract not in self.abstracts:
            return None
        changes = {_index(change): change for change in item.findall(W + "lvlOverride")}
        own = {index: found for index, change in changes.items() if (found := change.find(W + "lvl")) is not None}
        starts = {index: start for index, change in changes.items() if (start := _start_of(change)) is not None}
        # A list with levels of its own counts on its own.
        counts = self._counts.setdefault(f"num {name}" if own else abstract, [None] * _LEVELS)
        return _List(name, {**self._levels_of(abstract), **_levels(own.values())}, starts, counts)

    def _levels_of(self, abstract: str) -> dict[int, _Level]:
        """The levels of an abstract list; one that stands for a style of lists has those of the list it names."""
        link = value_of(self.abstracts[abstract], W + "numStyleLink")
        item = self.items.get(self.styles.of(link).list_id or "") if link else None
        target = abstract if item is None else value_of(item, W + "abstractNumId") or ""
        return _levels(self.abstracts[target].findall(W + "lvl")) if target in self.abstracts else {}

    def _count(self, counted: _List, index: int, level: _Level) -> None:
        counts = counted.counts
        first = (counted.name, index) not in self._started
        self._started.add((counted.name, index))
        before = counts[index]
        counts[index] = level.start if before is None else before + 1
        if first and index in counted.starts:
            counts[index] = counted.starts[index]
        for upper in range(index):
            if counts[upper] is None:
                counts[upper] = counted.levels[upper].start if upper in counted.levels else 1
        for deeper in range(index + 1, _LEVELS):
            restart = counted.levels[deeper].restart if deeper in counted.levels else None
            if restart is None or index < restart:
                counts[deeper] = None


def _level_of(properties: ParagraphProperties, found: _List) -> int:
    """The level of a paragraph: its own, or the one that is bound to its style, or the style's."""
    style = properties.style
    if properties.list_id is not None or properties.list_level is not None:
        return _bounded(properties.list_level or 0)
    bound = (index for index, level in found.levels.items() if level.style == style.list_style)
    return _bounded(next(bound, style.list_level))


def _printed(counted: _List, level: _Level) -> str:
    def shown(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        count, part = counted.counts[index], counted.levels.get(index)
        if count is None or part is None:
            return ""
        return format_number(count, "decimal" if level.legal else part.form)

    return _COUNT_OF_LEVEL.sub(shown, level.text)


def _bounded(level: int) -> int:
    return min(max(level, 0), _LEVELS - 1)


def _index(element: etree._Element) -> int:
    text = element.get(LEVEL_INDEX, "0")
    return int(text) if text.isdigit() else 0


def _start_of(change: etree._Element) -> int | None:
    start = change.find(W + "startOverride")
    return None if start is None else number_of(start)


def _levels(elements: Iterable[etree._Element]) -> dict[int, _Level]:
    return {_index(element): _level(element) for element in elements}


def _level(element: etree._Element) -> _Level:
    start, restart, legal = (element.find(W + name) for name in ("start", "lvlRestart", "isLgl"))
    return _Level(
        start=0 if start is None else number_of(start),
        form=value_of(element, W + "numFmt") or "decimal",
        text=value_of(element, W + "lvlText") or "",
        gap="" if value_of(element, W + "suff") == "nothing" else " ",
        restart=None if restart is None else number_of(restart),
        legal=legal is not None and is_on(legal),
        style=value_of(element, W + "pStyle"),
    )
