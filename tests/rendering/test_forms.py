"""Forms as data: the ones that ship, and what is said of faulty ones."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from pobratim.rendering.errors import FormError
from pobratim.rendering.form_parsing import load_form, parse_form
from pobratim.rendering.forms import form_names
from pobratim.resources import load

COLUMNS = {
    "city-year": ["№", "Сроки", "Место проведения", "Наименование мероприятия", "Содержание мероприятия"],
    "region-quarter": [
        "№ п/п",
        "Наименование мероприятия",
        "Место проведения мероприятия",
        "Сроки проведения мероприятия",
        "Содержание мероприятия (в том числе краткая информация о достигнутых договоренностях)",
        "Участники мероприятия (ФИО, должность)",
    ],
    "partner-register": [
        "Страна",
        "Город",
        "Основание для сотрудничества",
        "Год установления связей / подписания документа",
        "Основные мероприятия {period:in}",
    ],
    "association-plan": ["№ п/п", "Мероприятия", "Место, дата", "Примечание"],
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_of_the_official_forms(name: str) -> None:
    assert [str(column.title) for column in load_form(name).tables[0].columns] == COLUMNS[name]


@pytest.mark.parametrize("name", form_names())
def test_every_table_fits_its_page(name: str) -> None:
    form = load_form(name)
    room = form.page.width - form.page.left - form.page.right
    for table in form.tables:
        assert 0.9 * room <= sum(column.width for column in table.columns) <= room


def test_an_unknown_form_is_answered_with_the_known_ones() -> None:
    with pytest.raises(FormError, match=r"Нет формы «annual»\. Есть такие: agreement-list, association-plan") as error:
        load_form("annual")
    assert all(name in str(error.value) for name in form_names())


def _drop_page(data: dict[str, Any]) -> None:
    del data["page"]


def _unknown_value(data: dict[str, Any]) -> None:
    data["tables"][0]["columns"][1]["value"] = "weather"


def _unknown_field(data: dict[str, Any]) -> None:
    data["title"] = ["Отчёт {mayor}"]


def _no_columns(data: dict[str, Any]) -> None:
    data["tables"][0]["columns"] = []


def _page_is_text(data: dict[str, Any]) -> None:
    data["page"] = "A4"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_drop_page, "не хватает поля 'page'"),
        (_unknown_value, "нельзя заполнить «{weather}». Поля записей: dates, place"),
        (_unknown_field, "нельзя заполнить «{mayor}»"),
        (_no_columns, "таблица без столбцов"),
        (_page_is_text, "записана неверно"),
    ],
)
def test_a_faulty_form_says_what_is_wrong(spoil: Callable[[dict[str, Any]], None], message: str) -> None:
    data = deepcopy(load("forms/city-year"))
    spoil(data)
    with pytest.raises(FormError, match="орм") as error:
        parse_form("mine", data)
    assert message in str(error.value)
