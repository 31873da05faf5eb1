"""Partners and agreements, which stand from one report to the next: which of them hold in a period, each of them once.

A fact stands from the day it is signed (or always, where no date is known) until it ends, whatever document tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from pobratim.web.register import edtf
from pobratim.web.register.models import Agreement, Document, Genre, Partnership

# Papers that list a whole stock: each new issue takes the place of the one before it.
LISTS = frozenset({Genre.PARTNER_REGISTER, Genre.AGREEMENT_REGISTER})
_ENDED = frozenset({"expired", "terminated"})


def standing_agreements(records: Iterable[Agreement], days: edtf.Bounds) -> list[Agreement]:
    """The agreements in force on some of these days, in the order given; the same one told by several sources once."""
    of_issue = _of_latest_issue(records, days)
    return _told_once([agreement for agreement in of_issue if _is_in_force(agreement, days)])


def standing_partners(records: Iterable[Partnership], days: edtf.Bounds) -> list[Partnership]:
    """The partners kept on some of these days: one per place of an authority, as its first source tells it.

    A source may name several partners of one place; these stay together.
    """
    kept = [p for p in _of_latest_issue(records, days) if _begins(p.established) <= days[1]]
    first: dict[tuple[int | None, int | None], int | None] = {}
    ranked = sorted(kept, key=lambda p: not _is_listed(p))
    for partner in ranked:
        first.setdefault((partner.authority_id, partner.place_id), partner.document_id)
    return [p for p in kept if first[p.authority_id, p.place_id] == p.document_id]


def _of_latest_issue(records: Iterable[Any], days: edtf.Bounds) -> list[Any]:
    """The records but for those of a list that a later issue, not after the period, has taken the place of."""
    known = list(records)
    documents = {record.document_id: record.document for record in known if record.document_id}
    outdated = set(_outdated(list(documents.values()), days[1]))
    return [record for record in known if record.document_id not in outdated]


def _outdated(documents: Sequence[Document], last: date) -> Iterator[int]:
    """The dated lists beside which another issue is to be used.

    That is the latest which has begun by the end of the period, else the earliest. A list without a date is neither
    earlier nor later than any other and stays.
    """
    for series in _series(documents):
        begun = [document for document in series if _dates(document)[1] <= last]
        chosen = _dates(max(begun, key=_dates)) if begun else min(map(_dates, series))
        yield from (document.pk for document in series if _dates(document) != chosen)


def _series(documents: Sequence[Document]) -> list[list[Document]]:
    found: dict[tuple[int | None, str], list[Document]] = {}
    for document in documents:
        if document.genre in LISTS and document.starts and document.ends:
            found.setdefault((document.authority_id, document.genre), []).append(document)
    return list(found.values())


def _dates(document: Document) -> tuple[date, date]:
    """When an issue ends and when it begins: the later end is the later issue."""
    return document.ends or date.max, document.starts or date.max


def _begins(told: str | None) -> date:
    """The first day that a date can mean; the first of all days where there is none."""
    known = edtf.bounds(told)
    return known[0] if known else date.min


def _is_in_force(agreement: Agreement, days: edtf.Bounds) -> bool:
    first, last = days
    dates = agreement.effective.get("dates") or ()
    return min(map(_begins, dates), default=date.min) <= last and _last_day(agreement) >= first


def _last_day(agreement: Agreement) -> date:
    """The last day on which an agreement can have been in force.

    That an agreement is over may be told without saying since when: it was by the end of what its source reports on,
    and an entered one is over for all periods.
    """
    values = agreement.effective
    until = edtf.bounds(values.get("valid_until"))
    if values.get("status") not in _ENDED:
        return until[1] if until else date.max
    since = edtf.bounds(values.get("status_since")) or until
    if since:
        return since[1]
    if agreement.document is None:
        return date.min
    return agreement.document.ends or date.max


def _is_listed(record: Agreement | Partnership) -> bool:
    return record.document is not None and record.document.genre in LISTS


def _told_once(agreements: Sequence[Agreement]) -> list[Agreement]:
    """Agreements without those that a better source tells: a list's row, else a row, else the longer title.

    A list's own rows all stay, for each of them is a document of its own.
    """
    kept: list[Agreement] = []
    for agreement in sorted(agreements, key=_rank):
        same = [other for other in kept if _is_same(agreement, other)]
        if not same or (_is_row(agreement) and all(other.document_id == agreement.document_id for other in same)):
            kept.append(agreement)
    chosen = {agreement.pk for agreement in kept}
    return [agreement for agreement in agreements if agreement.pk in chosen]


def _rank(agreement: Agreement) -> tuple[bool, bool, int]:
    return not _is_listed(agreement), not _is_row(agreement), -len(agreement.title)


def _is_row(agreement: Agreement) -> bool:
    """Whether a table lists the agreement, and no running text tells of it by the way."""
    return bool(agreement.as_read.get("wording"))


def _is_same(one: Agreement, other: Agreement) -> bool:
    """Whether two records tell of one agreement: kind, partner and a date are the same."""
    if one.place_id is None or (one.authority_id, one.place_id, one.kind) != (
        other.authority_id,
        other.place_id,
        other.kind,
    ):
        return False
    return bool(set(one.effective.get("dates") or ()) & set(other.effective.get("dates") or ()))
