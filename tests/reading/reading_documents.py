"""Makes the files that the readers' tests read, and looks into the Documents made of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from pobratim.document import Document, Paragraph, Table, Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx_bytes(body: str, parts: Mapping[str, str] | None = None, main_type: str = _MAIN_TYPE) -> bytes:
    """A Word package around the XML of a body; `parts` are further parts by kind ("styles", "header1", …)."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}<Relationship Id="rImage" Type="{_OFFICE}/image" Target="media/image1.png"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": xml.replace("XMLNS", _NAMESPACES) for name, xml in parts.items()},
    }
    return zip_bytes(files)


def zip_bytes(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in files.items():
            package.writestr(path, content)
    return stream.getvalue()


def texts_of(document: Document) -> Iterator[Text]:
    """Every Text of a document's sections."""
    for section in document.sections:
        for element in section.elements:
            yield from _texts(element)


def _texts(element: Paragraph | Table) -> Iterator[Text]:
    if isinstance(element, Paragraph):
        yield element.text
        return
    for row in element.rows:
        for cell in row.cells:
            yield cell.text
            for paragraph in cell.paragraphs:
                yield paragraph.text
            for table in cell.tables:
                yield from _texts(table)


def check_spans(document: Document) -> None:
    """Every span quotes its block's text, and every block's place is its own."""
    blocks = {block.at: block for block in document.blocks}
    assert len(blocks) == len(document.blocks)
    spans = [span for text in texts_of(document) for span in text.spans()]
    for span in spans + [item.span for item in document.set_aside]:
        assert blocks[span.at].text[span.start : span.end] == span.quote
        assert span.quote
    for text in texts_of(document):
        for piece in text.pieces:
            length = piece.end - piece.start
            assert text.value[piece.position : piece.position + length] == piece.block.text[piece.start : piece.end]


def check_offsets(document: Document, decoded: str) -> None:
    """Every block of a text file stands at its offset, and the blocks hold all that is no white space or separator."""
    rest = list(decoded)
    for block in document.blocks:
        assert block.offset is not None
        end = block.offset + len(block.text)
        assert decoded[block.offset : end] == block.text
        rest[block.offset : end] = " " * len(block.text)
    assert set("".join(rest)) <= set(" \t\r\n\f\xa0\ufeff|;,")


def rows_as_text(table: Table) -> list[list[str]]:
    """The cells' texts of a table, row by row."""
    return [[cell.text.value for cell in row.cells] for row in table.rows]


def only_table(document: Document) -> Table:
    """The one table of a document."""
    tables = [table for section in document.sections for table in section.tables]
    assert len(tables) == 1
    return tables[0]


def paragraph_texts(document: Document) -> list[str]:
    """The paragraphs outside tables, of all sections."""
    return [paragraph.text.value for section in document.sections for paragraph in section.paragraphs]
