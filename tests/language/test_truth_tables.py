"""The floors that the published tables of dates and places hold; `benchmarks/recognisers.py` prints the figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

tables = pytest.importorskip("truth_tables", reason="the benchmarks are not beside the tests")

DATES = {"dates": 0.99, "dates_fresh": 0.99}
"""By table, the share of wordings read exactly."""
PLACES = ("places", "places_fresh")
FLOORS = {"names": 0.99, "countries": 0.99, "states": 0.99, "ids": 0.98}
"""F1 of names, of names with their countries and of states, and the share of right GeoNames ids."""
MEASURES: dict[str, Callable[..., object]] = {
    "names": tables.name_share,
    "countries": tables.place_share,
    "states": tables.country_share,
    "ids": tables.id_share,
}


@pytest.mark.parametrize("name", DATES)
def test_dates_are_read_as_exactly_as_published(name: str) -> None:
    cases = tables.date_cases(name)
    misses = tables.date_misses(cases, tables.our_dates)
    assert 1 - len(misses) / len(cases) >= DATES[name], "\n".join(map(str, misses))


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("measure", MEASURES)
def test_places_are_found_as_exactly_as_published(name: str, measure: str) -> None:
    found = [(case, tables.our_places(case.text)) for case in tables.place_cases(name)]
    share = tables.total(MEASURES[measure](case, places) for case, places in found)
    misses = [(case.text, places) for case, places in found if MEASURES[measure](case, places).f1 < 1]  # type: ignore[attr-defined]
    assert share.f1 >= FLOORS[measure], "\n".join(map(str, misses))
