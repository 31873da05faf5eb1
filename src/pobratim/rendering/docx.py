"""A paper as a Word file: Office Open XML written by ourselves.

Word's own templates and the libraries over them spoil tables with merged rows; the few elements an official table
needs are simple, and writing them ourselves keeps the file the same byte for byte for the same paper.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pobratim.rendering.docx_body import comments_part, document_part, footnotes_part
from pobratim.rendering.docx_comments import Commenting, Comments
from pobratim.rendering.docx_parts import (
    content_types,
    core_properties,
    document_relationships,
    font_table,
    header_part,
    package_relationships,
    settings_part,
    styles_part,
)
from pobratim.rendering.paper import Paper

# The earliest date a ZIP file can hold: the bytes must not tell when the paper was written.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_docx(paper: Paper, comments: Comments | None = None) -> bytes:
    """The .docx file of a paper; the same paper and comments give the same bytes.

    Characters that XML forbids are left out.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(paper, Commenting(comments or {})):
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _parts(paper: Paper, commenting: Commenting) -> Iterator[tuple[str, bytes]]:
    """The parts of the package by name, in the order Word writes them."""
    notes = bool(paper.footnotes)
    body = document_part(paper, commenting)
    comments = bool(commenting.written)
    yield "[Content_Types].xml", content_types(notes, comments)
    yield "_rels/.rels", package_relationships()
    yield "docProps/core.xml", core_properties(paper)
    yield "word/document.xml", body
    yield "word/_rels/document.xml.rels", document_relationships(notes, comments)
    yield "word/styles.xml", styles_part(paper.page)
    yield "word/settings.xml", settings_part(notes)
    yield "word/fontTable.xml", font_table(paper.page)
    yield "word/header1.xml", header_part()
    if notes:
        yield "word/footnotes.xml", footnotes_part(paper)
    if comments:
        yield "word/comments.xml", comments_part(commenting.written)
