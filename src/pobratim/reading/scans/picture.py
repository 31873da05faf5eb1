"""A picture of pages made a Document: printed to a PDF file by Tesseract, then recognised page by page."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pypdfium2 as pdfium

from pobratim.document import Document
from pobratim.reading import limits
from pobratim.reading.pdf.layout import lay_out
from pobratim.reading.pdf.page import read_page
from pobratim.reading.pdf.reader import document_of
from pobratim.reading.scans.recogniser import Recogniser
from pobratim.reading.scans.tesseract import as_pdf


def recognised(data: bytes, name: str, media_type: str, dots_per_inch: int) -> Document:
    """The document that the pages of a picture make up."""
    recogniser = Recogniser(name)
    with pdfium.PdfDocument(as_pdf(data, name, dots_per_inch)) as file:
        pages = enumerate(itertools.islice(file, limits.PAGES), 1)
        layouts = [lay_out(number, recogniser.recognised(page, read_page(page), number)) for number, page in pages]
    return replace(document_of(layouts, data, name, recogniser.warnings), media_type=media_type)
