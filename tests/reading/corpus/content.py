"""Papers out of their YAML files.

A paper is a list of blocks, each with one key: `title`, `heading`, `text`, `plain`, `right`, `list` or `table`. In all
texts a line is a paragraph, and "~" a no-break space. A line that begins with "• ", "# ", "## ", "#) " or "#I " is set
as a list of the office program: a bullet, a number of the first or second level, a number with a bracket, a Roman one;
a mark typed by hand ("– ", "а) ") is found as it stands. In a table "^" joins a cell with the one above, "<" with the
one to the left, and {band: …} is a cell over the whole row; a mapping gives `text`, a `table` inside, `below`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from corpus.grid import Grid, Marking, Paper, Passage, Said, Square

FOLDER = Path(__file__).parent / "papers"
_AUTOMATIC = re.compile(r"(•|##|#\)|#I|#)(?: |$)")
_TYPED = re.compile(r"(–|\d+[.)]|[а-я]\)) (?=.)")
_MARKINGS = {"•": Marking.BULLET, "#)": Marking.BRACKET, "#I": Marking.ROMAN}
_ROMAN = ("", "I", "II", "III", "IV", "V")


@functools.cache
def papers() -> tuple[Paper, ...]:
    """Every paper of the corpus."""
    return tuple(_paper(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.yml")))


def _paper(name: str, content: dict[str, Any]) -> Paper:
    counter = _Counter()
    parts: list[Passage | Grid] = []
    for block in content["blocks"]:
        ((kind, value),) = block.items()
        if kind == "table":
            parts.append(_grid(value, counter))
        else:
            run = counter.sections if kind == "heading" else counter.fresh()
            parts.append(Passage(kind, counter.paragraphs(value, run)))
    return Paper(name, tuple(parts))


@dataclass
class _Counter:
    """Counts the numbers that lists print; headings are one list through the paper."""

    sections: int = 1
    runs: int = 1
    counts: dict[int, Counter[int]] = field(default_factory=dict)

    def fresh(self) -> int:
        """The number of a list that begins here."""
        self.runs += 1
        return self.runs

    def paragraphs(self, text: str, run: int) -> tuple[Said, ...]:
        lines = (line.strip(" ").replace("~", "\xa0") for line in text.split("\n"))
        return tuple(self._said(line, run) for line in lines if line)

    def _said(self, line: str, run: int) -> Said:
        automatic = _AUTOMATIC.match(line)
        if automatic:
            marking = _MARKINGS.get(automatic[1], Marking.DECIMAL)
            level = 1 if automatic[1] == "##" else 0
            return Said(line[automatic.end() :], self._mark(marking, level, run), marking, level, run)
        typed = _TYPED.match(line)
        return Said(line[typed.end() :], typed[1], Marking.TYPED) if typed else Said(line)

    def _mark(self, marking: Marking, level: int, run: int) -> str:
        if marking is Marking.BULLET:
            return "•"
        counts = self.counts.setdefault(run, Counter())
        counts[level] += 1
        if level == 0:
            counts[1] = 0
        number = str(counts[0]) if level == 0 else f"{counts[0]}.{counts[1]}"
        if marking is Marking.ROMAN:
            return f"{_ROMAN[counts[0]]}."
        return f"{number})" if marking is Marking.BRACKET else f"{number}."


def _grid(description: dict[str, Any], counter: _Counter) -> Grid:
    widths = tuple(description["widths"])
    rows = [_whole_row(row, len(widths)) for row in description["rows"]]
    numbers = counter.fresh()
    squares: list[Square] = []
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value not in ("^", "<"):
                squares.append(_square(rows, number, column, counter, numbers))
    return Grid(widths, description["header"], len(rows), tuple(squares))


def _whole_row(row: list[Any], width: int) -> list[Any]:
    if len(row) == 1 and isinstance(row[0], dict) and "band" in row[0]:
        return [{"text": row[0]["band"]}, *["<"] * (width - 1)]
    return row


def _square(rows: list[list[Any]], row: int, column: int, counter: _Counter, numbers: int) -> Square:
    value = rows[row][column]
    value = value if isinstance(value, dict) else {"text": value}
    width, height = 1, 1
    while column + width < len(rows[row]) and rows[row][column + width] == "<":
        width += 1
    while row + height < len(rows) and rows[row + height][column] == "^":
        height += 1
    # The numbers of rows are one list down the table; a list inside a cell is its own.
    run = numbers if re.fullmatch("#+", value["text"].strip()) else counter.fresh()
    said = counter.paragraphs(value["text"], run)
    inner = _grid(value["table"], counter) if "table" in value else None
    return Square(row, column, height, width, said, inner, counter.paragraphs(value.get("below", ""), run))
