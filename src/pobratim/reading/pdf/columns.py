"""Pages set in columns: which of their words are read first, so that no line is read across.

Columns are told from the gutter between them: a strip that no line crosses for a good while, with full lines of text
at both its sides. Short entries that stand in line (names and dates, say) are no columns of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from pobratim.reading.pdf.geometry import Word

_GUTTER = 9.0
"""Points: the gaps between words of justified lines are narrower."""
_FEWEST_LINES = 5
_NARROWEST = 80.0
_FILLED = 0.7
_FEWEST_LETTERS = 15
"""Letters of a usual line in a column of text."""
_BESIDE = 0.6
"""Share of the shorter column's height that the other must stand beside."""
_MOST_OF_PAGE = 0.6
_FAR = 1e9

Row = Sequence[Word]


class Strip(NamedTuple):
    """A stretch across the page, in points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are read from top to bottom, line by line; `edges` are those of their column, where in one."""

    words: list[Word]
    edges: Strip | None = None


def rows_of_words(words: Sequence[Word], tolerance: float) -> list[list[Word]]:
    """Words grouped by the line they stand on, from top to bottom; `tolerance` is a share of their height."""
    if len(words) == 1:
        return [list(words)]
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.box.bottom):
        last = rows[-1][-1].box if rows else None
        height = word.box.top - word.box.bottom
        if last is not None and last.bottom - word.box.bottom <= tolerance * max(height, 1.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def stretches(rows: Sequence[Row], edges: Strip | None = None) -> Iterator[Stretch]:
    """The lines of a page, or of one of its columns, in the order of reading."""
    spaces = [free_strips(row) for row in rows]
    widest = max((_reach(strips) for strips in spaces), default=0.0)
    for start, strips in enumerate(spaces):
        may_begin = len(strips) > 2 or _reach(strips) < _MOST_OF_PAGE * widest
        found = _columns_from(rows, spaces, start) if may_begin else None
        if found:
            end, gutter = found
            if start:
                yield Stretch([word for row in rows[:start] for word in row], edges)
            for side in _sides(rows[start:end], gutter):
                yield from stretches(side, _edges(side))
            yield from stretches(rows[end:], edges)
            return
    if rows:
        yield Stretch([word for row in rows for word in row], edges)


def free_strips(row: Row) -> list[Strip]:
    """What a line leaves free: the margins, and the gaps in it that are wide enough."""
    visible = sorted((word.box.left, word.box.right) for word in row)
    free, right = [], -_FAR
    for left, end in visible:
        if left - right >= _GUTTER:
            free.append(Strip(right, left))
        right = max(right, end)
    return [*free, Strip(right, _FAR)]


def _reach(strips: Sequence[Strip]) -> float:
    """How far a line reaches from its first character to its last."""
    return strips[-1].left - strips[0].right


def _columns_from(rows: Sequence[Row], spaces: Sequence[Sequence[Strip]], start: int) -> tuple[int, Strip] | None:
    """Where columns that begin at a line end, and the gutter between the first two of them."""
    strips, end = list(spaces[start]), start + 1
    while end < len(rows):
        left = common_strips(strips, spaces[end])
        if not inner_strips(left):
            break
        strips, end = left, end + 1
    gutter = next((strip for strip in inner_strips(strips) if _are_columns(rows[start:end], strip)), None)
    return (end, gutter) if gutter else None


def common_strips(strips: Sequence[Strip], others: Sequence[Strip]) -> list[Strip]:
    """What two lines both leave free, wide enough for a gutter."""
    met = (Strip(max(a.left, b.left), min(a.right, b.right)) for a in strips for b in others)
    return [strip for strip in met if strip.right - strip.left >= _GUTTER]


def inner_strips(strips: Sequence[Strip]) -> list[Strip]:
    """The strips that have text at both their sides."""
    return [strip for strip in strips if strip.left > -_FAR and strip.right < _FAR]


def _sides(rows: Sequence[Row], gutter: Strip) -> tuple[list[list[Word]], list[list[Word]]]:
    middle = (gutter.left + gutter.right) / 2
    left = [[word for word in row if word.box.middle[0] < middle] for row in rows]
    right = [[word for word in row if word.box.middle[0] >= middle] for row in rows]
    return [row for row in left if _seen(row)], [row for row in right if _seen(row)]


def _seen(row: Row) -> bool:
    return bool(row)


def _edges(rows: Sequence[Row]) -> Strip:
    boxes = [word.box for row in rows for word in row]
    return Strip(min(box.left for box in boxes), max(box.right for box in boxes))


def _are_columns(rows: Sequence[Row], gutter: Strip) -> bool:
    left, right = _sides(rows, gutter)
    if min(len(left), len(right)) < _FEWEST_LINES or not (is_prose(left) and is_prose(right)):
        return False
    (left_top, left_bottom), (right_top, right_bottom) = _height(left), _height(right)
    beside = min(left_top, right_top) - max(left_bottom, right_bottom)
    return beside >= _BESIDE * min(left_top - left_bottom, right_top - right_bottom)


def _height(rows: Sequence[Row]) -> tuple[float, float]:
    boxes = [word.box for row in rows for word in row]
    return max(box.top for box in boxes), min(box.bottom for box in boxes)


def is_prose(rows: Sequence[Row]) -> bool:
    """Whether lines are those of running text: most fill their column, which has room for some words."""
    column = _edges(rows)
    width = column.right - column.left
    widths = [edges.right - edges.left for edges in (_edges([row]) for row in rows)]
    letters = median(sum(letter.isalnum() for word in row for letter in word.text) for row in rows)
    return width >= _NARROWEST and letters >= _FEWEST_LETTERS and median(widths) >= _FILLED * width
