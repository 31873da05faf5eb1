"""Whether a sentence tells of what was or of what will be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.tense import find_tense

FIRST_VERBS = [
    ("Хор выступил на площади и выступит снова", ("past", "выступил")),
    ("Протокол подписан главами городов", ("past", "подписан")),
    ("Хор выступит на площади", ("future", "выступит")),
    ("Хор, выступивший на площади", None),
    ("Концерт «Мы приехали» откроет неделю", ("future", "откроет")),
    ('Книга "Пришла весна" выйдет в мае', ("future", "выйдет")),
    ("Стороны условились провести в мае забег", ("future", "провести")),
    ("Договорились, что приедут школьники", ("future", "приедут")),
    ("Решили, что забег состоялся достойно", ("past", "Решили")),
    ("Договорились об обмене книгами", ("past", "Договорились")),
    ("Гости уехали. Условились провести забег", ("past", "уехали")),
    ("Переговоры в порту. Условились провести забег", ("past", "Условились")),
    ("Хор планирует принять гостей", ("future", "принять")),
    ("Город намерен провести забег", ("future", "намерен")),
    ("Ожидается приезд хора", ("future", "Ожидается")),
    ("", None),
]


@pytest.mark.parametrize(("text", "told"), FIRST_VERBS)
def test_the_first_finite_verb_tells(text: str, told: tuple[str, str] | None) -> None:
    found = find_tense(text)
    assert (found and (found.tense, text[found.start : found.end])) == told


AT_A_DATE = [
    ("Стороны договорились, что в мае приедут школьники", "мае", "future"),
    ("Мэры обсудили порт, в мае гости приедут", "мае", "future"),
    ("В мае прошёл концерт, хор приедет снова", "мае", "past"),
    ("Хор приедет снова. В мае прошёл концерт", "мае", "past"),
    ("Прошёл концерт. 5 мая, суббота", "5 мая", "past"),
]


@pytest.mark.parametrize(("text", "date", "tense"), AT_A_DATE)
def test_the_clause_of_a_date_is_asked_first(text: str, date: str, tense: str) -> None:
    found = find_tense(text, at=text.index(date))
    assert found
    assert found.tense == tense


@given(st.text(alphabet="прошёл будет, .«»\nчто;", max_size=60), st.integers(0, 60))
def test_any_place_of_any_text_may_be_asked(text: str, at: int) -> None:
    found = find_tense(text, at)
    assert found is None or 0 <= found.start < found.end <= len(text)
