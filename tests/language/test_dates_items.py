"""Where items begin, what stands instead of a date, and which period a title names."""

from __future__ import annotations

import pytest

from pobratim.language.dates import Schedule, Scope, document_period, find_schedules, item_starts, leading_date

YEAR = Scope.of("2020")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("•1-4 марта – поездка", "2020-03-01/2020-03-04"),
        ("  • 5 июня – встреча", "2020-06-05"),
        ("- 5 июня состоялась встреча", "2020-06-05"),
        ("1. 5 июня – встреча", "2020-06-05"),
        ("12) 5 июня 2021 года прошла встреча", "2021-06-05"),
        ("12. 05.06.2020 — форум", "2020-06-05"),
        ("В период с 3 сентября по 11 октября – курсы", "2020-09-03/2020-10-11"),
        ("22 декабря 2020 г. – вручение", "2020-12-22"),
        ("Январь-декабрь – подготовка", "2020-01/2020-12"),
        ("10 марта в музее прошла лекция", "2020-03-10"),
        ("29 октября - заседание", "2020-10-29"),
        ("В сентябре школе переданы книги", "2020-09"),
        ("В 2020 г. подписаны:", "2020"),
        ("В пятницу, 5 июня, прошла встреча", "2020-06-05"),
        ("II квартал – подготовка", "2020-04/2020-06"),
        ("Летом – лагерь", "2020-06/2020-08"),
        ("12.05 – подписание", "2020-05-12"),
    ],
)
def test_the_date_that_heads_an_item(text: str, edtf: str) -> None:
    found = leading_date(text, YEAR)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Встреча 5 июня",
        "2-е заседание",
        "Постановление от 5 июня 2020 г. № 5",
        "К 75-летию Победы",
        "«5 июня» – спектакль",
        "",
    ],
)
def test_an_item_that_no_date_heads(text: str) -> None:
    assert leading_date(text, YEAR) is None


ITEMS = [
    (
        "28 апреля – вебинар для школ. 14 сентября – совещание (онлайн). 9 мая прошёл концерт. "
        "•1-4 июня – «Дни города». В период с 5 по 7 июля – форум; 8 июля – приём",
        [
            "28 апреля – вебинар для школ. ",
            "14 сентября – совещание (онлайн). 9 мая прошёл концерт. ",
            "•1-4 июня – «Дни города». ",
            "В период с 5 по 7 июля – форум; ",
            "8 июля – приём",
        ],
    ),
    ("5 июня: встреча. 7 июня: концерт", ["5 июня: встреча. ", "7 июня: концерт"]),
    ("5 июня\n– встреча\n\n7 июня –концерт", ["5 июня\n– встреча\n\n", "7 июня –концерт"]),
    ("3 марта — приём (20 чел.).4 марта — концерт", ["3 марта — приём (20 чел.).", "4 марта — концерт"]),
    (
        "5 июня (пятница), 15:00 – встреча. 7 июня, 9:00-11:00 - урок",
        ["5 июня (пятница), 15:00 – встреча. ", "7 июня, 9:00-11:00 - урок"],
    ),
    ("29 января - 4 февраля – фестиваль", ["29 января - 4 февраля – фестиваль"]),
    ("Открыта выставка. Август-октябрь – её показ", ["Август-октябрь – её показ"]),
    ("5 июня – открытие, 7 июня – закрытие", ["5 июня – открытие, 7 июня – закрытие"]),
    ("Договорились о встрече 5 июня – она пройдёт позже", []),
    ("10 февраля прошла церемония. 9 февраля 2020 года в филармонии прошёл концерт", []),
    ("Протокол от 5 июня 2020 г. № 5 – основание", []),
]


@pytest.mark.parametrize(("text", "items"), ITEMS)
def test_running_text_breaks_into_dated_items(text: str, items: list[str]) -> None:
    starts = item_starts(text, YEAR)
    ends = (*starts[1:], len(text))
    assert [text[start:end] for start, end in zip(starts, ends, strict=False)] == items


SCHEDULES = [
    ("ежедневно", "daily"),
    ("еженедельно", "weekly"),
    ("по пятницам", "weekly"),
    ("каждый вторник", "weekly"),
    ("раз в две недели", "biweekly"),
    ("ежемес.", "monthly"),
    ("1 раз в месяц", "monthly"),
    ("ежеквартал.", "quarterly"),
    ("Ежеквартально", "quarterly"),
    ("один раз в квартал", "quarterly"),
    ("ежегодно", "yearly"),
    ("постоянно", "ongoing"),
    ("на постоянной\nоснове", "ongoing"),
    ("quarterly", "quarterly"),
    ("every Friday", "weekly"),
    ("2 раза в месяц", "biweekly"),
    ("ежеквартальная", "quarterly"),
    ("on Mondays", "weekly"),
    ("каждого месяца", "monthly"),
]


@pytest.mark.parametrize(("text", "recurrence"), SCHEDULES)
def test_how_often(text: str, recurrence: str) -> None:
    assert find_schedules(text) == (Schedule(0, len(text), recurrence, scheduled=True, whole_period=False),)


@pytest.mark.parametrize(
    "text", ["по отдельному графику", "По согласованию", "по отдельному\nплану", "дата уточняется", "TBC"]
)
def test_no_date_is_set(text: str) -> None:
    assert find_schedules(text) == (Schedule(0, len(text), None, scheduled=False, whole_period=False),)


@pytest.mark.parametrize(
    "text", ["в течение года", "весь период", "В течение всего года", "2 раза в год", "throughout the year"]
)
def test_the_whole_period(text: str) -> None:
    assert find_schedules(text) == (Schedule(0, len(text), None, scheduled=True, whole_period=True),)


@pytest.mark.parametrize(
    "text", ["5 июня", "на ежегодной площадке", "постоянно действующий комитет", "Постоянного представителя", ""]
)
def test_no_schedule(text: str) -> None:
    assert find_schedules(text) == ()


PERIODS = [
    ("Отчёт о связях города в 2020 году", "2020"),
    ("Отчёт за II квартал 2020 года", "2020-04/2020-06"),
    ("Отчёт за II квартал. 2020 г.", "2020-04/2020-06"),
    ("2020 год, II квартал", "2020-04/2020-06"),
    ("План мероприятий\nна 2020 год", "2020"),
    ("План на 2018-2022 гг.", "2018/2022"),
    ("Поездка делегации (23-25.05.2016)", "2016-05-23/2016-05-25"),
    ("Сведения за 1 полугодие 2021 г.", "2021-01/2021-06"),
    ("за январь-март 2021", "2021-01/2021-03"),
    ("за 9 месяцев 2021 года", "2021-01/2021-09"),
    ("Основные события в 2020", "2020"),
    ("Итоги года: 2020", "2020"),
    ("за период с 01.01.2020 по 30.06.2020", "2020-01-01/2020-06-30"),
    ("за 2019-2020 учебный год", "2019/2020"),
    ("Утверждён 15.12.2020. План на 2021 год", "2021"),
    ("План на 2021 год (утверждён 15.12.2020)", "2021"),
    ("К 75-летию Победы. План на 2020 год", "2020"),
    ("Annual report, FY 2020/21", "2020/2021"),
    ("Report for Q3 2021", "2021-07/2021-09"),
    ("План города на 2023 год\nI квартал", "2023"),
    ("Праздники городов в 2023 году\n– Тарту – 28 июня", "2023"),
    ("Дайджест за неделю, 28.06.2023. План на 2023 год", "2023"),
]


@pytest.mark.parametrize(("title", "edtf"), PERIODS)
def test_the_period_a_title_names(title: str, edtf: str) -> None:
    found = document_period(title)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "title",
    [
        "Города-партнёры",
        "Фестиваль «Арктика 2020»",
        "Отчёт за I квартал",
        "Список на 5 июня",
        "Связи по состоянию на 01.03.2021",
    ],
)
def test_a_title_without_a_period(title: str) -> None:
    assert document_period(title) is None
