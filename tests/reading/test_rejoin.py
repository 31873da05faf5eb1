"""Rows torn by page breaks: which are joined, which are not, and what becomes of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading_documents import only_table, rows_as_text

from pobratim.document import Document
from pobratim.reading.builder import DocumentBuilder
from pobratim.reading.rejoin import SourceRow, rejoin

Reading = Callable[..., Document]

# A register in which the country's cell is empty below its first row.
REGISTER = (
    "Страна\tГород\tДокумент\tДата\tСобытия\n"
    "Италия\tг. Парма\tСоглашение о дружбе\t12.03.1999\t3 мая – приём делегации (обсуждены планы).\n"
    "\tг. Пиза\tПлан совместных работ\t2004\t\n"
    "Япония\tг. Нара\tСоглашение о связях городов\t01.02.2003\t5 июня – ярмарка.\n"
)
# A plan in which every row has its number.
PLAN = "№\tМероприятие\tМесто, срок\tОтветственный\n1.\tСессия ассоциации\tОмск март\tОтдел связей\n"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        pytest.param(
            "Чехия\tг. Брно\tДоговор между мэрией города Брно\t05.06.2007\t",
            "\t\tи администрацией города Энска\t\t",
            ["Чехия", "г. Брно", "Договор между мэрией города Брно и администрацией города Энска", "05.06.2007", ""],
            id="a sentence in one column",
        ),
        pytest.param(
            "Чехия\tЮжноморавский\tДоговор\tмай 2007 г.\t1 мая – поездка хора",
            "\tкрай\tо сотрудничестве с краем\t\tна праздник города.",
            [
                "Чехия",
                "Южноморавский край",
                "Договор о сотрудничестве с краем",
                "май 2007 г.",
                "1 мая – поездка хора на праздник города.",
            ],
            id="three columns at once",
        ),
        pytest.param(
            "Чехия\tг. Брно\tДоговор\t2007\t1 мая – концерт.",
            "\t\t\t\t4 июля – выставка в Брно.",
            ["Чехия", "г. Брно", "Договор", "2007", "1 мая – концерт.\n4 июля – выставка в Брно."],
            id="events go on as a new paragraph",
        ),
        pytest.param(
            "Чехия\tг. Брно\tДоговор\t2007\t1 мая – встреча с руководством фирмы",
            "\t\t\t\t«Моравские мосты» и осмотр завода.",
            [
                "Чехия",
                "г. Брно",
                "Договор",
                "2007",
                "1 мая – встреча с руководством фирмы «Моравские мосты» и осмотр завода.",
            ],
            id="a sentence goes on with a capital",
        ),
        pytest.param(
            "Чехия\tг. Брно\tДоговор\t2007\t1 мая – обмен в области научно-",
            "\t\t\t\tтехнического творчества.",
            ["Чехия", "г. Брно", "Договор", "2007", "1 мая – обмен в области научно-технического творчества."],
            id="a compound keeps its hyphen",
        ),
        pytest.param(
            "Чехия\tг. Брно\tДоговор\t2007\t1 мая – подписание согла-",
            "\t\t\t\tшения о спорте.",
            ["Чехия", "г. Брно", "Договор", "2007", "1 мая – подписание соглашения о спорте."],
            id="a syllable loses it",
        ),
    ],
)
def test_joins_a_row_torn_by_a_page_break(reading: Reading, above: str, below: str, joined: list[str]) -> None:
    rows = rows_as_text(only_table(reading(f"{REGISTER}{above}\n\n{below}\nКуба\tг. Сьего\tПлан\t2011\t\n")))
    assert rows[4:] == [joined, ["Куба", "г. Сьего", "План", "2011", ""]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(
            "Чехия\tг. Брно\tСоглашение о дружбе\t05.06.2007\t1 мая – концерт.",
            "\tг. Острава\tСоглашение о спорте\t07.08.2010\t2 мая – матч.",
            id="another city of the country",
        ),
        pytest.param(
            "Чехия\t\tСоглашение о поставках\t05.06.2007\t1 мая – ярмарка.",
            "\t\tСоглашение о туризме\t07.08.2010\t2 мая – поездка.",
            id="a second document of the country",
        ),
        pytest.param(
            "Чехия\t\tДоговор о дружбе\t05.06.2007\t1 мая – ярмарка.",
            "\tг. Брно\tСоглашение о туризме\t07.08.2010\t",
            id="a city below a country without one",
        ),
        pytest.param(
            "Чехия\tг. Брно\t\t1980 г. – установление связей\t1 мая – ярмарка.",
            "\tЮжноморавский край\tСоглашение о туризме\t07.08.2010\t",
            id="a region of the same country",
        ),
        pytest.param(
            "Чехия\tг. Брно\tДоговор о дружбе\t2001 г.\t1 мая – ярмарка.",
            "\tг. Острава\tПлан\t2005 г.\t",
            id="dates that end with an abbreviation",
        ),
        pytest.param(
            "Чехия\tг. Брно\tДоговор о дружбе\t2001 г.\t1 мая – ярмарка.",
            "\tг. Острава\t\t\t",
            id="a city alone that begins with a small letter",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_leaves_rows_of_their_own_alone(reading: Reading, above: str, below: str, gap: str) -> None:
    rows = rows_as_text(only_table(reading(f"{REGISTER}{above}{gap}{below}\n")))
    assert rows[4:] == [above.split("\t"), below.split("\t")]


def test_a_second_document_may_be_torn_too(reading: Reading) -> None:
    dump = f"{REGISTER}\t\tСоглашение о туризме\t07.08.2010\t\n\n\t\tмежду городами\t\t\n"
    assert rows_as_text(only_table(reading(dump)))[4:] == [
        ["", "", "Соглашение о туризме между городами", "07.08.2010", ""]
    ]


def test_events_go_on_in_the_cell_that_spans_down(reading: Reading) -> None:
    dump = (
        f"{REGISTER}Чили\tг. Арика\tДоговор\t2001\t1 мая – приём.\n\tг. Икике\tДоговор\t2002\t\n\n"
        "\t\t\t\t4 июля – визит.\n"
    )
    rows = rows_as_text(only_table(reading(dump)))
    assert [row[4] for row in rows[4:]] == ["1 мая – приём.\n4 июля – визит.", ""]


def test_a_blank_number_means_that_the_row_goes_on(reading: Reading) -> None:
    dump = (
        f"{PLAN}2.\tУчастие в съезде\tСанкт-\tОрганизаторы:\n\n"
        "\t«Города и реки»\tПетербург май\tМинстрой\n3.\tЯрмарка\tТула\tМэрия\n4.\tСлёт\tОмск\tМэрия\n"
    )
    rows = rows_as_text(only_table(reading(dump)))
    assert rows[2] == ["2.", "Участие в съезде «Города и реки»", "Санкт-Петербург май", "Организаторы: Минстрой"]


def test_rules_between_pages_do_not_hide_the_tear(reading: Reading) -> None:
    above = f"{REGISTER}Чехия\tг. Брно\tДоговор\t2007\t1 мая – показ «Умный\n"
    dump = f"{above}--\t--\t--\t--\t---\n\n\t\t\t\tгород» в Брно.\n"
    assert rows_as_text(only_table(reading(dump)))[4][4] == "1 мая – показ «Умный город» в Брно."


def test_a_joined_value_points_at_both_places(reading: Reading) -> None:
    dump = f"{REGISTER}Чехия\tг. Брно\tДоговор мэрии\t2007\t\n\n\t\tи областного совета\t\t\n"
    cell = only_table(reading(dump)).rows[4].cells[2]
    assert [(span.at.row, span.quote) for span in cell.text.spans()] == [
        (4, "Договор мэрии"),
        (5, "и областного совета"),
    ]


def test_a_row_that_slid_to_the_left_is_moved_back(reading: Reading) -> None:
    events = "21 мая – приём делегации учителей, которым показали школы и музеи города; стороны договорились об обмене."
    dump = (
        f"{REGISTER}Чили\tг. Арика\tДоговор о дружбе и сотрудничестве между городами\t2001\t{events}\n"
        f"\tг. Икике\tСоглашение о сотрудничестве между мэриями городов\t2002\t{events}\n"
        f"провинция Лоа\tПлан мероприятий по развитию сотрудничества городов\t2009 г.\t{events}\t\n"
    )
    document = reading(dump)
    assert rows_as_text(only_table(document))[6][:3] == [
        "",
        "провинция Лоа",
        "План мероприятий по развитию сотрудничества городов",
    ]
    assert [(w.code, w.where.quote if w.where else None) for w in document.warnings] == [
        ("shifted_row", "провинция Лоа")
    ]


def test_rejoin_of_nothing_is_nothing() -> None:
    rows: list[SourceRow] = []
    assert rejoin(rows, 3, (), DocumentBuilder("x", b"", "text/plain")) == []
