"""Filled papers of made-up offices, written with python-docx as their own Word would have."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt


@dataclass(frozen=True)
class Lone:
    """A full-width row."""

    text: str


@dataclass(frozen=True)
class Sheet:
    """A paper: lines centred above the table, its columns with widths in millimetres, rows, and lines below."""

    title: Sequence[str]
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str] | Lone]
    right: Sequence[str] = ()
    below: Sequence[str] = ()
    font: str = "PT Serif"
    size: float = 13
    landscape: bool = False


def written(sheet: Sheet) -> bytes:
    """The .docx of a paper."""
    document = Document()
    document.styles["Normal"].font.name = sheet.font
    document.styles["Normal"].font.size = Pt(sheet.size)
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if sheet.landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(25),
        Mm(10),
        Mm(15),
        Mm(18),
    )
    for lines, side in ((sheet.right, WD_ALIGN_PARAGRAPH.RIGHT), (sheet.title, WD_ALIGN_PARAGRAPH.CENTER)):
        for line in lines:
            document.add_paragraph(line).alignment = side
    table = document.add_table(0, len(sheet.columns))
    for column, (_, width) in zip(table.columns, sheet.columns, strict=True):
        column.width = Mm(width)
    for row in ([title for title, _ in sheet.columns], *sheet.rows):
        cells = table.add_row().cells
        if isinstance(row, Lone):
            cells[0].merge(cells[-1]).text = row.text
        else:
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    for line in sheet.below:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
