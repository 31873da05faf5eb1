"""Papers written as text, read and extracted as a file would be."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import read

Extracted = Callable[[str], Findings]


@pytest.fixture
def extracted(tmp_path: Path) -> Extracted:
    """The findings of a paper given as text; cells are parted by "|", which becomes the TAB of a text dump."""

    def findings(text: str) -> Findings:
        path = tmp_path / "paper.txt"
        path.write_text(re.sub(r" *\| ?", "\t", text), "utf-8")
        return extract(read(path))

    return findings
