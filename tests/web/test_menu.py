"""The menu: five entries at hand, the rest one level below and there without a script; where one is is marked."""

from __future__ import annotations

import pytest
from lxml import html


def menu(client, address: str):
    return html.fromstring(client.get(address).content.decode()).xpath("//nav[@aria-label='Главное меню']/ul")[0]


def names(element, path: str) -> list[str]:
    return [link.text_content() for link in element.xpath(path)]


def test_five_entries_are_at_hand(client, db):
    found = menu(client, "/")
    assert names(found, "./li/a") == ["Сегодня", "Приём", "Мероприятия", "Партнёры", "Отчёты"]
    assert {"Соглашения", "Документы", "Журнал", "Настройки"} <= set(names(found, "./li/details//a"))


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/", "Сегодня"),
        ("/activities/add/", "Мероприятия"),
        ("/documents/{document}/review/", "Документы"),
        ("/settings/authorities/add/", "Настройки"),
    ],
)
def test_where_one_is_is_marked(client, register, address, entry):
    found = menu(client, address.format(document=register.document.pk))
    assert names(found, ".//a[@aria-current='page']") == [entry]
