"""The one interface behind which every file format stands, and the choice among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pobratim.document import Document
from pobratim.reading.errors import ReadingError

HEAD = 8192
"""Bytes of a file's beginning that the choice is made on."""


class Reader(Protocol):
    """A file format."""

    def reads(self, name: str, head: bytes) -> bool:
        """Whether a file with this beginning is of the format. `name` may help, but never decides alone."""

    def read(self, data: bytes, name: str) -> Document:
        """The file as a Document. Raises ReadingError where that cannot be done."""


def choose(readers: Sequence[Reader], name: str, head: bytes) -> Reader:
    """The first reader that knows the format."""
    for reader in readers:
        if reader.reads(name, head):
            return reader
    raise ReadingError(
        f"Формат файла «{name}» не распознан: сохраните документ как .docx, .xlsx, .pdf или .txt и повторите."
    )
