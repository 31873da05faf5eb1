"""Tables of text dumps that write one cell a line: a TAB begins a cell, a blank line ends the row.

A cell's further lines have no TAB; a TAB with nothing after it is an empty cell. So do the plain-text exports of Word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.document import Cell, Locator, Row
from pobratim.reading.markup import paragraphs_of
from pobratim.reading.rejoin import SourceRow
from pobratim.reading.text_lines import Line, TextSource, chunks

_MOSTLY = 0.7
_SENTENCE = re.compile(r"[.!?:;]\s*$")


def is_cells_dialect(lines: Sequence[Line]) -> bool:
    """Whether the lines with a TAB have it at their beginning and nowhere else, and make rows of equal width.

    Paragraphs indented with a TAB are told by their full stops, which the titles of columns have not.
    """
    tabbed = [line.text for line in lines if "\t" in line.text]
    led = [text for text in tabbed if text.startswith("\t") and "\t" not in text[1:].rstrip("\t")]
    if not led or len(led) < _MOSTLY * len(tabbed) or all(_SENTENCE.search(text) for text in led[:2]):
        return False
    widths = Counter(_led(chunk) for chunk in chunks(lines))
    width, rows = max(((w, n) for w, n in widths.items() if w > 1), key=lambda pair: pair[1], default=(0, 0))
    return width > 1 and rows > 1


@dataclass(frozen=True, slots=True)
class RowLines:
    """The lines of one row: of each cell those of its text."""

    cells: tuple[tuple[Line, ...], ...]


def rows_of(groups: Sequence[Sequence[Line]]) -> list[RowLines]:
    """The rows of a table, of which each chunk holds the lines between two blank ones.

    A chunk that begins without a TAB goes on in the cell above: the cell had an empty line in it.
    """
    found: list[list[list[Line]]] = []
    for chunk in groups:
        if chunk[0].text.startswith("\t") or not found:
            found.append([])
        for line in chunk:
            if line.text.startswith("\t"):
                found[-1].append([line])
            else:
                found[-1][-1].append(line)
    return [RowLines(tuple(tuple(cell) for cell in row)) for row in found]


def table_length(groups: Sequence[Sequence[Line]]) -> int:
    """How many chunks from the first on belong to one table.

    It ends at text without a TAB, unless the row above lacks cells and that text's lines bring the rest of them.
    """
    width, taken, cells = 0, 0, 0
    for chunk in groups:
        led = _led(chunk)
        if chunk[0].text.startswith("\t"):
            cells = led
        elif led and 1 < cells < width and cells + led <= width:
            cells += led
        else:
            break
        width = max(width, cells)
        taken += 1
    return taken


def title_length(groups: Sequence[Sequence[Line]]) -> int:
    """How many chunks above a table's first row are its title, centred by TABs or broken over several lines.

    A row has as many cells as the table is wide, or as a heading one; a title has some number between, or more TABs.
    """
    widths = Counter(_led(chunk) for chunk in groups)
    width = max(widths, key=lambda led: (widths[led], led), default=0)
    taken = 0
    for chunk in groups:
        is_centred = all(line.text.startswith("\t") for line in chunk) and chunk[0].text.startswith("\t\t")
        if not (1 < _led(chunk) < width or (is_centred and _led(chunk) < width and chunk[0].text.strip())):
            break
        taken += 1
    return taken


def _led(chunk: Sequence[Line]) -> int:
    return sum(line.text.startswith("\t") for line in chunk)


def source_rows(rows: Sequence[RowLines], table: int, source: TextSource) -> tuple[list[SourceRow], int]:
    """The rows with their cells as blocks of the table with this number, and the table's width."""
    columns = max(len(row.cells) for row in rows)
    return [SourceRow(_row(row, number, table, columns, source)) for number, row in enumerate(rows)], columns


def _row(row: RowLines, number: int, table: int, columns: int, source: TextSource) -> Row:
    cells = tuple(_cell(lines, Locator(table=table, row=number, cell=at), source) for at, lines in enumerate(row.cells))
    return full_width(Row(cells), columns)


def _cell(lines: Sequence[Line], at: Locator, source: TextSource) -> Cell:
    block = source.cut(at, lines[0].start, lines[-1].end)
    return Cell(at.cell or 0, paragraphs_of(block, source.builder))


def full_width(row: Row, columns: int) -> Row:
    """A row whose only text stands in its first cell covers the table, as group headings do; a bare number does not."""
    filled = [cell for cell in row.cells if cell.text]
    if columns < 2 or len(filled) != 1 or filled[0].column != 0:
        return row
    if not any(letter.isalpha() for letter in filled[0].text.value):
        return row
    return Row((Cell(0, filled[0].paragraphs, columns=columns),), row.header)
