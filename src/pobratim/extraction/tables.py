"""One table to findings: a register's rows, a list of agreements, of anniversaries, or of activities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pobratim.document import DocumentWarning, Text
from pobratim.extraction.activities import Built, build_activity
from pobratim.extraction.agreement_lists import agreements_listed
from pobratim.extraction.anniversaries import anniversary_of, kind_of_list
from pobratim.extraction.asides import denies, is_blank
from pobratim.extraction.counterparts import PlaceCells, counterpart_of_title
from pobratim.extraction.documents_named import Dated
from pobratim.extraction.evidence import one_line
from pobratim.extraction.genres import announces
from pobratim.extraction.item import Item, ItemScope
from pobratim.extraction.items import listed_items, split_entries, split_items
from pobratim.extraction.narrative import visited
from pobratim.extraction.own_columns import with_own_columns
from pobratim.extraction.partners import RegisterRow, partners_of, register_rows
from pobratim.extraction.register_agreements import agreements_of
from pobratim.extraction.roles import Layout
from pobratim.extraction.rows import Record, Rows
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.extraction.signed import SigningScope, signed_in
from pobratim.extraction.when import when_of_row
from pobratim.findings import Activity, Agreement, AgreementPartner, Anniversary, ListedUnder, Partner
from pobratim.language.agreement_titles import agreement_kind
from pobratim.language.dates import Scope, document_period, find_dates
from pobratim.language.places import Place, country_named, place_named

_LEAST_COLUMNS = 2
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class TableFindings:
    """What one table yields, each kind in the order of its rows."""

    activities: tuple[Built, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    partners: tuple[Partner, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()


def read_table(rows: Rows, layout: Layout, scope: DocumentScope) -> TableFindings:
    """The findings of a table by what its columns are."""
    lists_partners = layout.is_register or (scope.genre == "partner_register" and layout.lists_partners)
    if lists_partners and scope.genre != "agreement_register":
        return _register(rows, layout, scope)
    if layout.is_agreement_list or scope.genre == "agreement_register":
        return TableFindings(agreements=tuple(agreements_listed(rows.records, scope)))
    rows, layout = with_own_columns(rows, layout, scope)
    lists = [(record, kind_of_list(record, layout)) for record in rows.records]
    anniversaries = [a for record, kind in lists if kind and (a := anniversary_of(record, scope.period, kind))]
    if not layout.has("title", "content", "events"):
        return TableFindings(anniversaries=tuple(anniversaries))
    told = [_dated_by_columns(record, layout) for record, kind in lists if kind is None]
    built = [b for record in told for b in _activities(record, scope)]
    signed = [a for b in built for a in b[1]]
    return TableFindings(tuple(b[0] for b in built), tuple(signed), (), tuple(anniversaries))


def _dated_by_columns(record: Record, layout: Layout) -> Record:
    """The record with a cell of dates made of the months or quarters that its columns are: «+» or days under «Май»."""
    columns = layout.all_of("calendar")
    marked = [(record.cell(name), layout.title_of(name)) for name in columns if record.cell(name).value.strip(" -–—")]
    if len(columns) < _LEAST_COLUMNS or record.cell("dates") or not marked:
        return record
    dates = [Text.join([cell, title], " ") if _DIGIT.search(cell.value) else title for cell, title in marked]
    return replace(record, cells={**record.cells, "dates": Text.join(dates, ", ")})


def _activities(record: Record, scope: DocumentScope) -> Iterator[tuple[Built, tuple[Agreement, ...]]]:
    """The activities of a row: one, or those that it lists by bullets or dates, or by an organiser each."""
    title, content = record.cell("title"), record.cell("content") or record.cell("events")
    if not title and not content:
        return
    period = _period(record, scope)
    if record.cell("day"):
        # The month stands in one column and its days in the next.
        period = when_of_row(record.cell("dates"), period)
    pieces = listed_items(title or content, Scope.of(period.value) if period else None)
    if pieces:
        # What a piece leaves out, the row's own date says: the month of a table by months.
        period = when_of_row(record.cell("dates"), period)
        row = _item(record, title, content, Text(), whole=True)
        items = [_piece_of(row, piece) for piece in pieces]
    else:
        entries = split_entries(title, record.cell("organisers") or record.cell("notes"))
        items = [_item(record, entry, content, organiser, entry is title) for entry, organiser in entries]
    for item in items:
        built = build_activity(item, _item_scope(record, scope, period))
        within = Scope.of(period.value) if period else None
        remarks = record.cell("notes") if len(items) == 1 else item.notes
        told = Text.join([text for text in (item.told, remarks, item.mark) if text])
        partner = visited(scope) or _partner_of(built.activity)
        yield built, signed_in(told, built.activity, SigningScope(scope, within, partner))


def _piece_of(row: Item, piece: Text) -> Item:
    """An item of a cell that lists several. The row's partner gives it the country, no city."""
    return Item(text=piece, place=row.place, number=row.number, online=row.online, beside=row.beside)


def _place_cells(record: Record) -> PlaceCells:
    partners = (record.cell(role) for role in ("city", "country_city", "country", "region"))
    places = (record.cell("place"),)
    return PlaceCells(*(tuple(filter(None, cells)) for cells in (partners, places, record.from_above)))


def _item(record: Record, title: Text, content: Text, organiser: Text, whole: bool) -> Item:
    ends = [cell for role in ("starts", "ends") if (cell := record.cell(role))]
    dates = record.cell("day") or record.cell("dates") or Text.join(ends) or record.cell("place_dates")
    text = record.text if whole else Text.join([t for t in (title, dates, organiser) if t], " ")
    named = bool(record.cell("organisers"))
    return Item(
        text=text,
        title=title,
        content=Text.join([t for t in (content, record.cell("outcome")) if t]),
        dates=dates,
        place=record.cell("place") or record.cell("place_dates"),
        participants=record.cell("participants"),
        organisers=organiser if named else Text(),
        notes=Text() if named else organiser,
        number=record.cell("number"),
        outcome=record.cell("outcome"),
        mark=record.cell("mark"),
        online=record.cell("online"),
        beside=Text.join(_place_cells(record).partners),
        place_cells=_place_cells(record),
    )


def _period(record: Record, scope: DocumentScope) -> Sourced | None:
    """The period nearest to a row: its month heading within the document's period, a section's, or the document's."""
    for heading in (record.headings.month, record.headings.section):
        if heading:
            within = Scope.of(scope.period.value) if scope.period else None
            mention = document_period(heading.value) or next(iter(find_dates(heading.value, within)), None)
            if mention and mention.edtf and heading is record.headings.month:
                return Sourced(mention.edtf, heading.spans(mention.start, mention.end))
            if mention and mention.edtf and mention.year_written:
                return Sourced(mention.edtf, heading.spans(mention.start, mention.end))
    return scope.period


def _item_scope(record: Record, scope: DocumentScope, period: Sourced | None) -> ItemScope:
    municipality = record.headings.municipality or record.cell("municipality") or None
    heading = record.headings.country or record.cell("country")
    section = record.headings.section
    place = one_line(record.cell("city") or record.cell("country_city"))
    return ItemScope(
        document=scope,
        period=period,
        countries=_country(heading) or _country_of_partner(record) or counterpart_of_title(scope),
        municipality=municipality,
        listed_under=ListedUnder(one_line(section) or None, one_line(heading) or None, place or None),
    )


def _country(text: Text) -> Mapping[str, Sourced]:
    place = country_named(text.value) if text else None
    return {place.country: Sourced(text.value, text.spans())} if place and place.country else {}


def _country_of_partner(record: Record) -> Mapping[str, Sourced]:
    """The one country in which the places of the row's cells for partners are."""
    for cell in _place_cells(record).partners:
        codes = {place.country for place in place_named(cell.value) if place.country}
        if len(codes) == 1:
            return {codes.pop(): Sourced(cell.value, cell.spans())}
    return {}


def _partner_of(activity: Activity) -> AgreementPartner:
    """The foreign place that an item names, when it names one only, the region it lies in left out."""
    country = activity.countries[0] if activity.countries else None
    named = activity.cities
    if len(named) > 1:
        named = tuple(name for name in named if any(place.kind == "city" for place in place_named(name, country)))
    return AgreementPartner(country, named[0] if len(named) == 1 else None)


def _register(rows: Rows, layout: Layout, scope: DocumentScope) -> TableFindings:
    partners: list[Partner] = []
    agreements: list[Agreement] = []
    built: list[Built] = []
    warnings: list[DocumentWarning] = []
    register = list(register_rows(rows.records))
    places = tuple(place for row in register for place in row.places)
    implied = None if layout.has("basis", "basis_year") else agreement_kind(layout.title_of("year").value)
    for row in register:
        found = agreements_of(row, implied)
        warnings += found.warnings
        agreements += found.agreements
        partners += [_established(partner, found.established) for partner in partners_of(row)]
        for activity, signed in _events(row, layout, scope, places):
            built.append(activity)
            agreements += signed
    return TableFindings(tuple(built), tuple(agreements), tuple(partners), (), tuple(warnings))


def _established(partner: Partner, ties: Dated | None) -> Partner:
    if ties is None:
        return partner
    return replace(partner, established=ties.edtf, evidence={**partner.evidence, "established": ties.spans})


def _events(
    row: RegisterRow, layout: Layout, scope: DocumentScope, places: tuple[Place, ...]
) -> Iterator[tuple[Built, tuple[Agreement, ...]]]:
    """The items of a row's cells of events, with what was signed in them. A register may have a column a year."""
    countries = {row.code: Sourced(row.partner_text.value, row.code_spans)} if row.code else {}
    partner = AgreementPartner(row.code, row.places[0].name if row.places else None)
    for column in layout.all_of("events"):
        cell = row.record.cell(column) if column not in row.record.inherited else Text()
        period = _column_period(layout.title_of(column), scope)
        within = Scope.of(period.value) if period else None
        item_scope = ItemScope(scope, period, countries, places, None, row.listed_under)
        for text in split_items(cell, within):
            if denies(text.value) or is_blank(text.value):
                continue
            built = _planned_by(build_activity(Item(text=text), item_scope), layout.title_of(column))
            yield built, signed_in(text, built.activity, SigningScope(scope, within, partner))


def _planned_by(built: Built, title: Text) -> Built:
    """What a column of plans holds («Запланировано на 2024 год») is still to come."""
    if built.activity.status != "held" or not announces(title.value):
        return built
    evidence = {**built.activity.evidence, "status": title.spans()}
    return replace(built, activity=replace(built.activity, status="planned", evidence=evidence))


def _column_period(title: Text, scope: DocumentScope) -> Sourced | None:
    mention = document_period(title.value) or next(iter(find_dates(title.value)), None)
    if mention and mention.edtf:
        return Sourced(mention.edtf, title.spans(mention.start, mention.end))
    return scope.period
