"""Word 97-2003 and RTF documents: converted by LibreOffice, then read as .docx; .doc also checked by antiword."""

from __future__ import annotations

import hashlib
import html
import re
import struct
from collections.abc import Iterable
from dataclasses import replace

from pobratim.document import Document, DocumentWarning, Element, Paragraph
from pobratim.reading import antiword, limits
from pobratim.reading.compound import CompoundFile
from pobratim.reading.conversion import Conversion
from pobratim.reading.docx.reader import read_docx
from pobratim.reading.ooxml import Package

DOC_TYPE = "application/msword"
RTF_TYPE = "application/rtf"
STREAM = "WordDocument"
_ENCRYPTED = 0x100
_LEAST_SHARE = 0.9
"""Of the letters that antiword finds: with fewer, text was cut; a few are marks that only one of the two prints."""
_DISAGREE = (
    "Две программы прочитали файл по-разному (строк в таблицах: {rows} и {other_rows}, букв: {letters} и "
    "{other_letters}): сверьте прочитанное с документом."
)


_BY_ANTIWORD = " Таблицы прочитаны второй из них, antiword: она не знает нумерации и ячеек на несколько строк."


def read_rtf(data: bytes, name: str, conversion: Conversion) -> Document:
    """The document that a file in Rich Text Format holds. Raises ReadingError where it cannot be read."""
    return _read_converted(data, name, conversion, (".rtf", RTF_TYPE))


def read_doc(container: CompoundFile, data: bytes, name: str, conversion: Conversion) -> Document:
    """The document that a Word 97-2003 file holds. Raises ReadingError where it is encrypted or cannot be read."""
    header = container.streams[STREAM]
    if len(header) >= 12 and struct.unpack_from("<H", header, 10)[0] & _ENCRYPTED:
        raise limits.encrypted(name)
    document = _read_converted(data, name, conversion, (".doc", DOC_TYPE))
    printed = antiword.docbook(data)
    return document if printed is None else _compared(document, printed, data)


def _compared(document: Document, printed: str, data: bytes) -> Document:
    """The document, with a warning where antiword finds rows or text that LibreOffice lost.

    Where that lost all tables, and antiword no text, it is antiword's reading that counts.
    """
    other_rows, other_letters = printed.count("<row>"), _letters(html.unescape(re.sub(r"<[^>]*>", "", printed)))
    rows, letters = _rows_of(document), _letters("".join(block.text for block in document.blocks))
    if rows >= other_rows and letters >= _LEAST_SHARE * other_letters:
        return document
    message = _DISAGREE.format(rows=rows, other_rows=other_rows, letters=letters, other_letters=other_letters)
    if other_rows and not rows and other_letters >= _LEAST_SHARE * letters:
        document = antiword.document_of(printed, data, document.name, document.media_type)
        message += _BY_ANTIWORD
    return replace(document, warnings=(*document.warnings, DocumentWarning("readers_disagree", message)))


def _read_converted(data: bytes, name: str, conversion: Conversion, kind: tuple[str, str]) -> Document:
    suffix, media_type = kind
    made = conversion.docx(data, suffix, name)
    document = read_docx(Package(limits.open_package(made, name), name), made)
    return replace(document, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type)


def _rows_of(document: Document) -> int:
    return sum(_rows(section.elements) for section in document.sections)


def _rows(elements: Iterable[Element]) -> int:
    """Rows of tables, of nested ones too."""
    tables = [element for element in elements if not isinstance(element, Paragraph)]
    inner = sum(_rows(cell.tables) for table in tables for row in table.rows for cell in row.cells)
    return sum(len(table.rows) for table in tables) + inner


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
