"""A list of agreements, one a row: title and parties, date and place of signing, term, state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pobratim.document import Span, Text
from pobratim.extraction.agreement_terms import is_intended, with_terms
from pobratim.extraction.counterparts import counterparts
from pobratim.extraction.documents_named import Dated, Title, dated, paired, titles_in
from pobratim.extraction.evidence import evidence_of, one_line, wording_of
from pobratim.extraction.parties import other_side, parties_listed, parties_of, party_name
from pobratim.extraction.partners import NAMING, register_row
from pobratim.extraction.rows import Record
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.findings import Agreement, AgreementPartner, Evidence, ListedUnder
from pobratim.language.dates import Scope
from pobratim.language.places import country_named, country_of_city, find_places, partners_named

_Partners = Sequence[tuple[AgreementPartner, tuple[Span, ...]]]


# Cells that may stand for an agreement, the surest first: in a list of them even a partner's name does.
_TITLING = ("basis", "basis_year", "title", "parties", *NAMING)


def agreements_listed(
    records: Iterable[Record], scope: DocumentScope, within: Scope | None = None
) -> Iterator[Agreement]:
    """The agreement of each row that names one; `within` gives a missing year."""
    for record in records:
        title = next((cell for role in _TITLING if (cell := record.cell(role))), Text())
        if title and not is_intended(record):
            yield from _agreements(record, title, scope, within)


def _agreements(record: Record, cell: Text, scope: DocumentScope, within: Scope | None) -> Iterator[Agreement]:
    """The documents of a row: several titles in its cell take the dates in order, as in a register."""
    titles = titles_in(cell)
    dates = dated(_signed(record) or cell, within)
    told: list[tuple[Text, str | None, Sequence[Dated]]] = [(cell, _kind(record, titles), dates)]
    if len(titles) > 1:
        told = [(title.text, title.kind, own) for title, own in paired(titles, dates, within)]
    for title, kind, own in told:
        agreement = _agreement(record, title, kind, own)
        for partner, spans in _partners(record, title, scope):
            evidence = {**agreement.evidence, **evidence_of({"partner": spans})}
            yield _judged(replace(agreement, partner=partner, evidence=evidence), kind)


def _kind(record: Record, titles: Sequence[Title]) -> str | None:
    """The kind by the title's noun, else by that of another column («Вид документа» beside the subject)."""
    others = (titles_in(record.cell(role)) for role in ("document_kind", "parties", "notes"))
    return next((found[0].kind for found in (titles, *others) if found), None)


def _judged(agreement: Agreement, kind: str | None) -> Agreement:
    """How sure an agreement is: what it is, with whom, and of what day must all be said."""
    reasons = {
        "no date": not agreement.dates,
        "no partner": agreement.partner == AgreementPartner(),
        "kind not named": kind is None,
        "name not known": _is_guessed(agreement),
    }
    reason = next((reason for reason, holds in reasons.items() if holds), None)
    return replace(agreement, certainty="likely" if reason else "certain", reason=reason)


def _is_guessed(agreement: Agreement) -> bool:
    """Whether the partner's name is a guess: no gazetteer holds it, and the text does not have it so."""
    place = agreement.partner.place
    quotes = " ".join(span.quote for span in agreement.evidence.get("partner", ()))
    return place is not None and place not in " ".join(quotes.split()) and country_of_city(place) is None


def _agreement(record: Record, title: Text, kind: str | None, when: Sequence[Dated]) -> Agreement:
    parties = parties_listed(record.cell("parties")) or parties_of(title)
    made = Agreement(
        text=record.text.value,
        title=one_line(title),
        kind=kind or "agreement",
        parties=tuple(party_name(side) for side in parties),
        dates=tuple(sorted({d.edtf for d in when})),
        listed_under=ListedUnder(one_line(record.headings.section) or None, None, None),
        evidence=_evidence(record, title, kind, when),
        wording=wording_of(record.cells),
    )
    return with_terms(made, record, title)


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
            "parties": record.cell("parties"),
            "changes": record.cell("changes"),
            "notes": record.cell("notes"),
        }
    )


def _partners(record: Record, title: Text, scope: DocumentScope) -> _Partners:
    """The other sides: the row's own columns say them, else its parties, else the places that its title names."""
    if any(record.cell(role) for role in NAMING):
        row = register_row(record)
        found = [partner for partner in row.partners if partner != AgreementPartner()]
        if found and not _is_at_home(found[0], scope):
            return [(partner, row.partner_text.spans()) for partner in found]
    heading = record.cell("country") or record.headings.country or Text()
    country = country_named(heading.value) if heading else None
    sides = parties_of(title) or _single_side(record.cell("parties")) or parties_listed(record.cell("parties"))
    other = other_side(sides, scope, country.country if country else None)
    if other:
        return [(other[0], other[1].spans())]
    inherited = {country.country: Sourced(heading.value, heading.spans())} if country and country.country else {}
    return [_named(Text.join([t for t in (record.cell("parties"), title) if t]), inherited, scope)]


def _single_side(cell: Text) -> tuple[Text, ...]:
    """A cell of parties that names one place and its country is the other side alone: «г. Мураяма, Япония»."""
    named = partners_named(cell.value)
    return (cell,) if named.country and len(named.places) == 1 and "\n" not in cell.value else ()


def _is_at_home(partner: AgreementPartner, scope: DocumentScope) -> bool:
    """Whether a column names the owner itself: that of its own districts, or of the owner's side."""
    return scope.place is not None and partner.place == scope.place.name


def _named(
    text: Text, inherited: dict[str, Sourced], scope: DocumentScope
) -> tuple[AgreementPartner, tuple[Span, ...]]:
    """The foreign side that a text names: its first city, else its country; at home another place than the owner."""
    sides = counterparts(text, scope, inherited)
    codes = list(sides.countries)
    if sides.cities:
        place, spans = next(iter(sides.cities.items()))
        code = next((m.place.country for m in sides.mentions if m.place.name == place), None)
        return AgreementPartner(code or (codes[0] if codes else None), place), spans
    if codes:
        return AgreementPartner(codes[0]), next(iter(sides.countries.values()))
    own = scope.place.name if scope.place else None
    for mention in find_places(text.value):
        other = mention.place
        if other.kind != "country" and not mention.adjective and other.name != own and other.country == scope.home:
            return AgreementPartner(other.country, other.name), text.spans(mention.start, mention.end)
    return AgreementPartner(), ()
