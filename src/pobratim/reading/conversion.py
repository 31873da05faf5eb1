"""Files of old formats as .docx: converted beforehand together with others, or now, alone."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pobratim.reading import limits
from pobratim.reading.errors import ReadingError
from pobratim.reading.libreoffice import convert


@dataclass(frozen=True, slots=True)
class Conversion:
    """Where the conversion of a file was to be written by those who convert many at once; None where nobody did."""

    made: Path | None = None

    def docx(self, data: bytes, suffix: str, name: str) -> bytes:
        """The file as .docx. Raises ReadingError where LibreOffice is missing or cannot open the file."""
        made = _made_before(self.made) if self.made else _made_now(data, suffix, name)
        if made is None:
            raise ReadingError(
                f"Файл «{name}» повреждён: LibreOffice не смог его открыть; сохраните документ как .docx."
            )
        if len(made) > limits.FILE_BYTES:
            raise limits.too_large(name)
        return made


def _made_before(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _made_now(data: bytes, suffix: str, name: str) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_bytes(data)
        try:
            return convert([path]).get(path)
        except ReadingError as error:
            raise ReadingError(str(error).replace(path.name, name)) from error
