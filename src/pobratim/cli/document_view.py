"""A Document as text to read: its paragraphs in order, its tables drawn."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table as Drawing

from pobratim.cli.terminal import plain
from pobratim.cli.texts import texts
from pobratim.document import Cell, Document, DocumentWarning, Paragraph, Row, Section, Table


def show_document(console: Console, document: Document) -> None:
    """Draw a document section by section, and what its reader warns of."""
    console.print()
    console.rule(plain(f"{document.name} ({document.media_type})", "bold"), align="left")
    for section in document.sections:
        _show_section(console, section)
    for warning in document.warnings:
        console.print(plain(_warning(warning), "yellow"))


def _show_section(console: Console, section: Section) -> None:
    name = " ".join(filter(None, (texts().name_of("parts", section.part), section.name)))
    console.print(plain(f"[{name}]", "dim"))
    for element in section.elements:
        if isinstance(element, Table):
            console.print(_drawing(element))
        else:
            _show_paragraph(console, element)


def _show_paragraph(console: Console, paragraph: Paragraph) -> None:
    if paragraph.text:
        console.print(plain("  " * (paragraph.level or 0) + paragraph.text.value, "bold" if paragraph.heading else ""))


def _drawing(table: Table) -> Drawing:
    drawing = Drawing(box=box.SQUARE, show_header=False, show_lines=True)
    for _ in range(table.columns):
        drawing.add_column(overflow="fold")
    for row in table.rows:
        cells = {cell.column: _cell_text(cell) for cell in row.cells}
        drawing.add_row(*(plain(cells.get(column, "")) for column in range(table.columns)), style=_style(row))
    return drawing


def _style(row: Row) -> str | None:
    return "bold" if row.header else None


def _cell_text(cell: Cell) -> str:
    """A cell's own text and that of the tables nested in it: a cell a line."""
    nested = (_cell_text(inner) for table in cell.tables for row in table.rows for inner in row.cells)
    return "\n".join([cell.text.value, *nested])


def _warning(warning: DocumentWarning) -> str:
    return texts()("labels.warning", message=warning.message)
