"""Word documents: what of a paragraph's XML people see, and what they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import docx_bytes, paragraph_texts
from word_xml import control, field, paragraph, run, style, styles

from pobratim.document import Document

Reading = Callable[..., Document]


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
        pytest.param(field(run("5 мая")), "5 мая", id="field result"),
        pytest.param(field(run("от "), field(run("5 мая"))), "от 5 мая", id="field in a result"),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            + field(run("условие"))
            + run("IF")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("итог")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run("."),
            "итог.",
            id="field in an instruction",
        ),
        pytest.param(
            '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>XE</w:t></w:r>'
            '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>' + run("план"),
            "план",
            id="field marked in hidden runs",
        ),
        pytest.param(f'<w:fldSimple w:instr="TITLE">{run("Отчёт")}</w:fldSimple>', "Отчёт", id="simple field"),
        pytest.param(f"<w:hyperlink>{run('сайт')}</w:hyperlink>{run(' города')}", "сайт города", id="hyperlink"),
        pytest.param(control(run("выбрано")), "выбрано", id="content control"),
        pytest.param(control(run("Выберите дату"), "<w:showingPlcHdr/>") + run("план"), "план", id="placeholder"),
        pytest.param(f"<w:smartTag>{run('Псков')}</w:smartTag>", "Псков", id="smart tag"),
        pytest.param(f'<w:bdo w:val="ltr">{run("Псков")}</w:bdo>', "Псков", id="direction"),
        pytest.param(
            f"<w:ins><w:del>{run('лишнее')}</w:del>{run('нужное')}</w:ins>", "нужное", id="deletion in an insertion"
        ),
        pytest.param(
            '<w:commentRangeStart w:id="1"/>' + run("план") + '<w:commentRangeEnd w:id="1"/>'
            '<w:r><w:commentReference w:id="1"/></w:r>',
            "план",
            id="comment",
        ),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{run('чтение')}</w:rt><w:rubyBase>{run('слово')}</w:rubyBase></w:ruby></w:r>",
            "слово",
            id="ruby",
        ),
        pytest.param(
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
            "<m:d><m:e><m:r><m:t>а</m:t></m:r></m:e><m:e><m:r><m:t>б</m:t></m:r></m:e></m:d></m:oMath>",
            "1/2(а|б)",
            id="formula",
        ),
        pytest.param("<w:r><w:t>а&#10;б</w:t></w:r>", "а б", id="line end in the file"),
        pytest.param(run("а") + "<w:r><w:cr/></w:r>" + run("б"), "а\nб", id="carriage return"),
        pytest.param(run("а") + '<w:r><w:br w:type="column"/></w:r>' + run("б"), "аб", id="column break"),
        pytest.param(run("5") + '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "5°", id="sign of Symbol"),
        pytest.param('<w:r><w:sym w:font="Arial" w:char="2116"/></w:r>' + run(" 7"), "№ 7", id="sign by its code"),
        pytest.param(run("\uf0b7 приём"), "• приём", id="private sign typed"),
        pytest.param("<w:r><w:t>  сжато  </w:t></w:r>" + run(" дальше"), "сжато дальше", id="spaces not preserved"),
    ],
)
def test_reads_the_text_that_prints(reading: Reading, xml: str, text: str) -> None:
    assert paragraph_texts(reading(docx_bytes(paragraph(xml)), "a.docx")) == [text]


@pytest.mark.parametrize(
    ("choice", "fallback", "text"),
    [
        pytest.param("<w:t>раз</w:t>", "<w:t>два</w:t>", "раз", id="the first"),
        pytest.param("", "<w:t>два</w:t>", "два", id="the second where the first is empty"),
    ],
)
def test_reads_one_rendering_of_the_same(reading: Reading, choice: str, fallback: str, text: str) -> None:
    branches = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    xml = f"<w:r><mc:AlternateContent>{branches}</mc:AlternateContent></w:r>"
    assert paragraph_texts(reading(docx_bytes(paragraph(xml)), "a.docx")) == [text]


_GONE = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("paragraph_style", "run_style", "own", "shown"),
    [
        pytest.param("Gone", "", "", False, id="by the paragraph's style"),
        pytest.param("Child", "", "", False, id="by the style that one is based on"),
        pytest.param("Back", "", "", True, id="switched off again by a style"),
        pytest.param("", "GoneRun", "", False, id="by the run's style"),
        pytest.param("Gone", "GoneRun", "", True, id="by both, which is by neither"),
        pytest.param("Gone", "", '<w:vanish w:val="false"/>', True, id="switched off by the run"),
        pytest.param("Nowhere", "Nowhere", "", True, id="styles that are not there"),
    ],
)
def test_leaves_out_what_styles_hide(
    reading: Reading, paragraph_style: str, run_style: str, own: str, shown: bool
) -> None:
    sheet = styles(
        style("Gone", _GONE),
        style("Child", "", based_on="Gone"),
        style("Back", '<w:rPr><w:vanish w:val="0"/></w:rPr>', based_on="Gone"),
        style("GoneRun", _GONE, kind="character"),
    )
    text = run("тайна", f'<w:rStyle w:val="{run_style}"/>{own}')
    body = paragraph(text, properties=f'<w:pStyle w:val="{paragraph_style}"/>')
    found = paragraph_texts(reading(docx_bytes(body, {"styles": sheet}), "a.docx"))
    assert found == (["тайна"] if shown else [])


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="plainly"),
        pytest.param(
            '<!-- <w:style w:styleId="empty"><w:name w:val="heading 1"/></w:style> -->', id="with a style in a comment"
        ),
        pytest.param('<w:style w:styleId="empty"/>', id="with an empty style"),
    ],
)
def test_reads_styles_however_they_are_written(reading: Reading, written: str) -> None:
    sheet = styles(
        style("a", "", name="heading 2"),
        style("b", "", name="Свой", based_on="a"),
        style("c", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="a"),
        '<w:style w:type="paragraph" w:default="1" w:styleId="d"><w:name w:val="Название"/></w:style>',
        written,
    )
    named = [paragraph(run("а"), properties=f'<w:pStyle w:val="{name}"/>') for name in ("a", "b", "c", "empty")]
    body = "".join((*named, paragraph(run("б"))))
    document = reading(docx_bytes(body, {"styles": sheet}), "a.docx")
    assert [found.heading for found in document.sections[0].paragraphs] == [2, 2, None, None, 1]


@pytest.mark.parametrize(
    ("mark", "texts"),
    [
        pytest.param("<w:del/>", ["План работы"], id="deleted"),
        pytest.param("<w:moveFrom/>", ["План работы"], id="moved away"),
        pytest.param("<w:specVanish/>", ["План работы"], id="hidden to set a heading on the line"),
        pytest.param("<w:ins/>", ["План", "работы"], id="inserted"),
    ],
)
def test_a_paragraph_without_its_mark_runs_on_into_the_next(reading: Reading, mark: str, texts: list[str]) -> None:
    body = paragraph(run("План "), properties=f"<w:rPr>{mark}</w:rPr>") + paragraph(run("работы"))
    assert paragraph_texts(reading(docx_bytes(body), "a.docx")) == texts


def test_a_paragraph_without_its_mark_stays_before_a_table(reading: Reading) -> None:
    grid = f"<w:tbl><w:tr><w:tc>{paragraph(run('внутри'))}</w:tc></w:tr></w:tbl>"
    body = paragraph(run("до"), properties="<w:rPr><w:del/></w:rPr>") + grid + paragraph(run("после"))
    document = reading(docx_bytes(body), "a.docx")
    assert [block.text for block in document.blocks] == ["до", "внутри", "после"]


def test_tells_of_hidden_text_and_tracked_changes(reading: Reading) -> None:
    body = paragraph(run("тайна", "<w:vanish/>"), f"<w:ins>{run('новое')}</w:ins>", run("тайна", "<w:vanish/>"))
    assert [w.code for w in reading(docx_bytes(body), "a.docx").warnings] == ["hidden_text", "tracked_changes"]


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
