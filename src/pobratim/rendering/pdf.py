"""A paper as PDF/A, typeset by typst: no Word, no printer, no network.

The form's font is used where it is installed, else one with the same widths; typst itself carries the last of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import typst

from pobratim.rendering.paper import Cell, Page, Paper, Paragraph, Row, Style, Table
from pobratim.rendering.safe_cells import clean_text

# Metric twins of Times New Roman, then what typst brings along.
_FONTS = ("Liberation Serif", "Tinos", "PT Serif", "Libertinus Serif")
# Archives take PDF/A (ISO 19005-2, level b).
_ARCHIVAL: Literal["a-2b"] = "a-2b"
# PDF/A wants a date, and the bytes must not tell when the file was written: 1980-01-01, in seconds since 1970.
_NO_DATE = 315_532_800

# Tags for screen readers quadruple the file and the time: of a paper of so many rows they are left out.
_MOST_TAGGED_ROWS = 1_000
# The typesetter takes no line of 64 KB, so that long text may break here and there even inside a word. A title is for
# the window of a viewer.
_LONGEST_TITLE, _LONGEST_PIECE = 300, 8_000

_STYLES: dict[Style, str] = {
    "title": "#align(center, strong({text}))",
    "heading": "#block(above: 1em, sticky: true, strong({text}))",
    "body": "#par(first-line-indent: (amount: 12.5mm, all: true), justify: true, {text})",
    "lead": "#par(first-line-indent: (amount: 12.5mm, all: true), justify: true, {text})",
    "item": "#pad(left: 12.5mm, par(hanging-indent: 5mm, justify: true, {text}))",
    "plain": "#block(above: 0.9em, par({text}))",
    "centred": "#block(above: 1.2em, below: 1.2em, width: 100%, align(center, {text}))",
    "right": "#pad(left: 55%, {text})",
    "cell": "#par({text})",
    "centred_cell": "#align(center, {text})",
    "column_title": "#align(center, strong({text}))",
    "group": "#align(center, strong({text}))",
    "note": "#par({text})",
}


def write_pdf(paper: Paper) -> bytes:
    """The PDF of a paper: PDF/A, or plain PDF where no font has one of the paper's characters, which PDF/A forbids."""
    source = "\n".join(_source(paper)).encode()
    tagged = sum(len(table.rows) for table in paper.tables) <= _MOST_TAGGED_ROWS
    try:
        return typst.compile(source, format="pdf", pdf_standards=_ARCHIVAL, timestamp=_NO_DATE, pdf_tags=tagged)
    except typst.TypstError:
        return typst.compile(source, format="pdf", timestamp=_NO_DATE, pdf_tags=tagged)


def _source(paper: Paper) -> Iterator[str]:
    """The paper in typst's language. All text stands in string literals, so that none of it is markup."""
    yield f"#set document(title: {_literal(paper.title[:_LONGEST_TITLE])})"
    yield from _set_up(paper.page)
    yield from (_paragraph(paragraph, paper) for paragraph in paper.before)
    for table in paper.tables:
        yield from _table(table, paper)
    yield from (_paragraph(paragraph, paper) for paragraph in paper.after)


def _set_up(page: Page) -> Iterator[str]:
    fonts = ", ".join(map(_literal, (page.font, *_FONTS)))
    margins = f"top: {page.top}mm, right: {page.right}mm, bottom: {page.bottom}mm, left: {page.left}mm"
    number = "context if counter(page).get().first() > 1 { align(center, counter(page).display()) }"
    flipped = "true" if page.orientation == "landscape" else "false"
    yield f'#set page(paper: "a4", flipped: {flipped}, margin: ({margins}), header: {number})'
    yield f'#set text(font: ({fonts}), size: {page.size}pt, lang: "ru")'
    yield "#set par(leading: 0.45em, spacing: 0.5em)"


def _literal(text: str) -> str:
    escaped = clean_text(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _pieces(text: str) -> list[str]:
    """The text in pieces that the typesetter takes."""
    return [text[at : at + _LONGEST_PIECE] for at in range(0, len(text), _LONGEST_PIECE)]


def _paragraph(paragraph: Paragraph, paper: Paper) -> str:
    text = "[" + "#sym.zws".join(f"#{_literal(piece)}" for piece in _pieces(paragraph.text)) + "]"
    if paragraph.footnote is not None:
        text = f"[#{text}#footnote({_literal(paper.footnotes[paragraph.footnote])})]"
    return _STYLES[paragraph.style].replace("{text}", text)


def _table(table: Table, paper: Paper) -> Iterator[str]:
    widths = ", ".join(f"{column.width}mm" for column in table.columns)
    yield f"#align(center, table(columns: ({widths},), stroke: 0.5pt, inset: (x: 1.5mm, y: 1mm), align: left + top,"
    header = [row for row in table.rows if row.kind == "header"]
    if header:
        yield f"table.header({','.join(_cells(header, paper))}),"
    body = [row for row in table.rows if row.kind != "header"]
    yield from (f"{cell}," for cell in _cells(body, paper))
    yield "))"


def _cells(rows: Iterable[Row], paper: Paper) -> Iterator[str]:
    for row in rows:
        yield from (_cell(cell, row, paper) for cell in row.cells if cell.row_span)


def _cell(cell: Cell, row: Row, paper: Paper) -> str:
    breakable = "true" if row.may_break or cell.row_span > 1 else "false"
    spans = f"colspan: {cell.column_span}, rowspan: {cell.row_span}, breakable: {breakable}"
    return f"table.cell({spans})[{' '.join(_paragraph(paragraph, paper) for paragraph in cell.paragraphs)}]"
