"""Rich Text Format: known by its mark, and only then is what converts it loaded."""

from __future__ import annotations

import re

from pobratim.document import Document
from pobratim.reading.conversion import Conversion

_MARK = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")


class RtfReader:
    """Documents in Rich Text Format."""

    def __init__(self, conversion: Conversion) -> None:
        self.conversion = conversion

    def reads(self, name: str, head: bytes) -> bool:
        return bool(_MARK.match(head))

    def read(self, data: bytes, name: str) -> Document:
        from pobratim.reading.old_word import read_rtf

        return read_rtf(data, name, self.conversion)
