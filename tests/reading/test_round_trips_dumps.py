"""The corpus as dumps of text, with rows torn in the middle of sentences: the rows are whole again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from corpus.content import papers
from corpus.dumps import DIALECTS, rows_of, torn
from corpus.grid import Grid
from reading_documents import only_table

from pobratim.document import Document, Table

GRIDS = [
    pytest.param(grid, id=f"{paper.name} {number}")
    for paper in papers()
    for number, grid in enumerate(paper.grids)
    if paper.name in ("genre_city_year", "genre_register", "genre_region_quarter", "shape_torn_rows") and not number
]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("every", [2, 3])
def test_torn_rows_are_whole_again(reading: Callable[..., Document], grid: Grid, every: int, dialect: str) -> None:
    rows = rows_of(grid)
    content = DIALECTS[dialect](list(torn(rows, every)))
    table = only_table(reading(content, "выгрузка.md" if dialect == "Markdown" else "выгрузка.txt"))
    assert said(table) == [[text for text in row if text] for row in rows]
    torn_cells = [cell for row in table.rows for cell in row.cells if len({s.at.row for s in cell.text.spans()}) > 1]
    assert torn_cells


def said(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.value.split()) for cell in row.cells if cell.text] for row in table.rows]
