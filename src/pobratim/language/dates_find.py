"""Finding every date of a text: fold, scan, resolve, judge."""

from __future__ import annotations

import functools
from typing import NamedTuple

from pobratim.language.dates_joined import joined
from pobratim.language.dates_lexicon import fold, words
from pobratim.language.dates_lookalikes import straightened
from pobratim.language.dates_model import DateMention, Hit, Scope
from pobratim.language.dates_new_year import over_new_year
from pobratim.language.dates_resolve import resolve
from pobratim.language.dates_roles import quoted, role_of
from pobratim.language.dates_scan import scan
from pobratim.language.dates_within import within_stretches

_NOWADAYS = frozenset(words("relative_only_with_dateline"))


@functools.lru_cache(maxsize=4096)
def find_dates(text: str, scope: Scope | None = None) -> tuple[DateMention, ...]:
    """The dates of a text and what looks like one, in order and without overlap; any text will do.

    Positions are code points of `text`. Look at `role` before taking a mention for the date of a happening.
    """
    found = _scanned(text)
    hits = [hit for hit in found.hits if _means_date(found.straight, hit, scope)]
    if not hits:
        return ()
    names = quoted(text)
    mentions = tuple(_mention(found, hit, scope, names) for hit in hits)
    return over_new_year(found.straight, hits, within_stretches(hits, mentions), scope)


class _Scanned(NamedTuple):
    """What does not depend on the scope: the text folded, put straight, and the half-read dates in it."""

    folded: str
    straight: str
    hits: tuple[Hit, ...]


@functools.lru_cache(maxsize=4096)
def _scanned(text: str) -> _Scanned:
    folded = fold(text)
    straight = straightened(folded)
    return _Scanned(folded, straight, tuple(joined(straight, scan(straight))))


def _means_date(text: str, hit: Hit, scope: Scope | None) -> bool:
    """Words such as "сегодня" are days only in a text that has a dateline; elsewhere they mean "nowadays".

    "В среду" is a day only in a text on one week; "неделю назад" counts from a dateline or tells no date.
    """
    if hit.reading.needs_dateline:
        return scope is not None and scope.dateline is not None
    if hit.reading.weekday is not None:
        return scope is not None and scope.is_week
    return (scope is not None and scope.dateline is not None) or text[hit.start : hit.end] not in _NOWADAYS


def _mention(found: _Scanned, hit: Hit, scope: Scope | None, names: tuple[tuple[int, int], ...]) -> DateMention:
    resolved = resolve(hit.reading, scope)
    written = found.folded[hit.start : hit.end] == found.straight[hit.start : hit.end]
    return DateMention(
        start=hit.start,
        end=hit.end,
        edtf=resolved.edtf,
        role=role_of(found.straight, hit, resolved.edtf, scope, names),
        year_written=resolved.year_written,
        approximate=hit.reading.approximate,
        problem=resolved.problem or (None if written else "lookalike"),
    )
