"""A paper as an HTML fragment: the preview on the screen, with the same content as the Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from pobratim.rendering.ooxml import clean_text
from pobratim.rendering.paper import Cell, Paper, Paragraph, Row, Table
from pobratim.rendering.records import RecordReference


def write_html(paper: Paper) -> str:
    """The fragment, everything in it escaped; the page's own style sheet gives it its looks.

    Rows and paragraphs name their records in `data-records` ("activity:3 agreement:0"), so that a script can open the
    evidence of what was clicked.
    """
    parts = [f'<article class="paper paper-{paper.page.orientation}" lang="ru">']
    parts += [_paragraph(paragraph) for paragraph in paper.before]
    parts += [_table(table) for table in paper.tables]
    parts += [_paragraph(paragraph) for paragraph in paper.after]
    parts += _footnotes(paper.footnotes)
    return "\n".join([*parts, "</article>"])


def _text(text: str) -> str:
    return escape(clean_text(text))


def _records(records: Iterable[RecordReference]) -> str:
    named = " ".join(f"{record.kind}:{record.index}" for record in records)
    return f' data-records="{named}"' if named else ""


def _paragraph(paragraph: Paragraph) -> str:
    mark = f"<sup>{paragraph.footnote + 1}</sup>" if paragraph.footnote is not None else ""
    css = f"paper-{paragraph.style.replace('_', '-')}"
    return f'<p class="{css}"{_records(paragraph.records)}>{_text(paragraph.text)}{mark}</p>'


def _table(table: Table) -> str:
    # A width attribute, since a strict content security policy lets no style attribute through.
    whole = sum(column.width for column in table.columns)
    widths = "".join(f'<col width="{column.width / whole:.0%}"/>' for column in table.columns)
    head = "".join(_row(row) for row in table.rows if row.kind == "header")
    body = "".join(_row(row) for row in table.rows if row.kind != "header")
    return f"<table><colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"


def _row(row: Row) -> str:
    cells = "".join(_cell(cell, row) for cell in row.cells if cell.row_span)
    return f'<tr class="paper-{row.kind}"{_records(row.records)}>{cells}</tr>'


def _cell(cell: Cell, row: Row) -> str:
    tag = "td" if row.kind == "record" else "th"
    spans = _span("colspan", cell.column_span) + _span("rowspan", cell.row_span)
    return f"<{tag}{spans}>{''.join(_paragraph(paragraph) for paragraph in cell.paragraphs)}</{tag}>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _footnotes(footnotes: tuple[str, ...]) -> Iterator[str]:
    for number, text in enumerate(footnotes, start=1):
        yield f'<p class="paper-note"><sup>{number}</sup> {_text(text)}</p>'
