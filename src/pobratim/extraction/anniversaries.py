"""Jubilees of cities and city days: a city, its age as officially counted, and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pobratim.document import Text
from pobratim.extraction.evidence import evidence_of, number_of, wording_of
from pobratim.extraction.phrases import first
from pobratim.extraction.roles import Layout
from pobratim.extraction.rows import Record
from pobratim.extraction.scopes import Sourced
from pobratim.extraction.when import When, when_in_cell
from pobratim.findings import Anniversary, Evidence
from pobratim.language.dates import find_dates
from pobratim.language.places import country_of_city, find_places, place_named
from pobratim.resources import load

# «2018 год» is a year, no age.
_AGE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\s*год)(\d{1,4})\s*[-–]?\s*(?:лет\w*|год\w*|years?)", re.IGNORECASE)
_BARE_AGE = re.compile(r"\s*(\d{1,4})\s*")
_NUMBER = re.compile(r"\s*\d{1,3}\s*[.)]?\s*")
Kind = Literal["jubilee", "city_day"]
KINDS: dict[str, Kind] = {"jubilees": "jubilee", "city_days": "city_day"}


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a row by what they hold; age and date may be missing."""

    city: Text
    age: Text
    date: Text
    number: Text


def anniversary_of(record: Record, period: Sourced | None, kind: Kind) -> Anniversary | None:
    """The anniversary of a row that stands in a list of them; the cells tell themselves apart by what they hold."""
    cells = _told_apart(record)
    if cells is None:
        return None
    when = when_in_cell(cells.date, period)
    age = _AGE.search(cells.age.value) or _BARE_AGE.fullmatch(cells.age.value)
    place = next(iter(place_named(cells.city.value)), None)
    if place is None:
        return None
    whole = bool(age and cells.date)
    return Anniversary(
        text=record.text.value,
        city=place.name,
        country=place.country or country_of_city(place.name),
        kind=kind,
        age=int(age[1]) if age else None,
        date=when.edtf,
        number=number_of(cells.number),
        evidence=_evidence(record, cells, when, age),
        certainty="certain" if whole else "likely",
        reason=None if whole else "age or date missing",
        wording=wording_of({"city": cells.city, "age": cells.age, "dates": cells.date, "number": cells.number}),
    )


def _told_apart(record: Record) -> _Cells | None:
    """The row's cells, None where none can be the city's name."""
    cells = {name: cell for name, cell in record.cells.items() if cell and name != "number"}
    age = _age_cell(cells)
    others = [cell for cell in cells.values() if cell is not age and not _NUMBER.fullmatch(cell.value)]
    # «Остров» is a word before it is a town: in such a list the cell that is no date names the city.
    city = next(filter(_names_city, others), None)
    if city is None and age and _names_city_with_age(age):
        # «Пенза – 355 лет»: one cell for both.
        city = age
    city = city or next((cell for cell in others if not _is_dated(cell)), None)
    if city is None:
        return None
    date = next((cell for cell in cells.values() if cell is not city and _is_dated(cell)), None)
    told = date or next((cell for cell in (city, age) if cell and _is_dated(cell)), Text())
    return _Cells(city, age or Text(), told, record.cell("number"))


def _evidence(record: Record, cells: _Cells, when: When, age: re.Match[str] | None) -> Evidence:
    return evidence_of(
        {
            "text": record.text,
            "city": cells.city,
            "age": cells.age.spans(age.start(1), age.end(1)) if age else (),
            "date": when.spans if when.edtf else (),
            "kind": record.headings.section or Text(),
            "number": cells.number,
        }
    )


def kind_of_list(record: Record, layout: Layout) -> Kind | None:
    """What list of anniversaries a row stands in: by its heading, or its own words where that names both kinds; else
    by columns that give each city an age.
    """
    named = KINDS.get(record.headings.kind or "")
    if named and len(_kinds_named(record.headings.section or Text())) > 1:
        return next(iter(_kinds_named(record.text)), named)
    if named or not layout.has("age") or layout.has("title", "content"):
        return named
    titles = Text.join(layout.titles, " ")
    return "city_day" if "city_day" in _kinds_named(titles) else "jubilee"


def _kinds_named(text: Text) -> list[Kind]:
    """The kinds of anniversary that a text has a word of: «Юбилеи и дни городов» has of both."""
    known: Sequence[tuple[Kind, str]] = (("jubilee", "jubilee_words"), ("city_day", "city_day_words"))
    return [kind for kind, words in known if first({"yes": load("ru/sections")[words]}, text.value)]


def _age_cell(cells: dict[str, Text]) -> Text | None:
    named = cells.get("age")
    if named:
        return named
    return next((cell for cell in cells.values() if _AGE.search(cell.value) and len(cell) < 60), None)


def _is_dated(cell: Text) -> bool:
    return any(m.role == "date" for m in find_dates(cell.value)) and not _AGE.fullmatch(cell.value.strip())


def _names_city(cell: Text) -> bool:
    return any(m.place.kind != "country" for m in find_places(cell.value))


def _names_city_with_age(cell: Text) -> bool:
    """Whether the cell of an age names the city too: «Тула – 869 лет», where what is left is no word of jubilees."""
    rest = _AGE.sub(" ", cell.value).strip(" ,;–—-()")
    return bool(rest) and (_names_city(cell) or any(p.geonames for p in place_named(rest)))
