"""Prose of reports and news: which paragraphs and sentences are happenings of their own, when they were, and whose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]
Told = list[dict[str, Any]]

PROSE: dict[str, tuple[str, Told]] = {
    "sentences that dates of their own head": (
        """СПРАВКА
о контактах города Кинешмы с зарубежными городами в 2015 году

Развивались связи с Болгарией. 3 марта врачи прошли стажировку в Плевене. 15-18 мая в Кинешме гостил хор Плевена.
С городом Пирот (Сербия) в июле проведён пленэр художников. 20 сентября подписан протокол о намерениях.
""",
        [
            {"edtf": "2015-03-03", "countries": ("BG",)},
            {"edtf": "2015-05-15/2015-05-18", "countries": ("BG",), "cities": ("Плевен",)},
            {"edtf": "2015-07", "countries": ("RS",), "cities": ("Пирот",)},
            {"edtf": "2015-09-20", "countries": ("RS",), "cities": ()},
        ],
    ),
    "what is dated within a stay belongs to it": (
        """Отчёт о международных связях города Кинешмы за 2015 год

С 3 по 7 марта в Кинешме гостила делегация из Плевена (Болгария). 5 марта состоялся концерт. 12 мая открыта выставка.
""",
        [{"edtf": "2015-03-03/2015-03-07"}, {"edtf": "2015-05-12"}],
    ),
    "a city that opens the paragraph as a heading": (
        """Информация об обменах города Находки с городами Японии в 2014 году

Город Майдзуру. 19 июля мэр Майдзуру возложил цветы на японском кладбище. С 24 по 29 октября гостил детский клуб.
Город Отару. Совместная выставка прошла 5-12.09.2014 в картинной галерее. Ежемесячно выходило письмо друзьям.
""",
        [
            {"edtf": "2014-07-19", "cities": ("Майдзуру",), "online": False},
            {"edtf": "2014-10-24/2014-10-29", "countries": ("JP",), "cities": ()},
            {"edtf": "2014-09-05/2014-09-12", "countries": ("JP",), "online": False},
            {"edtf": "2014", "recurrence": "monthly"},
        ],
    ),
    "a list that semicolons part, under points of minutes": (
        """О выполнении поручений по международным связям города Саратова за 2020 год

1. СЛУШАЛИ: о контактах с г. Добричем (Болгария).
ОТМЕТИЛИ: 16 января в Добриче открыта фотовыставка; 5 июня прошла видеовстреча студентов.

2. СЛУШАЛИ: о контактах с г. Уханем (КНР).
ОТМЕТИЛИ: в феврале жители собрали и отправили маски; визит делегации Уханя, намеченный на май, отменён.
""",
        [
            {"edtf": "2020-01-16", "online": False, "countries": ("BG",)},
            {"edtf": "2020-06-05", "online": True, "countries": ("BG",)},
            {"edtf": "2020-02", "countries": ("CN",), "status": "held"},
            {"edtf": "2020-05", "countries": ("CN",), "status": "cancelled"},
        ],
    ),
    "days under months, months under a year": (
        """Международные события города Калуги
2019 год

ЯНВАРЬ
15 января – выступил оркестр из г. Зуль (Германия).

ФЕВРАЛЬ
5 – встреча с атташе по культуре посольства Франции.
12-14 – поездка школьников в Минск.
""",
        [
            {"edtf": "2019-01-15", "countries": ("DE",)},
            {"edtf": "2019-02-05", "countries": ("FR",)},
            {"edtf": "2019-02-12/2019-02-14", "countries": ("BY",)},
        ],
    ),
    "news with the day below the headline": (
        """Новости международных связей города Сочи

Сочи и Монпелье отметили юбилей дружбы
12.04.2022
В Сочи прошёл вечер французской песни.

Делегация Вайхая посетила курорт
25.05.2022
Гости из китайского Вайхая осмотрели олимпийские объекты. 27 мая они отправятся дальше.
""",
        [
            {"edtf": "2022-04-12", "title": "Сочи и Монпелье отметили юбилей дружбы"},
            {"edtf": "2022-05-25", "status": "held", "title": "Делегация Вайхая посетила курорт"},
        ],
    ),
    "a building without a city is where the visit went": (
        """ОТЧЕТ
о визите делегации города Орла в город Эшвайлер (Германия)
с 3 по 7 октября 2011 года

5 октября в ратуше открыта фотовыставка об Орле.
По итогам визита достигнута договорённость о направлении группы школьников в мае 2012 года.
""",
        [
            {"edtf": "2011-10-05", "status": "held", "online": False},
            {"edtf": "2012-05", "status": "planned", "countries": ("DE",)},
        ],
    ),
    "a visit without its days in the title gives its year": (
        """Отчёт о визите делегации Дербента в Исфаган (Иран)

С 6 по 8 октября 2022 года делегация Дербента находилась с визитом в Исфагане.
1. Планы. С 20 по 25 ноября группа реставраторов приедет в Дербент.
""",
        [{"edtf": "2022-10-06/2022-10-08"}, {"edtf": "2022-11-20/2022-11-25", "status": "planned"}],
    ),
    "a digest whose pieces open with their own day": (
        """Лида и мир. Дайджест новостей за октябрь 2024 года
02.10.2024. Предприятие представило квасы на ярмарке в Алитусе (Литва).
09.10.2024. К нам едут! В пятницу, 11 октября, в Лиду прибудет автобус с учителями из Щецинека.
15.10.2024. Что было: вчера в районной библиотеке студент рассказал о празднике.
25.10.2024. Визит делегации г. Хучжоу (КНР) откладывается до весны 2025 года.
""",
        [
            {"edtf": "2024-10-02", "countries": ("LT",)},
            {"edtf": "2024-10-11", "status": "planned"},
            {"edtf": "2024-10-14", "online": False},
            {"edtf": "2025-03/2025-05", "status": "postponed"},
        ],
    ),
    "how often the first words say": (
        """Отчёт о сотрудничестве города Оша за 2024 год

Ежегодно в октябре проходит неделя узбекской кухни.
В течение года еженедельно выходила передача о побратимах.
""",
        [{"edtf": "2024-10", "recurrence": "yearly"}, {"edtf": "2024", "recurrence": "weekly"}],
    ),
    "clauses that each have their own time": (
        """Отчёт о сотрудничестве города Могилёва с Тулой за 2020 год

Ежеквартально музеи меняются выставками; визит главы города, намеченный на июнь, перенесён на июнь 2021 года.
15 сентября: онлайн-педсовет. 21-22 ноября: матч по хоккею.
""",
        [
            {"recurrence": "quarterly", "status": "held"},
            {"edtf": "2021-06", "status": "postponed"},
            {"edtf": "2020-09-15", "online": True},
            {"edtf": "2020-11-21/2020-11-22", "online": None},
        ],
    ),
    "the letter that the list is sent with": (
        """О международных связях города Энгельса в 2018 году

Уважаемый Александр Владимирович!

Сообщаем, что активными были контакты с болгарской стороной.
5 мая состоялась встреча с делегацией из Виттена (Германия).
""",
        [{"edtf": "2018-05-05", "countries": ("DE",)}],
    ),
    "the owner's own adjective is no town abroad": (
        """Отчёт о международных связях города Коломны за 2014 год

24 мая гости из Молодечно (Беларусь) осмотрели Коломенский кремль.
""",
        [{"countries": ("BY",), "cities": ("Молодечно",)}],
    ),
    "the verb beside the date says whether it was": (
        """Дайджест международных связей города Якутска за март 2023 г.

31 марта. Стартовал набор в лагерь в Яньтае, поездка пройдёт с 1 по 14 августа.
6-8 марта. Мастера из Якутска провели в Харбине занятия по косторезному делу.
""",
        [
            {"edtf": "2023-03-31", "status": "held"},
            {"edtf": "2023-03-06/2023-03-08", "online": False, "cities": ("Харбин",)},
        ],
    ),
}


@pytest.mark.parametrize("name", PROSE)
def test_what_prose_tells(extracted: Extracted, name: str) -> None:
    text, expected = PROSE[name]
    found = extracted(text).activities
    read = [{field: getattr(a, field) for field in told} for a, told in zip(found, expected, strict=False)]
    assert (read, len(found)) == (expected, len(expected))


def test_the_building_of_a_visit_stands_in_the_city_visited(extracted: Extracted) -> None:
    (activity,) = extracted(PROSE["a building without a city is where the visit went"][0]).activities[:1]
    assert (activity.venue.city, activity.venue.country, activity.venue.name) == ("Эшвайлер", "DE", "ратуше")


OWN = [
    ("Калуги", "калужские", True),
    ("Орла", "орловские", True),
    ("Самары", "самаркандские", False),
    ("Тулы", "тулузские", False),
]


@pytest.mark.parametrize(("owner", "adjective", "own"), OWN)
def test_an_adjective_of_the_owner(extracted: Extracted, owner: str, adjective: str, own: bool) -> None:
    title = f"Отчёт о международных связях города {owner} за 2014 год"
    (activity,) = extracted(f"{title}\n\n24 мая {adjective} школьники провели концерт.\n").activities
    assert (activity.cities == ()) is own
