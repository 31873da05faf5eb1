"""Days in cells under a month's heading. Read under "апрель 2023"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.dates import Scope, days_of_month

APRIL = Scope.of("2023-04")

CELLS = [
    ("14", "2023-04-14"),
    (" 7 ", "2023-04-07"),
    ("22 и 23", "2023-04-22/2023-04-23"),
    ("22-24", "2023-04-22/2023-04-24"),
    ("14, 21 и 28", "2023-04-14/2023-04-28"),
    ("с 3 по 5", "2023-04-03/2023-04-05"),
    ("5.04", "2023-04-05"),
    ("5.04.", "2023-04-05"),
    ("5.04 и 12.04", "2023-04-05/2023-04-12"),
    ("14-го", "2023-04-14"),
    ("14 числа", "2023-04-14"),
    ("7 (пятница)", "2023-04-07"),
    ("7, 10:00", "2023-04-07"),
]


@pytest.mark.parametrize(("cell", "edtf"), CELLS)
def test_numbers_alone_are_days_of_the_month(cell: str, edtf: str) -> None:
    (mention,) = days_of_month(cell, APRIL)
    assert (mention.edtf, mention.role, mention.year_written) == (edtf, "date", False)


@pytest.mark.parametrize("cell", ["", "5.05", "приезд 7 гостей", "12 человек", "№ 7", "7 мая", "123", "14 апреля"])
def test_anything_else_is_left_to_the_grammar_of_dates(cell: str) -> None:
    assert days_of_month(cell, APRIL) == ()


@pytest.mark.parametrize("period", ["2023", "2023-04/2023-05", "2023-04-14", "2023-04-01/2023-04-29"])
def test_without_one_month_there_are_no_days_of_it(period: str) -> None:
    assert days_of_month("14", Scope.of(period)) == ()


@pytest.mark.parametrize(("cell", "problem"), [("31", "impossible_date"), ("24-22", "reversed_range")])
def test_a_day_that_the_month_lacks_is_flagged(cell: str, problem: str) -> None:
    assert [(mention.edtf, mention.problem) for mention in days_of_month(cell, APRIL)] == [(None, problem)]


def test_the_span_holds_the_days_only() -> None:
    (mention,) = days_of_month(" 22 и 23 (суббота) ", APRIL)
    assert (mention.start, mention.end) == (1, 8)


@given(st.text(alphabet="0123456789 .,-и:()/", max_size=12))
def test_any_cell_yields_at_most_one_date_inside_the_month(cell: str) -> None:
    for mention in days_of_month(cell, APRIL):
        assert mention.edtf is None or {part[:7] for part in mention.edtf.split("/")} == {"2023-04"}
