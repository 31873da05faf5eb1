"""Any office file to one Document. Knows nothing of cities or dates."""

from __future__ import annotations

from pathlib import Path

from pobratim.document import Document
from pobratim.reading import limits
from pobratim.reading.compound_file import CompoundFileReader
from pobratim.reading.errors import ReadingError
from pobratim.reading.foreign_file import ForeignFileReader
from pobratim.reading.formats import HEAD, Reader, choose
from pobratim.reading.html.reader import HtmlReader
from pobratim.reading.office_file import OfficePackageReader
from pobratim.reading.old_word import RtfReader
from pobratim.reading.pdf.reader import PdfReader
from pobratim.reading.text_file import TextReader

__all__ = ["ReadingError", "read"]

READERS: tuple[Reader, ...] = (
    OfficePackageReader(),
    CompoundFileReader(),
    RtfReader(),
    HtmlReader(),
    ForeignFileReader(),
    PdfReader(),
    TextReader(),
)


def read(path: Path) -> Document:
    """The document that a file holds, recognised by content and shape.

    Raises ReadingError, whose message is one Russian sentence for the user, where the file is missing, empty,
    unreadable, encrypted, too large or of no known format.
    """
    data = _bytes_of(path)
    return choose(READERS, path.name, data[:HEAD]).read(data, path.name)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReadingError(f"«{path.name}» – папка: укажите файл.")
        if path.stat().st_size > limits.FILE_BYTES:
            raise ReadingError(f"Файл «{path.name}» больше {limits.FILE_BYTES // 2**20} МБ: разделите его на части.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadingError(f"Файл «{path}» не найден: проверьте имя и папку.") from error
    except OSError as error:
        raise ReadingError(f"Файл «{path.name}» не читается: проверьте права доступа и носитель.") from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadingError(f"Файл «{path.name}» пуст: проверьте, что документ сохранён.")
    return data
