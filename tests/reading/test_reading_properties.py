"""Whatever a text file holds, its Document quotes it exactly and loses nothing; tables come back as written."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from reading_documents import check_offsets, check_spans, only_table, rows_as_text

from pobratim.reading.html.reader import HtmlReader
from pobratim.reading.text_encoding import decode
from pobratim.reading.text_file import TextReader

LETTERS = "абвгдежзиклмнопрст"
WORD = st.text(LETTERS, min_size=1, max_size=9)
CELL = st.lists(WORD, min_size=1, max_size=6).map(" ".join).map(str.capitalize)
# Every row is filled, so that none can be the rest of another, and no row repeats the header.
GRID = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=2, max_size=9, unique_by=tuple)
)
_SIGNS = ["\n", "\n\n", "\t", "\r\n", " ", "| ", ";", "-", "--", "3", '"', "«", "(", "_____", "\xa0", "\f", "•", "1. "]
_MARKUP = [
    "**",
    "<p>",
    "</p>",
    "<sup>1</sup>",
    "<b>",
    "[image: a\\b.jpg]",
    "[x](http://a)",
    "![x](a/b.png)",
    "\\|",
    "image1.png",
    "[bookmark: x]",
    "## ",
]
SHARDS = st.sampled_from([*_SIGNS, *_MARKUP, "Слово", "и так", "согла-"])


@given(st.lists(SHARDS, min_size=1, max_size=60).map("".join).filter(str.strip))
def test_every_span_quotes_its_place_and_nothing_is_lost(content: str) -> None:
    document = TextReader().read(content.encode(), "a.txt")
    check_spans(document)
    check_offsets(document, decode(content.encode(), "a.txt"))


_TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "<li>",
    "<ol>",
    "</ol>",
    "<sup>1</sup>",
    "<b>",
    "</b>",
    "<span hidden>",
    "</span>",
    "<nav>",
]
_TABLES = [
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "<td hidden>",
    "</nav>",
    "<img src=a>",
]
PAGE_SHARDS = st.sampled_from([*_TAGS, *_TABLES, "Слово ", " и так", "\n", "\xa0", "1"])


@given(st.lists(PAGE_SHARDS, min_size=1, max_size=60).map("".join))
def test_every_span_of_a_page_quotes_its_place_and_no_word_is_lost(content: str) -> None:
    document = HtmlReader().read(f"<html><body>{content}".encode(), "a.html")
    check_spans(document)
    assert sum(block.text.count("Слово") for block in document.blocks) == content.count("Слово")


@given(GRID)
def test_a_table_of_a_page_comes_back(grid: list[list[str]]) -> None:
    rows = "".join(f"<tr><td>{'<td>'.join(row)}" for row in grid)
    document = HtmlReader().read(f"<html><table>{rows}</table>".encode(), "a.html")
    assert rows_as_text(only_table(document)) == grid


@given(GRID)
def test_rows_on_lines_come_back(grid: list[list[str]]) -> None:
    dump = "\n".join("\t".join(row) for row in grid)
    assert rows_as_text(only_table(TextReader().read(dump.encode(), "a.txt"))) == grid


@given(GRID)
def test_cells_on_lines_come_back(grid: list[list[str]]) -> None:
    dump = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in grid)
    assert rows_as_text(only_table(TextReader().read(dump.encode(), "a.txt"))) == grid


@given(GRID)
def test_markdown_comes_back(grid: list[list[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in grid]
    dump = "\n".join([lines[0], "|---" * len(grid[0]) + "|", *lines[1:]])
    assert rows_as_text(only_table(TextReader().read(dump.encode(), "a.txt"))) == grid


@given(GRID)
def test_quoted_values_come_back(grid: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(
        [[f'{cell} "{cell}"' for cell in row] for row in grid]
    )
    found = rows_as_text(only_table(TextReader().read(stream.getvalue().encode(), "a.csv")))
    assert found == [[f'{cell} "{cell}"' for cell in row] for row in grid]
