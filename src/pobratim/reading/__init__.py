"""Any office file to Documents. Knows nothing of cities or dates."""

from __future__ import annotations

from pobratim.reading.errors import ReadingError
from pobratim.reading.many_files import Unpacked, open_source, read

__all__ = ["ReadingError", "Unpacked", "open_source", "read"]
