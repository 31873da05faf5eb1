"""Documents as one page of HTML, to look at and to print: nothing is fetched and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pobratim.cli.document_view import label_of, section_name
from pobratim.cli.table_grid import Grid, Placed
from pobratim.cli.terminal import plain
from pobratim.cli.texts import texts
from pobratim.document import Document, Image, Paragraph, Section, Table

_STYLE = """
body { font: 16px/1.45 "PT Serif", "Times New Roman", "Liberation Serif", serif; color: #1b1b1b; background: #fff;
  margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 72rem; }
article + article { border-top: 3px double #999; margin-top: 3rem; padding-top: 1rem; }
header { font: 14px/1.4 "PT Sans", "Liberation Sans", Arial, sans-serif; border-bottom: 1px solid #999;
  margin-bottom: 1.5rem; }
header h1 { font-size: 1.35rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
header p { color: #595959; margin: -.5rem 0 .75rem; overflow-wrap: anywhere; }
.warnings { background: #fff6d9; border-left: 4px solid #b58900; padding: .5rem 1rem .5rem 2rem; margin: 0 0 1rem; }
h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.4em 0 .5em; }
h2 { font-size: 1.3rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
p { margin: 0 0 .6em; white-space: pre-line; overflow-wrap: break-word; }
td > p, th > p { margin-bottom: .25em; }
td > p:last-child, th > p:last-child { margin-bottom: 0; }
.part { font: 13px/1.4 "PT Sans", "Liberation Sans", Arial, sans-serif; color: #595959; margin: 1.5rem 0 .5rem; }
.table { overflow-x: auto; margin: .75rem 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .94em; }
th, td { border: 1px solid #767676; padding: .35em .55em; text-align: left; vertical-align: top; min-width: 1.5em; }
th { background: #eee; font-weight: bold; }
td.gap { background: repeating-linear-gradient(45deg, #fff, #fff 5px, #e8e8e8 5px, #e8e8e8 6px); }
.pictures { color: #595959; font-size: .9em; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } thead { display: table-header-group; }
  tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } .table { overflow: visible; }
  article + article { break-before: page; border: 0; } }
@page { margin: 15mm; }
"""
_DEEPEST_HEADING = 6


def page_of(documents: Sequence[Document]) -> str:
    """The documents, one after another, as a page of its own."""
    title = label_of(documents[0]) if len(documents) == 1 else "Pobratim"
    articles = "\n".join(map(_article, documents))
    return (
        f'<!DOCTYPE html>\n<html lang="{texts().language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{articles}\n</body>\n</html>"
    )


def _article(document: Document) -> str:
    return "\n".join(["<article>", *_head(document), *_body(document), *_pictures(document.images), "</article>"])


def _head(document: Document) -> Iterator[str]:
    title = document.properties.get("title")
    about = f"<p>{_text(str(title))}</p>" if title else ""
    yield f"<header><h1>{_text(label_of(document))}</h1>{about}</header>"
    if document.warnings:
        yield f'<ul class="warnings">{"".join(f"<li>{_text(w.message)}</li>" for w in document.warnings)}</ul>'


def _body(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.elements:
            yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    name = section_name(section)
    yield "<section>" + (f'<p class="part">{_text(name)}</p>' if name else "")
    for element in section.elements:
        yield _table(element) if isinstance(element, Table) else _paragraph(element)
    yield "</section>"


def _paragraph(paragraph: Paragraph, *, in_cell: bool = False) -> str:
    if not paragraph.text:
        return ""
    text = _text(paragraph.text.value)
    if paragraph.heading and in_cell:
        return f"<p><b>{text}</b></p>"
    if paragraph.heading:
        level = min(paragraph.heading + 1, _DEEPEST_HEADING)
        return f"<h{level}>{text}</h{level}>"
    indent = min(paragraph.level or 0, 8) * 1.5 + (1.5 if paragraph.number else 0)
    style = f' style="margin-left: {indent:g}em; text-indent: -1.5em"' if paragraph.number else ""
    return f"<p{style}>{text}</p>"


def _table(table: Table) -> str:
    """The rows of titles that the table begins with are repeated on every page it is printed on."""
    grid = Grid.of(table)
    rows = [_row(grid, row) for row in range(len(grid.at))]
    titles = 0
    while titles < len(table.rows) and table.rows[titles].header:
        titles += 1
    head = f"<thead>{''.join(rows[:titles])}</thead>" if titles else ""
    return f'<div class="table"><table>{head}<tbody>{"".join(rows[titles:])}</tbody></table></div>'


def _row(grid: Grid, row: int) -> str:
    begun = (placed for column, placed in enumerate(grid.at[row]) if (placed.row, placed.column) == (row, column))
    return f"<tr>{''.join(map(_cell, begun))}</tr>"


def _cell(placed: Placed) -> str:
    if placed.cell is None:
        return '<td class="gap"></td>'
    kind = "th" if placed.header else "td"
    spans = "".join(
        f' {name}="{count}"' for name, count in (("colspan", placed.columns), ("rowspan", placed.rows)) if count > 1
    )
    paragraphs = "".join(_paragraph(paragraph, in_cell=True) for paragraph in placed.cell.paragraphs)
    return f"<{kind}{spans}>{paragraphs}{''.join(map(_table, placed.cell.tables))}</{kind}>"


def _pictures(images: Sequence[Image]) -> Iterator[str]:
    if images:
        told = (f"{image.name}: {image.caption.value}" if image.caption else image.name for image in images)
        yield f'<ul class="pictures">{"".join(f"<li>{_text(line)}</li>" for line in told)}</ul>'


def _text(text: str) -> str:
    return escape(plain(text).plain)
