"""The same papers printed: a PDF marks neither paragraphs nor cells, and a page ends where it likes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mutation_check import DOCUMENTS, check, original
from mutation_table import MUTATIONS
from mutation_writing import docx_of

from pobratim.reading.libreoffice import convert, is_installed

PRINTED = ("as_it_stands", "columns_shuffled", "pages_broken_elsewhere")
"""What shows on the page otherwise; the rest is the same to a PDF as to the Word file that it is printed from."""
LARGEST = 60_000
"""Bytes: LibreOffice takes many seconds to print a larger document, so that it is printed as it stands alone."""
CASES = [(n, m) for n, path in DOCUMENTS.items() for m in PRINTED if path.stat().st_size < LARGEST or m == PRINTED[0]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """The PDF of every document and printed mutation, by one run of LibreOffice, which is slow to start."""
    folder = tmp_path_factory.mktemp("printed")
    sources = {}
    for number, (name, mutation) in enumerate(CASES):
        path = folder / str(number) / f"{Path(name).stem}.docx"
        path.parent.mkdir()
        path.write_bytes(docx_of(MUTATIONS[mutation](original(name)[0])))
        sources[path] = (name, mutation)
    made = {path: path.with_suffix(".pdf") for path in sources}
    for path, content in convert(list(sources), "pdf").items():
        made[path].write_bytes(content)
    return {key: made[path] for path, key in sources.items()}


@pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("name", "mutation"), CASES)
def test_findings_stay_the_same_in_print(name: str, mutation: str, printed: dict[tuple[str, str], Path]) -> None:
    check(name, mutation, printed[name, mutation])
