"""One file that holds one document: its bytes, and the reader that its content calls for."""

from __future__ import annotations

from pathlib import Path

from pobratim.document import Document
from pobratim.reading import limits
from pobratim.reading.compound_file import CompoundFileReader
from pobratim.reading.conversion import Conversion
from pobratim.reading.errors import ReadingError
from pobratim.reading.foreign_file import ForeignFileReader
from pobratim.reading.formats import HEAD, Reader, choose
from pobratim.reading.html.reader import HtmlReader
from pobratim.reading.office_file import OfficePackageReader
from pobratim.reading.pdf_file import PdfReader
from pobratim.reading.rtf_file import RtfReader
from pobratim.reading.scans.picture_file import PictureReader
from pobratim.reading.text_file import TextReader
from pobratim.source import Source


def readers_for(source: Source | None = None) -> tuple[Reader, ...]:
    """The formats of single documents, in the order in which they are tried; what a source asks for, they do."""
    convert = Conversion(source.converted if source else None)
    recognises = source is not None and source.recognise
    return (
        OfficePackageReader(),
        CompoundFileReader(convert),
        RtfReader(convert),
        HtmlReader(),
        ForeignFileReader(),
        PictureReader(recognises),
        PdfReader(recognises),
        TextReader(),
    )


def read_data(data: bytes, name: str, source: Source | None = None) -> Document:
    """The document in a file's bytes. Raises ReadingError where it cannot be read."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadingError(f"Файл «{name}» пуст: проверьте, что документ сохранён.")
    return choose(readers_for(source), name, data[:HEAD]).read(data, name)


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of a file known under a name. Raises ReadingError where it is missing, too large or no file."""
    try:
        if path.is_dir():
            raise ReadingError(f"«{name}» – папка: укажите файл.")
        if path.stat().st_size > limits.FILE_BYTES:
            raise ReadingError(f"Файл «{name}» больше {limits.FILE_BYTES // 2**20} МБ: разделите его на части.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(f"Файл «{path}» не найден: проверьте имя и папку.") from error
    except OSError as error:
        raise ReadingError(f"Файл «{name}» не читается: проверьте права доступа и носитель.") from error
