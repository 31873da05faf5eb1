"""What a group of rows or lines gives to those in it, and where the group ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]
PLAN = "План мероприятий Союза городов Прикамья на 2024 год\n\nЯнварь\n\n• 25.01 – заседание совета.\n\n"

AFTER_MONTHS = [
    ("Ноябрь\n\n• Подписание Дорожной карты с городом Баку.\n\n", ["2024-01-25", "2024-11"]),
    ("Ноябрь\n\n• Приём делегации из Баку\n\n", ["2024-01-25", "2024-11"]),
    ("Постоянная работа\n\n• Выпуск бюллетеня.\n\n• Ведение реестра.\n", ["2024-01-25", "2024", "2024"]),
    ("Издательская деятельность\n\n• Выпуск бюллетеня.\n\n• Ведение реестра.\n", ["2024-01-25", "2024", "2024"]),
    ("Март\n\nТекущая работа\n\n• Выпуск бюллетеня.\n\n• Ведение реестра.\n", ["2024-01-25", "2024", "2024"]),
]


@pytest.mark.parametrize(("lines", "dates"), AFTER_MONTHS)
def test_a_month_ends_where_a_group_beside_it_begins(extracted: Extracted, lines: str, dates: list[str]) -> None:
    assert [a.edtf for a in extracted(PLAN + lines).activities] == dates


MUNICIPALITIES = [
    ("Хасанский муниципальный район", "Хасанский муниципальный район"),
    ("1. Город Находка", "Город Находка"),
    ("НАХОДКИНСКИЙ ГОРОДСКОЙ ОКРУГ", "НАХОДКИНСКИЙ ГОРОДСКОЙ ОКРУГ"),
    ("Администрация Партизанского района", "Администрация Партизанского района"),
]


@pytest.mark.parametrize(("heading", "municipality"), MUNICIPALITIES)
def test_a_heading_of_a_regions_report_is_whose_the_bullets_are(
    extracted: Extracted, heading: str, municipality: str
) -> None:
    found = extracted(
        "Международные связи муниципальных образований Приморского края во II полугодии 2016 года\n\n"
        f"{heading}\n\n• 4-6 июля – визит делегации префектуры Тоттори (Япония).\n\n• ежемесячно – занятия клуба.\n"
    ).activities
    assert [(a.edtf, a.municipality) for a in found] == [
        ("2016-07-04/2016-07-06", municipality),
        ("2016-07/2016-12", municipality),
    ]


def test_a_heading_is_whose_the_labelled_events_are(extracted: Extracted) -> None:
    (activity,) = extracted(
        "Международная деятельность муниципальных образований Иркутской области за IV квартал 2014 года\n\n"
        "ГОРОД БРАТСК\n\n1. Конкурс перевода.\nДата: 10 октября.\nУчастники: школы города.\nМесто: Дворец творчества.\n"
    ).activities
    assert (activity.edtf, activity.municipality) == ("2014-10-10", "ГОРОД БРАТСК")


def test_a_partners_heading_of_a_citys_report_is_no_municipality(extracted: Extracted) -> None:
    (activity,) = extracted(
        "Отчёт о международных связях города Орла за 2016 год\n\nГород Брест\n\n• 4 июля – визит делегации Бреста.\n"
    ).activities
    assert activity.municipality is None


NOTHING = [
    "– | – | – | –",
    " | Мероприятий международного характера не проводилось | | ",
    "I квартал | Мероприятия не проводились | – | –",
    " | Международная деятельность не велась | | Орёл",
]


@pytest.mark.parametrize("row", NOTHING)
def test_a_row_that_says_that_nothing_was_held(extracted: Extracted, row: str) -> None:
    found = extracted(
        "Отчёт о международных связях города Орла за 2016 год\n\nДата | Мероприятие | Итог | Место\n"
        f"5 мая | Концерт гостей из Бреста | | Орёл\n{row}\n"
    )
    assert [a.edtf for a in found.activities] == ["2016-05-05"]
    assert "nothing held" in {aside.reason for aside in found.set_aside}


def test_a_dash_among_a_registers_events_is_none(extracted: Extracted) -> None:
    found = extracted(
        "Города-партнёры Казани\n\nГород, страна | Документ | Мероприятия за 2022 год\n"
        "Бурса, Турция | Протокол, август 2014 г. | -\nТебриз, Иран | Договор, 15 мая 2009 года | 5 мая – выставка.\n"
    )
    assert [a.edtf for a in found.activities] == ["2022-05-05"]


CELLS = [
    ("3-6 ноября – выставка в музее. Онлайн-переговоры с мэрией (декабрь).", ["2022-11-03/2022-11-06", "2022-12"]),
    ("Участие в ярмарке в Шэньяне (август).", ["2022-08"]),
    ("Участие в ярмарке (август). Визит мэра (5-7 октября).", ["2022-08", "2022-10-05/2022-10-07"]),
    ("5 мая – приём делегации (12 человек). Обсуждены обмены.", ["2022-05-05"]),
    ("Участие в форуме (г. Бурса, 5 мая)", ["2022-05-05"]),
    ("Участие в форуме (5 мая, город Бурса).", ["2022-05-05"]),
    ("Перевод путеводителя (начат 5 мая)", ["2022"]),
    ("Перевод путеводителя (издан в Бурсе)", ["2022"]),
]


@pytest.mark.parametrize(("cell", "dates"), CELLS)
def test_a_date_in_the_bracket_that_closes_an_item(extracted: Extracted, cell: str, dates: list[str]) -> None:
    found = extracted(
        "Города-партнёры Казани\n\nГород, страна | Документ | Мероприятия за 2022 год\n"
        f"Бурса, Турция | Протокол, август 2014 г. | {cell}\n"
    )
    assert [a.edtf for a in found.activities] == dates


YEARS = [
    ("В 2019 году Псков примет Ганзейские дни: праздник пройдёт с 27 по 30 июня.", "2019-06-27/2019-06-30"),
    ("В 2019 году город проведёт фестиваль, он откроется 5 мая.", "2019-05-05"),
    ("В 2019 году Псков примет Ганзейские дни.", "2019"),
    ("На 2019 год запланирован визит мэра Нойса (май).", "2019-05"),
]


@pytest.mark.parametrize(("sentence", "edtf"), YEARS)
def test_the_days_of_the_year_that_a_sentence_opens_with(extracted: Extracted, sentence: str, edtf: str) -> None:
    found = extracted(
        "Информация о международном сотрудничестве города Пскова в 2018 году\n\n5 мая прошёл концерт.\n\n" + sentence
    )
    assert [a.edtf for a in found.activities] == ["2018-05-05", edtf]


MONTHS = [
    ("Февраль | 23-24 февраля делегация ветеранов посетила Минск.", "2016-02-23/2016-02-24"),
    ("Апрель | Проведены переговоры с г. Брест (12 апреля)", "2016-04-12"),
    ("II квартал | С 5 по 9 мая хор «Радость» выступил в Минске", "2016-05-05/2016-05-09"),
    ("Май | Приём делегации Минска. Обсуждён форум 5 июня.", "2016-05"),
    ("Май | 3 апреля стартовал конкурс", "2016-05"),
    ("5 мая | В мае открыта выставка", "2016-05-05"),
]


@pytest.mark.parametrize(("row", "edtf"), MONTHS)
def test_the_days_told_in_the_month_of_a_row(extracted: Extracted, row: str, edtf: str) -> None:
    (activity,) = extracted(f"Отчёт о связях Арзамаса в 2016 году\n\nДата | Проделанная работа\n{row}\n").activities
    assert activity.edtf == edtf


def test_clauses_that_end_with_their_dates_are_items(extracted: Extracted) -> None:
    found = extracted(
        "Побратимы Кирова\n\nПобратим | Соглашение | Что сделано за 2023 год\n"
        "Могилёв (Беларусь) | Соглашение (15.06.2011) | Визит делегации (июль); выставка кукол (октябрь)\n"
        "Седльце (Польша) | Договор | контакты приостановлены\n"
    )
    assert [a.edtf for a in found.activities] == ["2023-07", "2023-10"]


def test_a_visits_programme_has_the_year_of_the_line_that_says_when(extracted: Extracted) -> None:
    found = extracted(
        "Итоги поездки делегации Ижевска в Измир (Турция)\n\nСроки: 4-8 сентября 2019 года\n\n"
        "№ | День | Что было\n1 | 5 сентября | Переговоры с мэром\n2 | 7 сентября | Подписан меморандум о связях\n"
    )
    assert (found.period, [a.edtf for a in found.activities]) == (
        "2019-09-04/2019-09-08",
        ["2019-09-05", "2019-09-07"],
    )
    assert [(a.partner.place, a.dates) for a in found.agreements] == [("Измир", ("2019-09-07",))]


def test_a_body_of_cities_above_the_title_is_the_owner(extracted: Extracted) -> None:
    found = extracted(
        "Союз городов Центра и Северо-Запада России\nПЛАН РАБОТЫ на 2015 год\n\n"
        "№ | Мероприятия | Город | Месяц\n1 | Заседание Правления | Тверь | февраль\n2 | Семинар | Псков | март\n"
        "Юбилеи городов\n3 | Тула – 869 лет | | 12 сентября\n"
    )
    assert found.owner == "Союз городов Центра и Северо-Запада России"
    assert [(a.city, a.age, a.date) for a in found.anniversaries] == [("Тула", 869, "2015-09-12")]


def test_a_day_in_figures_beside_its_place(extracted: Extracted) -> None:
    found = extracted(
        "Отчёт о контактах города Калининграда за 2012 год\n\nДата/место | Событие\n"
        "05.07, Калининград | Приём бургомистра Киля\n12-15.07, Гданьск | Регата\n10.05, 12:00 | Концерт\n"
    )
    assert [(a.edtf, a.venue.city) for a in found.activities] == [
        ("2012-07-05", "Калининград"),
        ("2012-07-12/2012-07-15", "Гданьск"),
        ("2012-05-10", None),
    ]


def test_a_heading_that_leads_in_a_year_gives_it_to_its_lines(extracted: Extracted) -> None:
    found = extracted(
        "Ежегодный отчёт\nОтдел протокола мэрии города Бийска\n\nВстречи и визиты 2013 года:\n"
        "- 14 января. Мэр принял вице-консула КНР.\n- 3 марта. Концерт оркестра из Усть-Каменогорска.\n"
        "Что запланировано на 2014 год:\n- участие в выставке в Ховде (март);\n- визит делегации в Павлодар.\n"
    )
    assert [(a.edtf, a.status) for a in found.activities] == [
        ("2013-01-14", "held"),
        ("2013-03-03", "held"),
        ("2014-03", "planned"),
        ("2014", "planned"),
    ]
