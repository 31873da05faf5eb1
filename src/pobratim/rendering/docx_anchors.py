"""Rows of a Word file of ours that came back, known by the bookmarks they were written with.

Word keeps a bookmark while the words around it are edited, and takes it away with its row.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pobratim.rendering.ooxml import Element, qualified

_NAME = re.compile(r"pobratim_([a-z]+)_(\d+)")
# Bytes that a body may have unpacked: a report of five thousand rows has a tenth of that.
_LONGEST = 100_000_000


@dataclass(frozen=True, slots=True)
class AnchoredRow:
    """A row with a bookmark: the kind and number of its record, its place (from 0), and the texts of its cells."""

    kind: str
    number: int
    table: int
    row: int
    cells: tuple[str, ...]


def anchor(kind: str, number: int) -> str:
    """The bookmark of a record's row: its kind and number in the register, and nothing that tells of people."""
    return f"pobratim_{kind}_{number}"


def anchored_rows(content: bytes) -> list[AnchoredRow]:
    """The bookmarked rows of a .docx, in their order; none where it is no .docx of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = archive.getinfo("word/document.xml")
            body = archive.read(part) if part.file_size <= _LONGEST else b""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(body, parser) if b"pobratim_" in body else None
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return []
    return [] if root is None else list(_rows(root))


def _rows(root: Element) -> Iterator[AnchoredRow]:
    # A table inside a cell is no row of ours.
    for table, element in enumerate(root.iterfind(f"{qualified('body')}/{qualified('tbl')}")):
        for number, row in enumerate(element.iterfind(qualified("tr"))):
            names = (mark.get(qualified("name")) or "" for mark in row.iter(qualified("bookmarkStart")))
            found = next(filter(None, map(_NAME.fullmatch, names)), None)
            if found:
                cells = tuple(_text(cell) for cell in row.iterfind(qualified("tc")))
                yield AnchoredRow(found[1], int(found[2]), table, number, cells)


def _text(cell: Element) -> str:
    """The paragraphs of a cell, a line each; what was deleted with changes tracked is not read."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iterfind(qualified("p")))


def _pieces(paragraph: Element) -> Iterator[str]:
    for piece in paragraph.iter(qualified("t"), qualified("tab"), qualified("br")):
        yield piece.text or "" if piece.tag == qualified("t") else " "
