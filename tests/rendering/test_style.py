"""House style as tables: what a date, a period, an age and a place look like on paper."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_samples import activity

from pobratim.findings import Venue
from pobratim.rendering.intervals import parse_interval
from pobratim.rendering.style import (
    join_lines,
    write_age,
    write_city,
    write_date,
    write_period,
    write_place,
    write_short_date,
    write_when,
)

IN_2020 = parse_interval("2020")


@pytest.mark.parametrize(
    ("edtf", "with_year", "without_year"),
    [
        ("2020-02-12", "12 февраля 2020 года", "12 февраля"),
        ("2020-02-20/2020-02-22", "20-22 февраля 2020 года", "20-22 февраля"),
        ("2020-01-04/2020-01-07", "4-7 января 2020 года", "4-7 января"),
        ("2020-01-29/2020-02-04", "29 января - 4 февраля 2020 года", "29 января - 4 февраля"),
        ("2020-12-30/2021-01-08", "30 декабря 2020 года - 8 января 2021 года", "30 декабря - 8 января"),
        ("2020-09", "сентябрь 2020 года", "сентябрь"),
        ("2020-10/2020-11", "октябрь-ноябрь 2020 года", "октябрь-ноябрь"),
        ("2020-04/2020-06", "II квартал 2020 года", "II квартал"),
        ("2020-07/2020-12", "II полугодие 2020 года", "II полугодие"),
        ("2020-05/2020-07", "май-июль 2020 года", "май-июль"),
        ("2020-01/2020-12", "январь-декабрь 2020 года", "январь-декабрь"),
        ("2020", "2020 год", "в течение года"),
        ("2020-07-06~", "ориентировочно 6 июля 2020 года", "ориентировочно 6 июля"),
        ("2020-07-06?", "предположительно 6 июля 2020 года", "предположительно 6 июля"),
        ("2020-03-01/..", "с 1 марта 2020 года", "с 1 марта"),
        ("../2020-05", "до мая 2020 года", "до мая"),
        # outside the paper's year, the year is always told
        ("2021-03-04", "4 марта 2021 года", "4 марта 2021 года"),
        (
            "2019-12-30/2020-01-02",
            "30 декабря 2019 года - 2 января 2020 года",
            "30 декабря 2019 года - 2 января 2020 года",
        ),
        ("2018/2021", "2018-2021 годы", "2018-2021 годы"),
    ],
)
def test_dates(edtf: str, with_year: str, without_year: str) -> None:
    assert write_date(edtf) == with_year
    assert write_date(edtf, year=False, period=IN_2020) == without_year


def test_a_date_nobody_can_read_is_not_lost() -> None:
    assert write_date("2020-04-31") == "2020-04-31"
    assert write_date(None) == ""


def test_the_year_is_told_where_the_period_spans_several() -> None:
    assert write_date("2020-05-01", year=False, period=parse_interval("2019/2020")) == "1 мая 2020 года"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_told_in_full(day: date) -> None:
    written = write_date(str(day))
    assert re.fullmatch(r"\d{1,2} [а-я]+ \d{4} года", written)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2016-05-23/2016-05-25", "23-25.05.2016"),
        ("2016-05-29/2016-06-02", "29.05-02.06.2016"),
        ("2020-12-30/2021-01-02", "30.12.2020-02.01.2021"),
        ("2011-06-16", "16.06.2011"),
        ("2017-08", "август 2017 г."),
        ("1956", "1956 г."),
    ],
)
def test_short_dates(edtf: str, expected: str) -> None:
    assert write_short_date(edtf) == expected


@pytest.mark.parametrize(
    ("edtf", "when", "plan", "over"),
    [
        ("2020", "в 2020 году", "на 2020 год", "за 2020 год"),
        ("2020-01/2020-03", "в I квартале 2020 года", "на I квартал 2020 года", "за I квартал 2020 года"),
        ("2020-04/2020-06", "во II квартале 2020 года", "на II квартал 2020 года", "за II квартал 2020 года"),
        ("2020-07/2020-09", "в III квартале 2020 года", "на III квартал 2020 года", "за III квартал 2020 года"),
        ("2020-10/2020-12", "в IV квартале 2020 года", "на IV квартал 2020 года", "за IV квартал 2020 года"),
        ("2020-01/2020-06", "в I полугодии 2020 года", "на I полугодие 2020 года", "за I полугодие 2020 года"),
        ("2020-07/2020-12", "во II полугодии 2020 года", "на II полугодие 2020 года", "за II полугодие 2020 года"),
        ("2020-01/2020-09", "за 9 месяцев 2020 года", "на 9 месяцев 2020 года", "за 9 месяцев 2020 года"),
        ("2020-03", "в марте 2020 года", "на март 2020 года", "за март 2020 года"),
        ("2020-05/2020-06", "в мае-июне 2020 года", "на май-июнь 2020 года", "за май-июнь 2020 года"),
        ("2018/2020", "в 2018-2020 годах", "на 2018-2020 годы", "за 2018-2020 годы"),
        ("2016-05-23/2016-05-25", "23-25 мая 2016 года", "на 23-25 мая 2016 года", "за 23-25 мая 2016 года"),
    ],
)
def test_periods(edtf: str, when: str, plan: str, over: str) -> None:
    assert [write_period(edtf, use) for use in ("in", "for", "over")] == [when, plan, over]


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (873, "873 года"),
        (1010, "1010 лет"),
        (22, "22 года"),
        (953, "953 года"),
        (111, "111 лет"),
        (1, "1 год"),
        (None, ""),
    ],
)
def test_ages(age: int | None, expected: str) -> None:
    assert write_age(age) == expected


@pytest.mark.parametrize(
    ("venue", "online", "expected"),
    [
        (Venue("Харбин", "CN"), None, "г. Харбин, КНР"),
        (Venue("Мурманск", "RU"), None, "г. Мурманск"),
        (Venue("Мурманск", "RU"), True, "г. Мурманск, онлайн"),
        (Venue("Москва", "RU"), False, "г. Москва"),
        (Venue("Вена", "AT", "музей"), False, "г. Вена, Австрия, музей"),
        (Venue(None, "NO"), None, "Норвегия"),
        (Venue(), True, "онлайн"),
        (Venue(), None, ""),
    ],
)
def test_places(venue: Venue, online: bool | None, expected: str) -> None:
    assert write_place(venue, online=online) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Грац", "г. Грац"), ("Пловдивская область", "Пловдивская область"), ("г. Грац", "г. Грац")],
)
def test_cities(name: str, expected: str) -> None:
    assert write_city(name) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"recurrence": "ongoing"}, "постоянно"),
        ({"recurrence": "quarterly"}, "ежеквартально"),
        ({"scheduled": False}, "по отдельному графику"),
        ({}, "5 мая"),
        ({"status": "cancelled"}, "5 мая (отменено)"),
        ({"status": "postponed", "text": "Форум перенесён"}, "5 мая"),
    ],
)
def test_when(fields: dict[str, object], expected: str) -> None:
    record = activity("Форум", "2020-05-05", **fields)
    assert write_when(record, year=False, period=IN_2020) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("4-7 января\n 2020 года", ("4-7 января 2020 года",)),
        ("Участие в\nX конкурсе", ("Участие в X конкурсе",)),
        ("Первый абзац.\nВторой абзац.", ("Первый абзац.", "Второй абзац.")),
        ("Сотрудники г.\nСмоленска", ("Сотрудники г. Смоленска",)),
        ("Обсудили\n- порты\n- школы", ("Обсудили", "- порты", "- школы")),
        (" \n ", ()),
    ],
)
def test_lines_of_a_cell(cell: str, expected: tuple[str, ...]) -> None:
    assert join_lines(cell) == expected
