"""Noun phrases in the nominative."""

import pytest

from pobratim.language.noun_phrases import nominative, recased


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Чрезвычайным и Полномочным Послом Непала", "Чрезвычайный и Полномочный Посол Непала"),
        ("первому правителю островов", "первый правитель островов"),
        ("нового почётного консула", "новый почётный консул"),
        ("главой международного отдела", "глава международного отдела"),
        ("заведующей отделом", "заведующая отделом"),
        ("муниципальных органов власти", "муниципальные органы власти"),
        ("Лиги северных портов (г. Кемь)", "Лига северных портов (г. Кемь)"),
        ("Ассоциацией «Малые города»", "Ассоциация «Малые города»"),
        ("ГБУ «Дом дружбы»", "ГБУ «Дом дружбы»"),
        ("Министр лесов", "Министр лесов"),
        ("", ""),
    ],
)
def test_the_head_and_its_adjectives_decline_and_nothing_else(phrase: str, expected: str) -> None:
    assert nominative(phrase) == expected


def test_a_known_case_and_number_settle_what_is_ambiguous() -> None:
    assert nominative("мэры Вены", singular=True) == "мэр Вены"
    assert nominative("главы города", case="gent") == "глава города"


@pytest.mark.parametrize(
    ("original", "form", "expected"),
    [("Послом", "посол", "Посол"), ("ПОСЛОМ", "посол", "ПОСОЛ"), ("МакГрегором", "макгрегор", "МакГрегор")],
)
def test_capitals_stay(original: str, form: str, expected: str) -> None:
    assert recased(original, form) == expected
