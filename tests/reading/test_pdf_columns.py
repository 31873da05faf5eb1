"""Pages set in columns without lines between them are read column by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from pdf_pages import pdf_bytes, text
from reading_documents import paragraph_texts

from pobratim.document import Document

Reading = Callable[..., Document]

LEFT = [
    "In May the delegation of the",
    "city visited Parma, where the",
    "mayor received it and showed",
    "the guests the harbour, the",
    "school of arts and a new hall",
    "of music beside the river.",
]
RIGHT = [
    "In June guests from Pisa came",
    "to the city, saw its museums",
    "and gave a concert in the old",
    "park, which many citizens did",
    "attend in spite of the strong",
    "rain that fell all that day.",
]


def column(lines: Sequence[str], x: float, top: float, pitch: float = 12) -> str:
    return "".join(text(x, top - pitch * number, line) for number, line in enumerate(lines))


def wide(y: float) -> str:
    return text(30, y, "A line that runs over the whole of the page and so belongs to no column")


@pytest.mark.parametrize("shift", [0, 5])
def test_reads_one_column_after_the_other(reading: Reading, shift: float) -> None:
    page = wide(250) + column(LEFT, 30, 220) + column(RIGHT, 220, 220 - shift) + wide(110)
    texts = paragraph_texts(reading(pdf_bytes([page]), "a.pdf"))
    across = "A line that runs over the whole of the page and so belongs to no column"
    assert texts == [across, " ".join(LEFT), " ".join(RIGHT), across]


def test_a_paragraph_goes_on_in_the_next_column(reading: Reading) -> None:
    left = column([*LEFT[:-1], "of music beside the river, and"], 30, 220)
    page = left + column(["in June guests from Pisa came", *RIGHT[1:]], 220, 220)
    assert "river, and in June" in paragraph_texts(reading(pdf_bytes([page]), "a.pdf"))[0]
