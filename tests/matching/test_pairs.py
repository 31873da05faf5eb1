"""The floors that the labelled pairs hold; `benchmarks/matching.py` prints the figures."""

from __future__ import annotations

import pytest

from pobratim.matching.events import events_model

pairs = pytest.importorskip("matching_pairs", reason="the benchmarks are not beside the tests")

FLOORS = {"pairs": (0.97, 0.95), "pairs_fresh": (0.97, 0.90), "pairs_held_out": (0.90, 0.87)}
"""By table, precision and recall of what is proposed to a human."""


@pytest.mark.parametrize("table", FLOORS)
def test_the_same_event_is_known_as_well_as_published(table: str) -> None:
    told = pairs.judged(pairs.ours, pairs.families(table))
    found = pairs.figures(told, events_model().likely)
    misses = [pair for pair in told if pair.truth != (pair.probability >= events_model().likely)]
    precision, recall = FLOORS[table]
    assert (found.precision >= precision, found.recall >= recall) == (True, True), "\n".join(map(str, misses))


def test_what_is_nearly_surely_one_is_one() -> None:
    told = pairs.judged(pairs.ours, [family for table in ("pairs", "pairs_fresh") for family in pairs.families(table)])
    assert pairs.figures(told, events_model().same).wrong == 0


def test_the_labelled_set_is_large_and_ours_beats_plain_likeness() -> None:
    families = [family for table in FLOORS for family in pairs.families(table)]
    told, plain = pairs.judged(pairs.ours, families), pairs.judged(pairs.plain_ratio, families)
    assert len(told) >= 300
    best = pairs.figures(plain, pairs.best_threshold(plain))
    assert pairs.figures(told, events_model().likely).f1 > best.f1 + 0.2
