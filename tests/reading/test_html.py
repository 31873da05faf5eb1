"""Web pages: what of them a browser shows, and what of that is the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import only_table, paragraph_texts, rows_as_text

from pobratim.document import Document, Part, Table

Reading = Callable[..., Document]

WORD_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='{font}'>"
    "<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span>"
    "<![endif]>{text}<o:p></o:p></p>"
)


def shape(table: Table) -> list[list[tuple[int, int, int, str]]]:
    """Of each cell its column, columns, rows and text."""
    return [[(c.column, c.columns, c.rows, c.text.value) for c in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        pytest.param("<p>Приём\n   гостей", ["Приём гостей"], id="white space"),
        pytest.param("<p>Приём <b>важных</b> гостей</p>и <i>банкет", ["Приём важных гостей", "и банкет"], id="inline"),
        pytest.param("<p>раз<p>два<div>три</div>четыре", ["раз", "два", "три", "четыре"], id="tags left open"),
        pytest.param("<b><p>раз</b> два</p></span>", ["раз два"], id="tags crossed"),
        pytest.param("<p>г. Парма,<br>Италия<br><br>Пиза", ["г. Парма,\nИталия", "Пиза"], id="line breaks"),
        pytest.param("<p>сотруд&shy;ничество&nbsp;&mdash; мир", ["сотрудничество\xa0— мир"], id="entities"),
        pytest.param("<pre>раз  два\nтри</pre>", ["раз  два\nтри"], id="preformatted"),
        pytest.param("<p>а<script>б</script><style>в</style><!-- г --><p>д", ["а", "д"], id="scripts"),
        pytest.param("<p>Дни городов<sup>1</sup> прошли", ["Дни городов прошли"], id="mark of a note"),
        pytest.param("<p>5 км<sup>2</sup>", ["5 км2"], id="exponent"),
        pytest.param("<p>было <del>раз</del><ins>два</ins>", ["было два"], id="taken out"),
    ],
)
def test_reads_the_text_that_shows(reading: Reading, page: str, texts: list[str]) -> None:
    assert paragraph_texts(reading(f"<html><body>{page}", "a.html")) == texts


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<p style='display: NONE'>тайна</p>", "hidden"),
        ("<div style='visibility:hidden'><p>тайна</p></div>", "hidden"),
        ("<p hidden>тайна</p>", "hidden"),
        ("<style>.a, p.x {color:red; display:none}</style><p class='y x'>тайна</p>", "hidden"),
        ("<style>#x{display:none}</style><div id=x><p>тайна</div>", "hidden"),
        ("<p>явь <span style='mso-hide:all'>тайна</span></p>", "hidden"),
        ("<table hidden><tr><td>тайна</table>", "hidden"),
        ("<nav><ul><li>тайна</ul></nav>", "page furniture"),
        ("<header>тайна</header>", "page furniture"),
        ("<div role=contentinfo>тайна</div>", "page furniture"),
        ("<aside><p>тайна</p></aside>", "page furniture"),
        ("<ul class='main-menu'><li><a href=/>тайна</a></ul>", "page furniture"),
    ],
)
def test_sets_aside_what_is_no_content(reading: Reading, page: str, reason: str) -> None:
    document = reading(f"<html><body>{page}<p>явь</p>", "a.html")
    assert "тайна" not in " ".join(paragraph_texts(document))
    assert "явь" in paragraph_texts(document)
    assert [(item.span.quote.strip("• "), item.reason) for item in document.set_aside] == [("тайна", reason)]


@pytest.mark.parametrize(
    "page",
    [
        "<style>@media print { p {display:none} }</style><p>явь</p>",
        "<style>nav p{display:none}</style><p>явь</p>",
        "<article><header>явь</header></article>",
        "<div class=menu>явь</div>",
    ],
)
def test_keeps_what_only_looks_like_it(reading: Reading, page: str) -> None:
    assert paragraph_texts(reading(f"<html><body>{page}", "a.html")) == ["явь"]


@pytest.mark.parametrize(
    ("page", "items"),
    [
        ("<ul><li>а<li>б<ul><li>в</ul></ul>", [("• а", "•", 0), ("• б", "•", 0), ("• в", "•", 1)]),
        ("<ol start=3><li>а<li value=7>б<li>в</ol>", [("3. а", "3.", 0), ("7. б", "7.", 0), ("8. в", "8.", 0)]),
        ("<ol type=a><li>а<li>б</ol>", [("a. а", "a.", 0), ("b. б", "b.", 0)]),
        (
            "<ol style='list-style-type:upper-roman'><li><p>а</p><p>ещё</p></ol>",
            [("I. а", "I.", 0), ("ещё", None, None)],
        ),
        ("<ol reversed><li>а<li>б</ol>", [("2. а", "2.", 0), ("1. б", "1.", 0)]),
        ("<ul style='list-style:none'><li>а</ul>", [("а", None, None)]),
        ("<ol><li>а</ol><p>слово</p><ol><li>б</ol>", [("1. а", "1.", 0), ("слово", None, None), ("1. б", "1.", 0)]),
        ("<p>- а</p><p>2) б</p>", [("- а", "-", 0), ("2) б", "2)", 0)]),
        (WORD_ITEM.format(level=2, font="", mark="1.1.", text="а"), [("1.1. а", "1.1.", 1)]),
        (WORD_ITEM.format(level=1, font="font-family:Symbol", mark="·", text="а"), [("• а", "•", 0)]),
        (WORD_ITEM.format(level=1, font="font-family:Wingdings", mark="§", text="а"), [("▪ а", "▪", 0)]),
    ],
)
def test_reads_lists_with_level_and_mark(reading: Reading, page: str, items: list[tuple[str, str, int]]) -> None:
    paragraphs = reading(f"<html><body>{page}", "a.html").sections[0].paragraphs
    assert [(p.text.value, p.number, p.level) for p in paragraphs] == items


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("<h3>Итоги</h3>", 3),
        ("<p align=center><b>Итоги</b></p>", 1),
        ("<p style='text-align:center'><span style='font-weight:700'>Итоги</span></p>", 1),
        ("<p class=MsoTitle>Итоги</p>", 1),
        ("<div role=heading aria-level=2>Итоги</div>", 2),
        ("<p><b>Итоги</b></p>", None),
        ("<p align=center><b>Ито</b>ги</p>", None),
    ],
)
def test_reads_headings(reading: Reading, page: str, heading: int | None) -> None:
    paragraph = next(reading(f"<html><body>{page}", "a.html").sections[0].paragraphs)
    assert (paragraph.text.value, paragraph.heading) == ("Итоги", heading)


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        pytest.param(
            "<tr><td rowspan=2>а<td colspan=2>б<tr><td>в<td>г",
            [[(0, 1, 2, "а"), (1, 2, 1, "б")], [(1, 1, 1, "в"), (2, 1, 1, "г")]],
            id="spans",
        ),
        pytest.param(
            "<tr><td rowspan=9>а<td>б<tr><td>в", [[(0, 1, 2, "а"), (1, 1, 1, "б")], [(1, 1, 1, "в")]], id="too far"
        ),
        pytest.param(
            "<tr><td rowspan=0>а<td>б<tr><td>в", [[(0, 1, 2, "а"), (1, 1, 1, "б")], [(1, 1, 1, "в")]], id="to the end"
        ),
        pytest.param(
            "<tr><td colspan=99999>а<tr><td>б<td>в", [[(0, 2, 1, "а")], [(0, 1, 1, "б"), (1, 1, 1, "в")]], id="too wide"
        ),
        pytest.param(
            "<tfoot><tr><td>в<td>г</tfoot><tbody><tr><td>а<td>б",
            [[(0, 1, 1, "а"), (1, 1, 1, "б")], [(0, 1, 1, "в"), (1, 1, 1, "г")]],
            id="foot first",
        ),
        pytest.param(
            "<tr><td>а<td>б<tr style='display:none'><td>тайна<td>тайна<tr><td>в<td>г",
            [[(0, 1, 1, "а"), (1, 1, 1, "б")], [(0, 1, 1, "в"), (1, 1, 1, "г")]],
            id="hidden row",
        ),
        pytest.param(
            "<tbody hidden><tr><td>тайна</tbody><tr><td>а<td>б", [[(0, 1, 1, "а"), (1, 1, 1, "б")]], id="hidden group"
        ),
        pytest.param("<td>а<td>б", [[(0, 1, 1, "а"), (1, 1, 1, "б")]], id="cells without a row"),
        pytest.param(
            "<tr><td>а<td><tr><td>б<td>в<td>г",
            [[(0, 1, 1, "а"), (1, 1, 1, "")], [(0, 1, 1, "б"), (1, 1, 1, "в"), (2, 1, 1, "г")]],
            id="irregular",
        ),
    ],
)
def test_reads_the_true_grid_of_a_table(
    reading: Reading, rows: str, cells: list[list[tuple[int, int, int, str]]]
) -> None:
    assert shape(only_table(reading(f"<html><table>{rows}</table>", "a.html"))) == cells


def test_reads_nested_tables_lists_and_paragraphs_in_cells(reading: Reading) -> None:
    page = "<table><tr><td><p>раз<p>два<ul><li>три</ul><td>а<table><tr><td>в<td>г</table>б</table>"
    first, second = only_table(reading(f"<html>{page}", "a.html")).rows[0].cells
    assert [(p.text.value, p.number) for p in first.paragraphs] == [("раз", None), ("два", None), ("• три", "•")]
    assert second.text.value == "а\nб"
    assert rows_as_text(second.tables[0]) == [["в", "г"]]


def test_text_outside_the_cells_stands_before_the_table(reading: Reading) -> None:
    document = reading("<html><table>раз<tr><td>а<td>б</tr><p>два</p>три</table>", "a.html")
    assert paragraph_texts(document) == ["раз", "два", "три"]
    assert rows_as_text(only_table(document)) == [["а", "б"]]


def test_reads_header_rows_and_the_caption(reading: Reading) -> None:
    page = "<table><caption>План</caption><thead><tr><th>№<th>Город<tbody><tr><td>1<td>Парма</table>"
    document = reading(f"<html>{page}", "a.html")
    assert paragraph_texts(document) == ["План"]
    assert [row.header for row in only_table(document).rows] == [True, False]


@pytest.mark.parametrize(
    "page",
    [
        "<table role=presentation><tr><td>Меню<td><p>Отчёт</table>",
        "<table><tr><td>Меню<tr><td><h1>Отчёт</h1></table>",
    ],
)
def test_a_table_that_arranges_the_page_is_none(reading: Reading, page: str) -> None:
    document = reading(f"<html>{page}", "a.html")
    assert paragraph_texts(document) == ["Меню", "Отчёт"]
    assert not list(document.sections[0].tables)


def test_notes_of_office_programs_are_sections(reading: Reading) -> None:
    page = (
        "<p>Визит<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> прошёл</p>"
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>"
        "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> В мае.</p></div></div><div title=footer><p>Отдел</div>"
    )
    document = reading(f"<html><body>{page}", "a.html")
    assert [(s.part, s.name, [p.text.value for p in s.paragraphs]) for s in document.sections] == [
        (Part.BODY, None, ["Визит прошёл"]),
        (Part.FOOTNOTE, "1", ["В мае."]),
        (Part.FOOTER, "1", ["Отдел"]),
    ]
    assert [item.reason for item in document.set_aside] == ["footnote mark"] * 2


def test_pictures_keep_name_and_caption(reading: Reading) -> None:
    page = "<figure><img src='C:/Петров/f1.jpg'><figcaption>Подписание</figcaption></figure><p>слово"
    images = reading(f"<html><title>Отчёт</title>{page}<p><img src='data:a/b'>", "a.html").images
    assert [(image.name, image.caption and image.caption.value) for image in images] == [
        ("f1.jpg", "Подписание"),
        ("image2", None),
    ]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("cp1251", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"),
        ("cp1251", ""),
        ("cp1251", "<meta charset=utf-8>"),
        ("cp1251", "<meta charset=iso-8859-1>"),
        ("utf-8", "<meta charset=windows-1251>"),
        ("koi8-r", "<meta charset=koi8-r>"),
        ("utf-8-sig", ""),
        ("utf-16", "<meta charset=unicode>"),
    ],
)
def test_finds_the_encoding_of_a_page(reading: Reading, encoding: str, meta: str) -> None:
    page = f"<html><head>{meta}<title>Отчёт</title></head><body><p>Делегация посетила Парму.</p></body></html>"
    document = reading(page.encode(encoding), "a.html")
    assert paragraph_texts(document) == ["Делегация посетила Парму."]
    assert document.properties == {"title": "Отчёт"}


def test_believes_a_western_page_its_encoding(reading: Reading) -> None:
    page = "<html><meta charset=iso-8859-1><p>La città di Parma è gemellata</p>".encode("latin-1")
    assert paragraph_texts(reading(page, "a.html")) == ["La città di Parma è gemellata"]
