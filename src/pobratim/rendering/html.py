"""A paper as an HTML fragment: the preview on the screen, with the same content as the Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from pobratim.rendering.paper import Cell, Paper, Paragraph, Row, Table
from pobratim.rendering.records import RecordReference
from pobratim.rendering.safe_cells import clean_text


def write_html(paper: Paper) -> str:
    """The fragment, everything in it escaped; the page's own style sheet gives it its looks.

    Rows and paragraphs name their records in `data-records` ("activity:3 agreement:0") and cells the fields they print
    in `data-fields`, so that a script can show the evidence of what was clicked.
    """
    parts = [f'<article class="paper paper-{paper.page.orientation}" lang="ru">']
    parts += [_paragraph(paragraph) for paragraph in paper.before]
    parts += [_table(table) for table in paper.tables]
    parts += [_paragraph(paragraph) for paragraph in paper.after]
    parts += _footnotes(paper.footnotes)
    return "\n".join([*parts, "</article>"])


_STYLE = """\
@page { size: A4 %(orientation)s; margin: %(top)smm %(right)smm %(bottom)smm %(left)smm; }
body { font: %(size)spt/1.2 "%(font)s", "Liberation Serif", Tinos, serif; margin: 2rem auto; max-width: %(width)smm; }
table { width: 100%%; border-collapse: collapse; margin: 1rem 0; }
td, th { border: 1px solid #000; padding: .1rem .35rem; vertical-align: top; text-align: left; font-weight: 400; }
tr { break-inside: avoid; }
p { margin: 0; }
.paper-title, .paper-centred, .paper-column-title, .paper-group, .paper-centred-cell { text-align: center; }
.paper-title, .paper-heading, .paper-group, .paper-column-title { font-weight: 700; }
.paper-heading { margin-top: .8rem; }
.paper-right { margin-left: 55%%; }
.paper-body, .paper-lead { text-indent: 12.5mm; text-align: justify; }
.paper-item { padding-left: 12.5mm; text-align: justify; }
@media print { body { margin: 0; max-width: none; } }
"""


def write_page(paper: Paper) -> bytes:
    """The paper as a page of its own, which needs nothing beside it."""
    page = paper.page
    look = {name: getattr(page, name) for name in ("orientation", "top", "right", "bottom", "left", "size")}
    style = _STYLE % {**look, "font": _font(page.font), "width": page.width - page.left - page.right}
    head = f'<meta charset="utf-8"><title>{_text(paper.title)}</title><style>{style}</style>'
    return f'<!DOCTYPE html>\n<html lang="ru"><head>{head}</head><body>{write_html(paper)}</body></html>\n'.encode()


def _font(name: str) -> str:
    """The name of a font, which a form may have from a user, with nothing in it that ends a string of CSS."""
    return "".join(letter for letter in name if letter.isalnum() or letter in " -")


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
    head = "".join(_row(row, table) for row in table.rows if row.kind == "header")
    body = "".join(_row(row, table) for row in table.rows if row.kind != "header")
    return f"<table><colgroup>{widths}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"


def _row(row: Row, table: Table) -> str:
    cells = "".join(_cell(cell, row, place, table) for place, cell in enumerate(row.cells) if cell.row_span)
    return f'<tr class="paper-{row.kind}"{_records(row.records)}>{cells}</tr>'


def _cell(cell: Cell, row: Row, place: int, table: Table) -> str:
    fields = escape(" ".join(table.columns[place].fields)) if row.kind == "record" else ""
    told = f' data-fields="{fields}"' if fields else ""
    tag = "td" if row.kind == "record" else "th"
    spans = _span("colspan", cell.column_span) + _span("rowspan", cell.row_span)
    return f"<{tag}{spans}{told}>{''.join(_paragraph(paragraph) for paragraph in cell.paragraphs)}</{tag}>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""


def _footnotes(footnotes: tuple[str, ...]) -> Iterator[str]:
    for number, text in enumerate(footnotes, start=1):
        yield f'<p class="paper-note"><sup>{number}</sup> {_text(text)}</p>'
