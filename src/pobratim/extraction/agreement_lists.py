"""A list of agreements, one a row: title and parties, date and place of signing, term, state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pobratim.document import Span, Text
from pobratim.extraction.agreement_terms import is_intended, prolongation, state_of, valid_until
from pobratim.extraction.agreements import Dated, dated, paired, titles_in
from pobratim.extraction.counterparts import Counterparts, counterparts
from pobratim.extraction.evidence import evidence_of, one_line, wording_of
from pobratim.extraction.rows import Record
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.findings import Agreement, AgreementPartner, Evidence, ListedUnder
from pobratim.language.places import country_named, find_places

_PARTIES = re.compile(r"\b(?:между|between)\s+", re.IGNORECASE)


def agreements_listed(records: Iterable[Record], scope: DocumentScope) -> Iterator[Agreement]:
    """The agreement of each row that names one."""
    for record in records:
        title = record.cell("basis") or record.cell("title") or record.cell("parties")
        if title and not is_intended(record):
            yield from _agreements(record, title, scope)


def _agreements(record: Record, cell: Text, scope: DocumentScope) -> Iterator[Agreement]:
    """The documents of a row: several titles in its cell take the dates in order, as in a register."""
    titles = titles_in(cell)
    dates = dated(_signed(record) or cell)
    if len(titles) > 1:
        for title, own in paired(titles, dates):
            yield _agreement(record, title.text, title.kind, own, scope)
    else:
        yield _agreement(record, cell, titles[0].kind if titles else None, dates, scope)


def _agreement(record: Record, title: Text, kind: str | None, when: Sequence[Dated], scope: DocumentScope) -> Agreement:
    dates = tuple(sorted({d.edtf for d in when}))
    partner, partner_spans = _partner(record, title, scope)
    term, signed = record.cell("term"), _signed(record)
    sure = bool(dates and kind)
    return Agreement(
        text=record.text.value,
        title=one_line(title),
        kind=kind or "agreement",
        parties=_parties(record.cell("parties") or title),
        partner=partner,
        dates=dates,
        valid_until=valid_until(term, dates),
        status=state_of(record),
        term=one_line(term) or None,
        signed_at=_signed_at(signed),
        prolongation=prolongation(term),
        listed_under=_listed_under(record),
        evidence={**_evidence(record, title, kind, when), **evidence_of({"partner": partner_spans})},
        certainty="certain" if sure else "likely",
        reason=None if sure else "kind not named" if dates else "no date",
        wording=wording_of(record.cells),
    )


def _signed(record: Record) -> Text:
    """The cell that tells when, and perhaps where, it was signed."""
    return record.cell("signed_place_date") or record.cell("year") or record.cell("dates")


def _evidence(record: Record, title: Text, kind: str | None, when: Sequence[Dated]) -> Evidence:
    return evidence_of(
        {
            "text": record.text,
            "title": title,
            "kind": title if kind else (),
            "dates": tuple(span for d in when for span in d.spans),
            "term": record.cell("term"),
            "status": record.cell("status") or record.cell("mark"),
            "signed_at": _signed(record),
            "parties": record.cell("parties"),
            "number": record.cell("number") or record.cell("registered"),
            "changes": record.cell("changes"),
            "notes": record.cell("notes"),
        }
    )


def _partner(record: Record, title: Text, scope: DocumentScope) -> tuple[AgreementPartner, tuple[Span, ...]]:
    """The foreign side: the row's own columns say it, else the places that its title and parties name."""
    heading = record.cell("country") or record.headings.country or Text()
    country = country_named(heading.value) if heading else None
    inherited = {country.country: Sourced(heading.value, heading.spans())} if country and country.country else {}
    named = Text.join([t for t in (record.cell("city"), record.cell("parties"), title) if t])
    sides = counterparts(named, scope, inherited)
    codes = list(sides.countries)
    if sides.cities:
        place, spans = next(iter(sides.cities.items()))
        code = next((m.place.country for m in sides.mentions if m.place.name == place), None)
        return AgreementPartner(code or (codes[0] if codes else None), place), spans
    if codes:
        return AgreementPartner(codes[0]), next(iter(sides.countries.values()))
    return _domestic(named, sides, scope)


def _domestic(named: Text, sides: Counterparts, scope: DocumentScope) -> tuple[AgreementPartner, tuple[Span, ...]]:
    """A partner at home: the first place named there that is not the owner's own."""
    own = scope.place.name if scope.place else None
    for mention in sides.mentions:
        place = mention.place
        if place.kind != "country" and not mention.adjective and place.name != own and place.country == scope.home:
            return AgreementPartner(place.country, place.name), named.spans(mention.start, mention.end)
    return AgreementPartner(), ()


def _parties(cell: Text) -> tuple[str, ...]:
    """The parties that follow «между», parted by the «и» that a capital follows."""
    found = _PARTIES.search(cell.value)
    if not found:
        return ()
    rest = re.split(r"\s+об?\s+[а-яё]|\.\s|\n", cell.value[found.end() :])[0]
    return tuple(" ".join(side.split()) for side in re.split(r"\s+(?:и|and)\s+(?=[А-ЯЁA-Z])", rest) if side.strip())


def _signed_at(cell: Text) -> str | None:
    return next((m.place.name for m in find_places(cell.value) if m.place.kind != "country"), None) if cell else None


def _listed_under(record: Record) -> ListedUnder:
    return ListedUnder(one_line(record.headings.section) or None, None, None)
