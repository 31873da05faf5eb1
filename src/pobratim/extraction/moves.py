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
# «Запланированный на октябрь, был перенесён»: with a date of its own beside that, it took place on that date.
_PLANNED_FOR = re.compile(
    r"\b(?:запланирован\w*|планировавш\w*|намечен\w*|намечавш\w*|назначен\w*|planned|scheduled)\s+(?:на|в|for)\s+(?=\S)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;](?:\s|$)")


_SOME_YEAR = Scope.of("2000")


@dataclass(frozen=True, slots=True)
class Move:
    """When a moved event is to be now, and the date (EDTF) that it was moved from, with its evidence."""

    when: When
    moved_from: str | None = None
    spans: tuple[Span, ...] = ()


def moved_here(text: Text, dates: Text) -> bool:
    """Whether an item was moved to the date of its own cell: the text tells only what it was planned for before."""
    said = _MOVED.search(text.value)
    planned = _planned_for(text, said.start(), None) if said else None
    return bool(dates and said and planned and not _dates_after(text, said, None))


def _planned_for(text: Text, end: int, scope: Scope | None) -> DateMention | None:
    """The date that a moved item was planned for, as told before the word of its move."""
    planned = _PLANNED_FOR.search(text.value, 0, end)
    dates = find_dates(text.value, scope or _SOME_YEAR) if planned else ()
    return next((m for m in dates if planned and planned.end() <= m.start < end), None)


def _dates_after(text: Text, said: re.Match[str], scope: Scope | None) -> list[DateMention]:
    """The dates that the clause gives after the word of the move."""
    clause = _CLAUSE_END.search(text.value, said.end())
    end = clause.start() if clause else len(text)
    return [m for m in find_dates(text.value, scope or _SOME_YEAR) if m.role == "date" and said.end() <= m.start < end]


def moved(text: Text, when: When, period: Sourced | None) -> Move:
    """The dates of an item whose text says that it was moved; any other item keeps its own."""
    said = _MOVED.search(text.value)
    if not said:
        return Move(when)
    scope = Scope.of(period.value) if period else None
    dates = [m for m in _dates_after(text, said, scope) if m.edtf and (scope or m.year_written)]
    new = next((m for m in dates if _ONTO.search(text.value[: m.start])), None)
    old = next((m for m in dates if m is not new), None) or (_planned_for(text, said.start(), scope) if scope else None)
    if new:
        before = (old.edtf, _spans(text, old)) if old else (None if when.inherited else when.edtf, when.spans)
        return Move(replace(when, edtf=new.edtf, spans=_spans(text, new), inherited=False), *before)
    return Move(when, old.edtf, _spans(text, old)) if old else Move(when)


def _spans(text: Text, mention: DateMention) -> tuple[Span, ...]:
    return text.spans(mention.start, mention.end)
