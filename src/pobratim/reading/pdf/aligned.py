"""Tables without lines down the page: text that stands in columns, row by row, with clear gutters between.

Only where it is unmistakable: over several rows, the entries of each column begin (or end) at one place. Two columns
are a table only where one of them holds numbers or days, for much else is set side by side: approvals, signatures.
Lines across the page, where there are some, part the rows; else a row begins where its first column is filled.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.reading.pdf.columns import Row, Strip, common_strips, free_strips, inner_strips, is_prose
from pobratim.reading.pdf.geometry import Box, Rule, Word
from pobratim.reading.pdf.lattice import GridCell, Lattice
from pobratim.reading.torn import starts_midway

_FEWEST_ROWS = 3
_FEWEST_PAIRS = 4
"""Rows of a table of two columns."""
_ALIGNED = 0.75
"""Share of a column's entries that begin, or end, at the same place."""
_SAME_PLACE = 2.5
_WIDE_PITCH = 1.35
_MARGIN = 3.0
_NUMBERS = 0.6
"""Share of the entries of one column that begin with a digit, where there are two columns."""


@dataclass(frozen=True)
class AlignedTable:
    """A table's grid, and its words."""

    lattice: Lattice
    words: list[Word]


def aligned_tables(rows: Sequence[Row], across: Sequence[Rule]) -> tuple[list[AlignedTable], list[Row]]:
    """The tables among lines of text, given from the top, and the lines that are in none; `across` are drawn lines."""
    tables: list[AlignedTable] = []
    rest: list[Row] = []
    start = 0
    while start < len(rows):
        found = _table_from(rows, start, across)
        if found:
            tables.append(found[0])
        else:
            rest.append(rows[start])
        start = found[1] if found else start + 1
    return tables, rest


def _table_from(rows: Sequence[Row], start: int, across: Sequence[Rule]) -> tuple[AlignedTable, int] | None:
    """The table that begins at a line, and the number of the line behind it."""
    strips, end = free_strips(rows[start]), start + 1
    if not inner_strips(strips):
        return None
    while end < len(rows):
        met = common_strips(strips, free_strips(rows[end]))
        if len(inner_strips(met)) < len(inner_strips(strips)) and end - start >= _FEWEST_ROWS:
            break
        if not inner_strips(met):
            break
        strips, end = met, end + 1
    end = _without_last(rows, start, end)
    columns = _parted(rows[start:end], inner_strips(strips))
    if not _is_table(columns):
        return None
    return AlignedTable(_lattice(columns, across), [word for row in rows[start:end] for word in row]), end


def _without_last(rows: Sequence[Row], start: int, end: int) -> int:
    """Where the table ends without single lines that stand apart below it, and happen to leave its gutters free."""
    bottoms = [row[0].box.bottom for row in rows[start:end]]
    least = min((above - below for above, below in itertools.pairwise(bottoms)), default=0.0)
    while end - start > 1 and not inner_strips(free_strips(rows[end - 1])):
        if bottoms[end - start - 2] - bottoms[end - start - 1] <= _WIDE_PITCH * least:
            break
        end -= 1
    return end


def _parted(rows: Sequence[Row], gutters: Sequence[Strip]) -> list[list[list[Word]]]:
    """Line by line the words of each column."""
    middles = [(gutter.left + gutter.right) / 2 for gutter in gutters]
    found = []
    for row in rows:
        cells: list[list[Word]] = [[] for _ in range(len(middles) + 1)]
        for word in sorted(row, key=lambda word: word.box.left):
            cells[sum(word.box.middle[0] > middle for middle in middles)].append(word)
        found.append(cells)
    return found


def _is_table(lines: Sequence[Sequence[Sequence[Word]]]) -> bool:
    columns = [[line[number] for line in lines if line[number]] for number in range(len(lines[0]))]
    whole = [line for line in lines if sum(map(bool, line)) > 1]
    fewest = _FEWEST_PAIRS if len(columns) == 2 else _FEWEST_ROWS
    if len(whole) < fewest or any(len(column) < 2 for column in columns) or all(map(is_prose, columns)):
        return False
    if len(columns) == 2 and max(map(_numbers, columns)) < _NUMBERS:
        return False
    return all(map(_is_aligned, columns))


def _numbers(column: Sequence[Sequence[Word]]) -> float:
    return sum(entry[0].text[0].isdigit() for entry in column) / len(column)


def _is_aligned(column: Sequence[Sequence[Word]]) -> bool:
    starts, ends = [entry[0].box.left for entry in column], [entry[-1].box.right for entry in column]
    return max(_share_at_one_place(starts), _share_at_one_place(ends)) >= _ALIGNED


def _share_at_one_place(places: Sequence[float]) -> float:
    return max(sum(abs(other - place) <= _SAME_PLACE for other in places) for place in places) / len(places)


def _lattice(lines: Sequence[Sequence[Sequence[Word]]], across: Sequence[Rule]) -> Lattice:
    """A grid around the columns and rows; its cells end where the text of their column does."""
    columns = [[word for line in lines for word in line[number]] for number in range(len(lines[0]))]
    lefts = [min(word.box.left for word in column) - _MARGIN for column in columns]
    rights = [max(word.box.right for word in column) + _MARGIN for column in columns]
    rows = list(_rows(lines, across))
    tops = [max(word.box.top for line in row for cell in line for word in cell) for row in rows]
    bottoms = [min(word.box.bottom for line in row for cell in line for word in cell) for row in rows]
    levels = [tops[0] + _MARGIN, *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), bottoms[-1] - _MARGIN]
    cells = [
        GridCell(row, column, 1, 1, Box(lefts[column], levels[row + 1], rights[column], levels[row]))
        for row in range(len(rows))
        for column in range(len(columns))
    ]
    box = Box(lefts[0], levels[-1], rights[-1], levels[0])
    return Lattice(box, (*lefts, rights[-1]), tuple(levels), tuple(cells))


def _rows(
    lines: Sequence[Sequence[Sequence[Word]]], across: Sequence[Rule]
) -> Iterator[list[Sequence[Sequence[Word]]]]:
    """The lines of each row."""
    heights = [_height(line) for line in lines]
    pitch = Counter(round(a - b) for a, b in itertools.pairwise(heights)).most_common(1)[0][0]
    least = min(a - b for a, b in itertools.pairwise(heights))
    ruled = sum(heights[-1] < rule.at < heights[0] for rule in across) >= _FEWEST_ROWS - 1
    row = [lines[0]]
    for above, line in itertools.pairwise(lines):
        top, bottom = _height(above), _height(line)
        if ruled:
            begins = any(bottom < rule.at < top for rule in across)
        else:
            begins = _begins_row(line) or top - bottom > _WIDE_PITCH * min(pitch, 2 * least)
        if begins:
            yield row
            row = []
        row.append(line)
    yield row


def _begins_row(line: Sequence[Sequence[Word]]) -> bool:
    """Whether the first column is filled, and not only by the rest of what stands above in it."""
    if not line[0]:
        return False
    return any(line[1:]) or not starts_midway(line[0][0].text)


def _height(line: Sequence[Sequence[Word]]) -> float:
    return next(word.box.bottom for cell in line for word in cell)
