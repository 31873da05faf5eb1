"""Office packages: which of the formats that share the zip container a file is, told by its parts."""

from __future__ import annotations

from dataclasses import replace

from pobratim.document import Document, DocumentWarning
from pobratim.reading.errors import ReadingError
from pobratim.reading.limits import open_package
from pobratim.reading.odf.package import OdfPackage
from pobratim.reading.ooxml import Package

_ZIP = b"PK\x03\x04"
_EXCEL = ("spreadsheetml", "ms-excel.sheet")
_WORD = ("wordprocessingml", "ms-word")
"""Words of the main part's content type. Files with macros have types of their own."""
_MACROS = "macroEnabled"
_MACRO_MESSAGE = "В файле есть макросы: они не выполняются, прочитано только содержание."


class OfficePackageReader:
    """Word and Excel files of today, .docx and .xlsx, and those of LibreOffice, .odt and .ods."""

    def reads(self, name: str, head: bytes) -> bool:
        return head.startswith(_ZIP)

    def read(self, data: bytes, name: str) -> Document:
        opened = open_package(data, name)
        document = _open_document(OdfPackage(opened, name), data)
        if document:
            return document
        package = Package(opened, name)
        if "[Content_Types].xml" not in package.zip.namelist() or not package.main:
            raise ReadingError(f"Файл «{name}» другой программы: сохраните документ как .docx или .xlsx.")
        content_type = package.content_type(package.main)
        document = _of_type(content_type, package, data)
        return _with_macro_warning(document) if _MACROS in content_type else document


def _of_type(content_type: str, package: Package, data: bytes) -> Document:
    """The document of a package, by the reader that its content calls for: it is loaded by the first such file."""
    if any(word in content_type for word in _WORD):
        from pobratim.reading.docx.reader import read_docx

        return read_docx(package, data)
    if any(word in content_type for word in _EXCEL):
        from pobratim.reading.xlsx.reader import read_xlsx

        return read_xlsx(package, data)
    raise ReadingError(f"Файл «{package.name}» не текст и не таблица: сохраните документ как .docx или .xlsx.")


def _open_document(package: OdfPackage, data: bytes) -> Document | None:
    """The document of an OpenDocument package, None where it is none; raises ReadingError for presentations."""
    kind = package.media_type.rpartition(".")[2].removesuffix("-template")
    if not kind:
        return None
    package.check_readable()
    if kind == "text":
        from pobratim.reading.odf.text_reader import read_odt

        return read_odt(package, data)
    if kind == "spreadsheet":
        from pobratim.reading.odf.sheet_reader import read_ods

        return read_ods(package, data)
    raise ReadingError(f"Файл «{package.name}» не текст и не таблица: сохраните документ как .odt или .ods.")


def _with_macro_warning(document: Document) -> Document:
    """Macros are never run; the user is told that there are some."""
    return replace(document, warnings=(*document.warnings, DocumentWarning("macros", _MACRO_MESSAGE)))
