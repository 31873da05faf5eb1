"""Working days and the law's due days, as tables."""

from __future__ import annotations

from datetime import date

import pytest

from pobratim.web.collection.deadlines import duties, municipal_duty, rhythm_of
from pobratim.web.collection.working_days import is_working, nearest, working_days_after


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-11-27", True),  # Friday
        ("2026-11-28", False),  # Saturday
        ("2026-11-04", False),  # a holiday in the week
        ("2026-03-09", False),  # 8 March was a Sunday
        ("2026-01-09", False),  # moved by the decree of the year
        ("2026-01-12", True),
        ("2024-04-27", True),  # a Saturday worked by decree
        ("2024-04-29", False),
        ("2025-11-01", True),
        ("2032-02-23", False),  # no decree is known: a Monday
        ("2031-02-24", False),  # 23 February 2031 is a Sunday
        ("2031-02-25", True),
    ],
)
def test_days_on_which_offices_work(day, working):
    assert is_working(date.fromisoformat(day)) == working


def test_an_office_adds_what_a_decree_says(data_folder):
    (data_folder / "working_days.yml").write_text(
        "years:\n  2027:\n    'off': [2027-02-22]\n    working: [2027-02-20]\n"
    )
    days = [is_working(date(2027, 2, day)) for day in (19, 20, 21, 22, 23, 24)]
    assert days == [True, True, False, False, False, True]
    assert not is_working(date(2026, 1, 9))  # what the program knows of other years stands


@pytest.mark.parametrize(
    ("last", "due"),
    [("2026-11-26", "2026-12-01"), ("2026-12-29", "2027-01-12"), ("2026-04-30", "2026-05-06")],
)
def test_three_working_days_after_a_visit(last, due):
    assert working_days_after(date.fromisoformat(last), 3) == date.fromisoformat(due)


@pytest.mark.parametrize(("side", "day"), [("before", "2026-11-27"), ("after", "2026-11-30")])
def test_nearest_working_day(side, day):
    assert nearest(date(2026, 11, 28), side) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("form", "period", "due"),
    [
        ("city-year", "2025", "2026-01-15"),
        ("agreement-list", "2026", "2027-01-15"),
        ("partner-register", "2021", "2022-01-14"),  # the 15th is a Saturday
        ("region-quarter", "2026-07/2026-09", "2026-10-09"),
        ("region-quarter", "2026-10/2026-12", "2027-01-11"),  # not before the quarter is over
        ("region-quarter", "2026-07", None),
        ("association-plan", "2026", None),
    ],
)
def test_due_days_of_municipalities(form, period, due):
    duty = municipal_duty("Озёрская область", form, period)
    last = {"2026-07/2026-09": date(2026, 9, 30)}.get(period) or date(int(period[:4]), 12, 31)
    assert (duty and duty.day(last)) == (due and date.fromisoformat(due))


def test_rules_of_a_region_take_the_place_of_the_general_ones(data_folder):
    (data_folder / "deadlines.yml").write_text(
        "regions:\n"
        "  Озёрская область:\n"
        "    - since: 2027-01-01\n"
        "      duties:\n"
        "        - {name: quarter, label: Квартал, from: municipality, to: region, forms: [region-quarter],\n"
        "           rhythm: quarter, due: {days: 20}, day_off: after, basis: приказ 7}\n"
    )
    told = {duty.name: duty for duty in duties("Озёрская область", date(2027, 3, 31))}
    assert (told["quarter"].day(date(2027, 3, 31)), told["quarter"].basis) == (date(2027, 4, 20), "приказ 7")
    assert told["municipal-year"].basis
    other = {duty.name: duty for duty in duties("Лесной край", date(2027, 3, 31))}
    assert other["quarter"].day(date(2027, 3, 31)) == date(2027, 4, 9)
    assert {"regional-year", "visit"} <= told.keys()
    assert told["regional-year"].day(date(2026, 12, 31)) == date(2027, 2, 1)
    assert "статья 6" in {d.name: d for d in duties("Костромская область", date(2026, 1, 1))}["municipal-year"].basis


@pytest.mark.parametrize(
    ("period", "rhythm"),
    [("2026", "year"), ("2026-01/2026-03", "quarter"), ("2026-02/2026-04", ""), ("2026-05", ""), ("никогда", "")],
)
def test_how_often(period, rhythm):
    assert rhythm_of(period) == rhythm
