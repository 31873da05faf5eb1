"""Every wording of a column title that officials write gives its column a role, and strange ones lose no row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pobratim.extraction.column_titles import role_alike, role_of
from pobratim.findings import Findings

Extracted = Callable[[str], Findings]
WORDINGS: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "titles_of_columns.yml").read_text("utf-8"))


@pytest.mark.parametrize("role", sorted(WORDINGS))
def test_each_wording_names_its_role(role: str) -> None:
    assert {title: found for title in WORDINGS[role] if (found := role_of(title)) != role} == {}


MISSPELT = [
    ("Учасники", "participants"),
    ("Меропиятие", "title"),
    ("Наименовние мероприятия", "title"),
    ("Организотор", "organisers"),
    ("Содержяние", "content"),
    ("Резултаты", "outcome"),
    ("Телефон", None),
    ("Мероприятие", None),
]


@pytest.mark.parametrize(("title", "role"), MISSPELT)
def test_a_title_misspelt_by_a_letter(title: str, role: str | None) -> None:
    assert role_alike(title) == role


REPORT = "Международная деятельность администрации города Рыбинска в 2019 году\n\n"
ROWS = """1 | 12 марта | Встреча делегации города Габрово (Болгария) в администрации города | Рыбинск
2 | 3-5 июля | Поездка школьников в Новополоцк (Белоруссия) на спортивные игры | Новополоцк
3 | октябрь | Выставка фотографий «Две реки» в музее города | Рыбинск
"""
TITLES = [
    "№ | Период | Мероприятие и его итоги | Место",
    "№ | Дата | Событие, участники | Где",
    "№ | Когда | Мероприятие / результат | Город",
    "№ | Числа календаря | Чем занимались | Пункт",
    "№ | Момент | Деяние | Пункт",
    "№ | Дата | Итог | Город",
    "№ | Дта | Мероприятее | Метсо",
    "№ | Сроки | Суть | Площадка",
    "п/п | Даты | Проделанная работа | Локация",
    "№ | Дата | Комментарий | Место",
]


@pytest.mark.parametrize("titles", TITLES)
def test_rows_are_read_whatever_the_titles(extracted: Extracted, titles: str) -> None:
    found = extracted(f"{REPORT}{titles}\n{ROWS}").activities
    assert [(a.edtf, a.venue.city, a.countries) for a in found] == [
        ("2019-03-12", "Рыбинск", ("BG",)),
        ("2019-07-03/2019-07-05", "Новополоцк", ("BY",)),
        ("2019-10", "Рыбинск", ()),
    ]


def test_a_list_of_prices_by_the_day_is_no_activity(extracted: Extracted) -> None:
    text = REPORT + "День | Курс евро | Курс юаня\n12 марта | 74,2 | 9,8\n13 марта | 74,4 | 9,9\n"
    assert extracted(text).activities == ()


def test_a_column_of_cities_of_a_plan_is_where_things_are_held(extracted: Extracted) -> None:
    text = """План работы Ассоциации городов Прикамья на 2021 год

№ | Мероприятие | Срок | Город
1 | Общее собрание | март | Пермь
2 | Форум городов | май | Белград
3 | Семинар пресс-служб | июнь | Кунгур
"""
    found = extracted(text).activities
    assert [(a.venue.city, a.cities) for a in found] == [("Пермь", ()), ("Белград", ("Белград",)), ("Кунгур", ())]


def test_a_column_of_cities_of_a_region_is_whose_the_rows_are(extracted: Extracted) -> None:
    text = """Сводный отчёт о международных мероприятиях муниципалитетов Самарской области за 2021 год

Город | Срок | Мероприятие
г. Сызрань | 5 мая | Телемост с г. Пинск (Беларусь)
г. Чапаевск | июнь | Приём делегации из г. Габрово (Болгария)
"""
    found = extracted(text).activities
    assert [(a.municipality, a.cities) for a in found] == [("г. Сызрань", ("Пинск",)), ("г. Чапаевск", ("Габрово",))]


JUBILEES = [
    ("1 | Пенза – 355 лет | 12 мая |", "Пенза", 355, "2018-05-12"),
    ("1 | 320 лет – Димитровград (июнь) | |", "Димитровград", 320, "2018-06"),
    ("1 | г. Сызрань, 335-летие | 25-26 августа |", "Сызрань", 335, "2018-08-25/2018-08-26"),
    ("1 | 270-летие города Бугульмы | сентябрь |", "Бугульма", 270, "2018-09"),
    ("1 | Самара (432 года) | 9-10 сентября |", "Самара", 432, "2018-09-09/2018-09-10"),
    ("1 | Пенза | 12 мая | 355 лет", "Пенза", 355, "2018-05-12"),
]


@pytest.mark.parametrize(("row", "city", "age", "date"), JUBILEES)
def test_a_jubilee_under_a_heading_of_a_plan(extracted: Extracted, row: str, city: str, age: int, date: str) -> None:
    text = f"""План работы Ассоциации «Города Поволжья» на 2018 год

№ | Мероприятие | Срок | Город
1 | Общее собрание | март | Саратов
III. Юбилеи городов
{row}
"""
    found = extracted(text)
    assert [(a.city, a.kind, a.age, a.date) for a in found.anniversaries] == [(city, "jubilee", age, date)]
    assert len(found.activities) == 1


@pytest.mark.parametrize("role", sorted(WORDINGS))
def test_titles_in_capitals_name_the_same_role(role: str) -> None:
    assert {title: found for title in WORDINGS[role] if (found := role_of(title.upper())) != role} == {}


def test_years_in_capitals_are_years() -> None:
    assert role_of("СОБЫТИЯ 2018–2024 ГОДОВ") == role_of("События 2018–2024 годов")
