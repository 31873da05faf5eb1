"""A title that a text dump centres by TABs or spaces stands above the table and is no row of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.document import Paragraph, Table
from pobratim.reading import read

CELLS = "\t№\n\tДата\n\tМероприятие\n\tМесто\n\n\t1\n\t5 марта\n\tКонцерт\n\tОрёл\n\n\t2\n\t6 мая\n\tВизит\n\tОрёл\n"
ROWS = "№\tДата\tМероприятие\tМесто\n1\t5 марта\tКонцерт\tОрёл\n2\t6 мая\tВизит\tОрёл\n"
TITLES = [
    "\t\tОтчёт о связях\n\tгорода Орла",
    "\t\tОтчёт о связях\n\t\tгорода Орла",
    "    Отчёт о связях\n  города Орла",
]


@pytest.mark.parametrize("table", [CELLS, ROWS])
@pytest.mark.parametrize("title", TITLES)
def test_a_centred_title_is_no_row(tmp_path: Path, title: str, table: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(f"{title}\n\n{table}", "utf-8")
    (section,) = read(path).sections
    *above, last = section.elements
    assert " ".join(p.text.value for p in above if isinstance(p, Paragraph)) == "Отчёт о связях города Орла"
    assert isinstance(last, Table)
    assert [len(row.cells) for row in last.rows] == [4, 4, 4]
