"""Agreements: those a register lists, paired with their dates in order, and those an item tells of as signed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pobratim.document import DocumentWarning, Span, Text
from pobratim.extraction.agreement_terms import state_of, valid_until
from pobratim.extraction.evidence import evidence_of, one_line, wording_of
from pobratim.extraction.partners import RegisterRow
from pobratim.findings import Activity, Agreement, AgreementPartner, Evidence
from pobratim.language.cues import fold
from pobratim.language.dates import DateMention, Scope, find_dates
from pobratim.language.edtf import bounds
from pobratim.language.kinds import SigningMention, agreement_heads, signings
from pobratim.language.noun_phrases import nominative
from pobratim.language.places import Place
from pobratim.resources import load

_TIES = re.compile(
    r"^[\s–—,:-]*(?:год\w*\s*|г\.\s*)?[\s–—,:-]*(?:установлен\w+|завязыван\w+)\s+(?:\w+\s+){0,2}(?:связ|отношен)\w*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁA-Z«])|\n")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a register cell with its evidence, and whether it is that of ties established, not of a document."""

    edtf: str
    spans: tuple[Span, ...]
    ties: bool


@dataclass(frozen=True, slots=True)
class Title:
    """One document's title within a basis cell."""

    text: Text
    kind: str


def dated(text: Text, within: Scope | None = None) -> tuple[Dated, ...]:
    """The dates of a cell; «1956 г. – установление связей» dates the ties, no document. `within` gives a missing
    year.
    """
    found = []
    for mention in find_dates(text.value, within):
        # «Соглашение от 16.06.2011»: what would be a decree's date elsewhere is the document's own here.
        if mention.role in ("date", "act") and mention.edtf:
            ties = bool(_TIES.match(text.value[mention.end :]))
            found.append(Dated(mention.edtf, text.spans(mention.start, mention.end), ties))
    return tuple(found)


def titles_in(basis: Text) -> tuple[Title, ...]:
    """The documents that a basis cell names, each from its noun to the next one's."""
    heads = agreement_heads(basis.value)
    if not heads:
        return ()
    # What leads into the first noun belongs to its title («Генеральное соглашение»), a sentence before it does not.
    sentences = [
        found.end() for found in _SENTENCE.finditer(basis.value, 0, heads[0][0] + 1) if found.end() <= heads[0][0]
    ]
    cuts = [sentences[-1] if sentences else 0, *(start for start, _, _ in heads[1:]), len(basis)]
    return tuple(
        Title(basis.slice(start, end).strip(), kind)
        for (start, end), (_, _, kind) in zip(pairwise(cuts), heads, strict=True)
    )


@dataclass(frozen=True, slots=True)
class RowAgreements:
    """The agreements of a register's row, when ties were established, and what to warn of."""

    agreements: tuple[Agreement, ...] = ()
    established: Dated | None = None
    warnings: tuple[DocumentWarning, ...] = ()


def agreements_of(row: RegisterRow) -> RowAgreements:
    """The agreements of a row: each document with its dates, or the bare ties where no document is named."""
    cells = {name: _own(row, name) for name in ("basis", "year", "basis_year", "established")}
    cells["year"] = cells["year"] or _own(row, "signed_place_date")
    titles = titles_in(cells["basis"])
    within = _bare_year(cells["year"]) if cells["basis_year"] else None
    dates = _row_dates(cells, within)
    established = next((d for d in dates if d.ties), None)
    documents = [title for title in titles if title.kind != "ties"]
    own = [d for d in dates if not d.ties]
    told = [*(paired(documents, own) if documents else ()), *_dated_titles(cells["basis_year"], within)]
    if told:
        found = [a for title, when in told for a in _agreements(row, title.text, title.kind, when, cells)]
        return RowAgreements(tuple(found), established, _mismatch(documents, own, cells["year"]))
    ties = established or (own[0] if titles and own else None)
    if ties is None:
        return RowAgreements()
    text = titles[0].text if titles else cells["year"] or cells["established"] or cells["basis_year"]
    return RowAgreements(tuple(_agreements(row, text, "ties", (ties,), cells)), ties)


def _row_dates(cells: Mapping[str, Text], within: Scope | None) -> tuple[Dated, ...]:
    """The dates that stand apart from the documents: of the year's column, and those of ties wherever they are told."""
    since = (replace(date, ties=True) for date in dated(cells["established"]))
    beside = (date for date in dated(cells["basis_year"], within) if date.ties)
    return (*dated(cells["year"]), *since, *beside)


def _own(row: RegisterRow, name: str) -> Text:
    """The cell of a role that is the row's own, not one that spans down from a row above."""
    return Text() if name in row.record.inherited else row.record.cell(name)


def _bare_year(cell: Text) -> Scope | None:
    """The year that a cell holds alone: it is that of the days and months beside it."""
    found = dated(cell)
    return Scope.of(found[0].edtf) if len(found) == 1 and len(found[0].edtf) == len("2020") else None


def _dated_titles(cell: Text, within: Scope | None) -> list[tuple[Title, tuple[Dated, ...]]]:
    """Documents of a cell that gives each its date beside it, before («1978 – Договор») or after: a line is one's
    own.
    """
    found: list[tuple[Title, tuple[Dated, ...]]] = []
    for line in cell.lines():
        titles = [title for title in titles_in(line) if title.kind != "ties"]
        for title in titles:
            own = dated(line if len(titles) == 1 else title.text, within)
            found.append((title, tuple(date for date in own if not date.ties)))
    return found


def paired(titles: Sequence[Title], dates: Sequence[Dated]) -> list[tuple[Title, tuple[Dated, ...]]]:
    """Documents take the dates in order; what is left over belongs to the last. A title may hold its own date."""
    free = list(dates)
    found: list[tuple[Title, tuple[Dated, ...]]] = []
    for number, title in enumerate(titles):
        last = number == len(titles) - 1
        taken = tuple(free) if last else tuple(free[:1])
        free = [] if last else free[1:]
        found.append((title, taken or dated(title.text)))
    return found


def _mismatch(titles: Sequence[Title], dates: Sequence[Dated], year: Text) -> tuple[DocumentWarning, ...]:
    if len(titles) < 2 or len(titles) == len(dates):
        return ()
    where = next(iter(year.spans()), None)
    return (DocumentWarning("dates_without_documents", load("ru/warnings")["dates_without_documents"], where),)


def _agreements(
    row: RegisterRow, title: Text, kind: str, when: Sequence[Dated], cells: Mapping[str, Text]
) -> list[Agreement]:
    """One agreement for each partner of the row's cell."""
    text = Text.join([t for t in (row.partner_text, title) if t], " ")
    dates = tuple(sorted({d.edtf for d in when}))
    term, term_spans = _term(title)
    made = Agreement(
        text=text.value,
        title=one_line(title),
        kind=kind,
        dates=dates,
        term=term,
        status=state_of(row.record),
        valid_until=valid_until(row.record.cell("term"), dates),
        evidence={**_row_evidence(row, title, when, text), **evidence_of({"term": term_spans})},
        listed_under=row.listed_under,
        certainty="certain" if dates else "likely",
        reason=None if dates else "no date",
        wording=_wording(cells),
    )
    return [replace(made, partner=_partner(row, place)) for place in row.places or (None,)]


def _row_evidence(row: RegisterRow, title: Text, when: Sequence[Dated], text: Text) -> Evidence:
    return evidence_of(
        {
            "text": text,
            "title": title,
            "kind": title,
            "dates": tuple(span for d in when for span in d.spans),
            "partner": row.partner_text,
            "status": Text.join([row.record.cell(role) for role in ("status", "term")]),
        }
    )


def _wording(cells: Mapping[str, Text]) -> dict[str, str]:
    """The cells as printed; one that holds documents and dates together stands for the documents."""
    basis, year = cells["basis"] or cells["basis_year"], cells["year"] or cells["established"]
    return wording_of({"basis": basis, "year": year})


def _partner(row: RegisterRow, place: Place | None) -> AgreementPartner:
    return AgreementPartner((place.country if place else None) or row.code, place.name if place else None)


def _term(title: Text) -> tuple[str | None, tuple[Span, ...]]:
    """The years of a plan's term («на 2018-2021 гг.»), which are no date of it."""
    mention = next((m for m in find_dates(title.value) if m.role == "term" and m.edtf), None)
    return (mention.edtf, title.spans(mention.start, mention.end)) if mention else (None, ())


def signed_in(text: Text, activity: Activity, partner: AgreementPartner, scope: Scope | None) -> tuple[Agreement, ...]:
    """The documents that an item tells of as signed, each with the date of its sentence, else the item's."""
    return tuple(
        _signed(text, signing, activity, partner, scope) for signing in signings(text.value) if not signing.intended
    )


def _signed(
    text: Text, signing: SigningMention, activity: Activity, partner: AgreementPartner, scope: Scope | None
) -> Agreement:
    own = _date_near(text, signing, scope)
    dates = (own.edtf,) if own and own.edtf else tuple(filter(None, [activity.edtf]))
    date_spans = text.spans(own.start, own.end) if own else activity.evidence.get("edtf", ())
    phrase = text.slice(signing.start, signing.end)
    sides = activity.evidence.get("cities", activity.evidence.get("countries", ()))
    return Agreement(
        text=phrase.value,
        title=nominative(one_line(phrase)),
        kind=signing.kind,
        partner=partner,
        dates=dates,
        evidence=evidence_of({"text": phrase, "title": phrase, "kind": phrase, "dates": date_spans, "partner": sides}),
        listed_under=activity.listed_under,
        certainty="certain" if own else "likely",
        reason=None if own else "date of the activity",
    )


def _date_near(text: Text, signing: SigningMention, scope: Scope | None) -> DateMention | None:
    """The date of the signing: in its own sentence, else the last one told before it in the same item."""
    mentions = [m for m in find_dates(text.value, scope) if m.role == "date" and m.edtf and "/" not in m.edtf]
    start = max((m.end() for m in _SENTENCE.finditer(text.value, 0, signing.start + 1)), default=0)
    end = next((m.start() for m in _SENTENCE.finditer(text.value, signing.end)), len(text))
    own = [m for m in mentions if start <= m.start < end]
    before = [m for m in mentions if m.end <= signing.start]
    return own[0] if own else (before[-1] if before else None)


def merged(agreements: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """Agreements told of twice in one document: a later mention that says the day takes the place of the vaguer
    date.
    """
    found: list[Agreement] = []
    for agreement in agreements:
        twin = next((n for n, known in enumerate(found) if _refers_back(known, agreement)), None)
        if twin is None:
            found.append(agreement)
        else:
            evidence = {**found[twin].evidence, "dates": agreement.evidence.get("dates", ())}
            found[twin] = replace(
                found[twin], dates=agreement.dates, evidence=evidence, certainty="certain", reason=None
            )
    return tuple(found)


def _refers_back(known: Agreement, later: Agreement) -> bool:
    """Whether a later mention is of the same document: same kind and partner, its day within the vaguer date of the
    first.
    """
    if known.kind != later.kind or known.partner != later.partner or not known.dates or not later.dates:
        return False
    if fold(later.title).startswith(fold(known.title)[:1]) and known.dates == later.dates:
        return False
    first, last = bounds(known.dates[0])
    day, end = bounds(later.dates[0])
    return first <= day and end <= last and first != last
