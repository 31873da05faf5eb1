"""Which partners, agreements and activities share a row of a register, and in what order the rows stand.

A record belongs to the row that its source lists it under; an entered one to the row of its city, else of its country.
A record that fits no row gets one of its own; one that names no partner at all is handed back.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pobratim.findings import Activity, Agreement, ListedUnder, Partner
from pobratim.rendering.cells import Filling
from pobratim.rendering.names import name_key
from pobratim.rendering.sections import printed_activities
from pobratim.rendering.style import words
from pobratim.resources import load


@dataclass
class PartnerRow:
    """A row while it is put together: the keys that records find it by, and the records in it with their indexes.

    `country` is ISO 3166-1 alpha-2, None where the country cell names a part of a country («Республика Сербская»).
    `places` is empty for a row of the whole country.
    """

    country: str | None
    printed_country: str | None
    place: str | None
    section: str | None
    places: set[str] = field(default_factory=set)
    partners: list[tuple[int, Partner]] = field(default_factory=list)
    agreements: list[tuple[int, Agreement]] = field(default_factory=list)
    activities: list[tuple[int, Activity]] = field(default_factory=list)

    @property
    def country_key(self) -> str:
        """What rows of one country share: its name as printed, else its code."""
        return self.country or name_key(self.printed_country or "")

    def is_of(self, country: str | None, printed: str | None) -> bool:
        """Whether a record of that country (ISO code, name as printed) can stand here."""
        if printed and self.printed_country and name_key(printed) == name_key(self.printed_country):
            return True
        return country is not None and country == self.country


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the world: rows in blocks of one country each."""

    heading: str
    blocks: tuple[tuple[PartnerRow, ...], ...]


@dataclass(frozen=True, slots=True)
class _Address:
    """Where a record asks to stand; `places` are keys, each of which will do."""

    country: str | None
    listed: ListedUnder
    places: tuple[str, ...]
    place: str | None

    @property
    def is_known(self) -> bool:
        """Whether it names a partner at all."""
        return bool(self.country or self.places or self.listed.country or self.listed.place)


@dataclass(frozen=True, slots=True)
class Placed:
    """The sections of a register, and the records that name no partner and so stand in none of its rows."""

    sections: tuple[Section, ...]
    agreements: tuple[Agreement, ...]
    activities: tuple[Activity, ...]


def place_records(filling: Filling) -> Placed:
    """The register's sections with the records of the filling in their rows."""
    rows: list[PartnerRow] = []
    without: tuple[list[Agreement], list[Activity]] = ([], [])
    for number, partner in enumerate(filling.data.partners):
        _row_for(rows, _partner_address(partner), own_row=True).partners.append((number, partner))
    for number, agreement in enumerate(filling.data.agreements):
        address = _agreement_address(agreement)
        if address.is_known:
            _row_for(rows, address).agreements.append((number, agreement))
        else:
            without[0].append(agreement)
    for number, activity in printed_activities(filling):
        address = _activity_address(rows, activity)
        if address.is_known:
            _row_for(rows, address).activities.append((number, activity))
        else:
            without[1].append(activity)
    return Placed(_in_sections(rows), tuple(without[0]), tuple(without[1]))


@functools.cache
def _codes() -> dict[str, str]:
    """ISO codes by the keys of the countries' names."""
    countries = load("common/countries")
    return {
        name_key(name): code
        for code, country in countries.items()
        for name in (country["ru"], *country.get("names", ()))
    }


def _code(printed: str | None) -> str | None:
    """The ISO code of a country as printed, or of a code itself."""
    if not printed:
        return None
    return printed if printed in load("common/countries") else _codes().get(name_key(printed))


def _partner_address(partner: Partner) -> _Address:
    listed = partner.listed_under
    if _is_country_cell(listed, partner.place):
        return _Address(None, listed, (), None)
    printed = (partner.wording.get("city"), listed.place, partner.place)
    return _Address(partner.country, listed, _keys(printed), listed.place or partner.place)


def _is_country_cell(listed: ListedUnder, place: str | None) -> bool:
    """Whether the source names a partner's place in the country cell, so that its row has no city of its own."""
    return bool(place and listed.country and not listed.place and _code(listed.country) is None)


def _agreement_address(agreement: Agreement) -> _Address:
    listed = agreement.listed_under
    if _is_country_cell(listed, agreement.partner.place):
        return _Address(None, listed, (), None)
    country = agreement.partner.country or _code(listed.country)
    place = listed.place if listed.country or listed.place else agreement.partner.place
    return _Address(country, listed, _keys((place,)), place)


def _activity_address(rows: Sequence[PartnerRow], activity: Activity) -> _Address:
    """Where the source lists an activity, else its first city that has a row, else its first foreign country."""
    listed = activity.listed_under
    if listed.country or listed.place:
        return _Address(_code(listed.country), listed, _keys((listed.place,)), listed.place)
    country = next((code for code in activity.countries if code != words()["home_country"]), None)
    cities = _keys((*activity.cities, activity.venue.city))
    home = next((row for row in rows if row.places & set(cities) and row.country in (*activity.countries, None)), None)
    if home:
        return _Address(home.country, ListedUnder(home.section, home.printed_country), tuple(home.places), home.place)
    return _Address(country, listed, (), None)


def _keys(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_key(name) for name in names if name))


def _row_for(rows: list[PartnerRow], address: _Address, *, own_row: bool = False) -> PartnerRow:
    """The row that a record belongs to, made where there is none.

    With `own_row` the record is a partner, whose further places are those of its row.
    """
    found = _existing(rows, address)
    if found is None:
        listed = address.listed
        found = PartnerRow(address.country, listed.country, address.place, listed.section, set(address.places))
        rows.append(found)
    elif own_row:
        found.places |= set(address.places)
    return found


def _existing(rows: Sequence[PartnerRow], address: _Address) -> PartnerRow | None:
    of_country = [row for row in rows if row.is_of(address.country, address.listed.country)]
    if not address.country and not address.listed.country:
        of_country = [row for row in rows if address.places or not row.country_key]
    if not address.places:
        return next((row for row in of_country if not row.places), None)
    return next((row for row in of_country if row.places & set(address.places)), None)


def _in_sections(rows: Sequence[PartnerRow]) -> tuple[Section, ...]:
    blocks: dict[str, list[PartnerRow]] = {}
    for row in rows:
        blocks.setdefault(row.country_key, []).append(row)
    headings: dict[str, str] = {}
    by_section: dict[str, list[tuple[PartnerRow, ...]]] = {}
    for block in blocks.values():
        heading = _heading(block)
        known = headings.setdefault(heading.casefold(), heading)
        by_section.setdefault(known, []).append(_ordered(block))
    order = _section_order(rows, list(by_section))
    return tuple(Section(heading, tuple(by_section[heading])) for heading in order)


def _ordered(block: Sequence[PartnerRow]) -> tuple[PartnerRow, ...]:
    """A row for the whole country that no partner stands for comes before the country's cities."""
    return tuple(sorted(block, key=lambda row: bool(row.partners or row.places)))


def _heading(block: Sequence[PartnerRow]) -> str:
    """The part of the world that a country stands in: the source's heading, else the one it belongs to."""
    printed = next((row.section for row in block if row.section), None)
    if printed:
        return printed
    of_partners = (partner.country for row in block for _, partner in row.partners)
    country = next(filter(None, (*(row.country for row in block), *of_partners)), None)
    part = load("common/countries").get(country, {}).get("part") if country else None
    return str(part).upper() if part else str(words()["unplaced"])


def _section_order(rows: Sequence[PartnerRow], headings: Sequence[str]) -> list[str]:
    """The source's sections in its order, then the others as is the custom."""
    printed = dict.fromkeys(row.section.casefold() for row in rows if row.section)
    first = [heading for key in printed for heading in headings if heading.casefold() == key]
    custom = [part.upper() for part in words()["parts_of_world"]]
    others = [heading for heading in headings if heading not in first]
    return first + sorted(others, key=lambda h: custom.index(h) if h in custom else len(custom))
