"""PDF files: known by their mark, and only then are PDFium and the layout of pages loaded."""

from __future__ import annotations

from pobratim.document import Document

_MARK = b"%PDF-"


class PdfReader:
    """PDF files that were made from text; pages that are pictures are recognised where the user asks for it."""

    def __init__(self, recognises: bool) -> None:
        self.recognises = recognises

    def reads(self, name: str, head: bytes) -> bool:
        return _MARK in head[:1024]

    def read(self, data: bytes, name: str) -> Document:
        from pobratim.reading.pdf.reader import read_pdf

        if not self.recognises:
            return read_pdf(data, name)
        from pobratim.reading.scans.recogniser import Recogniser

        return read_pdf(data, name, Recogniser(name))
