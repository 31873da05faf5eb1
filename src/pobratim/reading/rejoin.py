"""Joins the rows of a table that a page break tore in two.

A row that goes on below a page break has blank cells where nothing was left to print, and text in the others that
continues the cell above, often in several columns at once. But blank cells also mean "as above" in registers, where
each row is one of its own. Votes of every filled cell decide between the two: how its text begins, how the cell above
ends, whether it repeats a value of its own kind. The numbers are weights of evidence; only their sum matters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pobratim.document import Cell, Row
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.spans_down import spanning_columns, stretch
from pobratim.reading.table_shape import ColumnShape, column_shapes, spans_table, value_shape
from pobratim.reading.torn import is_finished, join_paragraphs, left_open, starts_midway

_ENOUGH = 2.0
_AFTER_BREAK = 1.0
_WITHOUT_BREAK = -2.0
_SURE = 2.0
_WITHIN_SENTENCE = 4.0
_LONE_CELL = 3.0
_DENSE_COLUMN_BLANK = 2.0
_NEW_VALUE = -2.0
_OTHER_VALUE = -1.0
_USUAL_START = -3.0
_NOTHING_ABOVE = -3.0
_FINISHED_ABOVE = -1.0
_HEADING = -4.0
_SHORT = 40
_FEWEST_WHOLE = 4
_WORD = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]-)[^\W\d_]++(?:-[^\W\d_]++)*+(?![\w-])")
"""Looks back so that a long chain of hyphens is gone through once."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row as the source has it: whether a page break stands before it, and whether all its text is bold."""

    row: Row
    after_break: bool = False
    bold: bool = False


def rejoin(rows: Sequence[SourceRow], columns: int, words: Collection[str], builder: DocumentBuilder) -> list[Row]:
    """The rows with torn ones put together again; `words` are those of the whole file, lower-case."""
    shapes = column_shapes(_whole_rows(rows), columns)
    plain, broken = [source.row for source in rows], {n for n, source in enumerate(rows) if source.after_break}
    spanning = spanning_columns(plain, broken)
    joined: list[Row] = []
    for source in rows:
        goes_on = bool(joined) and continues(source, joined, shapes)
        row = stretch(joined, source.row, goes_on, spanning) if source.after_break else source.row
        if goes_on:
            for cell in _filled(row):
                _append(cell, joined, words, builder)
        else:
            joined.append(row)
    return joined


def _whole_rows(rows: Sequence[SourceRow]) -> list[Row]:
    """Rows that tell what the columns look like: those that no page break stands before, if there are some."""
    whole = [source.row for source in rows if not source.after_break]
    return whole if len(whole) >= _FEWEST_WHOLE else [source.row for source in rows]


def continues(source: SourceRow, above: Sequence[Row], shapes: Sequence[ColumnShape]) -> bool:
    """Whether a row is the rest of the row above."""
    filled = _filled(source.row)
    titles_above = above[-1].header or (len(above) == 1 and not source.after_break)
    if not filled or titles_above or spans_table(above[-1], len(shapes)):
        return False
    if filled[0].column == 0 and (not source.after_break or source.bold):
        return False
    votes = [_vote(cell, _target_cell(cell, above), shapes[cell.column]) for cell in filled]
    if filled[0].column == 0:
        return min(votes) >= _SURE
    score = sum(votes) + (_AFTER_BREAK if source.after_break else _WITHOUT_BREAK)
    score += _DENSE_COLUMN_BLANK if shapes[0].dense else 0.0
    score += _HEADING if source.bold else 0.0
    if len(filled) == 1 and source.after_break:
        score += _LONE_CELL
    return score >= _ENOUGH


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.has_text]


def _vote(cell: Cell, above: Cell | None, shape: ColumnShape) -> float:
    """How much one cell speaks for being the rest of the cell above (positive) or a cell of its own (negative)."""
    text = cell.text.value.strip()
    if above is None or not above.has_text:
        return _NOTHING_ABOVE
    before = above.text.value.strip()
    begins_low = starts_midway(text) and not shape.begins_lower
    if begins_low and len(before) > _SHORT and not is_finished(before):
        return _WITHIN_SENTENCE
    if left_open(before) or begins_low:
        return _SURE
    if _is_value(text) and _is_value(before):
        return _NEW_VALUE if value_shape(text) == value_shape(before) else _OTHER_VALUE
    if shape.is_usual_start(text):
        return _USUAL_START
    return _FINISHED_ABOVE if is_finished(before) else 0.0


def _is_value(text: str) -> bool:
    return len(text) <= _SHORT and bool(re.match(r"\d", text))


def _target(cell: Cell, above: Sequence[Row]) -> int:
    """The row whose cell is continued: the last one, or the one that its blank cell spans down from."""
    for number in range(len(above) - 1, -1, -1):
        found = above[number].cell_at(cell.column)
        if found and found.has_text:
            return number
        first = above[number].cell_at(0)
        if first and first.has_text:
            break
    return len(above) - 1


def _target_cell(cell: Cell, above: Sequence[Row]) -> Cell | None:
    return above[_target(cell, above)].cell_at(cell.column)


def _append(cell: Cell, rows: list[Row], words: Collection[str], builder: DocumentBuilder) -> None:
    number = _target(cell, rows)
    rows[number] = _with_rest(rows[number], cell, words, builder)


def _with_rest(row: Row, rest: Cell, words: Collection[str], builder: DocumentBuilder) -> Row:
    found = row.cell_at(rest.column)
    if found is None:
        return replace(row, cells=tuple(sorted((*row.cells, rest), key=lambda cell: cell.column)))
    paragraphs = join_paragraphs(found.paragraphs, rest.paragraphs, words, builder)
    tables, rows = found.tables + rest.tables, found.rows + rest.rows - 1
    whole = replace(found, paragraphs=paragraphs, tables=tables, rows=rows)
    return replace(row, cells=tuple(whole if cell is found else cell for cell in row.cells))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of a file, lower-case, hyphens kept inside; the first half of a word broken by a hyphen is none."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))
