"""A register's rows to partners: which country and place a row is about, carried down where its cells are blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pobratim.document import Span, Text
from pobratim.extraction.evidence import one_line
from pobratim.extraction.rows import Record
from pobratim.findings import ListedUnder, Partner
from pobratim.language.places import Place, country_named, find_places, place_named


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A register's row with the partner it is about: several places where one cell names them, none for a whole
    country.

    `partner_text` is the cell that names the partner, of this row or the one above; `begins` whether the row names
    it itself.
    """

    record: Record
    country: Place | None
    country_text: Text
    places: tuple[Place, ...]
    place_text: Text
    begins: bool

    @property
    def partner_text(self) -> Text:
        return self.place_text or self.country_text

    @property
    def code(self) -> str | None:
        """ISO 3166-1 alpha-2 of the row's country, or of its place where the register has no country column."""
        if self.country:
            return self.country.country
        return next((place.country for place in self.places), None)

    @property
    def code_spans(self) -> tuple[Span, ...]:
        return (self.country_text or self.place_text).spans()

    @property
    def listed_under(self) -> ListedUnder:
        section = self.record.headings.section
        return ListedUnder(
            one_line(section) or None, one_line(self.country_text) or None, one_line(self.place_text) or None
        )


def register_rows(records: Iterable[Record]) -> Iterator[RegisterRow]:
    """The rows with their partners. A blank country or city cell, or one that spans down, means the one above."""
    above: RegisterRow | None = None
    for record in records:
        row = _row(record, above)
        yield row
        above = row


def _row(record: Record, above: RegisterRow | None) -> RegisterRow:
    country_text, place_text = _named(record)
    own_country = bool(country_text) and "country" not in record.inherited
    own_place = bool(place_text) and "city" not in record.inherited
    if not country_text and record.headings.country:
        country_text = record.headings.country
    if not country_text and above and above.record.headings.section == record.headings.section:
        country_text = above.country_text
    if not place_text and not own_country and above:
        place_text = above.place_text
    country = _country(country_text)
    hint = country.country if country else None
    places = place_named(place_text.value, hint) if place_text else _region_in(country_text, country)
    return RegisterRow(record, country, country_text, places, place_text, own_country or own_place)


def _named(record: Record) -> tuple[Text, Text]:
    """The cells that name the country and the place; one cell may name both («Германия, г. Гамбург»)."""
    both = record.cell("country_city")
    if not both:
        return record.cell("country") or record.cell("region"), record.cell("city")
    places = find_places(both.value)
    country = next((m for m in places if m.place.kind == "country"), None)
    city = next((m for m in places if m.place.kind != "country"), None)
    return (
        both.slice(country.start, country.end) if country else Text(),
        both.slice(city.start, city.end) if city else (Text() if country else both),
    )


def _country(text: Text) -> Place | None:
    return country_named(text.value) if text else None


def _region_in(text: Text, country: Place | None) -> tuple[Place, ...]:
    """A cell for countries that names a region («Республика Сербская Боснии и Герцеговины») names the partner."""
    if country is None:
        return place_named(text.value) if text else ()
    return (country,) if country.kind != "country" else ()


def partners_of(row: RegisterRow) -> Iterator[Partner]:
    """The partners that a row begins; a row that goes on about the one above begins none."""
    if not row.begins or (row.country is None and not row.places):
        return
    for place in row.places or (None,):
        yield _partner(row, place)


def _partner(row: RegisterRow, place: Place | None) -> Partner:
    kind = place.kind if place else "state"
    evidence = {"text": row.record.text.spans(), "country": row.code_spans}
    if place:
        evidence["place"] = row.partner_text.spans()
    return Partner(
        text=row.record.text.value,
        country=(place.country if place else None) or row.code,
        place=place.name if place else None,
        kind=kind,
        listed_under=row.listed_under,
        evidence={name: spans for name, spans in evidence.items() if spans},
        wording={
            k: v
            for k, v in {"country": row.country_text.value.strip(), "city": row.place_text.value.strip()}.items()
            if v
        },
    )
