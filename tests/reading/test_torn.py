"""The end of one line and the beginning of the next, put together."""

from __future__ import annotations

import pytest

from pobratim.reading.torn import is_broken_word, junction, left_open

WORDS = frozenset({"заречинск", "тяньшуй", "медиа-квартал"})


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("визит деле-", "гации", "визит делегации"),
        ("общеобразо-", "вательное учреждение", "общеобразовательное учреждение"),
        ("мусо-", "росортировочных линий", "мусоросортировочных линий"),
        ("то есть, по-", "видимому,", "то есть, по-видимому,"),
        ("апрель-", "июнь", "апрель-июнь"),
        ("торгово-", "экономического", "торгово-экономического"),
        ("экологов-", "общественников", "экологов-общественников"),
        ("Санкт-", "Петербург", "Санкт-Петербург"),
        ("город Тянь-", "шуй", "город Тяньшуй"),
        ("медиа-", "квартал", "медиа-квартал"),
        ("Верхне-", "озёрск", "Верхнеозёрск"),
        ("союз «ГАН-", "ЗА»", "союз «ГАН-ЗА»"),
        ("9–", "13 августа", "9–13 августа"),
        ("650-", "летия", "650-летия"),
        ("№ п/", "п", "№ п/п"),
        ("28 мая –", "3 июня", "28 мая – 3 июня"),
        ("послом Д.-", "Петровым", "послом Д.Петровым"),
        ("связей/", "подписания", "связей/ подписания"),
    ],
)
def test_two_ends_are_joined(above: str, below: str, whole: str) -> None:
    found = junction(above, below, WORDS)
    assert above[: len(above) - found.drops_hyphen] + found.separator + below == whole


@pytest.mark.parametrize(
    ("left", "right", "broken"),
    [
        ("Стран", "а", False),  # «стран» is a word, and so is «а»
        ("Сербс", "кая", True),
        ("окружаю", "щей", False),
        ("подпи", "сания", True),
        ("администрации", "г. Смоленска", False),
        ("администрации", "Т. В. Полторацкая", False),
        ("школ", "ы", True),
        ("в", "месте", False),
    ],
)
def test_words_broken_without_a_hyphen(left: str, right: str, broken: bool) -> None:
    assert is_broken_word(left, right, WORDS) is broken


@pytest.mark.parametrize(
    ("end", "awaits"),
    [
        ("Могилёвская обл.", False),
        ("в Могилёвской обл.", True),
        ("визит в г.", True),
        ("в 2017 г.", False),
        ("улучшений в обл.", True),
    ],
)
def test_an_abbreviation_awaits_the_name_that_it_has_not(end: str, awaits: bool) -> None:
    assert left_open(end) is awaits
