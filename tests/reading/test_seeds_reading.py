"""The five real documents that the project was founded on, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_documents import check_offsets, check_spans

from pobratim.reading import read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding documents are not here")


@pytest.mark.parametrize(
    ("number", "rows", "columns", "paragraphs"),
    [("000", 11, 5, 3), ("001", 10, 6, 2), ("002", None, None, 16), ("003", 56, 5, 1), ("004", 53, 4, 1)],
)
def test_reads_the_rows_and_paragraphs(number: str, rows: int | None, columns: int | None, paragraphs: int) -> None:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    document = read(path)
    check_spans(document)
    check_offsets(document, path.read_text("utf-8"))
    body = document.sections[0]
    assert [(len(table.rows), table.columns) for table in body.tables] == ([(rows, columns)] if rows else [])
    assert len(list(body.paragraphs)) == paragraphs
