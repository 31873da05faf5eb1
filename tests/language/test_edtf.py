"""The subset of EDTF that findings are written in."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language import edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-02-20", date(2020, 2, 20), date(2020, 2, 20)),
        ("2020-02-20/2020-03-01", date(2020, 2, 20), date(2020, 3, 1)),
        ("2020-04/2020-06", date(2020, 4, 1), date(2020, 6, 30)),
        ("2018/2022", date(2018, 1, 1), date(2022, 12, 31)),
        ("2020-07-06~", date(2020, 7, 6), date(2020, 7, 6)),
        ("2020-07~/2020-08~", date(2020, 7, 1), date(2020, 8, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("../2020-01-15", date.min, date(2020, 1, 15)),
        ("2020-01-15/..", date(2020, 1, 15), date.max),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert edtf.validate(text)
    assert edtf.bounds(text) == (first, last)


NOT_OURS = re.split(
    r"\|",
    "|20|2020-13|2020-00|2020-04-31|2021-02-29|0000|2020-34/2020-35|2020-Q2|5 июня|..|../..|2020/2019|/2020"
    "|2020-03-01/2020-02-01|2020/2021/2022|199X-05|2020-1-5|2020-01-01T10:00|٢٠٢٠",
)


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_is_no_edtf_of_ours(text: str) -> None:
    assert not edtf.validate(text)
    with pytest.raises(ValueError, match=r"."):
        edtf.bounds(text)


def test_a_day_is_never_an_interval_with_itself() -> None:
    assert not edtf.validate("2020-01-01/2020-01-01")
    assert edtf.interval("2020-01-01", "2020-01-01") == "2020-01-01"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2020", "2020-05-05", True),
        ("2020-04/2020-06", "2020-06-30/2020-07-02", True),
        ("2020-04/2020-06", "2020-07-01", False),
        ("2019", "2020", False),
        ("2020-01-15/..", "2031", True),
        ("../2020-01-15", "2020-01-16", False),
    ],
)
def test_overlaps(one: str, other: str, shared: bool) -> None:
    assert edtf.overlaps(one, other) is shared
    assert edtf.overlaps(other, one) is shared


def test_approximation_marks_every_end_once() -> None:
    assert edtf.approximate("2020-07-06/2020-07-08") == "2020-07-06~/2020-07-08~"
    assert edtf.approximate("2020~") == "2020~"
    assert edtf.approximate("../2020-01-15") == "../2020-01-15~"


@given(st.dates(), st.dates())
def test_an_interval_of_two_days_has_them_as_its_bounds(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = edtf.interval(*(edtf.day(day.year, day.month, day.day) for day in (first, last)))
    assert edtf.validate(text)
    assert edtf.bounds(text) == (first, last)
