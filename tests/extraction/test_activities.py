"""What a row or a piece of a cell becomes: dates, places, mode, counterparts, status."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

HEAD = "Информация о международных связях города Пскова в 2023 году\n\n№ | Дата | Мероприятие | Место | Содержание\n"

ROWS: list[tuple[str, dict[str, Any]]] = [
    (
        "1 | 12-14 марта | Визит в Тарту | г. Тарту, Эстония | Переговоры о школьных обменах.",
        {"edtf": "2023-03-12/2023-03-14", "countries": ("EE",), "cities": ("Тарту",), "online": False, "kind": "visit"},
    ),
    (
        "2 | 30 декабря - 3 января | Новогодняя ярмарка | Псков | С участием мастеров из Витебска (Беларусь).",
        {"edtf": "2023-12-30/2024-01-03", "countries": ("BY",), "cities": ("Витебск",), "online": False},
    ),
    (
        "3 | 5 мая | Вебинар о туризме | Псков | Участвовали специалисты Дахау (Германия).",
        {"edtf": "2023-05-05", "countries": ("DE",), "online": True},
    ),
    (
        "4 | II квартал | Приём делегации | Псков | Гости из Финляндии.",
        {"edtf": "2023-04/2023-06", "countries": ("FI",)},
    ),
    (
        "5 | по отдельному графику | Заседания рабочей группы | | Совместно с Витебском.",
        {"edtf": "2023", "scheduled": False, "online": None, "cities": ("Витебск",)},
    ),
    (
        "6 | 9 мая | Праздничный концерт | Псков | Концерт отменен по погодным условиям.",
        {"edtf": "2023-05-09", "status": "cancelled", "countries": ()},
    ),
    (
        "7 | 1 июня | Детский фестиваль | Псков | Перенесен на 20 июня из-за ремонта площади.",
        {"edtf": "2023-06-20", "moved_from": "2023-06-01", "status": "postponed"},
    ),
    (
        "8 | 3 мая | Выставка «Псков и Нойс: 30 лет дружбы» | Псков | Открыта в библиотеке.",
        {"edtf": "2023-05-03", "countries": ("DE",), "cities": ("Нойс",)},
    ),
    (
        "8 | 3 мая | Спектакль «Ночь в Нойсе» | Псков | Показан в театре.",
        {"edtf": "2023-05-03", "countries": (), "cities": ()},
    ),
    (
        "8 | 31 апреля | Встреча | Псков | С послом Индии.",
        {"edtf": None, "countries": ("IN",), "certainty": "doubtful"},
    ),
]


@pytest.mark.parametrize(("row", "expected"), ROWS)
def test_a_row_becomes_an_activity(extracted: Extracted, row: str, expected: dict[str, Any]) -> None:
    (activity,) = extracted(HEAD + row + "\n").activities
    assert {name: getattr(activity, name) for name in expected} == expected


def test_a_year_that_the_date_leaves_out_points_at_the_title(extracted: Extracted) -> None:
    (activity,) = extracted(HEAD + "1 | 12 марта | Встреча | Псков | С гостями из Латвии.\n").activities
    written, inferred = activity.evidence["edtf"]
    assert (written.quote, written.inferred) == ("12 марта", False)
    assert ("2023" in inferred.quote, inferred.inferred) == (True, True)


def test_no_year_anywhere_is_a_warning_and_no_date(extracted: Extracted) -> None:
    found = extracted("Международные связи города Пскова\n\n№ | Дата | Мероприятие\n1 | 12 марта | Встреча с гостями\n")
    assert found.activities[0].edtf is None
    assert {"no_year", "no_period"} <= {warning.code for warning in found.warnings}


EVENTS = "Города-партнёры города Пскова\n\nСтрана | Город | Основание | Год | Основные мероприятия в 2022 году\n"
CELLS = [
    ("28 апреля – вебинар для учителей. 14 сентября – совещание с мэрией г. Тарту.", ["2022-04-28", "2022-09-14"]),
    (
        "3-5 марта – визит делегации. 4 марта состоялся концерт. 5 марта подписан план обменов.",
        ["2022-03-03/2022-03-05"],
    ),
    ("<p>1 июня – концерт.</p> <p>Оказано содействие школам в поиске партнёров.</p>", ["2022-06-01", "2022"]),
    ("В течение года проводились встречи школьников.", ["2022"]),
    ("Январь-декабрь – перевод архива на эстонский язык.", ["2022-01/2022-12"]),
]


@pytest.mark.parametrize(("cell", "dates"), CELLS)
def test_a_cell_of_events_is_cut_at_the_dates_that_head_them(extracted: Extracted, cell: str, dates: list[str]) -> None:
    found = extracted(f"{EVENTS}Эстония | г. Тарту | Соглашение о сотрудничестве | 12.05.2003 | {cell}\n")
    assert [activity.edtf for activity in found.activities] == dates


VENUES = [
    ("5 мая – встреча руководства города в Москве с послом Эстонии.", "Москва", False),
    ("5 мая – переговоры с послом Эстонии в РФ.", None, None),
    ("5 мая – визит делегации Пскова в Тарту.", "Тарту", False),
    ("5 мая – онлайн-встреча с мэрией Тарту.", None, True),
    ("5 мая – беседа по телефону с мэром Тарту.", None, True),
    ("5 мая – участие в форуме мэров в г. Тарту.", "Тарту", False),
    ("5 мая – обучение диспетчеров в Раквере.", "Раквере", False),
    ("5 мая – встреча с послом Эстонии в Москве.", "Москва", False),
    ("5 мая – по приглашению мэра в городе находилась делегация Тарту.", None, False),
    ("5 мая – встреча школьников в горисполкоме.", "Псков", False),
    ("5 мая – гости осмотрели мост и набережную.", None, False),
    ("5 мая – выставка акварелей, Дом-музей Гайдара.", "Псков", False),
    ("5 мая – ярмарка на пл. Ленина.", "Псков", False),
    ("5 мая – турнир школьных команд, школа прислала отчёт.", None, None),
]


@pytest.mark.parametrize(("item", "city", "online"), VENUES)
def test_where_it_took_place_is_not_wherever_a_place_is_named(
    extracted: Extracted, item: str, city: str | None, online: bool | None
) -> None:
    found = extracted(f"{EVENTS}Эстония | г. Тарту | Соглашение о сотрудничестве | 12.05.2003 | {item}\n")
    assert (found.activities[0].venue.city, found.activities[0].online) == (city, online)
