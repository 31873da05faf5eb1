"""The file formats that a paper is written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pobratim.rendering.docx import write_docx
from pobratim.rendering.html import write_page
from pobratim.rendering.paper import Paper
from pobratim.rendering.pdf import write_pdf
from pobratim.rendering.xlsx import write_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its media type (IANA), and what writes it. The same paper gives the same content in each."""

    media_type: str
    write: Callable[[Paper], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: Mapping[str, Format] = {
    "docx": Format(f"{_OFFICE}.wordprocessingml.document", write_docx),
    "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", write_xlsx),
    "pdf": Format("application/pdf", write_pdf),
    "html": Format("text/html; charset=utf-8", write_page),
}
"""By the ending of the file's name."""


def write_paper(paper: Paper, file_format: str) -> bytes:
    """The paper as a file. Raises KeyError for a format that is none of `FORMATS`."""
    return FORMATS[file_format].write(paper)
