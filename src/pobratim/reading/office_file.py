"""Office packages: which of the formats that share the zip container a file is, told by its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pobratim.document import Document
from pobratim.reading.docx.reader import read_docx
from pobratim.reading.errors import ReadingError
from pobratim.reading.limits import encrypted, open_zip
from pobratim.reading.ooxml import Package
from pobratim.reading.xlsx.reader import read_xlsx

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL = ("spreadsheetml", "ms-excel.sheet")
_WORD = ("wordprocessingml", "ms-word")
_READERS: Mapping[tuple[str, ...], Callable[[Package, bytes], Document]] = {_WORD: read_docx, _EXCEL: read_xlsx}
"""Words of the main part's content type, and the reader for it. Files with macros have types of their own."""


class OfficePackageReader:
    """Word and Excel files of today, .docx and .xlsx."""

    def reads(self, name: str, head: bytes) -> bool:
        return head.startswith(_ZIP)

    def read(self, data: bytes, name: str) -> Document:
        package = Package(open_zip(data, name), name)
        if "[Content_Types].xml" not in package.zip.namelist() or not package.main:
            raise ReadingError(f"«{name}» – архив или файл другой программы: сохраните документ как .docx или .xlsx.")
        content_type = package.content_type(package.main)
        for words, reader in _READERS.items():
            if any(word in content_type for word in words):
                return reader(package, data)
        raise ReadingError(f"Файл «{name}» не текст и не таблица: сохраните документ как .docx или .xlsx.")


class CompoundFileReader:
    """Files of Office 97-2003, and new ones under a password, which share their container: named, not opened."""

    def reads(self, name: str, head: bytes) -> bool:
        return head.startswith(_COMPOUND)

    def read(self, data: bytes, name: str) -> Document:
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise encrypted(name)
        raise ReadingError(f"Файл «{name}» в старом формате Office: сохраните его как .docx или .xlsx и повторите.")
