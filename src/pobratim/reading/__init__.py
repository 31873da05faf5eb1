"""Any office file to Documents. Knows nothing of cities or dates."""

from __future__ import annotations

from pobratim.reading.errors import ReadingError
from pobratim.reading.many_files import read, read_all
from pobratim.reading.members import UnreadFile

__all__ = ["ReadingError", "UnreadFile", "read", "read_all"]
