"""Files of Office 97-2003: which of the formats that share the compound container a file is, told by its streams."""

from __future__ import annotations

from pobratim.document import Document
from pobratim.reading import compound, limits
from pobratim.reading.compound import CompoundFile
from pobratim.reading.conversion import Conversion
from pobratim.reading.errors import ReadingError

_ENCRYPTED_PACKAGE = "EncryptedPackage"


class CompoundFileReader:
    """Word and Excel files of 1997 to 2003, and new Office files under a password, which are wrapped so."""

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion

    def reads(self, name: str, head: bytes) -> bool:
        return head.startswith(compound.MARK)

    def read(self, data: bytes, name: str) -> Document:
        # Readers of files as old as these are loaded by the first one.
        from pobratim.reading import old_word
        from pobratim.reading.xls import reader as xls

        container = CompoundFile.of(data, name)
        if _ENCRYPTED_PACKAGE in container.streams:
            raise limits.encrypted(name)
        if old_word.STREAM in container.streams:
            return old_word.read_doc(container, data, name, self.conversion)
        if any(stream in container.streams for stream in xls.STREAMS):
            return xls.read_xls(container, data, name)
        raise ReadingError(f"Файл «{name}» не текст и не таблица: сохраните документ как .docx или .xlsx.")
