"""The period of a paper is that of its title or subject, not the day of a letter, an approval or a printing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]
TABLE = "\n\nДата | Мероприятие\n12 ноября | Визит делегации города Зуль (Германия)\n"
GREETING = "\n\nУважаемый Иван Петрович!\n\n"
LIST = "\n\n1. 12 марта делегация города Зуль (Германия) посетила Калугу.\n\n2. В течение года шла переписка школ.\n"

PERIODS = [
    ("15.01.2018 № 01-22/118\n\nО международных связях города Калуги за 2017 год" + TABLE, "2017"),
    (
        "Исх. № 44-И от 12.01.2018\n\nМероприятия Калуги с побратимами в IV квартале 2017 года" + TABLE,
        "2017-10/2017-12",
    ),
    ("«15» января 2018 г. № 118\n\nМероприятия города Калуги в 2017 году" + TABLE, "2017"),
    ("УТВЕРЖДАЮ\nГлава города\n15.01.2018\n\nМеждународные контакты города Орла, 2017" + TABLE, "2017"),
    ("Международные мероприятия города Орла, 2017\nСформировано 12.01.2018" + TABLE, "2017"),
    ("Международные мероприятия города Орла\nРаспечатано 12.01.2018\n\nСобытия 2017 года" + TABLE, "2017"),
    ("12.01.2018 № 44" + GREETING + "Направляем информацию о мероприятиях города Калуги в 2017 году." + LIST, "2017"),
    ("12.01.2018 № 44" + GREETING + "На запрос от 20.12.2017 № 5 сообщаем о связях Калуги за 2016 год." + LIST, "2016"),
    ("Отчёт о визите делегации города Орла в Зуль\n12-14 ноября 2017 года" + TABLE, "2017-11-12/2017-11-14"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_the_period(extracted: Extracted, text: str, period: str) -> None:
    assert extracted(text).period == period


def test_the_items_of_a_letter_have_the_year_it_tells_of(extracted: Extracted) -> None:
    said = "Направляем информацию о мероприятиях города Калуги в 2017 году."
    found = extracted("12.01.2018 № 44" + GREETING + said + LIST).activities
    assert [a.edtf for a in found] == ["2017-03-12", "2017"]


MOVED = [
    ("Семинар (запланированный на октябрь, был перенесён). Выступил атташе.", "held", "2017-10"),
    ("Семинар, намеченный на октябрь и перенесённый по просьбе гостей", "held", "2017-10"),
    ("Семинар, запланированный на октябрь, перенесён на декабрь", "postponed", "2017-10"),
    ("Семинар перенесён на декабрь", "postponed", "2017-11-15"),
]


@pytest.mark.parametrize(("title", "status", "moved_from"), MOVED)
def test_what_was_moved_to_the_date_of_its_row_was_held(
    extracted: Extracted, title: str, status: str, moved_from: str
) -> None:
    text = f"Отчёт о связях города Орла за 2017 год\n\nДата | Мероприятие | Место\n15 ноября | {title} | Орёл\n"
    (activity,) = extracted(text).activities
    assert (activity.status, activity.moved_from) == (status, moved_from)
