"""From the rows of a dump or a page to a Table: repeated headers set aside, slid rows realigned, torn rows rejoined."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pobratim.document import Row, Table
from pobratim.reading.builder import REPEATED_HEADER, DocumentBuilder
from pobratim.reading.furniture import heading_rows
from pobratim.reading.realign import realign
from pobratim.reading.rejoin import SourceRow, rejoin


def build_table(rows: Sequence[SourceRow], columns: int, words: Collection[str], builder: DocumentBuilder) -> Table:
    """The table that its source rows, in order, make up. `columns` is its width."""
    kept = _without_repeated_headers(rows, builder)
    aligned = realign(kept, columns, builder)
    return Table(tuple(rejoin(aligned, columns, words, builder)), columns)


def _without_repeated_headers(rows: Sequence[SourceRow], builder: DocumentBuilder) -> list[SourceRow]:
    plain = [source.row for source in rows]
    kept: list[SourceRow] = []
    header, position, torn = 0, 0, False
    while position < len(rows):
        repeated = heading_rows(plain, position)
        for row in plain[position : position + repeated]:
            _set_aside(row, builder)
        header, torn = max(header, repeated), torn or bool(repeated)
        position += repeated
        if not repeated:
            kept.append(replace(rows[position], after_break=rows[position].after_break or torn))
            position, torn = position + 1, False
    return [_as_header(source) if number < header else source for number, source in enumerate(kept)]


def _as_header(source: SourceRow) -> SourceRow:
    return replace(source, row=replace(source.row, header=True))


def _set_aside(row: Row, builder: DocumentBuilder) -> None:
    for cell in row.cells:
        builder.set_aside_text(cell.text, REPEATED_HEADER)
