"""Tables as other offices lay them out: what each row then says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]
Row = dict[str, Any]

LAYOUTS: dict[str, tuple[str, list[Row]]] = {
    "titles of two levels, parted by blanks": (
        """Отчет о международной деятельности города Рыбинска за 2022 год

№ | Мероприятие | Партнёр | | Сроки | | Результат
 | | Страна | Город | План | Факт |
1 | Визит школьной делегации | Болгария | Габрово | апрель | 12-15 апреля | Подписан план обменов
2 | Онлайн-лекция о купечестве | Сербия | Сремски-Карловци | май | 20.05.2022 | 40 слушателей
3 | Фестиваль ремёсел | Белоруссия | Новополоцк | июль | отменён |
""",
        [
            {"edtf": "2022-04-12/2022-04-15", "status": "held", "countries": ("BG",), "cities": ("Габрово",)},
            {"edtf": "2022-05-20", "online": True, "cities": ("Сремски-Карловци",)},
            {"edtf": "2022-07", "status": "cancelled", "countries": ("BY",)},
        ],
    ),
    "what was planned beside what was done": (
        """График международных мероприятий города Бердска на 2023 год

№ | Мероприятие | Срок по плану | Дата фактического проведения | Отв. исполнитель
1 | Дни Казахстана | март | 21.03.2023 | Управление культуры
2 | Визит делегации в г. Шяуляй (Литва) | июнь | не состоялся | Отдел связей
3 | Видеомост с г. Хасково (Болгария) | октябрь | | Управление образования
""",
        [
            {"edtf": "2023-03-21", "status": "held"},
            {"edtf": "2023-06", "status": "cancelled"},
            {"edtf": "2023-10", "status": "planned", "online": True},
        ],
    ),
    "a month and its days in columns of their own, the month said once": (
        """Отчёт о международных событиях г. Ельца в 2023 году

Месяц | Число | Событие | Участники
Январь | 12 | Рождественский концерт | Хор из г. Лида (Беларусь)
 | 25 | Круглый стол онлайн | Преподаватели из Молдовы
Февраль | 3-5 | Турнир по мини-футболу | Команда г. Бельцы, Молдова
 | 23 | Возложение венков | Делегация г. Лида
""",
        [{"edtf": "2023-01-12"}, {"edtf": "2023-01-25"}, {"edtf": "2023-02-03/2023-02-05"}, {"edtf": "2023-02-23"}],
    ),
    "a partner that groups the rows below it": (
        """Мероприятия по побратимским связям города Ржева, 2021 год

Город-побратим | Мероприятие | Дата | Форма проведения
Гютерсло (Германия) | Обмен поздравлениями ветеранов | 22 июня | письма
 | Семинар историков | 5 октября | дистанционно
Коваррубиас (Испания) | Визит мэра | 1-3 декабря | очно
""",
        [
            {"cities": ("Гютерсло",), "countries": ("DE",), "online": None},
            {"cities": ("Гютерсло",), "countries": ("DE",), "online": True},
            {"cities": ("Коваррубиас",), "countries": ("ES",), "online": False},
        ],
    ),
    "cities that no list of cities knows, in a column of cities": (
        """Информация о международных связях города Тихвина за 2019 год

№ | Мероприятие | Страна | Город | Дата
1 | Приём делегации | Чехия | Хеб | 14-17 февраля
2 | Участие в форуме | Франция | Крёзо | 12.11.2019
3 | Сбор книг | Болгария | то же | декабрь
""",
        [{"cities": ("Хеб",)}, {"cities": ("Крёзо",)}, {"countries": ("BG",)}],
    ),
    "a place cell that puts a namesake of our own city in its country": (
        """Информация о международных связях города Тихвина за 2019 год

№ | Мероприятие | Дата | Место
1 | Сбор книг для школы | май | Болгария, г. Димитровград
""",
        [{"cities": ("Димитровград",), "countries": ("BG",), "online": False}],
    ),
    "the same partner said by a ditto": (
        """Перечень международных мероприятий города Костромы, проведённых в 2017 году

Дата | Мероприятие | Место | Участники с иностранной стороны
4 марта | Концерт органной музыки | Филармония | г. Ахен (Германия), 2 чел.
 | Открытие экспозиции акварелей | Романовский музей | то же
""",
        [
            {"edtf": "2017-03-04", "cities": ("Ахен",)},
            {"edtf": "2017-03-04", "cities": ("Ахен",), "countries": ("DE",)},
        ],
    ),
    "signatures as the last rows of the table": (
        """Отчёт города Глазова о международных связях за 3 квартал 2022 г.

№ | Дата | Мероприятие | Страна
1 | 3 июля | Участие в фестивале в г. Тарту | Эстония

Начальник отдела | | И.В. Перевозчиков
Исполнитель | | Н.Н. Снегирёва, 8(34141)2-34-56
""",
        [{"edtf": "2022-07-03", "cities": ("Тарту",)}],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_rows_of_a_layout(extracted: Extracted, name: str) -> None:
    text, expected = LAYOUTS[name]
    found = extracted(text).activities
    read = [{field: getattr(a, field) for field in row} for a, row in zip(found, expected, strict=False)]
    assert (read, len(found)) == (expected, len(expected))


OF_TITLE = [
    ("Отчёт о визите делегации города Орла в город Эшвайлер (Германия) 3-7 октября 2011 года", ("DE",)),
    ("Отчёт о сотрудничестве города Орла с германскими городами за 2011 год", ("DE",)),
    ("Отчёт о сотрудничестве города Орла с городами Германии и Китая за 2011 год", ()),
    ("Отчёт о международных связях города Орла за 2011 год", ()),
]


@pytest.mark.parametrize(("title", "countries"), OF_TITLE)
def test_the_one_country_of_the_title_is_each_items(
    extracted: Extracted, title: str, countries: tuple[str, ...]
) -> None:
    (activity,) = extracted(f"{title}\n\n5 октября 2011 года открыта фотовыставка о городских парках.\n").activities
    assert activity.countries == countries
    assert all(span.inferred for span in activity.evidence.get("countries", ()))


def test_a_cell_of_bullets_and_one_without_a_column_of_dates(extracted: Extracted) -> None:
    text = """Сведения о международных связях муниципальных образований Вологодской области за I полугодие 2022 года

№ | Муниципальное образование | Проведённые мероприятия
1 | Череповецкий городской округ | <p>- 15 февраля состоялась видеовстреча с г. Ляоян (КНР);</p> \
<p>- в течение полугодия велась переписка музеев с г. Ольборг (Дания)</p>
2 | Великоустюгский муниципальный округ | 10 мая прошел телемост с ветеранами г. Полоцка (Беларусь)
3 | Кадуйский муниципальный округ | Мероприятия не проводились
"""
    found = extracted(text)
    assert found.genre == "consolidated_report"
    assert [(a.edtf, a.municipality) for a in found.activities] == [
        ("2022-02-15", "Череповецкий городской округ"),
        ("2022-01/2022-06", "Череповецкий городской округ"),
        ("2022-05-10", "Великоустюгский муниципальный округ"),
    ]


def test_a_table_on_its_side_is_one_activity(extracted: Extracted) -> None:
    text = """Паспорт международного мероприятия

Наименование | Молодёжный форум «Мосты дружбы»
Дата проведения | 14-16 сентября 2021 года
Место проведения | г. Тула, Дворец творчества
Страны-участницы | Беларусь, Армения, Сербия
Организатор | Администрация города Тулы
"""
    (activity,) = extracted(text).activities
    assert (activity.title, activity.edtf) == ("Молодёжный форум «Мосты дружбы»", "2021-09-14/2021-09-16")
    assert (activity.countries, activity.venue.city) == (("AM", "BY", "RS"), "Тула")


def test_a_table_of_telephones_tells_of_nothing(extracted: Extracted) -> None:
    text = """Отчёт о международных связях города Тулы за 2021 год

Дата | Мероприятие
5 мая | Встреча с послом Индии

Контакты

ФИО | Телефон | Кабинет
Дежурный | 00-00-00 | 12
"""
    assert [activity.title for activity in extracted(text).activities] == ["Встреча с послом Индии"]
