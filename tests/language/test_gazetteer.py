"""The gazetteer's file, and how it is compiled."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pobratim.language.gazetteer import attribution, begins_name, fold, lookup, validity
from pobratim.resources import load

TOOL = Path(__file__).parents[2] / "tools" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def city(number: int, name: str, country: str, population: int, *names: str) -> dict[str, object]:
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "population": population,
        "latitude": 40.0 + number,
        "longitude": 10.0 + number,
        "alternatenames": list(names),
    }


SAMPLE = {
    1: city(1, "Vienna", "AT", 1_900_000, "Wien", "Вена", "Відень", "Vin"),
    2: city(2, "Graz", "AT", 300_000, "Грац"),
    3: city(3, "Hamlet", "AT", 700),
    4: city(4, "Smallville", "US", 20_000),
}
OWN: dict[str, dict[str, object]] = {
    "region": {"AT": ["Тироль/Земля Тироль"]},
    "district": {},
    "settlement": {},
    "city": {"AT": {"Graz": ["Грац", "Грац на Муре"]}},
}
RENAMED = [{"country": "AT", "city": "Vienna", "name": "Виндобона", "until": "0881-01-01"}]


def built(tool: ModuleType, cities: dict[int, dict[str, object]]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    tool.write(tool.compile_records(cities, {**OWN, "renamed": RENAMED}), connection)
    return connection


def test_the_same_sources_in_any_order_give_the_same_content(tool: ModuleType) -> None:
    turned = dict(reversed(SAMPLE.items()))
    assert tool.content(built(tool, SAMPLE)) == tool.content(built(tool, turned))


def test_a_city_has_its_place_on_the_map_and_a_region_none(tool: ModuleType) -> None:
    found = built(tool, SAMPLE).execute("SELECT name, latitude, longitude FROM place").fetchall()
    assert {("Грац", 42.0, 12.0), ("Тироль", None, None)} <= set(found)


def test_kept_are_places_with_a_russian_name_and_larger_ones(tool: ModuleType) -> None:
    names = {row[0] for row in built(tool, SAMPLE).execute("SELECT folded FROM name")}
    assert names == {
        "вена",
        "wien",
        "vienna",
        "виндобона",
        "грац",
        "graz",
        "грац на муре",
        "тироль",
        "земля тироль",
    } | {"smallville"}


def test_a_city_that_geonames_lacks_is_an_error(tool: ModuleType) -> None:
    own = {**OWN, "city": {"AT": {"Atlantis": ["Атлантида"]}}, "renamed": []}
    with pytest.raises(KeyError, match="Atlantis"):
        tool.compile_records(SAMPLE, own)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Тромсё", "тромсе"),
        ("Нью-Йорк", "нью йорк"),
        ("Tromsø", "tromso"),
        ("Malmö", "malmo"),
        ("Йошкар–Ола", "йошкар ола"),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Вена", "AT", "city"),
        ("Икуалуит", "CA", "city"),
        ("Торсхавн", "FO", "city"),
        ("Хоккайдо", "JP", "region"),
        ("Сюхуэй", "CN", "district"),
        ("Чемульпо", "KR", "city"),
        ("Tromsø", "NO", "city"),
        ("Ленинград", "RU", "city"),
    ],
)
def test_places_known_by_name(name: str, country: str, kind: str) -> None:
    entry = lookup(fold(name))[0]
    assert (entry.country, entry.kind) == (country, kind)


def test_old_names_have_their_time() -> None:
    assert validity(fold("Нур-Султан")) == ("2019-03-23", "2022-09-17")
    assert validity(fold("Вена")) is None


def test_longer_names_are_foreseen() -> None:
    assert begins_name("великий")
    assert not begins_name("великий новгород на")


def test_the_sources_are_named() -> None:
    assert "GeoNames" in attribution()
    assert "CC BY 4.0" in attribution()


def test_every_country_has_a_name_and_a_part_of_the_world() -> None:
    countries = load("common/countries")
    parts = {country["part"] for country in countries.values()}
    assert len(countries) == 249
    assert parts == {"Европа", "Азия", "СНГ", "Америка", "Африка", "Австралия и Океания", "Антарктида"}
