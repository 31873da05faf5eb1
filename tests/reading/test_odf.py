"""OpenDocument texts and spreadsheets: what of their XML people see, and what they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from odf_documents import ods_bytes, odt_bytes
from reading_documents import only_table, paragraph_texts, rows_as_text

from pobratim.document import Document, Part

Reading = Callable[..., Document]

STYLES = (
    '<style:style style:name="secret" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="middle" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/></style:style>'
    '<style:style style:name="below" style:family="paragraph" style:parent-style-name="middle"/>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="а, б, .., аа, аб, ... (ru)" '
    'style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="&#xF0B7;"/>'
    "</text:list-style>"
    '<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="I" '
    'style:num-prefix="(" style:num-suffix=")" text:start-value="4"/></text:list-style>'
)


def list_of(*items: str, style: str = "L", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def item(text: str, inner: str = "", more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p>{inner}</text:list-item>"


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, more: str = "") -> str:
    return f"<table:table {more}>{''.join(rows)}</table:table>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param("Приём<text:span> гостей</text:span>", "Приём гостей", id="span"),
        pytest.param("Приём\n   гостей", "Приём гостей", id="white space"),
        pytest.param('а<text:s text:c="3"/>б', "а   б", id="spaces"),
        pytest.param("а<text:tab/>б<text:line-break/>в", "а\tб\nв", id="tab and break"),
        pytest.param('<text:a xlink:href="x">сайт</text:a> города', "сайт города", id="link"),
        pytest.param('явь<text:span text:style-name="secret"> тайна</text:span>', "явь", id="hidden"),
        pytest.param("слово<office:annotation><text:p>мысль</text:p></office:annotation>", "слово", id="comment"),
        pytest.param("стр. <text:page-number>3</text:page-number> тут", "стр. 3 тут", id="field"),
        pytest.param("сотруд\xadничество<text:soft-page-break/>", "сотрудничество", id="soft hyphen"),
        pytest.param(
            "<text:ruby><text:ruby-base>東</text:ruby-base><text:ruby-text>ひ</text:ruby-text></text:ruby>",
            "東",
            id="ruby",
        ),
    ],
)
def test_reads_the_text_that_prints(reading: Reading, xml: str, text: str) -> None:
    assert paragraph_texts(reading(odt_bytes(f"<text:p>{xml}</text:p>", STYLES), "a.odt")) == [text]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            list_of(item("а"), item("б", list_of(item("в"), item("г"), style="")), item("д")),
            "1. а|2. б|2.а) в|2.б) г|3. д",
        ),
        (list_of(item("а"), item("б"), style="B"), "• а|• б"),
        (list_of(item("а"), item("б"), style="R"), "(IV) а|(V) б"),
        (list_of(item("а")) + "<text:p>слово</text:p>" + list_of(item("б")), "1. а|слово|1. б"),
        (list_of(item("а")) + list_of(item("б"), more='text:continue-numbering="true"'), "1. а|2. б"),
        (
            list_of(item("а"), more='xml:id="x"')
            + list_of(item("б"))
            + list_of(item("в"), more='text:continue-list="x"'),
            "1. а|1. б|2. в",
        ),
        (list_of(item("а"), item("б", more='text:start-value="7"')), "1. а|7. б"),
        (list_of("<text:list-header><text:p>а</text:p></text:list-header>", item("б")), "а|1. б"),
        (
            list_of("<text:list-item><text:p>а</text:p><text:p>ещё</text:p></text:list-item>", item("б")),
            "1. а|ещё|2. б",
        ),
        (list_of(f"<text:list-item>{list_of(item('а'), style='')}</text:list-item>"), "1.а) а"),
    ],
)
def test_prints_the_numbers_of_lists(reading: Reading, body: str, printed: str) -> None:
    assert "|".join(paragraph_texts(reading(odt_bytes(body, STYLES), "a.odt"))) == printed


def test_numbers_headings_by_the_outline(reading: Reading) -> None:
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>'
    heading = '<text:h text:outline-level="{}">{}</text:h>'
    body = heading.format(1, "Встречи") + heading.format(2, "Гости") + heading.format(1, "Итоги")
    paragraphs = list(reading(odt_bytes(body, outline), "a.odt").sections[0].paragraphs)
    assert [(p.text.value, p.heading) for p in paragraphs] == [("1 Встречи", 1), ("Гости", 2), ("2 Итоги", 1)]


@pytest.mark.parametrize(
    ("style", "text", "heading"),
    [("middle", "bold", 1), ("below", "bold", 1), ("middle", "", None), ("", "bold", None)],
)
def test_bold_centred_lines_are_headings(reading: Reading, style: str, text: str, heading: int | None) -> None:
    body = f'<text:p text:style-name="{style}"><text:span text:style-name="{text}">Итоги</text:span></text:p>'
    assert next(reading(odt_bytes(body, STYLES), "a.odt").sections[0].paragraphs).heading == heading


def test_reads_the_true_grid_of_a_table(reading: Reading) -> None:
    body = table(
        '<table:table-column table:number-columns-repeated="3"/>',
        f"<table:table-header-rows>{row(cell('№'), cell('Город'), cell('Срок'))}</table:table-header-rows>",
        row(
            cell("ЕВРОПА", 'table:number-columns-spanned="3"'),
            '<table:covered-table-cell table:number-columns-repeated="2"/>',
        ),
        row(cell("1", 'table:number-rows-spanned="2"'), cell("Парма"), cell("май")),
        row("<table:covered-table-cell/>", cell("Пиза"), cell("")),
    )
    found = only_table(reading(odt_bytes(body), "a.odt"))
    assert [[(c.column, c.columns, c.rows, c.text.value) for c in r.cells] for r in found.rows] == [
        [(0, 1, 1, "№"), (1, 1, 1, "Город"), (2, 1, 1, "Срок")],
        [(0, 3, 1, "ЕВРОПА")],
        [(0, 1, 2, "1"), (1, 1, 1, "Парма"), (2, 1, 1, "май")],
        [(1, 1, 1, "Пиза"), (2, 1, 1, "")],
    ]
    assert [r.header for r in found.rows] == [True, False, False, False]


def test_reads_nested_tables_and_lists_in_cells(reading: Reading) -> None:
    inner = list_of(item("а")) + "<text:p>б<text:line-break/>в</text:p>" + table(row(cell("г")))
    holder = f"<table:table-cell>{inner}</table:table-cell>"
    found = only_table(reading(odt_bytes(table(row(holder, cell("д"))), STYLES), "a.odt")).rows[0].cells[0]
    assert [(p.text.value, p.number) for p in found.paragraphs] == [("1. а", "1."), ("б", None), ("в", None)]
    assert rows_as_text(found.tables[0]) == [["г"]]


def test_drops_tracked_deletions_and_keeps_insertions(reading: Reading) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>старое</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:p><text:change-start text:change-id="a"/>новое</text:p>'
    )
    document = reading(odt_bytes(body), "a.odt")
    assert paragraph_texts(document) == ["новое"]
    assert [w.code for w in document.warnings] == ["tracked_changes"]


def test_sets_hidden_text_and_sections_aside(reading: Reading) -> None:
    body = (
        '<text:p>явь<text:span text:style-name="secret"> тайна</text:span></text:p>'
        '<text:section text:display="none"><text:p>тайный раздел</text:p></text:section>'
        "<text:section><text:p>раздел</text:p></text:section>"
    )
    document = reading(odt_bytes(body, STYLES), "a.odt")
    assert paragraph_texts(document) == ["явь", "раздел"]
    assert [(i.span.quote.strip(), i.reason) for i in document.set_aside] == [
        ("тайна", "hidden"),
        ("тайный раздел", "hidden"),
    ]
    assert [w.code for w in document.warnings] == ["hidden_text"]


def test_notes_boxes_and_page_edges_are_sections(reading: Reading) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>врезка</text:p></draw:text-box></draw:frame>"
    body = f"<text:p>Визит{note.format('footnote', 'в мае')} и{note.format('endnote', 'в июне')} приём{box}</text:p>"
    masters = (
        "<style:master-page><style:header><text:p>Отчёт</text:p></style:header>"
        "<style:footer><text:p><text:page-number>3</text:page-number></text:p></style:footer></style:master-page>"
    )
    document = reading(odt_bytes(body, masters=masters), "a.odt")
    assert [(s.part, [p.text.value for p in s.paragraphs]) for s in document.sections] == [
        (Part.BODY, ["Визит и приём"]),
        (Part.TEXTBOX, ["врезка"]),
        (Part.FOOTNOTE, ["в мае"]),
        (Part.ENDNOTE, ["в июне"]),
        (Part.HEADER, ["Отчёт"]),
    ]
    assert [item.span.quote for item in document.set_aside] == ["3"]


def test_pictures_keep_name_and_caption(reading: Reading) -> None:
    body = (
        '<text:p><draw:frame><draw:image xlink:href="Pictures/1.svg"/><draw:image xlink:href="Pictures/1.png"/>'
        "</draw:frame></text:p><text:p>Фото 1. Приём</text:p>"
    )
    document = reading(odt_bytes(body, meta="<dc:title>Отчёт</dc:title><dc:creator>Петров</dc:creator>"), "a.odt")
    assert [(i.name, i.caption and i.caption.value) for i in document.images] == [("1.svg", "Фото 1. Приём")]
    assert document.properties == {"title": "Отчёт"}


DATES = (
    '<number:date-style style:name="N1"><number:day/><number:month number:textual="true"/></number:date-style>'
    '<number:date-style style:name="N2"><number:month number:textual="true"/><number:year/></number:date-style>'
    '<style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="c2" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


@pytest.mark.parametrize(
    ("attributes", "text", "shown"),
    [
        ('office:value-type="string"', "Парма", "Парма"),
        ('office:value-type="float" office:value="2.5"', "2.5", "2,5"),
        ('office:value-type="float" office:value="2.50"', "", "2,5"),
        ('office:value-type="percentage" office:value="0.5"', "50%", "50%"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", "ИСТИНА"),
        ('office:value-type="date" office:date-value="2021-05-03"', "05/03/21", "03.05.2021"),
        ('office:value-type="date" office:date-value="2021-05-03" table:style-name="c1"', "3 May", "03.05"),
        ('office:value-type="date" office:date-value="2021-05-03" table:style-name="c2"', "May 21", "май 2021"),
        ('office:value-type="date" office:date-value="мусор"', "3 мая", "3 мая"),
    ],
)
def test_shows_the_values_of_cells(reading: Reading, attributes: str, text: str, shown: str) -> None:
    found = only_table(reading(ods_bytes(table(row(cell(text, attributes), cell("x"))), DATES), "a.ods"))
    assert rows_as_text(found) == [[shown, "x"]]


def test_reads_sheets_with_spans_repeats_and_hidden_rows(reading: Reading) -> None:
    body = table(
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>',
        row(cell("№"), cell("тайна"), cell("Город")),
        row(cell("ЕВРОПА", 'table:number-columns-spanned="3"'), "<table:covered-table-cell/>"),
        row("<table:table-cell/>", more='table:number-rows-repeated="1000000"'),
        row(cell("1"), "<table:table-cell/>", cell("Парма"), more='table:number-rows-repeated="2"'),
        row(cell("тайна"), cell("тайна"), more='table:visibility="filter"'),
        more='table:name="2021"',
    ) + table(row(cell("тайна")), more='table:name="Черновик" table:style-name="off"')
    document = reading(ods_bytes(body, DATES), "a.ods")
    assert rows_as_text(only_table(document)) == [["№", "Город"], ["ЕВРОПА"], ["1", "Парма"], ["1", "Парма"]]
    assert {item.span.quote for item in document.set_aside} == {"тайна"}
    assert [w.code for w in document.warnings] == ["hidden_cells", "hidden_sheet"]
