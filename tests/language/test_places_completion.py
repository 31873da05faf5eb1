"""What a person begins to write leads to the place they mean."""

from __future__ import annotations

import pytest

from pobratim.language.places_completion import complete


@pytest.mark.parametrize(
    ("written", "name", "former"),
    [
        ("Мурма", "Мурманск", False),
        ("мурманск", "Мурманск", False),
        ("в Мурманске", "Мурманск", False),
        ("г. Мурманск", "Мурманск", False),
        ("Murmansk", "Мурманск", False),
        ("Ленинград", "Санкт-Петербург", True),
        ("в Ленинграде", "Санкт-Петербург", True),
        ("Leningrad", "Санкт-Петербург", False),
        ("Нур-Султан", "Астана", True),
        ("в Нижнем Новгороде", "Нижний Новгород", False),
        ("Хэйх", "Хэйхэ", False),
    ],
)
def test_first_is_what_is_meant(written, name, former):
    first = complete(written)[0]
    assert (first.name, first.former) == (name, former)


@pytest.mark.parametrize("written", ["", "м", "в ", "ъъъъ", "'; DROP TABLE name; --"])
def test_nothing_for_what_names_nothing(written):
    assert complete(written) == ()


def test_namesakes_are_told_by_their_country():
    assert len({place.country for place in complete("Владимир", 20)}) >= 1
    assert len(complete("Сан", 5)) == 5
    assert len(set(complete("Александр", 8))) == len(complete("Александр", 8))
