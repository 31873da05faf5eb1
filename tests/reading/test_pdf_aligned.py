"""Tables of a PDF that no lines mark, or only lines across; and text set side by side that is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_pages import line, pdf_bytes, text
from reading_documents import only_table, paragraph_texts, rows_as_text

from pobratim.document import Document

Reading = Callable[..., Document]

XS = (40.0, 140.0, 260.0)
TITLES = ("City", "Agreement", "Activities")
ROWS = [
    ("Parma", "12.03.1999", "3 May - fair and a concert"),
    ("Pisa", "07.08.2010", "visit of a choir of 14 boys"),
    ("Nara", "01.02.2003", "lectures in the library"),
]


def row(y: float, *words: str) -> str:
    return "".join(text(x, y, word) for x, word in zip(XS, words, strict=False) if word)


def page(rows: Sequence[Sequence[str]], top: float = 250, pitch: float = 14) -> str:
    return "".join(row(top - pitch * number, *words) for number, words in enumerate(rows))


def test_entries_in_three_columns_are_a_table(reading: Reading) -> None:
    content = text(40, 280, "Partners of the city") + page([TITLES, *ROWS]) + text(40, 150, "The list is complete.")
    document = reading(pdf_bytes([content]), "a.pdf")
    assert rows_as_text(only_table(document)) == [list(TITLES), *map(list, ROWS)]
    assert paragraph_texts(document) == ["Partners of the city", "The list is complete."]


def test_days_and_places_side_by_side_are_a_table(reading: Reading) -> None:
    rows = [("12.05.2021", "Parma"), ("14.06.2021", "Pisa"), ("20.07.2021", "Siena"), ("1.08.2021", "Lucca")]
    document = reading(pdf_bytes([page(rows)]), "a.pdf")
    assert rows_as_text(only_table(document)) == [list(words) for words in rows]


def test_a_row_goes_on_where_its_first_column_is_blank(reading: Reading) -> None:
    rows = [TITLES, *ROWS[:2], ("", "", "and an exhibition"), ROWS[2]]
    found = rows_as_text(only_table(reading(pdf_bytes([page(rows)]), "a.pdf")))
    assert found == [
        list(TITLES),
        list(ROWS[0]),
        [*ROWS[1][:2], "visit of a choir of 14 boys and an exhibition"],
        list(ROWS[2]),
    ]


def test_lines_across_part_the_rows(reading: Reading) -> None:
    rules = "".join(line(36, y, 390, y) for y in (262, 246, 218, 190))
    content = rules + page([TITLES], 250) + page([ROWS[0], ("", "", "and a market")], 236) + page([ROWS[1]], 208)
    content += page([("(the port)", "", "")], 196)
    found = rows_as_text(only_table(reading(pdf_bytes([content]), "a.pdf")))
    assert [cells[0] for cells in found] == ["City", "Parma", "Pisa (the port)"]
    assert "and a market" in found[1][2]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("AGREED", "", "APPROVED"), ("Head of office", "", "Mayor"), ("I. Ivanov", "", "P. Petrov")], id="approval"
        ),
        pytest.param([("Mayor", "", "I. Ivanov")], id="signature"),
        pytest.param([ROWS[0], ROWS[1]], id="two rows"),
    ],
)
def test_little_side_by_side_is_no_table(reading: Reading, rows: Sequence[Sequence[str]]) -> None:
    document = reading(pdf_bytes([page(rows)]), "a.pdf")
    assert not [table for section in document.sections for table in section.tables]
    assert "Ivanov" in " ".join(paragraph_texts(document)) or "Parma" in " ".join(paragraph_texts(document))
