"""Whole cells of a register, headings, and case forms of names."""

from __future__ import annotations

import pytest

from pobratim.language.places import (
    country_named,
    country_of_city,
    has_limited_recognition,
    normal_name,
    part_of_world,
    place_named,
)


@pytest.mark.parametrize(
    ("cell", "hint", "expected"),
    [
        ("г. Хайфон и провинция Кханьхоа", None, [("Хайфон", "city", "VN"), ("Кханьхоа", "region", "VN")]),
        ("Мумбай (Бомбей)", "IN", [("Мумбай", "city", "IN")]),
        ("г. Эдинбург (Шотландия)", "GB", [("Эдинбург", "city", "GB")]),
        ("Муниципальный район Сюхуэй, г. Шанхай", "CN", [("Сюхуэй", "district", "CN")]),
        ("провинция Сычуань", "CN", [("Сычуань", "region", "CN")]),
        ("Ямагата", "JP", [("Ямагата", "city", "JP")]),
        ("АТО Гагаузия", "MD", [("Гагаузия", "region", "MD")]),
        ("Пловдивская обл.", "BG", [("Пловдивская область", "region", "BG")]),
        ("Республика Сербская Боснии и Герцеговины", None, [("Республика Сербская", "region", "BA")]),
        ("г. Саппоро, о. Хоккайдо", None, [("Саппоро", "city", "JP")]),
        ("г. Харбин, КНР", None, [("Харбин", "city", "CN")]),
        ("гг. Павлодар, Семей", "KZ", [("Павлодар", "city", "KZ"), ("Семей", "city", "KZ")]),
        ("Павлодар\nСемей", "KZ", [("Павлодар", "city", "KZ"), ("Семей", "city", "KZ")]),
        ("Орша и Мир (Беларусь)", None, [("Орша", "city", "BY"), ("Мир", "city", "BY")]),
        ("Гродно, ул. Мира", "BY", [("Гродно", "city", "BY")]),
        ("Липяны, Словакия", None, [("Липяны", "city", "SK")]),
        ("Крупка, Чехия", None, [("Крупка", "city", "CZ")]),
        ("Плоцк, Мост", "PL", [("Плоцк", "city", "PL")]),
        ("г. Хайфа\nг. Ашдод", "IL", [("Хайфа", "city", "IL"), ("Ашдод", "city", "IL")]),
        ("Остин", "US", [("Остин", "city", "US")]),
        ("Бар", "ME", [("Бар", "city", "ME")]),
        ("Зуммерхаузен", "DE", [("Зуммерхаузен", "city", "DE")]),
        ("г. Яснодольск", None, [("Яснодольск", "city", None)]),
        ("**Котка**", "FI", [("Котка", "city", "FI")]),
        ("Соглашение о сотрудничестве", "FI", []),
        ("21.03.2016", None, []),
        ("Австрия", None, []),
        ("", None, []),
    ],
)
def test_places_of_a_cell(cell: str, hint: str | None, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(place.name, place.kind, place.country) for place in place_named(cell, hint)] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Белоруссия", ("Белоруссия", "country", "BY")),
        ("Нидерланды (Голландия)", ("Нидерланды", "country", "NL")),
        ("КИТАЙСКАЯ НАРОДНАЯ РЕСПУБЛИКА", ("Китайская Народная Республика", "country", "CN")),
        ("Федеративная Республика Германия", ("Федеративная Республика Германия", "country", "DE")),
        ("Республика Сербская Боснии и Герцеговины", ("Республика Сербская", "region", "BA")),
        ("Абхазия", ("Абхазия", "country", None)),
        ("Гренландия", ("Гренландия", "country", "GL")),
        ("Norway", ("Norway", "country", "NO")),
        ("Вена", None),
        ("Австрия и Венгрия", None),
        ("Протокол", None),
        ("", None),
    ],
)
def test_country_of_a_cell(cell: str, expected: tuple[str, str, str | None] | None) -> None:
    place = country_named(cell)
    assert (place and (place.name, place.kind, place.country)) == expected


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("ЕВРОПА", "Европа"),
        ("Страны Азии", "Азия"),
        ("СНГ", "СНГ"),
        ("**Ближнее зарубежье**", "СНГ"),
        ("Латинская Америка", "Америка"),
        ("EUROPE", "Европа"),
        ("Финляндия", None),
        ("Россия и Европа: диалог", None),
    ],
)
def test_part_of_the_world_of_a_heading(heading: str, part: str | None) -> None:
    assert part_of_world(heading) == part


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("Нью-Йорка", "Нью-Йорк"),
        ("Ришон ле-Циона", "Ришон ле-Цион"),
        ("Ростова-на-Дону", "Ростов-на-Дону"),
        ("Баня-Луке", "Баня-Лука"),
        ("Минеральных Вод", "Минеральные Воды"),
        ("Великом Новгороде", "Великий Новгород"),
        ("Нарьян-Мара", "Нарьян-Мар"),
        ("Умео", "Умео"),
        ("Тромсе", "Тромсе"),
        ("САНКТ-ПЕТЕРБУРГЕ", "Санкт-Петербург"),
        ("Будапешта", "Будапешт"),
        ("", ""),
    ],
)
def test_nominative(declined: str, nominative: str) -> None:
    assert normal_name(declined) == nominative


@pytest.mark.parametrize(("city", "country"), [("Вена", "AT"), ("Санкт-Петербург", "RU"), ("Небывальск", None)])
def test_country_of_a_city(city: str, country: str | None) -> None:
    assert country_of_city(city) == country


def test_states_of_limited_recognition_are_flagged() -> None:
    assert has_limited_recognition("Республика Абхазия")
    assert not has_limited_recognition("Австрия")
