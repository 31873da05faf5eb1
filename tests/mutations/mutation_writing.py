"""A paper as a Word file and as a text dump; the PDF is what LibreOffice prints of the Word file."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.shared import Cm
from mutation_papers import ABOVE, LEFT, Block, Paper, Row


def docx_of(paper: Paper) -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, paper.page)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Cm(1.5)
    for block in paper.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _write_table(document.add_table(len(block), len(block[0]), style="Table Grid"), block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write_table(table: docx.table.Table, rows: tuple[Row, ...]) -> None:
    cells = [table._cells[n * len(rows[0]) : (n + 1) * len(rows[0])] for n in range(len(rows))]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value not in (ABOVE, LEFT):
                last_row, last_column = _reach(rows, number, column)
                joined = (last_row, last_column) != (number, column)
                cell = cells[number][column]
                (cell.merge(cells[last_row][last_column]) if joined else cell).text = value


def _reach(rows: tuple[Row, ...], row: int, column: int) -> tuple[int, int]:
    last_row, last_column = row, column
    while last_column + 1 < len(rows[0]) and rows[row][last_column + 1] == LEFT:
        last_column += 1
    while last_row + 1 < len(rows) and rows[last_row + 1][column] == ABOVE:
        last_row += 1
    return last_row, last_column


def txt_of(paper: Paper) -> bytes:
    """Rows on lines of their own, cells parted by TABs, as spreadsheets and page converters dump tables."""
    return "\n".join(map(_lines, paper.blocks)).encode()


def _lines(block: Block) -> str:
    if isinstance(block, str):
        return block
    return "\n" + "\n".join("\t".join(map(_flat, row)) for row in block) + "\n"


def _flat(cell: str) -> str:
    """A cell of several paragraphs keeps them as converters to Markdown do; a joined place is empty in all dumps."""
    lines = cell.replace("\t", " ").split("\n")
    if cell in (ABOVE, LEFT) or len(lines) == 1:
        return "" if cell in (ABOVE, LEFT) else cell
    return " ".join(f"<p>{line}</p>" for line in lines)


WRITERS = {"docx": docx_of, "txt": txt_of}
