"""What the cells of each column of a table look like, as measured over its rows."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import Row

_DENSE = 0.85
_USUAL = 2
_OFTEN = 0.2


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """One column: share of rows that fill it, logarithms of its cells' lengths, and how its cells begin."""

    filled: float
    lengths: tuple[float, ...]
    first_words: Counter[str]
    digit_starts: float
    lower_starts: int

    @property
    def dense(self) -> bool:
        """Filled in nearly every row, as a column of numbers is: a blank there means that the row goes on."""
        return self.filled >= _DENSE

    @property
    def begins_lower(self) -> bool:
        """Whether its cells often begin with a small letter («г. Осака», «область»), which then says nothing."""
        return self.lower_starts > _USUAL and self.lower_starts >= _OFTEN * len(self.lengths)

    @property
    def length(self) -> float:
        """The median of the logarithms of the cells' lengths."""
        return sorted(self.lengths)[len(self.lengths) // 2] if self.lengths else 0.0

    def is_usual_start(self, text: str) -> bool:
        """Whether several cells of the column begin with the same word as this text."""
        word = _first_word(text)
        return bool(word) and self.first_words[word] > _USUAL

    def distance(self, text: str) -> float:
        """How unlike the column's cells a text is: in length, and in beginning with a digit."""
        if not self.lengths:
            return 1.0
        begins = 1.0 if text[:1].isdigit() else 0.0
        return abs(math.log(len(text) + 1) - self.length) + abs(begins - self.digit_starts)


def spans_table(row: Row, columns: int) -> bool:
    """Whether one cell covers the whole row, as group headings do."""
    return columns > 1 and any(cell.columns >= columns for cell in row.cells)


def column_shapes(rows: Sequence[Row], columns: int) -> tuple[ColumnShape, ...]:
    """The shape of every column, full-width rows and rows with a single text left out."""
    ordinary = _ordinary(rows, columns)
    return tuple(_shape(ordinary, column) for column in range(columns))


def first_column_shape(rows: Sequence[Row], columns: int) -> ColumnShape:
    """The shape of the first column alone."""
    return _shape(_ordinary(rows, columns), 0)


def _ordinary(rows: Sequence[Row], columns: int) -> list[Row]:
    return [row for row in rows if not spans_table(row, columns) and sum(c.has_text for c in row.cells) > 1]


def _shape(rows: Sequence[Row], column: int) -> ColumnShape:
    cells = [row.cell_at(column) for row in rows]
    texts = [cell.text.value.strip() for cell in cells if cell and cell.has_text]
    return ColumnShape(
        filled=len(texts) / max(len(rows), 1),
        lengths=tuple(math.log(len(text) + 1) for text in texts),
        first_words=Counter(_first_word(text) for text in texts),
        digit_starts=sum(text[0].isdigit() for text in texts) / max(len(texts), 1),
        lower_starts=sum(text[0].islower() for text in texts),
    )


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]{3,}|[^\W\d_]{1,2}\.", text)
    return found[0].lower() if found else ""


def value_shape(text: str) -> str:
    """A short value's pattern: «16.06.2011» and «02.07.2001» have the same."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text.strip()))
