"""The tables of a paper as a workbook, a sheet each."""

from __future__ import annotations

import io

import xlsxwriter

from corpus.grid import Grid, Paper, Square


def xlsx_of(paper: Paper) -> bytes:
    """The file. A workbook has no tables inside cells, and a single column of it is no table: such are left out."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        wrapped = book.add_format({"text_wrap": True, "border": 1})
        for number, grid in enumerate(sheets_of(paper), 1):
            sheet = book.add_worksheet(f"Таблица {number}")
            for square in grid.squares:
                _write(sheet, square, wrapped)
    return stream.getvalue()


def sheets_of(paper: Paper) -> tuple[Grid, ...]:
    """The tables that make up its sheets."""
    return tuple(grid for grid in paper.grids if len(grid.widths) > 1)


def _write(sheet: xlsxwriter.worksheet.Worksheet, square: Square, look: xlsxwriter.format.Format) -> None:
    last_row, last_column = square.row + square.rows - 1, square.column + square.columns - 1
    if square.rows > 1 or square.columns > 1:
        sheet.merge_range(square.row, square.column, last_row, last_column, shown(square), look)
    else:
        sheet.write_string(square.row, square.column, shown(square), look)


def shown(square: Square) -> str:
    """What a cell of a workbook shows: a paragraph a line, marks and numbers typed."""
    return "\n".join(f"{said.mark or ''} {said.text}".strip() for said in square.paragraphs)
