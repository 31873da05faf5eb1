"""One city under two names is proposed; two cities, two countries and two owners are not."""

from __future__ import annotations

import pytest

from pobratim.matching.partners import Tie, partner_candidates


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("Нур-Султан", "KZ", "А"), ("Астана", "KZ", "А"), "same"),
        (("Ленинград", "RU", "А"), ("Санкт-Петербург", "RU", "А"), "same"),
        (("Екатеренбург", "RU", "А"), ("Екатеринбург", "RU", "А"), "likely"),
        (("Астана", "KZ", "А"), ("Астана", "KZ", "А"), None),
        (("Астана", "KZ", "А"), ("Алматы", "KZ", "А"), None),
        (("Нур-Султан", "KZ", "А"), ("Астана", "KZ", "Б"), None),
        (("Брест", "BY", "А"), ("Brest", "FR", "А"), None),
        (("", "KZ", "А"), ("Астана", "KZ", "А"), None),
    ],
)
def test_pairs_of_partners(one, other, verdict):
    found = partner_candidates([Tie("1", *one), Tie("2", *other)])
    assert [candidate.score.verdict.value for candidate in found] == ([verdict] if verdict else [])
