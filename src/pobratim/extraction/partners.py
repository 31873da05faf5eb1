"""A register's rows to partners: which country and place a row is about, carried down where its cells are blank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pobratim.document import Span, Text
from pobratim.extraction.evidence import evidence_of, one_line, wording_of
from pobratim.extraction.rows import Record
from pobratim.findings import AgreementPartner, ListedUnder, Partner
from pobratim.language.cues import fold
from pobratim.language.places import Place, country_named, names_body, partners_named

# Columns that name a partner; a district or region counts where no city is named beside it.
NAMING = ("country", "city", "country_city", "region")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A register's row with the partner it is about: several places where one cell names them, none for a whole
    country.

    `partner_text` is the cell that names the partner, of this row or the one above; `begins` whether the row names
    it itself. `year_text` is the year's cell, or the last one above that holds anything.
    """

    record: Record
    country: Place | None
    country_text: Text
    places: tuple[Place, ...]
    place_text: Text
    begins: bool
    year_text: Text = Text()

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
    def partners(self) -> tuple[AgreementPartner, ...]:
        """The partners of the row's agreements: each of its places, else its country."""
        if self.places:
            return tuple(AgreementPartner(place.country or self.code, place.name) for place in self.places)
        return (AgreementPartner(self.code),)

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
        row = register_row(record, above)
        yield row
        above = row


def register_row(record: Record, above: RegisterRow | None = None) -> RegisterRow:
    """The row of a record, below the row `above` it."""
    country_text, place_text = _named(record)
    own_country = bool(country_text) and "country" not in record.inherited
    own_place = bool(place_text) and "city" not in record.inherited
    if not country_text and record.headings.country:
        country_text = record.headings.country
    if not country_text and above and _goes_on(record, above):
        country_text = above.country_text
    if not place_text and not own_country and above:
        place_text = above.place_text
    country = country_named(country_text.value) if country_text else None
    named = partners_named(place_text.value, country.country if country else _code_of_region(record))
    places = tuple(mention.place for mention in named.places)
    if not place_text:
        places = _region_in(country_text, country)
    state = named.country.place if named.country and not places else None
    year = record.cell("year") or (above.year_text if above else Text())
    return RegisterRow(record, country or state, country_text, places, place_text, own_country or own_place, year)


def _goes_on(record: Record, above: RegisterRow) -> bool:
    """Whether a row without a country stands under that of the row above: in the same section, and naming its place,
    if any, in a column without the country.
    """
    return above.record.headings.section == record.headings.section and not record.cell("country_city")


def _named(record: Record) -> tuple[Text, Text]:
    """The cells that name the country and the place; one cell may name both («Германия, г. Гамбург»)."""
    both = record.cell("country_city")
    if not both:
        return record.cell("country"), record.cell("city") or record.cell("region")
    named = partners_named(both.value)
    country = both.slice(named.country.start, named.country.end) if named.country else Text()
    if named.places:
        return country, both.slice(named.places[0].start, named.places[-1].end)
    return country, Text() if named.country else both


def _code_of_region(record: Record) -> str | None:
    """The country of the region that a column names beside the city or district."""
    region = record.cell("region")
    return next((m.place.country for m in partners_named(region.value).places), None) if region else None


def _region_in(text: Text, country: Place | None) -> tuple[Place, ...]:
    """A cell for countries that names a region («Республика Сербская Боснии и Герцеговины») names the partner."""
    if country is None:
        return tuple(mention.place for mention in partners_named(text.value).places)
    return (country,) if country.kind != "country" else ()


def partners_of(row: RegisterRow) -> Iterator[Partner]:
    """The partners that a row begins; a row that goes on about the one above begins none."""
    if not row.begins or (row.country is None and not row.places):
        return
    for place in row.places or (None,):
        yield _partner(row, place)


def told_once(partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """Each place once, however many rows of documents it has: as first listed, with when ties were established and the
    evidence of every row.
    """
    found: dict[tuple[object, ...], Partner] = {}
    for number, partner in enumerate(partners):
        is_place = partner.place is not None and partner.kind != "organisation"
        key = (partner.country, fold(partner.place or "")) if is_place else (number,)
        found[key] = _joined(found[key], partner) if key in found else partner
    return tuple(found.values())


def _joined(first: Partner, other: Partner) -> Partner:
    names = dict.fromkeys((*first.evidence, *other.evidence))
    evidence = {name: (*first.evidence.get(name, ()), *other.evidence.get(name, ())) for name in names}
    return replace(first, established=first.established or other.established, evidence=evidence)


def _partner(row: RegisterRow, place: Place | None) -> Partner:
    kind = "organisation" if names_body(row.place_text.value) else place.kind if place else "state"
    return Partner(
        text=row.record.text.value,
        country=(place.country if place else None) or row.code,
        place=place.name if place else None,
        kind=kind,
        listed_under=row.listed_under,
        evidence=evidence_of(
            {"text": row.record.text, "country": row.code_spans, "place": row.partner_text if place else ()}
        ),
        wording=wording_of({"country": row.country_text, "city": row.place_text}),
        certainty="likely" if place and is_guessed(place, row.place_text) else "certain",
        reason="name not known" if place and is_guessed(place, row.place_text) else None,
    )


def is_guessed(place: Place, text: Text) -> bool:
    """Whether a place's nominative is a guess: no gazetteer holds it, and the text does not have it so."""
    return place.geonames is None and place.name not in " ".join(text.value.split())
