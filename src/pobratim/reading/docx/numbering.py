"""The numbers that Word prints before list paragraphs, counted as Word counts (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pobratim.reading.docx.names import number, switch, value, w
from pobratim.reading.docx.styles import Styles
from pobratim.reading.marks import Mark, format_number
from pobratim.reading.symbols import readable

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass
class Numbering:
    """The lists of a document and where their counts stand; `mark` must be asked in the order of the text."""

    styles: Styles
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles) -> Numbering:
        """From word/numbering.xml; a document without it has no automatic numbers."""
        found = cls(styles)
        if root is None:
            return found
        links = {}
        for abstract in root.findall(w("abstractNum")):
            name = abstract.get(w("abstractNumId"), "")
            found.levels[name] = {_index(level): _level(level) for level in abstract.findall(w("lvl"))}
            links[name] = value(abstract, "numStyleLink")
        for item in root.findall(w("num")):
            found._add_list(item)
        for name, style in links.items():
            if style:
                found._link(name, style)
        return found

    def _add_list(self, item: etree._Element) -> None:
        name, abstract = item.get(w("numId"), ""), value(item, "abstractNumId") or ""
        own = [level for change in item.findall(w("lvlOverride")) for level in change.findall(w("lvl"))]
        if own:
            self.levels[f"num {name}"] = {**self.levels.get(abstract, {}), **{_index(lv): _level(lv) for lv in own}}
            abstract = f"num {name}"
        self.lists[name] = abstract
        for change in item.findall(w("lvlOverride")):
            if value(change, "startOverride") is not None:
                self.overrides[name, _index(change)] = number(change, "startOverride")

    def _link(self, name: str, style: str) -> None:
        target = next((value(s, "pPr/numPr/numId") for s in self.styles.chain(style)), None)
        if target in self.lists:
            self.levels[name] = self.levels.get(self.lists[target], {})

    def mark(self, paragraph: etree._Element) -> Mark | None:
        """The mark of the next paragraph, counted; None where it has none."""
        found = self._list_of(paragraph)
        if found is None:
            return None
        name, index = found
        abstract = self.lists[name]
        level = self.levels[abstract].get(index)
        if level is None:
            return None
        self._count(name, abstract, index, level)
        if level.form == "bullet":
            return Mark(readable(level.text) or "•", index, True, level.gap)
        text = "" if level.form == "none" and "%" not in level.text else self._printed(abstract, level)
        return Mark(text, index, False, level.gap) if text else None

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, or its style's."""
        style = self.styles.paragraph_style(paragraph)
        own_level = value(paragraph, "pPr/numPr/ilvl")
        for source in (paragraph, *self.styles.chain(style)):
            name = value(source, "pPr/numPr/numId")
            if name is None:
                continue
            if self.levels.get(self.lists.get(name, "")) is None:
                return None
            if source is paragraph or own_level is not None:
                return name, _bounded(number(paragraph, "pPr/numPr/ilvl"))
            return name, self._level_of_style(name, source)
        return None

    def _level_of_style(self, name: str, style: etree._Element) -> int:
        linked = [index for index, lv in self.levels[self.lists[name]].items() if lv.style == style.get(w("styleId"))]
        return _bounded(linked[0] if linked else number(style, "pPr/numPr/ilvl"))

    def _count(self, name: str, abstract: str, index: int, level: _Level) -> None:
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        first = (name, index) not in self.started
        self.started.add((name, index))
        if first and (name, index) in self.overrides:
            counts[index] = self.overrides[name, index]
        else:
            before = counts[index]
            counts[index] = level.start if before is None else before + 1
        for upper in range(index):
            if counts[upper] is None:
                counts[upper] = self._start(abstract, upper)
        for deeper in range(index + 1, _LEVELS):
            restart = self.levels[abstract][deeper].restart if deeper in self.levels[abstract] else None
            if restart is None or 0 < index + 1 <= restart:
                counts[deeper] = None

    def _start(self, abstract: str, index: int) -> int:
        level = self.levels[abstract].get(index)
        return level.start if level else 1

    def _printed(self, abstract: str, level: _Level) -> str:
        counts = self.counts[abstract]

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            count = counts[index] if 0 <= index < _LEVELS else None
            part = self.levels[abstract].get(index)
            if count is None or part is None:
                return ""
            return format_number(count, "decimal" if level.legal else part.form)

        return re.sub(r"%([1-9])", shown, level.text)


def _bounded(level: int) -> int:
    return min(max(level, 0), _LEVELS - 1)


def _index(element: etree._Element) -> int:
    text = element.get(w("ilvl"), "0")
    return int(text) if text.isdigit() else 0


def _level(element: etree._Element) -> _Level:
    return _Level(
        start=number(element, "start", 0),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        gap="" if value(element, "suff") == "nothing" else " ",
        restart=number(element, "lvlRestart") if value(element, "lvlRestart") is not None else None,
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle"),
    )
