"""Papers of cities in other countries: whose they are, and that the owner's country is no partner then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

TITLES = [
    ("План протокольной службы акимата Актобе по международному направлению, 2025 год", "Актобе"),
    ("Брестский городской исполнительный комитет\nСправка о мероприятиях с побратимами в 2018 году", "Брест"),
    ("Муниципалитет Гюмри. Внешние связи в 2023 г.", "Гюмри"),
    ("Лида и мир. Дайджест новостей за октябрь 2024 года", "Лида"),
    ("О поездке делегации г. Гродно в г. Лимож (Франция) 18-22 сентября 2017 года", "Гродно"),
    ("Итоги визита делегации города Чанша (КНР) в город Семей, 15-18 мая 2023 г.", "Семей"),
    ("Отчёт о международном сотрудничестве города Гомеля (Республика Беларусь) за 2023 год", "Гомель"),
    ("Сведения о связях городов ВКО (Восточно-Казахстанская область) в 2022 году", "Восточно-Казахстанская область"),
    ("Союз городов Урала и Прикамья\nОсновные мероприятия на 2017 год", "Союз городов Урала и Прикамья"),
    ("SHYMKENT CITY ADMINISTRATION. International Relations Office\nAnnual report 2022", "Shymkent"),
    ("Справка о визите делегации Харбина в 2019 году", None),
    ("Отчёт о сотрудничестве с Харбином за 2019 год", None),
]


@pytest.mark.parametrize(("title", "owner"), TITLES)
def test_whose_paper_a_title_says_it_is(extracted: Extracted, title: str, owner: str | None) -> None:
    assert extracted(f"{title}\n\n5 мая прошла встреча школьников.\n").owner == owner


def test_the_country_of_an_owner_abroad_is_home(extracted: Extracted) -> None:
    text = """Информация о международных контактах города Павлодара за 2019 год

№ | Дата | Мероприятие | Место
1 | 17 января | Приём делегации Омска | Павлодар
2 | 4 мая | Поездка в Барнаул | г. Барнаул
"""
    found = extracted(text).activities
    assert [(a.countries, a.cities) for a in found] == [(("RU",), ("Омск",)), (("RU",), ("Барнаул",))]
