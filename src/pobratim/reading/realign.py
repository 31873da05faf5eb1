"""Puts rows right that lost a cell at the left, so that all their cells slid one column over.

Happens where a dump leaves out the empty cell under a cell that spans down. Noticed by comparing what each cell looks
like with the columns' other cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pobratim.document import Cell, Row
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.rejoin import SourceRow
from pobratim.reading.table_shape import ColumnShape, column_shapes, first_column_shape, spans_table

_FEWEST_CELLS = 3
_CLEARLY = 1.0
_SPANNING = 0.8
_MESSAGE = "Строка сдвинута на столбец влево: её ячейки возвращены в свои столбцы."


def realign(rows: Sequence[SourceRow], columns: int, builder: DocumentBuilder) -> list[SourceRow]:
    """The rows, shifted ones moved back one column to the right, each with the warning "shifted_row"."""
    plain = [source.row for source in rows]
    if columns <= _FEWEST_CELLS or first_column_shape(plain, columns).filled > _SPANNING:
        return list(rows)
    shapes = column_shapes(plain, columns)
    return [_moved(source, builder) if _is_shifted(source.row, shapes) else source for source in rows]


def _is_shifted(row: Row, shapes: Sequence[ColumnShape]) -> bool:
    columns = len(shapes)
    filled = [cell for cell in row.cells if cell.text]
    if spans_table(row, columns) or len(filled) < _FEWEST_CELLS or filled[-1].column >= columns - 1:
        return False
    if filled[0].column != 0:
        return False
    here = sum(shapes[cell.column].distance(cell.text.value.strip()) for cell in filled)
    beside = sum(shapes[cell.column + 1].distance(cell.text.value.strip()) for cell in filled)
    return (here - beside) / len(filled) > _CLEARLY


def _moved(source: SourceRow, builder: DocumentBuilder) -> SourceRow:
    filled = [cell for cell in source.row.cells if cell.text]
    spans = filled[0].text.spans()
    builder.warn("shifted_row", _MESSAGE, spans[0] if spans else None)
    last = filled[-1].column
    moved = (Cell(0), *(replace(cell, column=cell.column + 1) for cell in source.row.cells if cell.column <= last))
    return replace(source, row=replace(source.row, cells=moved))
