"""What antiword, which reads Word 97-2003 files on its own, prints of one: DocBook, with tables as rows of entries.

It knows neither lists nor cells that span down, so that its reading only stands in for one without the tables.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from lxml import etree

from pobratim.document import Cell, Document, Element, Part, Row, Section, Table
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.external import run
from pobratim.reading.grid import compact
from pobratim.reading.placing import ParagraphText, Placer

_SECONDS = 20.0
_NEAR = 3.0
"""Points by which the edges of one column differ from row to row."""


def docbook(data: bytes) -> str | None:
    """What antiword prints of a file; None where it is missing, or does not read the file."""
    program = shutil.which("antiword")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        (Path(folder) / "document.doc").write_bytes(data)
        printed = run([program, "-x", "db", "document.doc"], _SECONDS, Path(folder))
    if printed is None:
        return None
    text = re.sub(r"<bookinfo>.*?</bookinfo>", "", printed.decode("utf-8", "replace"), flags=re.DOTALL)
    return re.sub(r"^\s*<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>", "", text)


def document_of(printed: str, data: bytes, name: str, media_type: str) -> Document:
    """The paragraphs and tables that antiword prints."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(f"<root>{printed}</root>", parser)
    builder = DocumentBuilder(name, data, media_type)
    placer = Placer(Part.BODY, None, builder)
    elements = tuple(_elements(root, placer))
    return builder.finish([Section(Part.BODY, elements)] if elements else [])


def _elements(root: etree._Element, placer: Placer) -> Iterator[Element]:
    for element in root.iter("title", "para", "informaltable"):
        if element.tag == "informaltable":
            yield _table(element, placer)
        elif element.find(".//informaltable") is None and next(element.iterancestors("entry"), None) is None:
            heading = 1 if element.tag == "title" else None
            paragraph = placer.paragraph(ParagraphText(" ".join(_lines(element)), heading=heading))
            if paragraph:
                yield paragraph


def _table(element: etree._Element, placer: Placer) -> Table:
    """A table whose rows have columns of their own, told by their widths."""
    number = placer.next_table()
    groups = [(_edges(group), row) for group in element.iter("tgroup") for row in group.iter("row")]
    common = sorted({edge for edges, _ in groups for edge in edges})
    rows = [Row(tuple(_cells(row, edges, common, placer, number, n))) for n, (edges, row) in enumerate(groups)]
    return compact(rows)


def _edges(group: etree._Element) -> list[float]:
    """The edges of a row's columns from the left, in points; those that differ by little are one."""
    widths = [float(re.sub(r"[^\d.]", "", column.get("colwidth", "")) or 1) for column in group.iter("colspec")]
    return [round(edge / _NEAR) * _NEAR for edge in (0.0, *accumulate(widths))]


def _cells(
    row: etree._Element, edges: Sequence[float], common: Sequence[float], placer: Placer, table: int, number: int
) -> Iterator[Cell]:
    for place, entry in enumerate(row.iter("entry")):
        if place + 1 >= len(edges):
            break
        first, last = bisect_left(common, edges[place]), bisect_left(common, edges[place + 1])
        items = [ParagraphText(line) for line in _lines(entry)]
        paragraphs = placer.cell_paragraphs(items, placer.cell_at(table, number, place))
        yield Cell(first, paragraphs, max(last - first, 1))


def _lines(element: etree._Element) -> list[str]:
    text = "".join(str(part) for part in element.itertext())
    return [line.strip() for line in text.split("\n") if line.strip()]
