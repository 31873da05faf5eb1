"""Rows known by their bookmarks when the Word file comes back, however it was edited."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml.ns import qn

from pobratim.rendering.docx import write_docx
from pobratim.rendering.docx_anchors import anchor, anchored_rows
from pobratim.rendering.paper import Cell, Column, Page, Paper, Paragraph, Row, Table

PAGE = Page("landscape", 20, 10, 15, 15, "Times New Roman", 12)


def row(*texts: str, name: str = "") -> Row:
    return Row(tuple(Cell((Paragraph(text),)) for text in texts), anchor=name)


def written() -> bytes:
    columns = (Column("№", "number", 10), Column("Название", "title", 100))
    rows = (row("№", "Название"), row("1", "Визит", name=anchor("activity", 7)), row("2", "Форум"))
    more = (row("3", "Выставка", name=anchor("activity", 12)),)
    return write_docx(Paper("Отчёт", PAGE, tables=(Table(columns, rows), Table(columns, more))))


def told(content: bytes) -> list[tuple[int, int, int, tuple[str, ...]]]:
    return [(found.number, found.table, found.row, found.cells) for found in anchored_rows(content)]


def test_marks_are_read_back() -> None:
    assert told(written()) == [(7, 0, 1, ("1", "Визит")), (12, 1, 0, ("3", "Выставка"))]


def test_marks_outlive_editing() -> None:
    file = Document(io.BytesIO(written()))
    first, second = file.tables
    first.rows[1].cells[1].text = "Визит делегации\nи приём"
    first._tbl.remove(first.rows[2]._tr)
    struck = second.rows[0].cells[1].paragraphs[0].runs[0]._r
    struck.find(qn("w:t")).tag = qn("w:delText")  # as Word marks what was deleted with changes tracked
    stream = io.BytesIO()
    file.save(stream)
    assert told(stream.getvalue()) == [(7, 0, 1, ("1", "Визит делегации и приём")), (12, 1, 0, ("3", ""))]


def test_a_paper_without_marks_has_no_bookmarks() -> None:
    columns = (Column("№", "number", 10),)
    content = write_docx(Paper("Отчёт", PAGE, tables=(Table(columns, (row("1"),)),)))
    assert anchored_rows(content) == []
    assert not Document(io.BytesIO(content)).element.xpath("//w:bookmarkStart")
