"""A whole paper: genre, owner, period, headings, lists of anniversaries, prose, and that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.extraction import extract
from pobratim.findings import Findings
from pobratim.reading import read

Extracted = Callable[[str], Findings]

QUARTER = (
    "Отчёт о международных мероприятиях муниципальных образований Псковской области за III квартал 2021 года\n\n"
    "№ | Наименование мероприятия | Место | Сроки | Содержание | Участники\n"
    "Город Псков | | | | | \n"
    "1 | Онлайн-встреча с Тарту | | 5 июля | Обсуждены школьные обмены. | Специалисты администрации\n"
    "Печорский район | | | | | \n"
    "2 | Приём гостей из Латвии | г. Печоры | 12 августа | Знакомство с музеем. | Сотрудники музея\n"
)
PLAN = (
    "План мероприятий Союза городов Северо-Запада (СГСЗ) на 2022 год\n\n"
    "№ п/п | Мероприятия | Место, дата | Примечание\n"
    "1. | Общее собрание Союза | Псков апрель | Организаторы: СГСЗ, Администрация Пскова\n"
    "2. | Выпуск бюллетеня | ежемесячно | \n"
    "Юбилеи городов Союза | | | \n"
    "1. | Псков | 1119 лет | 23 июля\n"
    "Дни городов | | | \n"
    "1. | Остров | 680 лет | 6 августа\n"
)
VISIT = (
    "Визит делегации города Тарту (Эстония) в город Псков (14-16.06.2019)\n"
    "Дружба двух городов началась давно.\n"
    "В мае 2009 года состоялся первый визит псковичей в Тарту. Подписан протокол о намерениях.\n"
    "С 14 по 16 июня 2019 года прошёл визит делегации Тарту в Псков.\n"
    "- в сфере культуры обсуждены гастроли театров;\n"
    "В сентябре 2019 года делегация Пскова посетит Тарту.\n"
    "Фото 1. Встреча в кремле\n"
)


def test_a_consolidated_report_groups_by_municipality(extracted: Extracted) -> None:
    found = extracted(QUARTER)
    assert (found.genre, found.owner, found.period) == ("consolidated_report", "Псковская область", "2021-07/2021-09")
    assert [(a.municipality, a.number) for a in found.activities] == [("Город Псков", "1"), ("Печорский район", "2")]


def test_a_plan_has_recurring_work_and_lists_of_anniversaries(extracted: Extracted) -> None:
    found = extracted(PLAN)
    assert (found.genre, found.owner) == ("plan", "Союз городов Северо-Запада (СГСЗ)")
    assert [(a.edtf, a.recurrence, a.status) for a in found.activities] == [
        ("2022-04", None, "planned"),
        ("2022", "monthly", "planned"),
    ]
    assert found.activities[0].organisers == ("СГСЗ", "Администрация Пскова")
    assert [(a.city, a.kind, a.age, a.date) for a in found.anniversaries] == [
        ("Псков", "jubilee", 1119, "2022-07-23"),
        ("Остров", "city_day", 680, "2022-08-06"),
    ]


def test_prose_tells_of_visits_past_and_planned(extracted: Extracted) -> None:
    found = extracted(VISIT)
    assert (found.genre, found.owner, found.period) == ("visit_report", "Псков", "2019-06-14/2019-06-16")
    assert [(a.edtf, a.status) for a in found.activities] == [
        ("2009-05", "held"),
        ("2019-06-14/2019-06-16", "held"),
        ("2019-09", "planned"),
    ]
    assert [(a.kind, a.dates, a.partner.place) for a in found.agreements] == [("protocol", ("2009-05",), "Тарту")]
    assert "гастроли театров" in (found.activities[1].description or "")
    assert [photograph.caption for photograph in found.photographs] == ["Фото 1. Встреча в кремле"]


@pytest.mark.parametrize("text", [QUARTER, PLAN, VISIT])
def test_every_character_is_accounted_for(tmp_path: Path, text: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(re.sub(r" *\| ?", "\t", text), "utf-8")
    document = read(path)
    total = sum(not character.isspace() for block in document.blocks for character in block.text)
    assert extract(document).coverage.total == total


@pytest.mark.parametrize("text", [QUARTER, PLAN, VISIT])
def test_every_quote_is_the_documents_own_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(re.sub(r" *\| ?", "\t", text), "utf-8")
    document = read(path)
    blocks = {block.at: block.text for block in document.blocks}
    spans = list(all_spans(extract(document)))
    assert spans
    assert all(blocks[span.at][span.start : span.end] == span.quote for span in spans)


def all_spans(findings: Findings):  # type: ignore[no-untyped-def]
    """Every span of evidence, mentions, unread and set-aside text."""
    records = (findings.activities, findings.agreements, findings.partners, findings.anniversaries, findings.people)
    for evidence in (findings.evidence, *(record.evidence for group in records for record in group)):
        for spans in evidence.values():
            yield from spans
    for group in (findings.mentions, findings.unread, findings.set_aside):
        yield from (item.where for item in group)


def test_a_decrees_date_is_a_mention_with_its_reason(extracted: Extracted) -> None:
    text = "Города-партнёры Пскова\n\nСтрана | Город | Основание | Год | Мероприятия в 2022 году\n"
    row = "Эстония | г. Тарту | Договор | 2003 | 5 мая – открыт сквер (постановление от 21.12.2020 № 12).\n"
    found = extracted(text + row)
    assert ("21.12.2020", "act") in {(m.text.removeprefix("от "), m.reason) for m in found.mentions}
    assert found.activities[0].edtf == "2022-05-05"


def test_a_document_of_which_nothing_is_understood_stays_unread(extracted: Extracted) -> None:
    found = extracted("Прогноз погоды\nОжидается дождь со снегом, ветер порывистый.\n")
    assert not found.activities
    assert found.coverage.unread > 0
    assert any("дождь" in stretch.text for stretch in found.unread)


def test_a_person_named_twice_is_one_with_the_fuller_name(extracted: Extracted) -> None:
    head = "Информация о международных связях города Пскова в 2023 году\n\n№ | Дата | Мероприятие | Место\n"
    rows = (
        "1 | 1 марта | Встреча с мэром Тарту У. Клаасом | Псков\n2 | 2 марта | Визит мэра Тарту Урмаса Клааса | Псков\n"
    )
    people = extracted(head + rows).people
    assert [person.name for person in people] == ["Урмас Клаас"]
    assert people[0].evidence["name"][0].quote == "Урмаса Клааса"


def test_an_address_in_short_lines_names_a_person_with_the_office_above(extracted: Extracted) -> None:
    found = extracted(
        "Министру внешних связей\nТульской области\nА.В. Нилову\n\nОтчёт о международных связях города Орла за 2020 год"
        "\n\n5 мая 2020 года состоялся концерт хора из Минска.\n"
    )
    assert [(p.name, p.role) for p in found.people] == [("А.В. Нилов", "Министр внешних связей Тульской области")]


PROGRAMME = """Делегация Пскова посетила город-побратим Тарту

Отчёт о поездке подготовлен отделом внешних связей, 20.06.2019.

С 11 по 13 июня 2019 года делегация города Пскова находилась с визитом в городе Тарту (Эстония).

День | Мероприятие | Итог
11 июня | Приём в мэрии | Согласован план
12 июня | Посещение университета | Намечен обмен студентами

Из истории

• Май 1992 г. – первая поездка псковских врачей в Тарту.
• 2001 год – открытие автобусного сообщения между городами.
"""


def test_a_visit_tells_its_days_to_its_programme_and_history_stands_beside_it(extracted: Extracted) -> None:
    found = extracted(PROGRAMME)
    assert (found.genre, found.period) == ("visit_report", "2019-06-11/2019-06-13")
    days = ["2019-06-11", "2019-06-12", "2019-06-11/2019-06-13", "1992-05", "2001"]
    assert [a.edtf for a in found.activities] == days
    assert {a.status for a in found.activities} == {"held"}


def test_the_visit_of_a_report_is_the_last_stay_told_as_held(extracted: Extracted) -> None:
    found = extracted(
        "О пребывании в Пскове делегации города-партнёра Тарту (Эстония)\n\n"
        "В октябре 1991 года врачи из Тарту приехали в Псков.\n\n"
        "С 4 по 11 мая 2005 года хор из Пскова ездил в Тарту.\n\n"
        "С 15 по 19 сентября 2010 года город принимал делегацию Тарту.\n\n"
        "С 1 по 10 мая 2011 года планируется визит школьников в Тарту.\n"
    )
    assert (found.genre, found.period) == ("visit_report", "2010-09-15/2010-09-19")


def test_a_list_of_jubilees_and_city_days_tells_them_apart_by_the_row(extracted: Extracted) -> None:
    found = extracted(
        "Союз городов Северо-Запада\nПлан работы на 2019 год\n\nI. Юбилеи и дни городов\n\nДата | Город | Повод\n"
        "7 мая | Псков | юбилей, 1115 лет\n14 сентября | Тверь | День города, 884 года\n"
    )
    assert [(a.city, a.kind, a.age) for a in found.anniversaries] == [
        ("Псков", "jubilee", 1115),
        ("Тверь", "city_day", 884),
    ]


REGION = """ПРАВИТЕЛЬСТВО ПСКОВСКОЙ ОБЛАСТИ
Информация о международной деятельности муниципальных образований
за четвёртый квартал 2014 года

ГОРОД ОСТРОВ

1. Конкурс перевода среди школьников.
Дата: 10 октября 2014 г.
Место: Дворец творчества.

2. Отправка альбома о городе в мэрию г. Тарту (Эстония).
Дата: 4 декабря.

3. Консультации по экспорту.
Дата: постоянно.
"""


def test_items_told_by_a_date_alone_in_the_report_of_a_region(extracted: Extracted) -> None:
    found = extracted(REGION)
    assert (found.genre, found.owner) == ("consolidated_report", "Псковская область")
    assert [(a.edtf, a.recurrence) for a in found.activities] == [
        ("2014-10-10", None),
        ("2014-12-04", None),
        ("2014-10/2014-12", "ongoing"),
    ]


def test_a_municipality_is_no_counterpart_and_a_country_below_a_city_is_no_city(extracted: Extracted) -> None:
    found = extracted(
        "Сводная информация муниципальных образований Ростовской области за 2023 год\n\n"
        "№ | Муниципальное образование | Мероприятие | Страна | Дата\n"
        "1 | г. Азов | Визит гостей на День города | Армения | 16.07.2023\n"
        "2 | Сальский район | Форум «День поля» | Беларусь | 20.07.2023\n"
    )
    assert [(a.countries, a.cities) for a in found.activities] == [(("AM",), ()), (("BY",), ())]


def test_what_is_expected_is_planned_and_until_when_it_ran_is_no_other_event(extracted: Extracted) -> None:
    found = extracted(
        "О побратимских связях города Пскова в 2025 году\n\n"
        "• 16 августа открыта экспозиция из Тарту (Эстония); она работала до 30 сентября.\n"
        "• В ноябре в Пскове ожидают делегацию Тарту (Эстония).\n"
    )
    assert [(a.edtf, a.status) for a in found.activities] == [("2025-08-16", "held"), ("2025-11", "planned")]
