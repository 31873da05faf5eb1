"""The agreements of a register's row: its documents paired with their dates, or the bare ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pobratim.document import DocumentWarning, Text
from pobratim.extraction.agreement_terms import is_intended, with_terms
from pobratim.extraction.documents_named import (
    Dated,
    Title,
    dated,
    dated_titles,
    documents_in,
    paired,
    titles_in,
)
from pobratim.extraction.evidence import evidence_of, one_line, wording_of
from pobratim.extraction.parties import parties_of, party_name
from pobratim.extraction.partners import RegisterRow, is_guessed
from pobratim.findings import Agreement, AgreementPartner, Evidence
from pobratim.language.dates import Scope
from pobratim.resources import load

_YEAR = len("2020")


@dataclass(frozen=True, slots=True)
class RowAgreements:
    """The agreements of a register's row, when ties were established, and what to warn of."""

    agreements: tuple[Agreement, ...] = ()
    established: Dated | None = None
    warnings: tuple[DocumentWarning, ...] = ()


def agreements_of(row: RegisterRow, implied: str | None = None) -> RowAgreements:
    """The agreements of a row: each document with its dates, or the bare ties where no document is named.

    `implied` is the kind of document that a column of dates alone is of («Год подписания соглашения»).
    """
    cells = _cells(row)
    within = _bare_year(row.year_text) if cells["basis_year"] else None
    dates = _row_dates(cells, within)
    established = next((d for d in dates if d.ties), None)
    documents = documents_in(cells["basis"])
    own = [d for d in dates if not d.ties]
    told = [*paired(documents, own), *_dated_beside(cells["basis_year"], within, () if documents else own)]
    if told and not is_intended(row.record):
        found = [a for title, when in told for a in _agreements(row, title.text, title.kind, when, cells)]
        return RowAgreements(tuple(found), established, _mismatch(documents, own, cells["year"]))
    if implied and own:
        return RowAgreements(tuple(_agreements(row, cells["year"], implied, own, cells)), established)
    return RowAgreements() if told else _ties(row, cells, established, own)


def _cells(row: RegisterRow) -> dict[str, Text]:
    """The row's cells of documents and dates, those that stand for one another joined."""
    cells = {name: _own(row, name) for name in ("basis", "year", "basis_year", "established")}
    cells["year"] = cells["year"] or _own(row, "signed_place_date")
    cells["established"] = cells["established"] or _own(row, "bare_year")
    return cells


def _ties(
    row: RegisterRow, cells: Mapping[str, Text], established: Dated | None, own: Sequence[Dated]
) -> RowAgreements:
    """The bare ties of a row without documents: where it says when they were established, or names them with a date."""
    titles = titles_in(cells["basis"])
    ties = established or (own[0] if titles and own else None)
    if ties is None:
        return RowAgreements()
    text = titles[0].text if titles else cells["year"] or cells["established"] or cells["basis_year"] or cells["basis"]
    return RowAgreements(tuple(_agreements(row, text, "ties", (ties,), cells)), ties)


def _dated_beside(cell: Text, within: Scope | None, dates: Sequence[Dated]) -> list[tuple[Title, tuple[Dated, ...]]]:
    """The documents of a cell with the dates beside them; where it gives none, those of the dates' own column."""
    beside = dated_titles(cell, within)
    if any(when for _, when in beside) or not dates:
        return beside
    return paired([title for title, _ in beside], dates)


def _row_dates(cells: Mapping[str, Text], within: Scope | None) -> tuple[Dated, ...]:
    """The dates that stand apart from the documents: of the year's column, and those of ties wherever they are told."""
    since = (replace(date, ties=True) for date in dated(cells["established"]))
    beside = (date for date in dated(cells["basis_year"], within) if date.ties)
    basis = (date for date in dated(cells["basis"]) if date.ties)
    return (*dated(cells["year"]), *since, *beside, *basis)


def _own(row: RegisterRow, name: str) -> Text:
    """The cell of a role that is the row's own, not one that spans down from a row above."""
    from_above = row.record.inherited - row.record.repeated
    return Text() if name in from_above else row.record.cell(name)


def _bare_year(cell: Text) -> Scope | None:
    """The year that a cell holds alone: it is that of the days and months beside it."""
    found = dated(cell)
    return Scope.of(found[0].edtf) if len(found) == 1 and len(found[0].edtf) == _YEAR else None


def _mismatch(titles: Sequence[Title], dates: Sequence[Dated], year: Text) -> tuple[DocumentWarning, ...]:
    if len(titles) < 2 or len(titles) == len(dates) or not dates:
        return ()
    where = next(iter(year.spans()), None)
    return (DocumentWarning("dates_without_documents", load("ru/warnings")["dates_without_documents"], where),)


def _agreements(
    row: RegisterRow, title: Text, kind: str, when: Sequence[Dated], cells: Mapping[str, Text]
) -> list[Agreement]:
    """One agreement for each partner of the row's cell."""
    text = Text.join([t for t in (row.partner_text, title) if t], " ")
    dates = tuple(sorted({d.edtf for d in when}))
    reason = _doubt(row, title, kind, dates)
    made = Agreement(
        text=text.value,
        title=one_line(title),
        kind=kind,
        parties=tuple(party_name(side) for side in parties_of(title)),
        dates=dates,
        evidence=_row_evidence(row, title, when, text),
        listed_under=row.listed_under,
        certainty="likely" if reason else "certain",
        reason=reason,
        wording=_wording(cells),
    )
    told = with_terms(made, row.record, title)
    return [replace(told, partner=partner) for partner in row.partners]


def _doubt(row: RegisterRow, title: Text, kind: str, dates: tuple[str, ...]) -> str | None:
    """Why an agreement of a row is not certain."""
    reasons = {
        "no date": not dates,
        "no partner": row.partners == (AgreementPartner(),),
        "name not known": any(is_guessed(place, row.place_text) for place in row.places),
        "bare year": kind == "ties" and bool(row.record.cell("bare_year")),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _row_evidence(row: RegisterRow, title: Text, when: Sequence[Dated], text: Text) -> Evidence:
    return evidence_of(
        {
            "text": text,
            "title": title,
            "kind": title,
            "dates": tuple(span for d in when for span in d.spans),
            "partner": row.partner_text,
        }
    )


def _wording(cells: Mapping[str, Text]) -> dict[str, str]:
    """The cells as printed; one that holds documents and dates together stands for the documents."""
    basis, year = cells["basis"] or cells["basis_year"], cells["year"] or cells["established"]
    return wording_of({"basis": basis, "year": year})
