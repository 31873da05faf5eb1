"""Moved events: the new date is the activity's, the old one is kept as what it was moved from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pobratim.document import Span, Text
from pobratim.extraction.scopes import Sourced
from pobratim.extraction.when import When
from pobratim.language.dates import DateMention, Scope, find_dates

_MOVED = re.compile(
    r"\b(?:перенес[её]н\w*|перенос\w*|перенесли|перенести|отложен\w*|отложили|сдвинут\w*|откладыва\w+|переносит\w+|postponed|moved|rescheduled)\b",
    re.IGNORECASE,
)
_ONTO = re.compile(r"(?:\bна|\bдо|\bto|\buntil)\s+(?:более\s+поздн\w+\s+срок\w*\s*[–—(-]*\s*)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?;](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Move:
    """When a moved event is to be now, and the date (EDTF) that it was moved from, with its evidence."""

    when: When
    moved_from: str | None = None
    spans: tuple[Span, ...] = ()


def moved(text: Text, when: When, period: Sourced | None) -> Move:
    """The dates of an item whose text says that it was moved; any other item keeps its own."""
    said = _MOVED.search(text.value)
    if not said:
        return Move(when)
    clause = _CLAUSE_END.search(text.value, said.end())
    end = clause.start() if clause else len(text)
    scope = Scope.of(period.value) if period else None
    dates = [m for m in find_dates(text.value, scope) if m.role == "date" and m.edtf and said.end() <= m.start < end]
    new = next((m for m in dates if _ONTO.search(text.value[: m.start])), None)
    old = next((m for m in dates if m is not new), None)
    if new:
        before = (old.edtf, _spans(text, old)) if old else (None if when.inherited else when.edtf, when.spans)
        return Move(replace(when, edtf=new.edtf, spans=_spans(text, new), inherited=False), *before)
    return Move(when, old.edtf, _spans(text, old)) if old else Move(when)


def _spans(text: Text, mention: DateMention) -> tuple[Span, ...]:
    return text.spans(mention.start, mention.end)
