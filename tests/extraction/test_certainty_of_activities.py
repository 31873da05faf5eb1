"""Which readings are not certain, and the reason that a person is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.findings import Findings

Extracted = Callable[[str], Findings]

HEAD = "Отчёт о международных связях города Пскова за 2023 год\n\n№ | Дата | Мероприятие | Место\n"
ROWS = [
    ("1 | 12 марта | Визит делегации из Тарту (Эстония) | Псков", None),
    ("2 | 12 марта | Встреча с послом Индии | Псков", None),
    ("3 | | Выставка мастеров из Тарту (Эстония) | Псков", "date of the whole period"),
    ("4 | 31 апреля | Встреча с послом Индии | Псков", "date"),
    ("5 | 12 марта | Концерт школьного хора | Псков", "no partner"),
    ("6 | 12 марта | Встреча с гостями из Шпрембурга и Германии | Псков", "name not understood"),
    ("7 | 12 марта | Поездка в г. Окленд | г. Окленд", "place"),
]


@pytest.mark.parametrize(("row", "reason"), ROWS)
def test_what_makes_a_row_less_than_certain(extracted: Extracted, row: str, reason: str | None) -> None:
    (activity,) = extracted(f"{HEAD}{row}\n").activities
    assert activity.reason == reason
    assert (activity.certainty == "certain") is (reason is None)


def test_another_date_in_prose_leaves_a_doubt(extracted: Extracted) -> None:
    text = """Отчёт о визите делегации Пскова в Тарту (Эстония) в мае 2023 года

12 мая 2023 года мэр принял гостей. Он вспомнил, как в июне 2015 года в Тарту открыли сквер.
"""
    (activity,) = extracted(text).activities
    assert (activity.certainty, activity.reason) == ("likely", "several dates")
