"""Tables of Word documents: their true grid, and what prints in their cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import docx_bytes, only_table, rows_as_text
from word_xml import cell, control, paragraph, row, run, table

from pobratim.document import Document

Reading = Callable[..., Document]
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_reads_spans_of_columns_and_rows(reading: Reading) -> None:
    body = table(
        row(cell("№"), cell("Город"), cell("Дата"), properties="<w:tblHeader/>"),
        row(cell("ЕВРОПА", '<w:gridSpan w:val="3"/>')),
        row(cell("1"), cell("Парма", '<w:vMerge w:val="restart"/>'), cell("2001")),
        row(cell("2"), cell("", "<w:vMerge/>"), cell("2004")),
        row(cell("Пиза"), cell("2009"), properties='<w:gridBefore w:val="1"/>'),
    )
    found = only_table(reading(docx_bytes(body), "a.docx"))
    assert [[(c.column, c.columns, c.rows, c.text.value) for c in r.cells] for r in found.rows] == [
        [(0, 1, 1, "№"), (1, 1, 1, "Город"), (2, 1, 1, "Дата")],
        [(0, 3, 1, "ЕВРОПА")],
        [(0, 1, 1, "1"), (1, 1, 2, "Парма"), (2, 1, 1, "2001")],
        [(0, 1, 1, "2"), (2, 1, 1, "2004")],
        [(1, 1, 1, "Пиза"), (2, 1, 1, "2009")],
    ]
    assert [r.header for r in found.rows] == [True, False, False, False, False]


def test_leaves_out_grid_columns_that_no_cell_begins_in(reading: Reading) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    found = only_table(
        reading(docx_bytes(table(row(cell("а", wide), cell("б")), row(cell("в", wide), cell("г")))), "a.docx")
    )
    assert (found.columns, [c.columns for r in found.rows for c in r.cells]) == (2, [1, 1, 1, 1])


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        pytest.param(
            [row(cell("а", DOWN), cell("б")), row(cell("", ON), cell("в")), row(cell("", ON), cell("г"))],
            [[("а", 0, 1, 3), ("б", 1, 1, 1)], [("в", 1, 1, 1)], [("г", 1, 1, 1)]],
            id="over three rows",
        ),
        pytest.param(
            [row(cell("а", DOWN)), row(cell("", ON)), row(cell("б", DOWN)), row(cell("", ON))],
            [[("а", 0, 1, 2)], [], [("б", 0, 1, 2)], []],
            id="one span below another",
        ),
        pytest.param(
            [
                row(cell("а", f'<w:gridSpan w:val="2"/>{DOWN}'), cell("б")),
                row(cell("", f'<w:gridSpan w:val="2"/>{ON}'), cell("в")),
                row(cell("г"), cell("д"), cell("е")),
            ],
            [[("а", 0, 2, 2), ("б", 2, 1, 1)], [("в", 2, 1, 1)], [("г", 0, 1, 1), ("д", 1, 1, 1), ("е", 2, 1, 1)]],
            id="over columns and rows at once",
        ),
        pytest.param(
            [
                row(cell("а", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("б")),
                row(cell("в"), cell("г"), cell("д")),
            ],
            [[("а", 0, 2, 1), ("б", 2, 1, 1)], [("в", 0, 1, 1), ("г", 1, 1, 1), ("д", 2, 1, 1)]],
            id="over columns, as old versions write it",
        ),
        pytest.param(
            [row(cell("а"), cell("б")), row(cell("в"), properties='<w:gridAfter w:val="1"/>')],
            [[("а", 0, 1, 1), ("б", 1, 1, 1)], [("в", 0, 1, 1)]],
            id="a row that ends early",
        ),
        pytest.param(
            [row(cell("а", "<w:cellDel/>"), cell("б"), cell("в", "<w:cellIns/>"))],
            [[("б", 0, 1, 1), ("в", 1, 1, 1)]],
            id="a deleted and an inserted cell",
        ),
        pytest.param([row(cell("", ON), cell("а"))], [[("", 0, 1, 1), ("а", 1, 1, 1)]], id="going on from nowhere"),
        pytest.param(
            [control(row(cell("а"), control(cell("б")))), f"<w:customXml>{row(cell('в'), cell('г'))}</w:customXml>"],
            [[("а", 0, 1, 1), ("б", 1, 1, 1)], [("в", 0, 1, 1), ("г", 1, 1, 1)]],
            id="rows and cells inside content controls",
        ),
        pytest.param(
            [row(cell("а"), control(cell("Введите город"), "<w:showingPlcHdr/>"))],
            [[("а", 0, 1, 1), ("", 1, 1, 1)]],
            id="a cell that only asks to fill it in",
        ),
        pytest.param(
            [
                row(cell("а")),
                row(cell("б"), properties="<w:hidden/>"),
                row(cell("в"), properties='<w:hidden w:val="0"/>'),
            ],
            [[("а", 0, 1, 1)], [("в", 0, 1, 1)]],
            id="a hidden row",
        ),
    ],
)
def test_reads_the_true_grid(reading: Reading, rows: list[str], grid: list[list[tuple[str, int, int, int]]]) -> None:
    found = only_table(reading(docx_bytes(table(*rows)), "a.docx"))
    assert [[(c.text.value, c.column, c.columns, c.rows) for c in r.cells] for r in found.rows] == grid


def test_drops_deleted_rows_and_keeps_inserted_ones(reading: Reading) -> None:
    body = table(row(cell("а")), row(cell("б"), properties="<w:del/>"), row(cell("в"), properties="<w:ins/>"))
    assert rows_as_text(only_table(reading(docx_bytes(body), "a.docx"))) == [["а"], ["в"]]


def test_keeps_nested_tables_in_their_cell(reading: Reading) -> None:
    inner = table(row(cell("внутри")))
    body = table(row(f"<w:tc>{paragraph(run('снаружи'))}{inner}{paragraph()}</w:tc>", cell("рядом")))
    found = only_table(reading(docx_bytes(body), "a.docx"))
    outer = found.rows[0].cells[0]
    assert (outer.text.value, rows_as_text(outer.tables[0])) == ("снаружи", [["внутри"]])


def test_paragraphs_and_line_breaks_of_a_cell_share_its_block(reading: Reading) -> None:
    inside = paragraph(run("5 июня")) + paragraph(run("Парма,"), "<w:r><w:br/></w:r>", run("Италия"))
    document = reading(docx_bytes(table(row(f"<w:tc>{inside}</w:tc>"))), "a.docx")
    found = only_table(document).rows[0].cells[0]
    assert [p.text.value for p in found.paragraphs] == ["5 июня", "Парма,", "Италия"]
    assert [block.text for block in document.blocks] == ["5 июня\nПарма,\nИталия"]


def test_a_table_of_deleted_rows_is_none(reading: Reading) -> None:
    body = table(row(cell("а"), properties="<w:del/>")) + paragraph(run("после"))
    assert not list(reading(docx_bytes(body), "a.docx").sections[0].tables)


def test_every_cell_of_a_nested_table_has_a_place_of_its_own(reading: Reading) -> None:
    inner = table(row(cell("а", DOWN), cell("б")), row(cell("", ON), cell("в")))
    body = table(row(f"<w:tc>{inner}{paragraph(run('г'))}</w:tc>")) + table(row(cell("д")))
    places = {
        block.text: (block.at.table, block.at.row, block.at.cell)
        for block in reading(docx_bytes(body), "a.docx").blocks
    }
    assert places == {"а": (1, 0, 0), "б": (1, 0, 1), "в": (1, 1, 1), "г": (0, 0, 0), "д": (2, 0, 0)}
