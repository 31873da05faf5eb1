"""Other libraries that read files, each asked for all the text it finds, tables cell by cell.

None is a dependency: what is not installed is left out.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from pathlib import Path

Reading = Callable[[Path], object]


def installed_readers(suffix: str) -> dict[str, Reading]:
    """The installed libraries that read files of a suffix, by name."""
    return {name: reading for name, reading in _READERS[suffix].items() if _is_installed(name)}


def _python_docx(path: Path) -> object:
    """Cells as a person sees them in each row: one that goes down over several rows stands in each of these."""
    document = importlib.import_module("docx").Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def _kreuzberg(path: Path) -> object:
    return importlib.import_module("kreuzberg").extract_file_sync(str(path))


def _mammoth(path: Path) -> object:
    with path.open("rb") as stream:
        return importlib.import_module("mammoth").convert_to_html(stream)


def _markitdown(path: Path) -> object:
    return importlib.import_module("markitdown").MarkItDown().convert(str(path))


def _pdfplumber(path: Path) -> object:
    with importlib.import_module("pdfplumber").open(path) as pdf:
        return [(page.extract_text(), page.extract_tables()) for page in pdf.pages]


def _openpyxl(path: Path) -> object:
    workbook = importlib.import_module("openpyxl").load_workbook(path, data_only=True)
    return [list(sheet.values) for sheet in workbook]


_OFFICE: dict[str, Reading] = {"kreuzberg": _kreuzberg, "markitdown": _markitdown}
_READERS: Mapping[str, Mapping[str, Reading]] = {
    ".docx": {"python-docx": _python_docx, "mammoth": _mammoth, **_OFFICE},
    ".xlsx": {"openpyxl": _openpyxl, **_OFFICE},
    ".pdf": {"pdfplumber": _pdfplumber, **_OFFICE},
}
_MODULES = {"python-docx": "docx"}
"""Libraries that are imported by another name."""


def _is_installed(name: str) -> bool:
    return importlib.util.find_spec(_MODULES.get(name, name)) is not None
