"""Word documents: what of their XML people see, and what they do not."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from reading_documents import docx_bytes, only_table, paragraph_texts, rows_as_text

from pobratim.document import Document, Part

Reading = Callable[..., Document]

NUMBERING = (
    "<w:numbering XMLNS>"
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="4"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    '</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(run("Приём ") + run("гостей"), "Приём гостей", id="runs"),
        pytest.param(f"<w:ins>{run('новый ')}</w:ins>{run('план')}", "новый план", id="tracked insertion"),
        pytest.param(
            f"<w:del><w:r><w:delText>старый</w:delText></w:r></w:del>{run('план')}", "план", id="tracked deletion"
        ),
        pytest.param(
            f"<w:moveFrom>{run('прежнее')}</w:moveFrom><w:moveTo>{run('здесь')}</w:moveTo>", "здесь", id="tracked move"
        ),
        pytest.param(run("тайна", "<w:vanish/>") + run("явь"), "явь", id="hidden text"),
        pytest.param(run("явь", '<w:vanish w:val="0"/>'), "явь", id="hidden switched off"),
        pytest.param(
            run("Санкт") + "<w:r><w:noBreakHyphen/></w:r>" + run("Петербург"), "Санкт-Петербург", id="no-break"
        ),
        pytest.param(
            run("сотруд") + "<w:r><w:softHyphen/></w:r>" + run("ничество"), "сотрудничество", id="soft hyphen"
        ),
        pytest.param(run("сотруд\xadничество"), "сотрудничество", id="soft hyphen typed"),
        pytest.param(run("а") + "<w:r><w:tab/></w:r>" + run("б"), "а\tб", id="tab"),
        pytest.param(run("а") + "<w:r><w:br/></w:r>" + run("б"), "а\nб", id="line break"),
        pytest.param(run("а") + '<w:r><w:br w:type="page"/></w:r>' + run("б"), "аб", id="page break"),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" подписано"), "✓ подписано", id="sign"
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("5 мая")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "5 мая",
            id="field result",
        ),
        pytest.param(f'<w:fldSimple w:instr="TITLE">{run("Отчёт")}</w:fldSimple>', "Отчёт", id="simple field"),
        pytest.param(f"<w:hyperlink>{run('сайт')}</w:hyperlink>{run(' города')}", "сайт города", id="hyperlink"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('выбрано')}</w:sdtContent></w:sdt>", "выбрано", id="content control"),
        pytest.param("<w:r><w:t>  сжато  </w:t></w:r>" + run(" дальше"), "сжато дальше", id="spaces not preserved"),
    ],
)
def test_reads_the_text_that_prints(reading: Reading, xml: str, text: str) -> None:
    assert paragraph_texts(reading(docx_bytes(paragraph(xml)), "a.docx")) == [text]


def test_reads_no_second_rendering_of_the_same(reading: Reading) -> None:
    xml = (
        "<w:r><mc:AlternateContent><mc:Choice><w:t>раз</w:t></mc:Choice><mc:Fallback><w:t>два</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert paragraph_texts(reading(docx_bytes(paragraph(xml)), "a.docx")) == ["раз"]


def test_a_deleted_paragraph_mark_joins_the_next(reading: Reading) -> None:
    body = paragraph(run("План "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("работы"))
    assert paragraph_texts(reading(docx_bytes(body), "a.docx")) == ["План работы"]


def test_tells_of_hidden_text_and_tracked_changes(reading: Reading) -> None:
    body = paragraph(run("тайна", "<w:vanish/>"), f"<w:ins>{run('новое')}</w:ins>", run("тайна", "<w:vanish/>"))
    assert [w.code for w in reading(docx_bytes(body), "a.docx").warnings] == ["hidden_text", "tracked_changes"]


def test_prints_automatic_numbers_as_word_does(reading: Reading) -> None:
    body = "".join((item("а", 1), item("б", 1), item("в", 1, 1), item("г", 1, 1), item("д", 1), item("е", 1, 1)))
    document = reading(docx_bytes(body, {"numbering": NUMBERING}), "a.docx")
    assert paragraph_texts(document) == ["1. а", "2. б", "2.а) в", "2.б) г", "3. д", "3.а) е"]
    first, *_, last = document.sections[0].paragraphs
    assert (first.number, first.level, first.content.value) == ("1.", 0, "а")
    assert (last.number, last.level) == ("3.а)", 1)


def test_prints_restarted_numbers_bullets_and_roman(reading: Reading) -> None:
    body = item("а", 1) + item("б", 3) + item("в", 1) + item("г", 2) + item("д", 4) + item("е", 4)
    document = reading(docx_bytes(body, {"numbering": NUMBERING}), "a.docx")
    assert paragraph_texts(document) == ["1. а", "7. б", "8. в", "• г", "IV д", "V е"]


def test_an_empty_cell_may_hold_its_automatic_number(reading: Reading) -> None:
    body = table(row(f"<w:tc>{item('', 1)}</w:tc>", cell("Приём")), row(f"<w:tc>{item('', 1)}</w:tc>", cell("Ярмарка")))
    document = reading(docx_bytes(body, {"numbering": NUMBERING}), "a.docx")
    assert rows_as_text(only_table(document)) == [["1.", "Приём"], ["2.", "Ярмарка"]]


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


def test_reads_headings_by_outline_style_name_and_hand(reading: Reading) -> None:
    styles = (
        '<w:styles XMLNS><w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Мой"/><w:basedOn w:val="h2"/></w:style></w:styles>'
    )
    body = (
        paragraph(run("а"), properties='<w:outlineLvl w:val="2"/>')
        + paragraph(run("б"), properties='<w:pStyle w:val="own"/>')
        + paragraph(run("в", "<w:b/>"), properties='<w:jc w:val="center"/>')
        + paragraph(run("г", "<w:b/>"))
    )
    document = reading(docx_bytes(body, {"styles": styles}), "a.docx")
    assert [p.heading for p in document.sections[0].paragraphs] == [3, 2, 1, None]


def test_reads_notes_edges_and_boxes_as_sections(reading: Reading) -> None:
    parts = {
        "footnotes": f'<w:footnotes XMLNS><w:footnote w:id="5">{paragraph(run("уточнено"))}</w:footnote></w:footnotes>',
        "header1": f"<w:hdr XMLNS>{paragraph(run('Мэрия'))}</w:hdr>",
        "footer1": f"<w:ftr XMLNS>{paragraph(run('- 7 -'))}</w:ftr>",
    }
    body = paragraph(
        run("Итоги"),
        '<w:r><w:footnoteReference w:id="5"/></w:r>',
        f"<w:r><w:pict><w:txbxContent>{paragraph(run('в рамке'))}</w:txbxContent></w:pict></w:r>",
    )
    document = reading(docx_bytes(body, parts), "a.docx")
    found = {(s.part, s.name): [p.text.value for p in s.paragraphs] for s in document.sections}
    assert found == {
        (Part.BODY, None): ["Итоги"],
        (Part.TEXTBOX, "1"): ["в рамке"],
        (Part.FOOTNOTE, "1"): ["уточнено"],
        (Part.HEADER, "header1"): ["Мэрия"],
    }
    assert [item.span.quote for item in document.set_aside] == ["- 7 -"]


@pytest.mark.parametrize(
    ("after", "caption"),
    [
        ("Фото 1. Подписание плана", "Фото 1. Подписание плана"),
        ("Рис. 2 – Сцена", "Рис. 2 – Сцена"),
        ("В мае прошёл", None),
    ],
)
def test_finds_the_caption_beside_a_picture(reading: Reading, after: str, caption: str | None) -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="rImage"/></w:drawing></w:r>'
    document = reading(docx_bytes(paragraph(run("До.")) + paragraph(picture) + paragraph(run(after))), "a.docx")
    assert [(i.name, i.caption.value if i.caption else None) for i in document.images] == [("image1.png", caption)]


def test_reads_what_python_docx_wrote_without_its_author(reading: Reading) -> None:
    written = docx.Document()
    written.core_properties.title, written.core_properties.author = "Отчёт", "Иванов"
    written.add_heading("Отчёт о связях", 0)
    grid = written.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Вместе"
    grid.cell(1, 1).text = "Угол"
    stream = io.BytesIO()
    written.save(stream)
    document = reading(stream.getvalue(), "имя без расширения")
    assert document.properties == {"title": "Отчёт"}
    assert paragraph_texts(document) == ["Отчёт о связях"]
    assert rows_as_text(only_table(document)) == [["Вместе"], ["", "Угол"]]
