"""The gazetteer: places of the world by name, read from a compact SQLite file that the package carries.

The file is compiled by `tools/build_gazetteer.py` from GeoNames (CC BY 4.0) and the project's own regions. It is opened
read-only and asked name by name, so that starting costs a few milliseconds and no memory.
"""

from __future__ import annotations

import functools
import sqlite3
import unicodedata
from dataclasses import dataclass
from importlib.resources import as_file, files

_FILE = "gazetteer.sqlite"
# People in a place that a word alone is taken for.
_LARGE = 50_000
_LATIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "ß": "ss", "ı": "i", "œ": "oe", "þ": "th", "ð": "d"},
)
_SAME = str.maketrans(
    {"ё": "е", "-": " ", "‑": " ", "–": " ", "—": " ", ".": " ", "’": "'", "`": "'", "ʼ": "'", "\xa0": " "}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: `name` is its usual Russian name (Latin where none is known), `population` 0 if unknown.

    `curated` tells that the project's own data name it: such a name is trusted without further signs.
    """

    geonames: int | None
    name: str
    kind: str
    country: str
    population: int
    curated: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a place as it is written, and when it was official (ISO dates, until exclusive) where that is known."""

    written: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a place beside its entry: degrees of latitude and longitude, and all its names."""

    at: tuple[float, float] | None
    names: tuple[Name, ...]


@functools.lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name as the gazetteer's key: lower case, no accents, ё as е, hyphens as spaces."""
    text = name.lower().translate(_SAME)
    if not text.isascii():
        text = "".join(_fold_character(character) for character in text)
    return " ".join(text.split())


def _fold_character(character: str) -> str:
    if "а" <= character <= "я":
        return character
    decomposed = unicodedata.normalize("NFKD", character.translate(_LATIN))
    return "".join(part for part in decomposed if not unicodedata.combining(part))


@functools.cache
def _connection() -> sqlite3.Connection:
    with as_file(files("pobratim.resources") / "common" / _FILE) as path:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@functools.lru_cache(maxsize=65_536)
def lookup(folded: str) -> tuple[Entry, ...]:
    """All places of that folded name, the largest first."""
    rows = _connection().execute(
        "SELECT geonames, place.name, kind, country, population, curated FROM name JOIN place ON place.id = name.place "
        "WHERE folded = ? ORDER BY population DESC, place.id",
        (folded,),
    )
    return tuple(
        Entry(number, name, kind, country, people, bool(own)) for number, name, kind, country, people, own in rows
    )


@functools.lru_cache(maxsize=4_096)
def entries_beginning(folded: str, limit: int) -> tuple[tuple[str, Entry], ...]:
    """The names that begin so, folded, with their places, the largest first; no more than `limit`."""
    rows = _connection().execute(
        "SELECT folded, geonames, place.name, kind, country, population, curated FROM name "
        "JOIN place ON place.id = name.place WHERE folded >= ? AND folded < ? ORDER BY population DESC LIMIT ?",
        (folded, folded + "\uffff", limit),
    )
    return tuple((row[0], Entry(row[1], row[2], row[3], row[4], row[5], bool(row[6]))) for row in rows)


@functools.lru_cache(maxsize=64)
def folded_names(country: str | None) -> tuple[str, ...]:
    """The folded names of a country's places, or of the world's larger ones: what a misspelling may stand for."""
    condition, values = ("country = ?", (country,)) if country else ("population >= 100000", ())
    rows = _connection().execute(
        # As fast again as a join: what names a place is looked up in the few that are meant, not in all.
        f"SELECT DISTINCT folded FROM name WHERE place IN (SELECT id FROM place WHERE {condition}) ORDER BY folded",  # noqa: S608
        values,
    )
    return tuple(row[0] for row in rows)


@functools.lru_cache(maxsize=4_096)
def begins_name(folded: str) -> bool:
    """Whether a name of several words begins with these: saves longer look-ups that cannot succeed."""
    row = (
        _connection()
        .execute("SELECT 1 FROM name WHERE folded > ? AND folded < ? LIMIT 1", (folded + " ", folded + "!"))
        .fetchone()
    )
    return row is not None


def validity(folded: str) -> tuple[str | None, str | None] | None:
    """When a name was official: since and until (ISO dates, until exclusive); None if no dates are known."""
    row = _connection().execute("SELECT since, until FROM renaming WHERE folded = ?", (folded,)).fetchone()
    return None if row is None else (row[0], row[1])


@functools.lru_cache(maxsize=4_096)
def names_in_time(folded: str) -> tuple[str, ...]:
    """The usual name of the largest place of this name and those it officially bore before, folded; none for a small
    place, whose name is more likely another word."""
    place = (
        _connection()
        .execute(
            "SELECT id, place.name FROM name JOIN place ON place.id = name.place WHERE folded = ? "
            "AND (curated OR population >= ?) ORDER BY population DESC, place.id LIMIT 1",
            (folded, _LARGE),
        )
        .fetchone()
    )
    if place is None:
        return ()
    former = _connection().execute("SELECT folded FROM renaming WHERE place = ? ORDER BY folded", (place[0],))
    return tuple(dict.fromkeys([fold(place[1]), *(row[0] for row in former)]))


def by_geonames(number: int) -> Entry | None:
    """The place of this GeoNames id; None where the gazetteer has it not."""
    row = (
        _connection()
        .execute(
            "SELECT geonames, name, kind, country, population, curated FROM place WHERE geonames = ?",
            (number,),
        )
        .fetchone()
    )
    return None if row is None else Entry(row[0], row[1], row[2], row[3], row[4], bool(row[5]))


def details(entry: Entry) -> Details:
    """All that is known of a place, its names in alphabetical order. Raises LookupError for one not of it."""
    row = (
        _connection()
        .execute(
            "SELECT id, latitude, longitude FROM place WHERE geonames IS ? AND name = ? AND country = ? AND kind = ?",
            (entry.geonames, entry.name, entry.country, entry.kind),
        )
        .fetchone()
    )
    if row is None:
        raise LookupError(entry)
    names = _connection().execute(
        "SELECT coalesce(written, ''), name.folded, since, until FROM name LEFT JOIN renaming "
        "ON renaming.folded = name.folded AND renaming.place = name.place WHERE name.place = ? ORDER BY name.folded",
        (row[0],),
    )
    told = tuple(Name(written or capitalised(folded), since, until) for written, folded, since, until in names)
    return Details(None if row[1] is None else (row[1], row[2]), told)


def capitalised(folded: str) -> str:
    """A folded name with its words capitalised: how most names are written."""
    return " ".join(word[:1].upper() + word[1:] for word in folded.split())


def attribution() -> str:
    """Whose data these are, and under which licence; to be shown wherever the data are."""
    row = _connection().execute("SELECT value FROM metadata WHERE key = 'attribution'").fetchone()
    return str(row[0])
