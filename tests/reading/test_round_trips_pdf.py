"""The corpus as PDF files: what pages show of the known papers is read off them."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus.compare import Tally, Terms, compare
from corpus.content import papers
from corpus.word import LANDSCAPE, NARROW, PORTRAIT, docx_of
from reading_documents import check_spans

from pobratim.reading import read
from pobratim.reading.libreoffice import convert, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="LibreOffice is not installed")

PAGES = {"upright": PORTRAIT, "broad": LANDSCAPE, "narrow": NARROW}
TERMS = Terms(typed=True, one_blank=True)
"""Numbers of lists are text on a page, and all blanks are alike."""
# In columns too narrow for words a paragraph's end shows less, and words are cut without a hyphen.
FLOORS = {"upright": 0.99, "broad": 0.99, "narrow": 0.975}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """By page and paper, the PDF files: one run of LibreOffice for all."""
    folder = tmp_path_factory.mktemp("printed")
    sources = {}
    for name, page in PAGES.items():
        for paper in papers():
            path = folder / f"{paper.name}.{name}.docx"
            path.write_bytes(docx_of(paper, page))
            sources[path] = (name, paper.name)
    found = {}
    for path, content in convert(list(sources), "pdf").items():
        found[sources[path]] = path.with_suffix(".pdf")
        found[sources[path]].write_bytes(content)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_papers_come_back(printed: dict[tuple[str, str], Path], page: str) -> None:
    total = Tally()
    for paper in papers():
        document = read(printed[page, paper.name])
        check_spans(document)
        total.add(compare(paper, document, TERMS))
    assert total.share >= FLOORS[page], f"{total}\n" + "\n".join(total.differences)


def test_torn_rows_point_at_both_pages(printed: dict[tuple[str, str], Path]) -> None:
    document = read(printed["upright", "shape_torn_rows"])
    table = next(document.sections[0].tables)
    pages = [{span.at.page for span in cell.text.spans()} for row in table.rows for cell in row.cells if cell.text]
    assert max(map(len, pages)) > 1
