"""Office packages: which of the formats that share the zip container a file is, told by its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pobratim.document import Document, DocumentWarning
from pobratim.reading.docx.reader import read_docx
from pobratim.reading.errors import ReadingError
from pobratim.reading.limits import open_zip
from pobratim.reading.odf.package import OdfPackage
from pobratim.reading.odf.sheet_reader import read_ods
from pobratim.reading.odf.text_reader import read_odt
from pobratim.reading.ooxml import Package
from pobratim.reading.xlsx.reader import read_xlsx

_ZIP = b"PK\x03\x04"
_EXCEL = ("spreadsheetml", "ms-excel.sheet")
_WORD = ("wordprocessingml", "ms-word")
_READERS: Mapping[tuple[str, ...], Callable[[Package, bytes], Document]] = {_WORD: read_docx, _EXCEL: read_xlsx}
"""Words of the main part's content type, and the reader for it. Files with macros have types of their own."""
_OPEN_DOCUMENT: Mapping[str, Callable[[OdfPackage, bytes], Document]] = {"text": read_odt, "spreadsheet": read_ods}
_MACROS = "macroEnabled"
_MACRO_MESSAGE = "В файле есть макросы: они не выполняются, прочитано только содержание."


class OfficePackageReader:
    """Word and Excel files of today, .docx and .xlsx, and those of LibreOffice, .odt and .ods."""

    def reads(self, name: str, head: bytes) -> bool:
        return head.startswith(_ZIP)

    def read(self, data: bytes, name: str) -> Document:
        opened = open_zip(data, name)
        document = _open_document(OdfPackage(opened, name), data)
        if document:
            return document
        package = Package(opened, name)
        if "[Content_Types].xml" not in package.zip.namelist() or not package.main:
            raise ReadingError(f"Файл «{name}» другой программы: сохраните документ как .docx или .xlsx.")
        content_type = package.content_type(package.main)
        for words, reader in _READERS.items():
            if any(word in content_type for word in words):
                document = reader(package, data)
                return _with_macro_warning(document) if _MACROS in content_type else document
        raise ReadingError(f"Файл «{name}» не текст и не таблица: сохраните документ как .docx или .xlsx.")


def _open_document(package: OdfPackage, data: bytes) -> Document | None:
    """The document of an OpenDocument package, None where it is none; raises ReadingError for presentations."""
    kind = package.media_type.rpartition(".")[2].removesuffix("-template")
    if not kind:
        return None
    package.check_readable()
    if kind not in _OPEN_DOCUMENT:
        raise ReadingError(f"Файл «{package.name}» не текст и не таблица: сохраните документ как .odt или .ods.")
    return _OPEN_DOCUMENT[kind](package, data)


def _with_macro_warning(document: Document) -> Document:
    """Macros are never run; the user is told that there are some."""
    return replace(document, warnings=(*document.warnings, DocumentWarning("macros", _MACRO_MESSAGE)))
