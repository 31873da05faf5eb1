"""What must hold for every day, every range and every text."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language import edtf
from pobratim.language.dates import Scope, find_dates, find_schedules, item_starts, leading_date

GENITIVE = re.split(" ", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
NOMINATIVE = re.split(" ", "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
ENGLISH = calendar.month_name[1:]
ROMAN = re.split(" ", "I II III IV V VI VII VIII IX X XI XII")

DAY_FORMATS = [
    lambda d: f"{d.day} {GENITIVE[d.month - 1]} {d.year} года",
    lambda d: f"{d.day:02d} {GENITIVE[d.month - 1]}\n{d.year} г.",
    lambda d: f"«{d.day:02d}» {GENITIVE[d.month - 1]} {d.year} г.",
    lambda d: f"{d.day} {GENITIVE[d.month - 1].upper()} {d.year}",
    lambda d: f"{d.day}-го {GENITIVE[d.month - 1]} {d.year}г.",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%d.%m.%Y} г.",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    lambda d: f"{d.year}, {d.day} {GENITIVE[d.month - 1]}",
]
YEARLESS_FORMATS = [
    lambda d: f"{d.day} {GENITIVE[d.month - 1]}",
    lambda d: f"{d:%d.%m}.",
    lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]}",
    lambda d: f"{d.day:02d}\u00a0{GENITIVE[d.month - 1].capitalize()}",
]
RANGE_FORMATS = [
    lambda a, b: f"с {a.day} {GENITIVE[a.month - 1]} {a.year} г. по {b.day} {GENITIVE[b.month - 1]} {b.year} г.",
    lambda a, b: f"{a.day} {GENITIVE[a.month - 1]} {a.year} – {b.day} {GENITIVE[b.month - 1]} {b.year} года",
    lambda a, b: f"{a:%d.%m.%Y}-{b:%d.%m.%Y}",
    lambda a, b: f"с {a:%d.%m.%Y} по {b:%d.%m.%Y}",
    lambda a, b: f"{a:%d.%m.%Y} г. — {b:%d.%m.%Y} г.",
    lambda a, b: f"{a.isoformat()}/{b.isoformat()}",
    lambda a, b: f"{a.day} {ENGLISH[a.month - 1]} {a.year} to {b.day} {ENGLISH[b.month - 1]} {b.year}",
]
TRAILING_YEAR_FORMATS = [
    lambda a, b: f"{a.day} {GENITIVE[a.month - 1]} - {b.day} {GENITIVE[b.month - 1]} {b.year} года",
    lambda a, b: f"с {a.day} {GENITIVE[a.month - 1]} по {b.day} {GENITIVE[b.month - 1]} {b.year} г.",
    lambda a, b: f"{a:%d.%m}-{b:%d.%m.%Y}",
    lambda a, b: f"{a:%d.%m}. – {b:%d.%m.%Y} г.",
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LENGTHS = st.integers(1, 300)
WORDS = re.split(
    r"\|",
    "января|май| г.|год|с | по |до |и |II|квартал|31|2020|20|первая |неделя |лет|от |на |вчера|March |İ|З|О|X|начало ",
)
FRAGMENTS = st.lists(st.sampled_from([*'0123456789 .,-–—/:()«»"№\n\t\u00a0', *WORDS]), max_size=40).map("".join)
PERIODS = st.sampled_from([None, "2020", "2020-02-29", "2018/2022", "9999", "2019/.."])
REPEATED = re.split(
    r"\|", "1, |1-|5 и |с 5 по |20.02.|12.06, |январь, |до |2020, |начало |1 мая, |- |«|I-|1 (а) |2020-|5 июня – "
)


def read(text: str, scope: Scope | None = None) -> list[str | None]:
    return [mention.edtf for mention in find_dates(text, scope) if mention.role == "date"]


@pytest.mark.parametrize("written", DAY_FORMATS)
@given(day=DAYS)
def test_every_day_is_read_back(written, day: date) -> None:  # type: ignore[no-untyped-def]
    text = written(day)
    (mention,) = find_dates(text)
    assert (mention.edtf, mention.role, mention.year_written) == (day.isoformat(), "date", True)
    assert (mention.start, mention.end) == (0, len(text))


@pytest.mark.parametrize("written", YEARLESS_FORMATS)
@given(day=DAYS)
def test_every_day_without_its_year_is_read_back_in_its_scope(written, day: date) -> None:  # type: ignore[no-untyped-def]
    assert read(written(day), Scope.of(str(day.year))) == [day.isoformat()]
    assert read(written(day)) == [None]


@pytest.mark.parametrize("written", RANGE_FORMATS)
@given(first=DAYS, length=LENGTHS)
def test_every_range_is_read_back_and_reversed_it_is_refused(written, first: date, length: int) -> None:  # type: ignore[no-untyped-def]
    last = first + timedelta(length)
    assert read(written(first, last)) == [f"{first.isoformat()}/{last.isoformat()}"]
    assert [m.problem for m in find_dates(written(last, first))] == ["reversed_range"]


@pytest.mark.parametrize("written", TRAILING_YEAR_FORMATS)
@given(first=DAYS, length=LENGTHS)
def test_a_range_with_only_its_last_year_runs_over_new_year(written, first: date, length: int) -> None:  # type: ignore[no-untyped-def]
    last = first + timedelta(length)
    assert read(written(first, last)) == [f"{first.isoformat()}/{last.isoformat()}"]


@given(year=st.integers(1950, 2090), first=st.integers(1, 12), length=st.integers(1, 11))
def test_every_range_of_months_is_read_back(year: int, first: int, length: int) -> None:
    last = (first + length - 1) % 12 + 1
    last_year = year + (first + length - 1) // 12
    text = f"{NOMINATIVE[first - 1]}-{NOMINATIVE[last - 1]}"
    assert read(text, Scope.of(str(year))) == [f"{year}-{first:02d}/{last_year}-{last:02d}"]


@given(st.one_of(st.text(max_size=200), FRAGMENTS), PERIODS)
def test_any_text_yields_ordered_mentions_with_valid_edtf(text: str, period: str | None) -> None:
    scope = Scope.of(period) if period else None
    end = 0
    for mention in find_dates(text, scope):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.edtf is None or edtf.validate(mention.edtf)
        assert mention.edtf is not None or mention.problem or mention.role in ("age", "jubilee", "term")
        end = mention.end


@given(st.one_of(st.text(max_size=200), FRAGMENTS))
def test_any_text_yields_heads_and_schedules_inside_it(text: str) -> None:
    scope = Scope.of("2020")
    starts = item_starts(text, scope)
    assert list(starts) == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    assert all(text[schedule.start : schedule.end] for schedule in find_schedules(text))
    head = leading_date(text, scope)
    assert head is None or head.role == "date"


@pytest.mark.parametrize("part", REPEATED)
def test_repetition_does_not_blow_up(part: str) -> None:
    text = part * 3000
    assert all(mention.end <= len(text) for mention in find_dates(text))
