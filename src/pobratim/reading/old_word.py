"""Word 97-2003 and RTF documents: converted by LibreOffice, then read as .docx; .doc also checked by antiword."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
import struct
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pobratim.document import Document, DocumentWarning, Element, Paragraph
from pobratim.reading import limits
from pobratim.reading.compound import CompoundFile
from pobratim.reading.conversion import Conversion
from pobratim.reading.docx.reader import read_docx
from pobratim.reading.external import run
from pobratim.reading.ooxml import Package

DOC_TYPE = "application/msword"
RTF_TYPE = "application/rtf"
STREAM = "WordDocument"
_RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_ENCRYPTED = 0x100
_ANTIWORD_SECONDS = 20.0
_LEAST_SHARE = 0.9
"""Of the letters that antiword finds: with fewer, text was cut; a few are marks that only one of the two prints."""
_DISAGREE = (
    "Две программы прочитали файл по-разному (строк в таблицах: {rows} и {other_rows}, букв: {letters} и "
    "{other_letters}): сверьте прочитанное с документом."
)


class RtfReader:
    """Documents in Rich Text Format."""

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion

    def reads(self, name: str, head: bytes) -> bool:
        return bool(_RTF.match(head))

    def read(self, data: bytes, name: str) -> Document:
        return _read_converted(data, name, self.conversion, (".rtf", RTF_TYPE))


def read_doc(container: CompoundFile, data: bytes, name: str, conversion: Conversion) -> Document:
    """The document that a Word 97-2003 file holds. Raises ReadingError where it is encrypted or cannot be read."""
    header = container.streams[STREAM]
    if len(header) >= 12 and struct.unpack_from("<H", header, 10)[0] & _ENCRYPTED:
        raise limits.encrypted(name)
    document = _read_converted(data, name, conversion, (".doc", DOC_TYPE))
    warning = _disagreement(document, data)
    return replace(document, warnings=(*document.warnings, warning)) if warning else document


def _read_converted(data: bytes, name: str, conversion: Conversion, kind: tuple[str, str]) -> Document:
    suffix, media_type = kind
    made = conversion.docx(data, suffix, name)
    document = read_docx(Package(limits.open_zip(made, name), name), made)
    return replace(document, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type)


def _disagreement(document: Document, data: bytes) -> DocumentWarning | None:
    """A warning where antiword, which reads .doc files on its own, finds rows or text that LibreOffice lost."""
    seen = _antiword(data)
    if seen is None:
        return None
    other_rows, other_letters = seen
    rows, letters = _rows_of(document), _letters("".join(block.text for block in document.blocks))
    if rows >= other_rows and letters >= _LEAST_SHARE * other_letters:
        return None
    message = _DISAGREE.format(rows=rows, other_rows=other_rows, letters=letters, other_letters=other_letters)
    return DocumentWarning("readers_disagree", message)


def _antiword(data: bytes) -> tuple[int, int] | None:
    """Rows of tables and letters, as antiword counts them; None where it is missing or does not read the file."""
    program = shutil.which("antiword")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        (Path(folder) / "document.doc").write_bytes(data)
        printed = run([program, "-x", "db", "document.doc"], _ANTIWORD_SECONDS, Path(folder))
    if printed is None:
        return None
    text = re.sub(r"<bookinfo>.*?</bookinfo>", "", printed.decode("utf-8", "replace"), flags=re.DOTALL)
    return text.count("<row>"), _letters(html.unescape(re.sub(r"<[^>]*>", "", text)))


def _rows_of(document: Document) -> int:
    return sum(_rows(section.elements) for section in document.sections)


def _rows(elements: Iterable[Element]) -> int:
    """Rows of tables, of nested ones too."""
    tables = [element for element in elements if not isinstance(element, Paragraph)]
    inner = sum(_rows(cell.tables) for table in tables for row in table.rows for cell in row.cells)
    return sum(len(table.rows) for table in tables) + inner


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
