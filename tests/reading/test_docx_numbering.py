"""The numbers and bullets that Word prints by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import docx_bytes, only_table, paragraph_texts, rows_as_text
from word_xml import cell, item, paragraph, row, run, style, styles, table

from pobratim.document import Document

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


def level(index: int, text: str, form: str = "decimal", properties: str = '<w:start w:val="1"/>') -> str:
    return f'<w:lvl w:ilvl="{index}">{properties}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels: str, change: str = "", more: str = "") -> str:
    """One list of these levels, number 1; `change` overrides some of them."""
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    one = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{change}</w:num>'
    return f"<w:numbering XMLNS>{abstract}{one}{more}</w:numbering>"


ONE = '<w:start w:val="1"/>'


@pytest.mark.parametrize(
    ("form", "first", "marks"),
    [
        ("decimal", 9, ["9.", "10."]),
        ("decimalZero", 9, ["09.", "10."]),
        ("upperRoman", 3, ["III.", "IV."]),
        ("lowerRoman", 39, ["xxxix.", "xl."]),
        ("lowerLetter", 26, ["z.", "aa."]),
        ("upperLetter", 1, ["A.", "B."]),
        ("russianLower", 6, ["е.", "ж."]),
        ("russianUpper", 9, ["И.", "К."]),
    ],
)
def test_prints_numbers_in_their_format(reading: Reading, form: str, first: int, marks: list[str]) -> None:
    numbering = lists(level(0, "%1.", form, f'<w:start w:val="{first}"/>'))
    document = reading(docx_bytes(item("а", 1) + item("б", 1), {"numbering": numbering}), "a.docx")
    assert [found.number for found in document.sections[0].paragraphs] == marks


@pytest.mark.parametrize(
    ("numbering", "items", "texts"),
    [
        pytest.param(
            lists(level(0, "%1", "upperRoman"), level(1, "%1.%2", properties=f"{ONE}<w:isLgl/>")),
            [(1, 0), (1, 1)],
            ["I а", "1.1 а"],
            id="numbers of upper levels in digits",
        ),
        pytest.param(
            lists(level(0, "%1)", properties=f'{ONE}<w:suff w:val="nothing"/>')), [(1, 0)], ["1)а"], id="nothing after"
        ),
        pytest.param(
            lists(level(0, "%1."), level(1, "%2)", properties=f'{ONE}<w:lvlRestart w:val="0"/>')),
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            ["1. а", "1) а", "2. а", "2) а"],
            id="a level that never starts anew",
        ),
        pytest.param(
            lists(level(0, "%1."), change=f'<w:lvlOverride w:ilvl="0">{level(0, "§%1", "upperRoman")}</w:lvlOverride>'),
            [(1, 0), (1, 0)],
            ["§I а", "§II а"],
            id="a level of the list's own",
        ),
        pytest.param(
            lists(
                level(0, "%1."),
                more='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId '
                'w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
            ),
            [(1, 0), (2, 0), (3, 0), (3, 0)],
            ["1. а", "2. а", "1. а", "2. а"],
            id="lists of one kind go on, or start anew where told",
        ),
        pytest.param(lists(level(0, "", "none")), [(1, 0)], ["а"], id="no number"),
        pytest.param(lists(level(0, "Этап", "none")), [(1, 0)], ["Этап а"], id="a word only"),
        pytest.param(lists(level(0, "%1.")), [(0, 0), (7, 0), (1, 5)], ["а", "а", "а"], id="no list, no level"),
    ],
)
def test_counts_as_word_does(reading: Reading, numbering: str, items: list[tuple[int, int]], texts: list[str]) -> None:
    body = "".join(item("а", number, depth) for number, depth in items)
    assert paragraph_texts(reading(docx_bytes(body, {"numbering": numbering}), "a.docx")) == texts


_IN_LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        pytest.param('<w:pStyle w:val="First"/>', "1. а", id="by its style"),
        pytest.param('<w:pStyle w:val="Child"/>', "1. а", id="by the style that one is based on"),
        pytest.param('<w:pStyle w:val="Second"/>', "1.1 а", id="at the level bound to its style"),
        pytest.param('<w:pStyle w:val="First"/><w:numPr><w:ilvl w:val="1"/></w:numPr>', "1.1 а", id="at its own level"),
        pytest.param(
            '<w:pStyle w:val="First"/><w:numPr><w:numId w:val="0"/></w:numPr>', "а", id="not, by its own word"
        ),
    ],
)
def test_numbers_paragraphs_by_their_styles(reading: Reading, properties: str, text: str) -> None:
    sheet = styles(style("First", _IN_LIST), style("Child", "", based_on="First"), style("Second", _IN_LIST))
    numbering = lists(level(0, "%1."), level(1, "%1.%2", properties=f'{ONE}<w:pStyle w:val="Second"/>'))
    document = reading(
        docx_bytes(paragraph(run("а"), properties=properties), {"numbering": numbering, "styles": sheet}), "a.docx"
    )
    assert paragraph_texts(document) == [text]


def test_finds_a_list_by_the_style_of_lists_it_stands_for(reading: Reading) -> None:
    sheet = styles(style("Steps", _IN_LIST, kind="numbering"))
    link = '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    numbering = lists(level(0, "%1)"), more=link).replace(
        '<w:num w:numId="1">',
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Steps"/></w:abstractNum><w:num w:numId="1">',
    )
    document = reading(docx_bytes(item("а", 2), {"numbering": numbering, "styles": sheet}), "a.docx")
    assert paragraph_texts(document) == ["1) а"]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(
            paragraph(f"<w:del>{run('лишнее')}</w:del>", properties="{numbered}<w:rPr><w:del/></w:rPr>"), id="deleted"
        ),
        pytest.param(
            paragraph(f"<w:moveFrom>{run('лишнее')}</w:moveFrom>", properties="{numbered}<w:rPr><w:moveFrom/></w:rPr>"),
            id="moved away",
        ),
        pytest.param(
            paragraph(run("лишнее", "<w:vanish/>"), properties="{numbered}<w:rPr><w:vanish/></w:rPr>"), id="hidden"
        ),
    ],
)
def test_counts_no_paragraph_that_is_not_there(reading: Reading, between: str) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = item("а", 1) + between.replace("{numbered}", numbered) + item("б", 1)
    document = reading(docx_bytes(body, {"numbering": lists(level(0, "%1."))}), "a.docx")
    assert paragraph_texts(document) == ["1. а", "2. б"]
