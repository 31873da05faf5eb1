"""Which pairs of a register are compared, and what is told of them."""

from __future__ import annotations

import pytest

from pobratim.matching.candidates import candidates
from pobratim.matching.places import same_city
from pobratim.matching.scoring import Verdict
from pobratim.matching.telling import Telling, telling_of

VISIT = "Визит делегации администрации города Турку во главе с мэром"


def told(key: str, edtf: str | None, text: str, *cities: str, **more: object) -> Telling:
    return Telling(key=key, text=text, edtf=edtf, cities=cities, **more)  # type: ignore[arg-type]


def pairs(*tellings: Telling, changed: set[str] | None = None) -> set[tuple[str, str]]:
    return {candidate.pair for candidate in candidates(tellings, changed)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Астана", "Нур-Султан", True),
        ("Мумбаи", "Бомбей", True),
        ("Гётеборг", "Гетеборг", True),
        ("Таллин", "Таллинн", True),
        ("Лима", "Лион", False),
        ("Алматы", "Астана", False),
        ("Полянск Первый", "Полянск Перый", True),
    ],
)
def test_a_city_is_known_by_any_of_its_names(one: str, other: str, same: bool) -> None:
    assert same_city(one, other) == same_city(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        pytest.param(
            told("a", "2021-05-12/2021-05-14", VISIT, "Турку"),
            told("b", "2021-05", "Приём делегации города Турку", "Турку", status="planned"),
            True,
            id="a plan by month and what came of it",
        ),
        pytest.param(
            told("a", "2021-05-12/2021-05-14", VISIT, "Турку"),
            told("b", "2022-05-11/2022-05-13", VISIT, "Турку"),
            False,
            id="the same again a year later",
        ),
        pytest.param(
            told("a", "2021-01-31", "Концерт ансамбля «Зимний свет»", "Турку"),
            told("b", "2021-02-01", "Концерт ансамбля «Зимний свет» из Турку", "Турку"),
            False,
            id="days apart, if only by one, need more than a name: two concerts of one tour",
        ),
        pytest.param(
            told("a", "2021-08-20/2021-08-22", "Регата «Кубок севера» с яхтсменами Риги", "Рига"),
            told("b", "2021-08-20/2021-08-22", "Яхтсмены Турку на регате «Кубок севера»", "Турку"),
            True,
            id="told under two partners",
        ),
        pytest.param(
            told("a", None, VISIT, "Турку"), told("b", None, VISIT, "Турку"), False, id="without dates nothing is said"
        ),
    ],
)
def test_pairs_proposed(one: Telling, other: Telling, proposed: bool) -> None:
    assert (pairs(one, other) == {("a", "b")}) == proposed


def test_reasons_are_named_and_add_up() -> None:
    (found,) = candidates(
        [told("a", "2021-05-12/2021-05-14", VISIT, "Турку"), told("b", "2021-05-12/2021-05-14", VISIT, "Турку")]
    )
    assert found.score.verdict is Verdict.SAME
    shares = [abs(reason.share) for reason in found.score.reasons]
    assert {"same_days", "same_places"} <= {reason.feature for reason in found.score.reasons}
    assert shares == sorted(shares, reverse=True)


def test_only_what_changed_is_compared_anew() -> None:
    tellings = [told(key, "2021-05-12", VISIT, "Турку") for key in "abc"]
    assert pairs(*tellings) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert pairs(*tellings, changed={"c"}) == {("a", "c"), ("b", "c")}


def test_a_plan_comes_to_one_thing() -> None:
    plan = told("plan", "2021-10", "Онлайн-совещание по портовому хозяйству", "Гдыня", status="planned")
    held = told("held", "2021-10-14", "Видеоконференция о портовом хозяйстве", "Гдыня")
    other = told("other", "2021-10-21", "Видеоконференция по обмену школьниками", "Гдыня")
    assert pairs(plan, held, other) == {("held", "plan")}


def test_a_telling_is_made_of_a_finding() -> None:
    finding = {
        "title": "Визит",
        "description": "В Турку",
        "edtf": "2021-05",
        "venue": {"city": "Турку"},
        "cities": ["Турку"],
    }
    made = telling_of("7", finding, "Северск")
    assert (made.text, made.venue, made.cities, made.owner) == ("Визит\nВ Турку", "Турку", ("Турку",), "Северск")
