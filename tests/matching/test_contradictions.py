"""What the register and the events told in it cannot both be right about."""

from __future__ import annotations

from datetime import date

import pytest

from pobratim.matching.agreements import Deal, agreement_candidates, deal_of
from pobratim.matching.contradictions import Tie, contradictions
from pobratim.matching.places import identities
from pobratim.matching.telling import Telling

TIES = [Tie(str(number), date(1990 + number, 1, 1)) for number in range(9)]


def told(text: str, edtf: str = "2020-02-10", city: str = "Антверпен", status: str = "held") -> Telling:
    return Telling(key="7", text=text, edtf=edtf, cities=(city,), status=status)


def deal(key: str, title: str, *dates: str, city: str = "Антверпен", **more: str) -> Deal:
    return Deal(key=key, title=title, kind="agreement", places=identities(city), dates=dates, **more)


def codes(telling: Telling, *deals: Deal) -> list[str]:
    return [found.code for found in contradictions([telling], deals, TIES)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Антверпен – 11-й город-побратим Северска", "11"),
        ("Антверпен стал одиннадцатым городом-побратимом Северска", "11"),
        ("Северск имеет 12 городов-побратимов", "12"),
        ("Антверпен – 9-й город-побратим Северска", None),
        ("Первым побратимом Северска в феврале 1990 года стал Турку", None),
        ("Встреча с 11-й делегацией городов", None),
        ("Новый город-побратим", None),
    ],
)
def test_partners_counted_otherwise_than_the_register_has_them(text: str, number: str | None) -> None:
    found = [c for c in contradictions([told(text)], [], TIES) if c.code == "count"]
    assert [c.values for c in found] == ([{"told": number, "known": "9"}] if number else [])
    assert all(c.sides[0].quote in text for c in found)


def test_only_the_partners_of_that_time_count() -> None:
    text = "Антверпен – 5-й город-побратим Северска"
    assert contradictions([told(text, "1994-06")], [], TIES) == []


@pytest.mark.parametrize(
    ("text", "deals", "found"),
    [
        ("В Антверпене подписано соглашение о сотрудничестве", (), ["unknown_agreement"]),
        ("В Антверпене подписано соглашение о сотрудничестве", (deal("1", "Соглашение", "2020-02-10"),), []),
        (
            "В Антверпене подписано соглашение о сотрудничестве",
            (deal("1", "Соглашение", "1958"),),
            ["unknown_agreement"],
        ),
        ("Обсуждена возможность подписания соглашения", (), []),
        (
            "Встреча прошла по Соглашению, подписанному 12.06.2010",
            (deal("1", "Соглашение", "2010-06-12", valid_until="2015-06-12"),),
            ["lapsed_cited"],
        ),
        (
            "Встреча прошла по Соглашению, подписанному 12.06.2010",
            (deal("1", "Соглашение", "2010-06-12", valid_until="2025-06-12"),),
            [],
        ),
    ],
)
def test_agreements_told_in_events(text: str, deals: tuple[Deal, ...], found: list[str]) -> None:
    assert codes(told(text), *deals) == found


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("2002-08-10", "2002-08-12", True),
        ("2002-08-10", "2020-08-10", True),
        ("2002-08-10", "2007-09-01", False),
        ("2002-08-10", "2002-08-10", False),
    ],
)
def test_one_agreement_with_two_dates(first: str, second: str, contradict: bool) -> None:
    deals = [
        deal("1", "Соглашение о побратимских связях", first),
        deal("2", "Соглашение о побратимских связях", second),
    ]
    assert [c.code for c in contradictions([], deals, [])] == (["two_dates"] if contradict else [])


def test_a_contradiction_is_known_again() -> None:
    one, other = (contradictions([told("11-й город-побратим")], [], TIES)[0] for _ in range(2))
    assert one.identity == other.identity
    assert one.identity != contradictions([told("12-й город-побратим")], [], TIES)[0].identity


@pytest.mark.parametrize(
    ("one", "other", "proposed"),
    [
        (
            {"title": "Соглашение о сотрудничестве", "dates": ["2003-06-11"]},
            {"title": "соглашение", "dates": ["2003-06-11"]},
            True,
        ),
        (
            {"title": "Соглашение о сотрудничестве", "dates": ["2003-06-11"]},
            {"title": "Соглашение о сотрудничестве", "dates": ["2008-06-11"]},
            False,
        ),
        ({"title": "Соглашение о дружбе", "dates": []}, {"title": "Соглашение о дружбе", "dates": ["2003"]}, True),
        (
            {"title": "Соглашение о дружбе", "dates": ["2003"], "number": "1"},
            {"title": "Соглашение о дружбе", "dates": ["2003"], "number": "2"},
            False,
        ),
    ],
)
def test_one_agreement_in_two_papers(one: dict[str, object], other: dict[str, object], proposed: bool) -> None:
    partner = {"country": "FI", "place": "Турку"}
    deals = [deal_of("1", {**one, "partner": partner}), deal_of("2", {**other, "partner": partner})]
    assert bool(agreement_candidates(deals)) == proposed
