"""What workers do with a file beyond reading it: each work turns a path into a result that can be sent."""

from __future__ import annotations

from pathlib import Path

from pobratim.document import Document
from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import read


def findings(path: Path) -> Findings:
    return extract(read(path))


def document_and_findings(path: Path) -> tuple[Document, Findings]:
    """Both, for those who keep the document beside what was found in it."""
    document = read(path)
    return document, extract(document)
