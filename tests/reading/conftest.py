"""Reads what a test made, and checks on the way what must hold for every Document."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# Under importlib mode a folder of tests is not on the path, and its helpers must be found.
sys.path.insert(0, str(Path(__file__).parent))

from reading_documents import check_offsets, check_spans

from pobratim.document import Document
from pobratim.reading import read
from pobratim.reading.text_encoding import decode

# Web pages are text too, but their blocks are put together from pieces of the file.
PLAIN_TEXT = ("text/plain", "text/markdown", "text/csv")


@pytest.fixture
def reading(tmp_path: Path) -> Callable[..., Document]:
    """Reads text or bytes as a file of a given name, and checks the Document's own promises."""

    def read_as(content: str | bytes, name: str = "документ.txt") -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        document = read(path)
        check_spans(document)
        if document.media_type in PLAIN_TEXT:
            check_offsets(document, decode(path.read_bytes(), name))
        return document

    return read_as
