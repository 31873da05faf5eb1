"""The lines of a decoded text file, each knowing its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pobratim.document import Block, Locator
from pobratim.reading.builder import DocumentBuilder

_LINE_END = re.compile(r"\r\n|[\n\r\f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; `start` counts code points from the beginning of the decoded file."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Without any character; a line that holds a TAB may be an empty cell and is none."""
        return not self.text.strip(" \xa0\ufeff")


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, blank ones too."""
    found, start = [], 0
    for end in _LINE_END.finditer(text):
        found.append(Line(text[start : end.start()], start))
        if end[0] == "\f":
            found.append(Line("", end.start()))
        start = end.end()
    found.append(Line(text[start:], start))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TextSource:
    """A decoded file out of which blocks are cut."""

    text: str
    builder: DocumentBuilder

    def cut(self, at: Locator, start: int, end: int) -> Block | None:
        """The block of file characters `start` to `end` without white space at its ends; None where nothing is left."""
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        return self.builder.block(at, text, start) if text else None


def chunks(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines grouped by the blank lines between them."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.blank:
            found.append([])
        else:
            found[-1].append(line)
    return [chunk for chunk in found if chunk]
