"""The state of an agreement and its term, as the columns kept for them, or the notes, say."""

from __future__ import annotations

import re

from pobratim.document import Text
from pobratim.extraction.phrases import first
from pobratim.extraction.rows import Record
from pobratim.language.dates import find_dates
from pobratim.language.edtf import bounds
from pobratim.resources import load

_YEARS = re.compile(r"(?<!\d)(\d{1,2})\s*(?:лет|год\w*|years?)", re.IGNORECASE)
# Where a row may say what became of its agreement, the surest first.
_SAYING = ("status", "mark", "term", "changes", "notes")


def state_of(record: Record) -> str:
    """The state that a row says its agreement is in, or "unknown"."""
    return next((state for role in _SAYING if (state := _state(record.cell(role)))), "unknown")


def _state(cell: Text) -> str | None:
    for language in ("ru", "en"):
        found = first(load(f"{language}/agreement_states")["states"], cell.value) if cell else None
        if found:
            return found
    return None


def is_intended(record: Record) -> bool:
    """Whether a row is of a document not signed yet («проект», «подписание планируется»): a promise, no agreement."""
    words: list[str] = load("ru/agreement_states")["intended"]
    said = (record.cell(role) for role in ("status", "mark", "year", "signed_place_date", "dates"))
    return any(first({"yes": words}, cell.value) for cell in said if cell)


def valid_until(term: Text, dates: tuple[str, ...]) -> str | None:
    """The end of the term: the date that it names, or so many years from the day of signing."""
    named = [m.edtf for m in find_dates(term.value) if m.edtf and m.role in ("date", "term")]
    if named:
        return named[-1].split("/")[-1]
    years = _YEARS.search(term.value)
    if years and dates:
        day = bounds(dates[-1])[0]
        end = day.year + int(years[1])
        return f"{end:04d}-{dates[-1][5:]}" if len(dates[-1]) > len("2020") else f"{end:04d}"
    return None


def prolongation(term: Text) -> str | None:
    """How the agreement is prolonged, as worded, where the cell of its term says so."""
    words: list[str] = load("ru/agreement_states")["prolongation"]
    return " ".join(term.value.split()) if first({"yes": words}, term.value) else None
