"""The body of a Word file: paragraphs, ruled tables with merged cells, footnotes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from pobratim.rendering.docx_comments import Commenting, comment_elements
from pobratim.rendering.ooxml import Element, R, qualified, run, to_bytes, twips, value, w
from pobratim.rendering.paper import Cell, Page, Paper, Paragraph, Row, Style, Table

STYLE_IDS: dict[Style, str] = {
    "title": "PaperTitle",
    "heading": "PaperHeading",
    "body": "PaperBody",
    "lead": "PaperLead",
    "item": "PaperItem",
    "plain": "PaperPlain",
    "centred": "PaperCentred",
    "right": "PaperRight",
    "cell": "PaperCell",
    "centred_cell": "PaperCentredCell",
    "column_title": "PaperColumnTitle",
    "group": "PaperGroup",
    "note": "FootnoteText",
}

HEADER_RELATIONSHIP = "rId4"
# Word keeps notes -1 and 0 for the line above footnotes; ours begin at 1.
_FIRST_FOOTNOTE = 1
# Numbers of bookmarks are signed.
_LARGEST_NUMBER = 0x7FFFFFFF


def document_part(paper: Paper, commenting: Commenting) -> bytes:
    """word/document.xml, with the comments on its cells."""
    body = w("body")
    for number, paragraph in enumerate(paper.before):
        if number and paragraph.style != paper.before[number - 1].style:
            # The approval stands apart from the title.
            body.append(_gap())
        body.append(_paragraph(paragraph))
    for number, table in enumerate(paper.tables):
        if number or paper.before:
            body.append(_gap())
        body.append(_table(table, number, commenting))
    body.append(_gap())
    body.extend(_paragraph(paragraph) for paragraph in paper.after)
    body.append(_section(paper.page))
    return to_bytes(w("document", children=[body]))


def _gap() -> Element:
    """A small blank paragraph: it keeps title, tables and text apart, and Word wants one after a last table."""
    return w("p", children=[w("pPr", children=[value("pStyle", "PaperGap")])])


def footnotes_part(paper: Paper) -> bytes:
    """word/footnotes.xml, with the two separators that Word asks for."""
    notes = [_separator(-1, "separator"), _separator(0, "continuationSeparator")]
    for number, text in enumerate(paper.footnotes, start=_FIRST_FOOTNOTE):
        mark = w("r", children=[w("rPr", children=[value("rStyle", "FootnoteReference")]), w("footnoteRef")])
        paragraph = w("p", children=[_style("note"), mark, run(f" {text}")])
        notes.append(w("footnote", {"id": number}, [paragraph]))
    return to_bytes(w("footnotes", children=notes))


def _separator(number: int, kind: str) -> Element:
    paragraph = w("p", children=[w("r", children=[w(kind)])])
    return w("footnote", {"type": kind, "id": number}, [paragraph])


def _style(style: Style) -> Element:
    return w("pPr", children=[value("pStyle", STYLE_IDS[style])])


def _paragraph(paragraph: Paragraph) -> Element:
    element = w("p", children=[_style(paragraph.style), run(paragraph.text)])
    if paragraph.footnote is not None:
        reference = w("footnoteReference", {"id": paragraph.footnote + _FIRST_FOOTNOTE})
        element.append(w("r", children=[w("rPr", children=[value("rStyle", "FootnoteReference")]), reference]))
    return element


def comments_part(comments: list[str]) -> bytes:
    """word/comments.xml."""
    return to_bytes(w("comments", children=comment_elements(comments)))


def _table(table: Table, number: int, commenting: Commenting) -> Element:
    widths = [twips(column.width) for column in table.columns]
    properties = w(
        "tblPr",
        children=[
            value("tblStyle", "PaperTable"),
            w("tblW", {"w": sum(widths), "type": "dxa"}),
            value("jc", "center"),
            w("tblLayout", {"type": "fixed"}),
        ],
    )
    grid = w("tblGrid", children=[w("gridCol", {"w": width}) for width in widths])
    rows = (_row(row, widths, (number, place), commenting) for place, row in enumerate(table.rows))
    return w("tbl", children=[properties, grid, *rows])


def _row(row: Row, widths: list[int], place: tuple[int, int], commenting: Commenting) -> Element:
    properties = []
    if not row.may_break:
        properties.append(w("cantSplit"))
    if row.kind == "header":
        properties.append(w("tblHeader"))
    element = w("tr", children=[w("trPr", children=properties)] if properties else [])
    for number, cell in enumerate(_cells(row.cells, widths)):
        commenting.cell((*place, number), cell)
        element.append(cell)
    if row.anchor:
        _bookmark(element, row.anchor)
    return element


def _bookmark(row: Element, name: str) -> None:
    """A bookmark round the first paragraph of a row. Word wants a number of its own for each: the name's checksum."""
    paragraph = next(row.iter(qualified("p")))
    number = zlib.crc32(name.encode()) & _LARGEST_NUMBER
    paragraph.insert(1, w("bookmarkStart", {"id": number, "name": name}))
    paragraph.append(w("bookmarkEnd", {"id": number}))


def _cells(cells: Iterable[Cell], widths: list[int]) -> Iterator[Element]:
    column = 0
    for cell in cells:
        yield _cell(cell, sum(widths[column : column + cell.column_span]))
        column += cell.column_span


def _cell(cell: Cell, width: int) -> Element:
    properties = [w("tcW", {"w": width, "type": "dxa"})]
    if cell.column_span > 1:
        properties.append(value("gridSpan", cell.column_span))
    if cell.row_span > 1:
        properties.append(value("vMerge", "restart"))
    elif cell.row_span == 0:
        properties.append(value("vMerge", "continue"))
    # A cell without a paragraph is no valid cell, so a blank one gets an empty paragraph.
    paragraphs = [_paragraph(paragraph) for paragraph in cell.paragraphs] or [w("p", children=[_style("cell")])]
    return w("tc", children=[w("tcPr", children=properties), *paragraphs])


def _section(page: Page) -> Element:
    size: dict[str, object] = {"w": twips(page.width), "h": twips(page.height)}
    if page.orientation == "landscape":
        size["orient"] = "landscape"
    margins = {
        "top": twips(page.top),
        "right": twips(page.right),
        "bottom": twips(page.bottom),
        "left": twips(page.left),
        "header": twips(10),
        "footer": twips(10),
        "gutter": 0,
    }
    header = w("headerReference", {"type": "default"})
    header.set(f"{{{R}}}id", HEADER_RELATIONSHIP)
    return w("sectPr", children=[header, w("pgSz", size), w("pgMar", margins), w("titlePg")])
