"""Excel workbooks: what their cells show."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from reading_documents import only_table, paragraph_texts, rows_as_text

from pobratim.document import Document
from pobratim.reading.xlsx.number_format import NumberFormat

Reading = Callable[..., Document]


def workbook_bytes(fill: Callable[[Any, Any], None], name: str = "2021") -> bytes:
    """A workbook whose one sheet `fill` writes, given the workbook and the sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    fill(book, book.add_worksheet(name))
    book.close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (7, "General", "7"),
        (7.0, "General", "7"),
        (12.5, "General", "12,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1234567, "#,##0", "1234567"),
        (2.345, "0.00", "2,35"),
        (0.5, "0%", "50%"),
        (7, "000", "007"),
        (85, '0" лет"', "85 лет"),
        (3, '"№ "0', "№ 3"),
        (43963, "dd.mm.yyyy", "12.05.2020"),
        (43963, "dd/mm/yy;@", "12.05.2020"),
        (43963, '[$-419]d mmmm yyyy" г.";@', "12.05.2020"),
        (43963, "mmmm yyyy", "май 2020"),
        (43963, "mm.yyyy", "05.2020"),
        (43963, "d mmm", "12.05"),
        (43963, "yyyy", "2020"),
        (43963.5, "dd.mm.yyyy h:mm", "12.05.2020 12:00"),
        (0.75, "h:mm", "18:00"),
        (59, "dd.mm.yyyy", "28.02.1900"),
        (-5, "dd.mm.yyyy", "-5"),
        (1e20, "0.00", "1e+20"),
        (1e9, "dd.mm.yyyy", "1000000000"),
        (2958465.9999999, "dd.mm.yyyy", "2958465,9999999"),
    ],
)
def test_shows_numbers_under_their_format(number: float, code: str, shown: str) -> None:
    assert NumberFormat(code).show(number) == shown


def test_dates_may_count_from_1904() -> None:
    assert NumberFormat("dd.mm.yyyy").show(0, epoch_1904=True) == "01.01.1904"


def test_reads_title_header_merges_and_dates(reading: Reading) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:C1", "План приёмов")
        sheet.write_row("A3", ["№", "Город", "Срок"])
        sheet.merge_range("A4:C4", "ЕВРОПА")
        sheet.write("A5", 1)
        sheet.merge_range("B5:B6", "Парма")
        sheet.write_datetime("C5", dt.datetime(2021, 5, 3), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write("A6", 2)
        sheet.write_formula("C6", '="ию"&"нь"', None, "июнь")

    document = reading(workbook_bytes(fill), "план.xlsx")
    table = only_table(document)
    assert paragraph_texts(document) == ["План приёмов"]
    assert (document.sections[0].part.value, document.sections[0].name) == ("sheet", "2021")
    assert [[(c.column, c.columns, c.rows, c.text.value) for c in r.cells] for r in table.rows] == [
        [(0, 1, 1, "№"), (1, 1, 1, "Город"), (2, 1, 1, "Срок")],
        [(0, 3, 1, "ЕВРОПА")],
        [(0, 1, 1, "1"), (1, 1, 2, "Парма"), (2, 1, 1, "03.05.2021")],
        [(0, 1, 1, "2"), (2, 1, 1, "июнь")],
    ]


def test_points_at_the_cells_of_the_sheet(reading: Reading) -> None:
    document = reading(workbook_bytes(lambda _, sheet: sheet.write_row("B3", ["Город", "Срок"])), "a.xlsx")
    assert [(b.at.name, b.at.row, b.at.cell) for b in document.blocks] == [("2021", 2, 1), ("2021", 2, 2)]


def test_line_breaks_in_a_cell_part_paragraphs(reading: Reading) -> None:
    document = reading(workbook_bytes(lambda _, sheet: sheet.write_row("A1", ["а\n• б", "в"])), "a.xlsx")
    cell = only_table(document).rows[0].cells[0]
    assert [(p.text.value, p.number) for p in cell.paragraphs] == [("а", None), ("• б", "•")]


def test_hidden_rows_columns_and_sheets_are_set_aside(reading: Reading) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["№", "Город", "Тайна"])
        sheet.write_row("A2", [1, "Парма", "x"])
        sheet.write_row("A3", [2, "Пиза", "y"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
        other = book.add_worksheet("Черновик")
        other.write("A1", "набросок")
        other.hide()

    document = reading(workbook_bytes(fill), "a.xlsx")
    assert rows_as_text(only_table(document)) == [["№", "Город"], ["2", "Пиза"]]
    assert {item.span.quote for item in document.set_aside} == {"Тайна", "1", "Парма", "x", "y", "набросок"}
    assert {item.reason for item in document.set_aside} == {"hidden"}
    assert [w.code for w in document.warnings] == ["hidden_cells", "hidden_sheet"]


def test_empty_columns_inside_a_sheet_are_no_columns(reading: Reading) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write("A1", "№")
        sheet.write("D1", "Город")
        sheet.write("A2", 1)
        sheet.write("D2", "Парма")

    assert rows_as_text(only_table(reading(workbook_bytes(fill), "a.xlsx"))) == [["№", "Город"], ["1", "Парма"]]
