"""What a document says of its agreements and partners that cannot all be true: told to the user, who decides.

The codes are stable: `signed_again`, `lapsed_in_force`, `term_ended`, `signed_after_period`, `partners_miscounted`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from pobratim.document import DocumentWarning, Span, Text
from pobratim.extraction.scopes import DocumentScope
from pobratim.findings import Agreement, Partner
from pobratim.language.cues import fold, lexicon, pattern
from pobratim.language.dates import find_dates
from pobratim.language.edtf import bounds
from pobratim.resources import load

_ENDED = ("expired", "terminated")
_WORD = re.compile(r"[^\W\d_]{3,}")
# A list of one is none that a sum could be of.
_LEAST_LISTED = 2


def contradictions(
    agreements: Sequence[Agreement], partners: Sequence[Partner], texts: Iterable[Text], scope: DocumentScope
) -> Iterator[DocumentWarning]:
    """The warnings of a document's agreements and partners."""
    today = _day_of(scope)
    for agreement in agreements:
        yield from _of_agreement(agreement, today)
    for one, other in combinations(agreements, 2):
        if one.partner == other.partner and one.kind == other.kind != "ties" and _same_title(one, other):
            yield from _of_two(one, other)
    yield from _miscounted(partners, texts)


def _day_of(scope: DocumentScope) -> date | None:
    """The last day that the paper is about: the end of its period, else the last date of its title."""
    named = [m.edtf for m in find_dates(scope.title.value) if m.edtf and ".." not in m.edtf]
    period = scope.period.value if scope.period else max(named, default=None)
    return bounds(period)[1] if period else None


def _of_agreement(agreement: Agreement, today: date | None) -> Iterator[DocumentWarning]:
    if today is None:
        return
    if agreement.dates and bounds(agreement.dates[0])[0] > today:
        yield _warning("signed_after_period", agreement, "dates")
    ends = agreement.valid_until
    if ends and agreement.status == "in_force" and not agreement.prolongation and bounds(ends)[1] < today:
        yield _warning("term_ended", agreement, "term")


def _of_two(one: Agreement, other: Agreement) -> Iterator[DocumentWarning]:
    """One document told with two states, or two of a kind of which the earlier is still in force."""
    states = {one.status, other.status}
    if one.dates == other.dates:
        if "in_force" in states and states & set(_ENDED):
            yield _warning("lapsed_in_force", other, "status")
    elif one.dates and other.dates:
        earlier = min(one, other, key=lambda agreement: agreement.dates)
        if earlier.status == "in_force":
            yield _warning("signed_again", earlier, "dates")


def _same_title(one: Agreement, other: Agreement) -> bool:
    """Whether two documents are of the same thing: their titles hold the same words, dates and numbers aside."""
    return set(_WORD.findall(fold(one.title))) == set(_WORD.findall(fold(other.title)))


def _warning(code: str, agreement: Agreement, part: str) -> DocumentWarning:
    spans = agreement.evidence.get(part) or agreement.evidence.get("title", ())
    return _told(code, agreement.title, next(iter(spans), None))


def _told(code: str, text: str, where: Span | None) -> DocumentWarning:
    return DocumentWarning(code, load("ru/warnings")[code].format(text=text), where)


def _miscounted(partners: Sequence[Partner], texts: Iterable[Text]) -> Iterator[DocumentWarning]:
    """«11 городов-побратимов» above a list of nine."""
    if len(partners) < _LEAST_LISTED:
        return
    for text in texts:
        stated = _stated().search(fold(text.value))
        if stated and int(stated[1]) != len(partners):
            where = next(iter(text.spans(stated.start(), stated.end())), None)
            yield _told("partners_miscounted", f"{stated[0]}: {len(partners)}", where)
            return


@functools.cache
def _stated() -> re.Pattern[str]:
    counted = pattern(lexicon("partners", "counted")).pattern
    return re.compile(rf"(?<![\d.,–-])(\d{{1,3}})\s+(?:\w+\s+){{0,2}}?{counted}")
