"""What a row says of its agreement beside the signing: state, term and how it is prolonged, number, place, signatories.

Each stands in a column of its own, or in the tail of a line: «(подписано 5 мая 2006 г., г. Бийск; срок – 3 года)».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pobratim.document import Span, Text
from pobratim.extraction.documents_named import is_of_later_event
from pobratim.extraction.evidence import evidence_of, one_line
from pobratim.extraction.phrases import first
from pobratim.extraction.rows import Record
from pobratim.findings import Agreement
from pobratim.language.cues import fold, groups, lexicon, pattern
from pobratim.language.dates import find_dates
from pobratim.language.edtf import bounds
from pobratim.language.places import find_places

_YEARS = re.compile(r"(?<!\d)(\d{1,2})\s*(?:\([^()]*\)\s*)?(?:-?х\s*)?(?:лет|год\w*|years?)", re.IGNORECASE)
_NUMBER = re.compile(r"№\s*([\w./-]*\d[\w/-]*)")
_CLAUSE_END = re.compile(r"[;)\n]|\.\s|\.$|,\s+(?=[а-яёa-z]+\w*\s)")
_SIGNED_END = re.compile(r"[;)\n]|(?<!\bг)\.\s+[А-ЯЁA-Z]")
_SIGNATORY_END = re.compile(r"\s*[;\n]\s*")
# Where a row may say what became of its agreement, the surest first: a term («бессрочно») outlives no suspension.
_SAYING = ("status", "mark", "changes", "notes", "term")
_YEAR = len("2020")
# A cell that tells the state alone is shorter than a line that tells the signing too.
_LONGEST_STATE = 60


@dataclass(frozen=True, slots=True)
class _Said:
    """A value and where the row says it."""

    value: str | None
    spans: tuple[Span, ...] = ()


def with_terms(agreement: Agreement, record: Record, title: Text) -> Agreement:
    """An agreement with the terms that its row says beside its title and dates, and their evidence."""
    state, since = _state(record), _since(record)
    number, place = _number(record, title), _signed_at(record, title)
    cell, plan = record.cell("term") or _term_clause(title), _plan_years(title)
    signed = record.cell("signatories")
    spans = {"status": state.spans, "status_since": since.spans, "number": number.spans, "signed_at": place.spans}
    parts = {"term": plan.spans or cell, "prolongation": record.cell("prolongation"), "signatories": signed}
    return replace(
        agreement,
        status=state.value or "unknown",
        status_since=since.value if state.value else None,
        term=plan.value or one_line(cell) or None,
        valid_until=_end_of(cell, plan.value, agreement.dates),
        prolongation=_prolongation(record),
        number=number.value,
        signed_at=place.value,
        signatories=tuple(s for part in _SIGNATORY_END.split(signed.value) if (s := " ".join(part.split()))),
        evidence={**evidence_of(spans), **evidence_of(parts), **agreement.evidence},
    )


def _end_of(cell: Text, plan: str | None, dates: tuple[str, ...]) -> str | None:
    return valid_until(cell, dates) if cell else (plan or "").split("/")[-1] or None


def _state(record: Record) -> _Said:
    """The state that a row says its agreement is in, else the heading of its list: «Действующие соглашения»."""
    for role in _SAYING:
        cell = record.cell(role)
        if cell and (found := first(groups("agreements", "states"), cell.value)):
            return _Said(found, cell.spans())
    heading = record.headings.section or Text()
    return _Said(first(groups("agreements", "states"), heading.value), heading.spans())


def _since(record: Record) -> _Said:
    """Since when the agreement is in that state: «приостановлено с марта 2022 г.», «расторгнуто 11.04.2022»."""
    for role in ("status", "mark", "notes"):
        cell = record.cell(role)
        dates = [m for m in find_dates(cell.value) if m.edtf] if cell else []
        later = [m for m in dates if is_of_later_event(cell.value, m, ("later_events", "prolonged"))]
        since = later or (dates if len(cell) < _LONGEST_STATE else [])
        if since:
            return _Said((since[0].edtf or "").split("/")[0], cell.spans(since[0].start, since[0].end))
    return _Said(None)


def is_intended(record: Record) -> bool:
    """Whether a row is of a document not signed yet («проект», «подписание планируется»): a promise, no agreement."""
    words = {"yes": lexicon("agreements", "intended")}
    said = (record.cell(role) for role in ("status", "mark", "year", "signed_place_date", "dates"))
    return any(first(words, cell.value) for cell in said if cell)


def valid_until(term: Text, dates: tuple[str, ...]) -> str | None:
    """The end of the term: the date that it names, or so many years from the day of signing."""
    named = [m.edtf for m in find_dates(term.value) if m.edtf and m.role in ("date", "term")]
    if named:
        return named[-1].split("/")[-1]
    years = _YEARS.search(term.value)
    if years and dates:
        day = bounds(dates[-1])[0]
        end = day.year + int(years[1])
        return f"{end:04d}-{dates[-1][5:]}" if len(dates[-1]) > _YEAR else f"{end:04d}"
    return None


def _term_clause(title: Text) -> Text:
    """The clause of a line that tells the term: «срок действия – 3 года с автоматической пролонгацией»."""
    found = pattern(lexicon("agreements", "term_words")).search(fold(title.value))
    if found is None:
        return Text()
    end = _CLAUSE_END.search(title.value, found.end())
    return title.slice(found.start(), end.start() if end else len(title)).strip()


def _plan_years(title: Text) -> _Said:
    """The years of a plan's term («на 2018-2021 гг.»), which are no date of it."""
    mention = next((m for m in find_dates(title.value) if m.role == "term" and m.edtf and "/" in m.edtf), None)
    return _Said(mention.edtf, title.spans(mention.start, mention.end)) if mention else _Said(None)


def _prolongation(record: Record) -> str | None:
    """How the agreement is prolonged, as worded: a column's text, or that of the term where it says so."""
    own = record.cell("prolongation")
    if own:
        return one_line(own)
    words = {"yes": lexicon("agreements", "prolongation")}
    said = (record.cell(role) for role in ("term", "status", "notes"))
    return next((one_line(cell) for cell in said if cell and first(words, cell.value)), None)


def _number(record: Record, title: Text) -> _Said:
    """The document's number: of its column, else the one that its title holds («от 12.05.2010 № 5»)."""
    cell = record.cell("registered")
    if cell and not find_dates(cell.value):
        return _Said(one_line(cell), cell.spans())
    found = _NUMBER.search(title.value)
    return _Said(found[1], title.spans(found.start(1), found.end(1))) if found else _Said(None)


def _signed_at(record: Record, title: Text) -> _Said:
    """Where it was signed: a column says it, or the clause of a line that tells of the signing."""
    cell = record.cell("signed_place_date") or record.cell("signed_at") or record.cell("year") or _signed_clause(title)
    place = next((m for m in find_places(cell.value) if m.place.kind != "country"), None) if cell else None
    return _Said(place.place.name, cell.spans(place.start, place.end)) if place else _Said(None)


def _signed_clause(title: Text) -> Text:
    forms = groups("kinds", "agreements_forms")
    signed = pattern((*forms["signed"], *forms["cited"])).search(fold(title.value))
    if signed is None:
        return Text()
    end = _SIGNED_END.search(title.value, signed.end())
    return title.slice(signed.end(), end.start() if end else len(title))
