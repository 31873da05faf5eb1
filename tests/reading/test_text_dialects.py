"""Text files: prose and the ways in which dumps write tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import only_table, paragraph_texts, rows_as_text

from pobratim.document import Document, Part

Reading = Callable[..., Document]

HEADER = ["№", "Срок", "Мероприятие"]


@pytest.mark.parametrize(
    ("dump", "rows"),
    [
        pytest.param(
            "\t№\n\tСрок\n\tМероприятие\n\n\t1\n\t3 мая\n2021 года\n\tПриём послов\n\n\t2\n\t\n\tВыставка\n",
            [HEADER, ["1", "3 мая\n2021 года", "Приём послов"], ["2", "", "Выставка"]],
            id="a cell a line",
        ),
        pytest.param(
            "\t№\n\tСрок\n\tМероприятие\n\n\tГород Вятка\n\n\t1\n\tмай\n\tПриём\n",
            [HEADER, ["Город Вятка"], ["1", "май", "Приём"]],
            id="a group heading in cells",
        ),
        pytest.param(
            "№\tСрок\tМероприятие\n1\tмай\t<p>Приём послов</p> <p>Концерт</p>\n\n2\tиюнь\t\n",
            [HEADER, ["1", "май", "Приём послов\nКонцерт"], ["2", "июнь", ""]],
            id="a row a line",
        ),
        pytest.param(
            "№\tСрок\tМероприятие\nВЯТКА\n1\tмай\tПриём\n--\t--\t---\n\n2\tиюнь\tКонцерт\n",
            [HEADER, ["ВЯТКА"], ["1", "май", "Приём"], ["2", "июнь", "Концерт"]],
            id="headings without tabs, rules at page ends",
        ),
        pytest.param(
            "№\tСрок\tМероприятие\n1\t1-2\nмая 2021 г.\tПриём\n2\tиюнь\tКонцерт\nи ярмарка\n",
            [HEADER, ["1", "1-2\nмая 2021 г.", "Приём"], ["2", "июнь", "Концерт\nи ярмарка"]],
            id="cells with line breaks",
        ),
        pytest.param(
            "№\tСрок\tМероприятие\n1\tмай\tПриём\n\n2\n\n№\tСрок\tМероприятие\n2\tиюнь\tКонцерт\n",
            [HEADER, ["1", "май", "Приём"], ["2", "июнь", "Концерт"]],
            id="header repeated below a page number",
        ),
        pytest.param(
            "| № | Срок | Мероприятие |\n|---|:-:|---|\n| 1 | май | **Приём** |\n| 2 |  | Концерт |\n",
            [HEADER, ["1", "май", "Приём"], ["2", "", "Концерт"]],
            id="Markdown",
        ),
        pytest.param(
            "№ | Срок | Мероприятие\n1 | май | Приём\n2 | июнь | Концерт\n",
            [HEADER, ["1", "май", "Приём"], ["2", "июнь", "Концерт"]],
            id="bars",
        ),
        pytest.param(
            '№;Срок;Мероприятие\r\n1;май;"Приём ""Мир"";\r\nконцерт"\r\n2;;Ярмарка\r\n',
            [HEADER, ["1", "май", 'Приём "Мир";\nконцерт'], ["2", "", "Ярмарка"]],
            id="semicolons",
        ),
        pytest.param(
            "№,Срок,Мероприятие\n1,май,Приём\n2,июнь,Концерт\n",
            [HEADER, ["1", "май", "Приём"], ["2", "июнь", "Концерт"]],
            id="commas",
        ),
    ],
)
def test_reads_the_table_of_a_dump(reading: Reading, dump: str, rows: list[list[str]]) -> None:
    assert rows_as_text(only_table(reading(dump))) == rows


@pytest.mark.parametrize(
    ("content", "name", "rows"),
    [
        ("Город,Срок\nПарма,май\nПиза,июнь\n", "a.csv", [["Город", "Срок"], ["Парма", "май"], ["Пиза", "июнь"]]),
        ("sep=;\r\nГород;Срок\r\nПарма;май\r\n", "a.csv", [["Город", "Срок"], ["Парма", "май"]]),
        ('Город\tСрок\n"Пиза\tи Лукка"\tиюнь\n', "a.tsv", [["Город", "Срок"], ["Пиза\tи Лукка", "июнь"]]),
        (
            '"№","Итог, год"\n1,"план, устав"\n2,план\n',
            "a.csv",
            [["№", "Итог, год"], ["1", "план, устав"], ["2", "план"]],
        ),
    ],
)
def test_a_file_named_as_values_is_a_table(reading: Reading, content: str, name: str, rows: list[list[str]]) -> None:
    document = reading(content, name)
    assert rows_as_text(only_table(document)) == rows
    assert document.media_type == "text/csv"


def test_a_single_text_in_a_row_covers_the_table(reading: Reading) -> None:
    table = only_table(reading("Страна\tГород\tДата\nЕВРОПА\t\t\nИталия\tПарма\t2001\nИталия\tПиза\t\n"))
    assert [cell.columns for cell in table.rows[1].cells] == [3]
    assert len(table.rows[3].cells) == 3


def test_a_lone_number_is_no_group_heading(reading: Reading) -> None:
    table = only_table(reading("№\tГород\tДата\n1\tПарма\t2001\n2\t\t\n"))
    assert len(table.rows[2].cells) == 3


def test_the_table_ends_where_prose_goes_on(reading: Reading) -> None:
    document = reading("Отчёт\n\t№\n\tГород\n\n\t1\n\tПарма\n\n\t2\n\tПиза\n\nГлава города\n")
    assert paragraph_texts(document) == ["Отчёт", "Глава города"]
    assert len(only_table(document).rows) == 3


def test_an_empty_line_inside_a_cell_does_not_end_the_table(reading: Reading) -> None:
    dump = "\t№\n\tГород\n\tИтоги\n\n\t1\n\tПарма\n\nи область\n\tПротокол\n\n\t2\n\tПиза\n\tПлан\n"
    assert rows_as_text(only_table(reading(dump)))[1] == ["1", "Парма\nи область", "Протокол"]


def test_indented_paragraphs_are_no_table(reading: Reading) -> None:
    document = reading("\tВизит прошёл в мае.\n\tГости побывали в школе.\n\n\tПодписан план.\n\tВизит завершён.\n")
    assert len(paragraph_texts(document)) == 4


@pytest.mark.parametrize(
    ("line", "text", "number", "heading"),
    [
        ("Обычный абзац.", "Обычный абзац.", None, None),
        ("- в сфере спорта;", "- в сфере спорта;", "-", None),
        ("• выставка", "• выставка", "•", None),
        ("1. Приём гостей", "1. Приём гостей", "1.", None),
        ("2) обмен опытом", "2) обмен опытом", "2)", None),
        ("20 мая прошёл концерт", "20 мая прошёл концерт", None, None),
        ("12.05.2020 подписан план", "12.05.2020 подписан план", None, None),
        ("**Раздел второй**", "Раздел второй", None, 1),
        ("## Итоги", "Итоги", None, 2),
        ("Слово **важное** здесь", "Слово важное здесь", None, None),
        ("Площадь 20 м<sup>2</sup>", "Площадь 20 м2", None, None),
        ("Дни городов<sup>1</sup> прошли", "Дни городов прошли", None, None),
        ("[bookmark: _Toc1]Отчёт о поездке", "Отчёт о поездке", None, None),
        ("Смотри [отчёт](https://a.example/x) и [2]", "Смотри отчёт и [2]", None, None),
        ("Визит ![герб](img/герб.png) прошёл", "Визит  прошёл", None, None),
        (r"Парма \| Пиза и 2\*2", "Парма | Пиза и 2*2", None, None),
    ],
)
def test_reads_a_paragraph_a_line(
    reading: Reading, line: str, text: str, number: str | None, heading: int | None
) -> None:
    document = reading(f"Первая строка текста.\n{line}\nПоследняя строка.\n")
    paragraph = list(document.sections[0].paragraphs)[1]
    assert (paragraph.text.value, paragraph.number, paragraph.heading) == (text, number, heading)


def test_a_bold_heading_over_lines_is_one_paragraph(reading: Reading) -> None:
    document = reading("**План работы  \nАссоциации городов  \nна 2021 год**\n\nТекст.\n")
    heading = next(document.sections[0].paragraphs)
    assert (heading.text.value, heading.heading) == ("План работы Ассоциации городов на 2021 год", 1)


def test_a_picture_leaves_its_name_but_not_its_path(reading: Reading) -> None:
    document = reading(
        "Визит прошёл.\n[image: C:\\Users\\Петров\\Фото\\IMG_7.jpg]- в сфере спорта: матч;\nimage2.jpeg\n"
    )
    assert [image.name for image in document.images] == ["IMG_7.jpg", "image2.jpeg"]
    assert paragraph_texts(document) == ["Визит прошёл.", "- в сфере спорта: матч;"]
    assert {item.reason for item in document.set_aside} == {"image"}


def test_page_numbers_and_rules_are_set_aside(reading: Reading) -> None:
    document = reading("3\n\nТекст отчёта.\n\n- 4 -\n\nСтраница 5 из 9\n\n________\n")
    assert paragraph_texts(document) == ["Текст отчёта."]
    assert [item.span.quote for item in document.set_aside] == ["3", "- 4 -", "Страница 5 из 9", "________"]


def test_a_footnote_line_is_a_section_of_its_own(reading: Reading) -> None:
    document = reading("№\tГород<sup>1</sup>\n1\tПарма\n2\tПиза\n\n<sup>1</sup> Даты приблизительны\n")
    note = next(document.section(Part.FOOTNOTE))
    assert (note.name, [p.text.value for p in note.paragraphs]) == ("1", ["Даты приблизительны"])
    assert only_table(document).rows[0].cells[1].text.value == "Город"


def test_lines_broken_at_a_fixed_width_make_paragraphs(reading: Reading) -> None:
    wrapped = (
        "В мае 2021 года делегация города посетила Парму, где её принял мэр и\n"
        "показал гостям порт, школу искусств и выставку; стороны догово-\n"
        "рились об обмене учениками.\n"
        "В июне в город приехали гости из Пизы, которые познакомились с рабо-\n"
        "той музеев и выступили с концертом на празднике улицы у старого моста\n"
        "и в парке:\n"
        "- хор учителей и студентов, который недавно победил на смотре хоров;\n"
        "- школа танца.\n"
    )
    assert paragraph_texts(reading(wrapped)) == [
        "В мае 2021 года делегация города посетила Парму, где её принял мэр и показал гостям порт, школу искусств "
        "и выставку; стороны договорились об обмене учениками.",
        "В июне в город приехали гости из Пизы, которые познакомились с работой музеев и выступили с концертом "
        "на празднике улицы у старого моста и в парке:",
        "- хор учителей и студентов, который недавно победил на смотре хоров;",
        "- школа танца.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize(
    "text", ["Отчёт о визите делегации города Парма, Италия.", "ИТОГИ ГОДА: приём, концерт, обмен"]
)
def test_finds_the_encoding(reading: Reading, encoding: str, text: str) -> None:
    assert paragraph_texts(reading(text.encode(encoding))) == [text]


def test_line_ends_of_windows_hold_offsets(reading: Reading) -> None:
    document = reading("Первая\r\nВторая\r\n\r\n№\tГород\r\n1\tПарма\r\n2\tПиза\r\n")
    assert paragraph_texts(document) == ["Первая", "Вторая"]
