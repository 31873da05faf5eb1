"""PDF files: tables from their lines, paragraphs from the places of words, pages put together again."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pdf_pages import bar, grid, line, pdf_bytes, text
from reading_documents import check_spans, only_table, paragraph_texts, rows_as_text

from pobratim.document import Document
from pobratim.reading import read

Reading = Callable[..., Document]

XS = (40.0, 80.0, 200.0, 360.0)


def cells(y: float, *words: str) -> str:
    """Words in the columns of XS, on one line."""
    return "".join(text(x + 4, y, word) for x, word in zip(XS, words, strict=False) if word)


def test_reads_a_ruled_table_with_text_around(reading: Reading) -> None:
    page = text(40, 280, "Before the table.") + grid(XS, (260, 240, 220)) + cells(246, "No", "City", "Date")
    page += cells(226, "1", "Parma", "2001") + text(40, 190, "After the table.")
    document = reading(pdf_bytes([page]), "a.pdf")
    assert rows_as_text(only_table(document)) == [["No", "City", "Date"], ["1", "Parma", "2001"]]
    assert paragraph_texts(document) == ["Before the table.", "After the table."]
    assert {block.at.page for block in document.blocks} == {1}


def test_reads_cells_over_columns_and_rows(reading: Reading) -> None:
    rules = [line(40, y, 360, y) for y in (260, 240, 220, 180)] + [line(80, 200, 360, 200)]
    rules += [line(40, 260, 40, 180), line(360, 260, 360, 180), line(80, 220, 80, 180)]
    rules += [line(200, 260, 200, 240), line(200, 220, 200, 180), line(80, 260, 80, 240)]
    page = "".join(rules) + cells(246, "No", "City", "Date") + text(150, 226, "EUROPE")
    page += cells(206, "1", "Parma", "2001") + cells(186, "", "Pisa", "2004")
    table = only_table(reading(pdf_bytes([page]), "a.pdf"))
    assert [[(c.column, c.columns, c.rows, c.text.value) for c in row.cells] for row in table.rows] == [
        [(0, 1, 1, "No"), (1, 1, 1, "City"), (2, 1, 1, "Date")],
        [(0, 3, 1, "EUROPE")],
        [(0, 1, 2, "1"), (1, 1, 1, "Parma"), (2, 1, 1, "2001")],
        [(1, 1, 1, "Pisa"), (2, 1, 1, "2004")],
    ]


def test_reads_lines_drawn_as_thin_shapes_and_ignores_underlines(reading: Reading) -> None:
    shapes = "".join(bar(40, y, 320, 0.7) for y in (260, 240, 220))
    shapes += "".join(bar(x, 220, 0.7, 40) for x in XS) + bar(80, 243, 30, 0.5)
    page = shapes + cells(246, "No", "City", "Date") + cells(226, "1", "Parma", "2001")
    assert len(only_table(reading(pdf_bytes([page]), "a.pdf")).rows) == 2


def test_a_page_turned_by_its_viewer_reads_the_same(reading: Reading) -> None:
    turned = "0 1 -1 0 400 0 cm\n" + text(40, 380, "Above") + grid((40, 90, 200), (360, 340, 320))
    turned += "".join(text(x, y, word) for x, y, word in ((44, 346, "No"), (94, 346, "City"), (44, 326, "1")))
    document = reading(pdf_bytes([turned], rotate=90), "a.pdf")
    assert paragraph_texts(document) == ["Above"]
    assert rows_as_text(only_table(document)) == [["No", "City"], ["1", ""]]


def test_joins_a_table_over_pages_and_sets_repeated_headers_aside(reading: Reading) -> None:
    head = cells(276, "No", "City", "Events")
    first = grid(XS, (290, 270, 250, 20)) + head + cells(256, "1", "Parma", "3 May - fair.")
    first += cells(236, "2", "Pisa", "4 May - visit of a choir")
    second = (
        grid(XS, (290, 270, 230, 210)) + head + cells(256, "", "", "and a concert.") + cells(216, "3", "Bari", "fair")
    )
    pages = [first + text(195, 5, "1"), second + text(195, 5, "2")]
    document = reading(pdf_bytes(pages), "a.pdf")
    assert rows_as_text(only_table(document)) == [
        ["No", "City", "Events"],
        ["1", "Parma", "3 May - fair."],
        ["2", "Pisa", "4 May - visit of a choir and a concert."],
        ["3", "Bari", "fair"],
    ]
    assert [(item.span.quote, item.reason) for item in document.set_aside if item.reason == "page furniture"] == [
        ("1", "page furniture"),
        ("2", "page furniture"),
    ]
    torn = only_table(document).rows[2].cells[2].text
    assert [(span.at.page, span.quote) for span in torn.spans()] == [
        (1, "4 May - visit of a choir"),
        (2, "and a concert."),
    ]


def test_lines_make_paragraphs_by_room_and_gap(reading: Reading) -> None:
    words = "the delegation of the city was received by the mayor and saw the port"
    page = text(40, 280, f"In May {words}") + text(40, 268, "and the school of arts.")
    page += text(40, 256, f"In June {words}.") + text(40, 220, "Head of office")
    assert paragraph_texts(reading(pdf_bytes([page]), "a.pdf")) == [
        f"In May {words} and the school of arts.",
        f"In June {words}.",
        "Head of office",
    ]


def test_words_broken_at_line_ends_are_whole_again(reading: Reading) -> None:
    page = text(40, 280, "In May the delegation of the city took part in the inter-")
    page += text(40, 268, "national fair and the delegates of all cities of the region of")
    page += text(40, 256, "the river saw it.")
    document = reading(pdf_bytes([page]), "a.pdf")
    assert "took part in the international fair" in paragraph_texts(document)[0]
    assert [item.reason for item in document.set_aside] == ["line-end hyphen"]


def test_hyphens_of_double_names_do_not_tell_that_words_are_hyphenated(reading: Reading) -> None:
    ruled = [140, 170, 200, 230, 260]
    page = grid([40, 130, 300], ruled) + text(42, 160, "Signed") + text(42, 148, "Agreements")
    for bottom in ruled[1:-1]:
        page += text(42, bottom + 20, "South-") + text(42, bottom + 8, "Harbour")
    table = only_table(reading(pdf_bytes([page + text(140, 160, "City")]), "a.pdf"))
    assert [row.cells[0].text.value for row in table.rows][-1] == "Signed Agreements"


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [("Date", "arrangements", "Date arrangements"), ("arrangements", "andvisits", "arrangementsandvisits")],
)
def test_a_word_is_cut_only_where_it_fills_its_column(reading: Reading, first: str, second: str, title: str) -> None:
    page = grid([40, 112, 300], [200, 240, 260]) + text(42, 230, first) + text(42, 215, second) + text(120, 230, "City")
    table = only_table(reading(pdf_bytes([page + text(42, 245, "1") + text(120, 245, "2")]), "a.pdf"))
    assert rows_as_text(table) == [["1", "2"], [title, "City"]]


def test_a_sentence_goes_on_over_the_page(reading: Reading) -> None:
    document = reading(pdf_bytes([text(40, 150, "The guests saw"), text(40, 150, "the old port.")]), "a.pdf")
    assert paragraph_texts(document) == ["The guests saw the old port."]


def test_bold_lines_in_the_middle_are_headings(reading: Reading) -> None:
    page = text(140, 280, "PLAN FOR THE YEAR", bold=True)
    page += text(40, 250, "The plan of the office for the year was made in the winter of it.")
    document = reading(pdf_bytes([page]), "a.pdf")
    assert [p.heading for p in document.sections[0].paragraphs] == [1, None]


def test_words_drawn_twice_to_look_bold_are_read_once(reading: Reading) -> None:
    page = text(40, 280, "Plan of the year") + text(40.4, 280, "Plan of the year") + text(40, 240, "Plan of the month")
    assert paragraph_texts(reading(pdf_bytes([page]), "a.pdf")) == ["Plan of the year", "Plan of the month"]


def test_words_set_apart_without_blanks_are_words(reading: Reading) -> None:
    page = "BT /F 10 Tf 40 280 Td [(Plan) -600 (of) -600 (visits)] TJ ET\n"
    page += "".join(text(40 + 7 * place, 250, letter) for place, letter in enumerate("REPORT"))
    assert paragraph_texts(reading(pdf_bytes([page]), "a.pdf")) == ["Plan of visits", "REPORT"]


def test_words_stand_in_the_cell_that_their_middle_is_in(reading: Reading) -> None:
    page = grid((40, 70, 200), (280, 260)) + text(42, 266, "1.2.3.4.") + text(90, 266, "Parma")
    assert rows_as_text(only_table(reading(pdf_bytes([page]), "a.pdf"))) == [["1.2.3.4.", "Parma"]]


UNSEEN = "BT /F 10 Tf 3 Tr 60 100 Td (not drawn) Tj 0 Tr ET\n"


def test_text_that_is_not_drawn_is_set_aside(reading: Reading) -> None:
    document = reading(pdf_bytes([text(40, 280, "Plan") + UNSEEN]), "a.pdf")
    assert paragraph_texts(document) == ["Plan"]
    assert [(item.span.quote, item.reason) for item in document.set_aside] == [("not drawn", "hidden")]


def test_text_under_the_picture_of_a_scan_is_read(reading: Reading) -> None:
    stamped = "q 300 0 0 200 50 50 cm /I Do Q\n" + UNSEEN + text(40, 280, "Signed")
    assert paragraph_texts(reading(pdf_bytes([stamped], image=True), "a.pdf")) == ["Signed", "not drawn"]


def test_reads_tables_inside_cells(reading: Reading) -> None:
    outer = grid((40, 100, 360), (280, 260, 160)) + cells(266, "No") + text(110, 266, "About")
    inner = grid((120, 180, 240), (230, 215, 200)) + text(124, 220, "Year") + text(184, 220, "Visits")
    inner += text(124, 205, "2001") + text(184, 205, "14")
    page = outer + inner + text(44, 246, "1") + text(110, 246, "Parma:") + text(110, 180, "no more is known")
    table = only_table(reading(pdf_bytes([page]), "a.pdf"))
    assert rows_as_text(table) == [["No", "About"], ["1", "Parma:\nno more is known"]]
    assert [rows_as_text(found) for found in table.rows[1].cells[1].tables] == [[["Year", "Visits"], ["2001", "14"]]]


def test_a_cell_that_leans_on_a_wall_is_a_table_inside_too(reading: Reading) -> None:
    outer = grid((40, 100, 360), (280, 260, 160)) + cells(266, "No") + text(110, 266, "About") + text(44, 246, "1")
    inner = "".join(line(100, y, 240, y) for y in (230, 215, 200)) + line(170, 230, 170, 200) + line(240, 230, 240, 200)
    inner += text(104, 220, "Year") + text(174, 220, "Visits") + text(104, 205, "2001") + text(174, 205, "14")
    table = only_table(reading(pdf_bytes([outer + inner]), "a.pdf"))
    assert [len(row.cells) for row in table.rows] == [2, 2]
    assert [rows_as_text(found) for found in table.rows[1].cells[1].tables] == [[["Year", "Visits"], ["2001", "14"]]]


def test_a_cell_spans_down_over_a_page_break(reading: Reading) -> None:
    first = grid(XS, (290, 270)) + cells(276, "No", "City", "Events") + line(40, 270, 40, 20) + line(360, 270, 360, 20)
    first += line(80, 270, 80, 20) + line(200, 270, 200, 20) + line(80, 150, 360, 150) + line(40, 20, 360, 20)
    first += cells(256, "1", "Parma", "3 May - fair.") + cells(136, "", "Pisa", "4 May - fair.")
    second = (
        grid((80, 200, 360), (290, 250, 210)) + line(40, 290, 40, 210) + line(40, 290, 80, 290) + line(40, 210, 80, 210)
    )
    second += cells(276, "", "Bari", "5 May - fair.") + cells(236, "", "Nara", "6 May - fair.")
    table = only_table(reading(pdf_bytes([first, second]), "a.pdf"))
    assert [(c.rows, c.text.value) for row in table.rows for c in row.cells if c.column == 0] == [(1, "No"), (4, "1")]


def test_a_drawing_of_many_lines_is_no_table(reading: Reading) -> None:
    ticks = "".join(
        line(20, 5 + n * 0.4, 380, 5 + n * 0.4) + line(20 + n * 0.5, 5, 20 + n * 0.5, 290) for n in range(700)
    )
    document = reading(pdf_bytes([ticks + text(40, 150, "Map of the city")]), "a.pdf")
    assert paragraph_texts(document) == ["Map of the city"]


def test_tells_of_a_scan(reading: Reading) -> None:
    picture = "q 300 0 0 200 50 50 cm /I Do Q\n"
    document = reading(pdf_bytes([picture], image=True), "a.pdf")
    assert (document.sections, [w.code for w in document.warnings]) == ((), ["scan"])
    mixed = reading(pdf_bytes([text(40, 200, "Words"), picture], image=True), "a.pdf")
    assert [w.message for w in mixed.warnings if "2" in w.message]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice to print a PDF file")
def test_a_document_printed_by_libreoffice_reads_as_its_docx(tmp_path: Path) -> None:
    (tmp_path / "register.docx").write_bytes(_register())
    subprocess.run(  # noqa: S603
        [
            str(shutil.which("soffice")),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "register.docx")),
        ],
        check=True,
        capture_output=True,
    )
    word, printed = read(tmp_path / "register.docx"), read(tmp_path / "register.pdf")
    check_spans(printed)
    assert max(block.at.page or 0 for block in printed.blocks) > 1
    assert [[p.text.value for c in row.cells for p in c.paragraphs] for row in only_table(printed).rows] == [
        [p.text.value for c in row.cells for p in c.paragraphs] for row in only_table(word).rows
    ]
    assert paragraph_texts(printed) == paragraph_texts(word)


def _register() -> bytes:
    """A register whose rows run over pages, in Russian."""
    written = docx.Document()
    written.add_paragraph("Сведения о дружественных городах, собранные отделом внешних связей.")
    table = written.add_table(1, 4)
    table.style = "Table Grid"
    for cell, title in zip(table.rows[0].cells, ("Страна", "Город", "Документ", "События"), strict=True):
        cell.text = title
    for number, (country, city) in enumerate((("Италия", "Парма"), ("Чехия", "Брно"), ("Япония", "Нара"))):
        events = [f"{day} мая – приём гостей из города, показ школ, музеев и порта." for day in range(1, 14)]
        values = (country, city, f"План работ № {number} с мэрией города на ближайшие годы", "\n".join(events))
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()
