"""Whatever a text file holds, its Document quotes it exactly and loses nothing; tables come back as written."""

from __future__ import annotations

import contextlib
import csv
import io

from compound_files import compound_bytes
from hypothesis import given
from hypothesis import strategies as st
from odf_documents import ods_bytes, odt_bytes
from reading_documents import check_offsets, check_spans, only_table, rows_as_text

from pobratim.document import Document
from pobratim.reading import ReadingError
from pobratim.reading.compound import CompoundFile
from pobratim.reading.html.reader import HtmlReader
from pobratim.reading.mail import Mail
from pobratim.reading.members import Budget
from pobratim.reading.office_file import OfficePackageReader
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


_OPEN = ["<text:p>", "<text:list><text:list-item><text:p>", '<text:p><text:span text:style-name="secret">']
_SHUT = ["</text:p>", "</text:p></text:list-item></text:list>", "</text:span></text:p>"]
_INSIDE = st.sampled_from(["Слово", " и", "<text:s/>", "<text:tab/>", "<text:line-break/>", "\n", "\xa0", "1. "])
ODT_PARAGRAPH = st.builds(
    lambda kind, inside: _OPEN[kind] + "".join(inside) + _SHUT[kind], st.integers(0, 2), st.lists(_INSIDE, max_size=8)
)


@given(st.lists(ODT_PARAGRAPH, min_size=1, max_size=8), st.booleans())
def test_every_span_of_an_open_document_quotes_its_place(paragraphs: list[str], in_cell: bool) -> None:
    body = "".join(paragraphs)
    table = f"<table:table><table:table-row><table:table-cell>{body}</table:table-cell></table:table-row></table:table>"
    secret = '<style:style style:name="secret" style:family="text"><style:text-properties text:display="none"/>'
    content = odt_bytes(table if in_cell else body, f"{secret}</style:style>")
    document = OfficePackageReader().read(content, "a.odt")
    check_spans(document)
    assert sum(block.text.count("Слово") for block in document.blocks) == body.count("Слово")


def odf_table(grid: list[list[str]]) -> str:
    rows = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in grid)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


@given(GRID)
def test_tables_of_open_documents_come_back(grid: list[list[str]]) -> None:
    for content in (odt_bytes(odf_table(grid)), ods_bytes(odf_table(grid))):
        document = OfficePackageReader().read(content, "a.odf")
        check_spans(document)
        assert rows_as_text(only_table(document)) == grid


@given(st.lists(SHARDS, min_size=1, max_size=40).map("".join).filter(str.strip), st.sampled_from(["plain", "html"]))
def test_every_span_of_a_letter_quotes_its_place(content: str, kind: str) -> None:
    head = f"MIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n"
    found = Mail().members(head.encode() + content.encode(), "a.eml", Budget())
    for document in (item for item in found if isinstance(item, Document)):
        check_spans(document)


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=64))
def test_a_damaged_compound_file_is_refused_or_read(place: int, noise: bytes) -> None:
    data = compound_bytes({"Workbook": b"a" * 5000})
    place = place % len(data)
    with contextlib.suppress(ReadingError):
        CompoundFile.of(data[:place] + noise + data[place + len(noise) :], "a.xls")


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
