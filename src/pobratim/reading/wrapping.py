"""Text files whose lines were broken at a fixed width: which lines make up one paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pobratim.reading.markup import is_marked
from pobratim.reading.text_lines import Line

_NARROWEST, _WIDEST = 50, 130
"""Characters: the widths that mail, typists and PDF dumps break lines at."""
_FULL = 0.75
_MOSTLY = 0.7
_FEWEST_LINES = 5


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width that a file's lines are broken at, in characters; None where a line is a paragraph."""
    lengths = [len(line.text.rstrip()) for line in lines if not line.blank]
    width = max(lengths, default=0)
    inner = [len(line.text.rstrip()) for line, below in itertools.pairwise(lines) if not line.blank and not below.blank]
    if not _NARROWEST <= width <= _WIDEST or len(inner) < _FEWEST_LINES:
        return None
    return width if sum(length >= _FULL * width for length in inner) >= _MOSTLY * len(inner) else None


def wrapped_run(lines: Sequence[Line], position: int, width: int) -> int:
    """How many lines from one on are one paragraph: each is followed by a word that it had no room for."""
    count = 1
    while position + count < len(lines):
        above, below = lines[position + count - 1].text.rstrip(), lines[position + count].text
        first_word = below.strip().split(" ", 1)[0]
        if not first_word or is_marked(below.strip()) or len(above) + 1 + len(first_word) <= width:
            break
        count += 1
    return count
