"""Every day, stretch and part of a year or month, in each way that officials write it, read back as what it is."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.dates import Scope, find_dates

GENITIVE = re.split(" ", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
NOMINATIVE = re.split(" ", "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
ENGLISH = calendar.month_name[1:]
ROMAN = re.split(" ", "I II III IV V VI VII VIII IX X XI XII")
UNITS = re.split(" ", "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого")
TEENS = [f"{stem}надцатого" for stem in re.split(" ", "один две три четыр пят шест сем восем девят")]
WORDS = [*UNITS, *TEENS, "двадцатого", *(f"двадцать {unit}" for unit in UNITS[:9]), "тридцатого", "тридцать первого"]
WEEKDAYS = re.split(" ", "понедельник вторник среда четверг пятница суббота воскресенье")
ORDINALS = re.split(" ", "первый второй третий четвёртый пятый")
FEMININE = re.split(" ", "первая вторая третья четвёртая пятая")
NEUTER = re.split(" ", "первое второе третье четвёртое пятое")
YEARS = st.integers(1950, 2090)
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 20))
Written = Callable[..., str]

DAY_FORMATS: list[Written] = [
    lambda d: f"{WORDS[d.day - 1]} {GENITIVE[d.month - 1]} {d.year} года",
    lambda d: f"{WORDS[d.day - 1].capitalize()} {GENITIVE[d.month - 1]} {d.year} г.",
    lambda d: f"{d.day}-го числа {GENITIVE[d.month - 1]} месяца {d.year} года",
    lambda d: f"« {d.day} » {GENITIVE[d.month - 1]} {d.year} г.",
    lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year} года ({WEEKDAYS[d.weekday()]})",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {GENITIVE[d.month - 1]} {d.year} г.",
    lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year} г. в 15:30",
    lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year} г., 10.00-12.00",
    lambda d: f"{d:%d} . {d:%m} . {d.year} г.",
    lambda d: f"{d.day} {ROMAN[d.month - 1]} {d.year}",
    lambda d: f"{d.day}/{ROMAN[d.month - 1]}-{d.year} г.",
    lambda d: f"{d:%d}\u00a0{GENITIVE[d.month - 1]}\u00a0{d.year}\u00a0г.",
    lambda d: f"the {_ordinal(d.day)} of {ENGLISH[d.month - 1]} {d.year}",
    lambda d: f"{ENGLISH[d.month - 1]} {_ordinal(d.day)}, {d.year}",
    lambda d: f"{calendar.day_name[d.weekday()]}, {d.day} {ENGLISH[d.month - 1]} {d.year}",
]
SAME_MONTH_FORMATS: list[Written] = [
    lambda a, b: f"{a.day}-{b.day} {GENITIVE[a.month - 1]} {a.year} года",
    lambda a, b: f"{a.day} – {b.day} {GENITIVE[a.month - 1]} {a.year} г.",
    lambda a, b: f"{a.day}…{b.day} {GENITIVE[a.month - 1]} {a.year} г.",
    lambda a, b: f"с {a.day} по {b.day} {GENITIVE[a.month - 1]} {a.year} г.",
    lambda a, b: f"с {a.day}-го по {b.day}-е {GENITIVE[a.month - 1]} {a.year} г.",
    lambda a, b: f"в период с {a.day} до {b.day} {GENITIVE[a.month - 1]} {a.year} года",
    lambda a, b: f"{a.day} и {b.day} {GENITIVE[a.month - 1]} {a.year} г.",
    lambda a, b: f"с {WORDS[a.day - 1]} по {WORDS[b.day - 1]} {GENITIVE[a.month - 1]} {a.year} г.",
    lambda a, b: f"{a:%d}-{b:%d.%m.%Y}",
    lambda a, b: f"{a:%d} - {b:%d.%m.%Y} г.",
    lambda a, b: f"{a.day}-{b.day}.{ROMAN[a.month - 1]}.{a.year}",
    lambda a, b: (
        f"{a.day} ({WEEKDAYS[a.weekday()]}) – {b.day} ({WEEKDAYS[b.weekday()]}) {GENITIVE[a.month - 1]} {a.year} г."
    ),
    lambda a, b: f"{a.day}-{b.day} {ENGLISH[a.month - 1]} {a.year}",
    lambda a, b: f"{ENGLISH[a.month - 1]} {a.day}–{b.day}, {a.year}",
    lambda a, b: f"from {_ordinal(a.day)} to {_ordinal(b.day)} {ENGLISH[a.month - 1]} {a.year}",
]
STRETCH_FORMATS: list[Written] = [
    lambda a, b: f"{_day(a)} (пн) – {_day(b)} (вт)",
    lambda a, b: f"{a:%d.%m.%Y} (пн) – {b:%d.%m.%Y} (вт)",
    lambda a, b: f"в период с {_day(a)} по {_day(b)} включительно",
    lambda a, b: f"в ночь с {_day(a)} на {_day(b)}",
    lambda a, b: f"{a.day}.{ROMAN[a.month - 1]}.{a.year}-{b.day}.{ROMAN[b.month - 1]}.{b.year}",
    lambda a, b: f"{ENGLISH[a.month - 1]} {a.day}, {a.year} – {ENGLISH[b.month - 1]} {b.day}, {b.year}",
    lambda a, b: f"{_day(a)} / {_day(b)}",
]
QUARTER_FORMATS: list[Written] = [
    lambda number, year: f"{ROMAN[number - 1]} квартал {year} года",
    lambda number, year: f"в {ROMAN[number - 1]} кв. {year} г.",
    lambda number, year: f"{number} квартал {year}",
    lambda number, year: f"{number}-й квартал {year} г.",
    lambda number, year: f"{number} кв. {year}г.",
    lambda number, year: f"{ORDINALS[number - 1]} квартал {year} года",
    lambda number, year: f"Q{number} {year}",
    lambda number, year: f"{number}Q {year}",
]
HALF_YEAR_FORMATS: list[Written] = [
    lambda number, year: f"{ROMAN[number - 1]} полугодие {year} года",
    lambda number, year: f"{number}-е полугодие {year} г.",
    lambda number, year: f"{NEUTER[number - 1]} полугодие {year} года",
    lambda number, year: f"{number} п/г {year}",
    lambda number, year: f"{FEMININE[number - 1]} половина {year} года",
    lambda number, year: f"H{number} {year}",
]
DECADE_FORMATS: list[Written] = [
    lambda number, month: f"{FEMININE[number - 1]} декада {month}",
    lambda number, month: f"{number}-я декада {month}",
    lambda number, month: f"{ROMAN[number - 1]} декада {month}",
]
LOOKALIKES = {"0": "ОоOo", "1": "lI", "3": "Зз"}


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _day(day: date) -> str:
    return f"{day.day} {GENITIVE[day.month - 1]} {day.year} г."


def read(text: str, scope: Scope | None = None) -> list[str | None]:
    return [mention.edtf for mention in find_dates(text, scope) if mention.role == "date"]


@pytest.mark.parametrize("written", DAY_FORMATS)
@given(day=DAYS)
def test_every_day(written: Written, day: date) -> None:
    assert read(written(day)) == [day.isoformat()]


@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_day_with_a_short_year(day: date) -> None:
    for text in (f"{day:%d.%m.%y}", f"{day:%d/%m/%y}", f"{day.day} {GENITIVE[day.month - 1]} {day:%y} г."):
        assert read(text) == [day.isoformat()]


@pytest.mark.parametrize("written", SAME_MONTH_FORMATS)
@given(first=DAYS, length=st.integers(1, 30))
def test_every_stretch_within_a_month(written: Written, first: date, length: int) -> None:
    last = min(first + timedelta(length), first.replace(day=calendar.monthrange(first.year, first.month)[1]))
    if first < last:
        assert read(written(first, last)) == [f"{first.isoformat()}/{last.isoformat()}"]
        assert read(written(last, first)) in ([None], []) or " и " in written(first, last)


@pytest.mark.parametrize("written", STRETCH_FORMATS)
@given(first=DAYS, length=st.integers(1, 300))
def test_every_stretch(written: Written, first: date, length: int) -> None:
    last = first + timedelta(length)
    assert read(written(first, last)) == [f"{first.isoformat()}/{last.isoformat()}"]


@pytest.mark.parametrize("written", QUARTER_FORMATS)
@given(number=st.integers(1, 4), year=YEARS)
def test_every_quarter(written: Written, number: int, year: int) -> None:
    assert read(written(number, year)) == [f"{year}-{3 * number - 2:02d}/{year}-{3 * number:02d}"]


@given(first=st.integers(1, 3), more=st.integers(1, 3), year=YEARS)
def test_every_run_of_quarters(first: int, more: int, year: int) -> None:
    last = min(4, first + more)
    for text in (f"{ROMAN[first - 1]}-{ROMAN[last - 1]} кварталы {year} г.", f"{first} – {last} кв. {year}"):
        assert read(text) == [f"{year}-{3 * first - 2:02d}/{year}-{3 * last:02d}"]


@pytest.mark.parametrize("written", HALF_YEAR_FORMATS)
@given(number=st.integers(1, 2), year=YEARS)
def test_every_half_year(written: Written, number: int, year: int) -> None:
    assert read(written(number, year)) == [f"{year}-{6 * number - 5:02d}/{year}-{6 * number:02d}"]


@given(count=st.integers(2, 11), year=YEARS)
def test_every_count_of_months(count: int, year: int) -> None:
    assert read(f"за {count} месяцев {year} года") == [f"{year}-01/{year}-{count:02d}"]


@pytest.mark.parametrize("written", DECADE_FORMATS)
@given(number=st.integers(1, 3), month=st.integers(1, 12), year=YEARS)
def test_every_ten_days_of_a_month(written: Written, number: int, month: int, year: int) -> None:
    last = 10 * number if number < 3 else calendar.monthrange(year, month)[1]
    expected = f"{year}-{month:02d}-{10 * number - 9:02d}/{year}-{month:02d}-{last:02d}"
    assert read(written(number, f"{GENITIVE[month - 1]} {year} г.")) == [expected]
    assert read(written(number, GENITIVE[month - 1]), Scope.of(str(year))) == [expected]


@given(month=st.integers(1, 12), year=YEARS, half=st.integers(1, 2))
def test_every_half_of_a_month(month: int, year: int, half: int) -> None:
    first, last = (1, 15) if half == 1 else (16, calendar.monthrange(year, month)[1])
    expected = f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}"
    assert read(f"{FEMININE[half - 1]} половина {GENITIVE[month - 1]} {year} года") == [expected]


@given(month=st.integers(1, 12), year=YEARS, weekday=st.integers(0, 6), count=st.integers(1, 5))
def test_every_weekday_of_a_month(month: int, year: int, weekday: int, count: int) -> None:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    ordinal = (ORDINALS, ORDINALS, FEMININE, ORDINALS, FEMININE, FEMININE, NEUTER)[weekday][count - 1]
    day = f"{year}-{month:02d}-{days[count - 1]:02d}" if count <= len(days) else None
    assert read(f"{ordinal} {WEEKDAYS[weekday]} {GENITIVE[month - 1]} {year} г.") == [day]
    assert read(f"{count}-е {WEEKDAYS[weekday]} {GENITIVE[month - 1]}", Scope.of(str(year))) == [day]


@given(month=st.integers(1, 12), year=YEARS, weekday=st.integers(0, 6))
def test_every_last_weekday_of_a_month(month: int, year: int, weekday: int) -> None:
    last = max(week[weekday] for week in calendar.monthcalendar(year, month))
    text = f"последняя {WEEKDAYS[weekday]} {GENITIVE[month - 1]} {year} года"
    assert read(text) == [f"{year}-{month:02d}-{last:02d}"]


@given(day=DAYS, count=st.integers(2, 20))
def test_every_day_told_from_the_dateline(day: date, count: int) -> None:
    scope = Scope.of(day.isoformat())
    assert read(f"{count} дней назад", scope) == [(day - timedelta(count)).isoformat()]
    assert read("вчера", scope) == [(day - timedelta(1)).isoformat()]
    for number, name in enumerate(WEEKDAYS):
        past = day - timedelta((day.weekday() - number - 1) % 7 + 1)
        nearest = day + timedelta((number - day.weekday() - 1) % 7 + 1)
        accusative = name.replace("среда", "среду").replace("пятница", "пятницу").replace("суббота", "субботу")
        assert read(f"в минувшую {accusative}", scope) == [past.isoformat()]
        assert read(f"в ближайшую {accusative}", scope) == [nearest.isoformat()]


@given(month=st.integers(1, 12), year=YEARS, day=st.integers(1, 31))
def test_a_day_of_the_headings_month(month: int, year: int, day: int) -> None:
    exists = day <= calendar.monthrange(year, month)[1]
    expected = f"{year}-{month:02d}-{day:02d}" if exists else None
    assert read(f"{day}-го числа сего месяца", Scope.of(f"{year}-{month:02d}")) == [expected]


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [2023, 2024])
def test_a_day_that_no_month_has_is_flagged_in_every_writing(month: int, year: int) -> None:
    day = calendar.monthrange(year, month)[1] + 1
    name = GENITIVE[month - 1]
    for text in (
        f"{day} {name} {year} года",
        f"«{day}» {name} {year} г.",
        f"{day}.{month:02d}.{year}",
        f"{day}.{ROMAN[month - 1]}.{year}",
        f"{day - 1}-{day} {name} {year} г.",
        f"{day - 2}-{day}.{month:02d}.{year}",
        f"с {day} {name} {year} г. по {day} {name} {year + 1} г.",
        f"{day} {ENGLISH[month - 1]} {year}",
    ):
        assert [(m.edtf, m.problem) for m in find_dates(text)] == [(None, "impossible_date")], text


@given(day=DAYS, place=st.integers(0, 9), choice=st.integers(0, 3))
def test_a_letter_typed_for_a_figure_is_read_and_told(day: date, place: int, choice: int) -> None:
    written = f"{day:%d.%m.%Y}"
    letters = LOOKALIKES.get(written[place])
    if letters:
        text = written[:place] + letters[choice % len(letters)] + written[place + 1 :]
        assert [(m.edtf, m.problem) for m in find_dates(text)] == [(day.isoformat(), "lookalike")]
