"""A document as it looked: the grid with its spans and gaps, the marks where they belong."""

from __future__ import annotations

import pytest

from pobratim.document import Block, Cell, Document, Locator, Paragraph, Part, Row, Section, Table, Text, span_of
from pobratim.web.intake.page import build_page, runs

HERE = Block(Locator(paragraph=0), "Визит делегации в Турку")
THERE = Block(Locator(paragraph=1), "на Неделю городов")


def marked(text: Text, *marks: tuple[Block, int, int, str]) -> list[tuple[str, str]]:
    found: dict[Locator, list[tuple[int, int, str]]] = {}
    for block, start, end, mark in marks:
        found.setdefault(block.at, []).append((start, end, mark))
    return [(run.text, run.mark) for run in runs(text, found)]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [("Визит делегации в Турку", "")]),
        ([(HERE, 0, 5, "quote")], [("Визит", "quote"), (" делегации в Турку", "")]),
        ([(HERE, 18, 23, "unread")], [("Визит делегации в ", ""), ("Турку", "unread")]),
        (
            [(HERE, 0, 15, "unread"), (HERE, 6, 15, "quote")],
            [("Визит ", "unread"), ("делегации", "quote"), (" в Турку", "")],
        ),
        ([(THERE, 0, 5, "quote")], [("Визит делегации в Турку", "")]),
        ([(HERE, 0, 99, "quote")], [("Визит делегации в Турку", "quote")]),
    ],
)
def test_runs_of_a_line(marks, expected):
    assert marked(Text.of(HERE), *marks) == expected


def test_mark_is_found_in_text_put_together_from_blocks():
    text = Text.join([Text.of(HERE), Text.of(THERE)], " ")
    assert marked(text, (THERE, 3, 9, "quote")) == [
        ("Визит делегации в Турку на ", ""),
        ("Неделю", "quote"),
        (" городов", ""),
    ]


def test_mark_is_found_in_part_of_a_block():
    assert marked(Text.part_of(HERE, 6, 15), (HERE, 0, 8, "quote")) == [("де", "quote"), ("легации", "")]


def document(*elements: Paragraph | Table) -> Document:
    return Document("a.docx", "0" * 64, "x", (Section(Part.BODY, elements),), (HERE, THERE))


def test_first_quoted_character_is_the_one_to_lead_to():
    page = build_page(
        document(Paragraph(Text.of(HERE)), Paragraph(Text.of(THERE))), [span_of(THERE, 3, 9), span_of(HERE, 0, 5)]
    )
    lines = [[(run.text, run.mark) for run in line.runs] for line in page[0].elements]
    assert lines == [
        [("Визит", "quote"), (" делегации в Турку", "")],
        [("на ", ""), ("Н", "anchor"), ("еделю", "quote"), (" городов", "")],
    ]


def cell(column: int, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(column, (Paragraph(Text(f"{column}")),), columns, rows)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(cell(0), cell(1), cell(2))], [[(1, 1), (1, 1), (1, 1)]]),
        ([(cell(0, columns=3),)], [[(3, 1)]]),
        ([(cell(0, rows=2), cell(1), cell(2)), (cell(1), cell(2))], [[(1, 2), (1, 1), (1, 1)], [(1, 1), (1, 1)]]),
        ([(cell(2),)], [[(1, 1), (1, 1), (1, 1)]]),  # two gaps, then the cell
        ([(cell(0, 2, 2), cell(2)), (cell(2),), (cell(0), cell(2))], [[(2, 2), (1, 1)], [(1, 1)], [(1, 1)] * 3]),
    ],
)
def test_grid_keeps_its_spans_and_fills_its_gaps(rows, expected):
    table = Table(tuple(Row(cells) for cells in rows), 3)
    [section] = build_page(document(table))
    [shown] = section.elements
    assert [[(c.columns, c.rows) for c in row] for row in shown.rows] == expected
