"""The finer facts of an activity: direction, fields, series, occasion, counts, goods, acts, promises, each with
evidence.

They are told by the words of the item alone, so they are added once the activity itself stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pobratim.document import Span, Text
from pobratim.extraction.scopes import DocumentScope
from pobratim.findings import Act, Activity, Evidence, Headcount, Organisation, Promise, Series, Transfer
from pobratim.language.dates import Scope, find_dates
from pobratim.language.edtf import bounds
from pobratim.language.facts import (
    find_bodies,
    find_fields,
    find_occasion,
    find_programme,
    find_series,
    visit_direction,
)
from pobratim.language.facts_counts import find_acts, find_headcounts, find_item_count, find_transfers
from pobratim.language.facts_promises import find_outcomes, find_promises
from pobratim.language.organisations import find_abbreviations
from pobratim.language.places import find_places

# A column «Число участников» holds the number alone.
_ALONE = re.compile(r"\s*(\d{1,6})\s*")


class _Mention(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def with_details(activity: Activity, text: Text, scope: DocumentScope) -> Activity:
    """The activity with all that its text tells besides what, when, where and with whom."""
    for add in (_with_direction, _with_subject, _with_counts, _with_agreed):
        activity = add(activity, text, scope)
    return activity


def _spans(text: Text, mentions: Sequence[_Mention | None]) -> tuple[Span, ...]:
    return tuple(span for m in mentions if m for span in text.spans(m.start, m.end))


def _evidence(activity: Activity, found: dict[str, tuple[Span, ...]]) -> Evidence:
    return {**activity.evidence, **{name: spans for name, spans in found.items() if spans}}


def _with_direction(activity: Activity, text: Text, scope: DocumentScope) -> Activity:
    direction = visit_direction(text.value, _owner_names(text.value, scope))
    if direction is None:
        return activity
    evidence = _evidence(activity, {"direction": _spans(text, [direction])})
    return replace(activity, direction=direction.direction, evidence=evidence)


def _owner_names(text: str, scope: DocumentScope) -> list[str]:
    """The owner's name and what else the text calls it («СПб», «Ленинград»)."""
    if scope.place is None:
        return []
    called = (text[m.start : m.end] for m in find_places(text) if m.place == scope.place and not m.adjective)
    return [scope.place.name, *called]


def _with_subject(activity: Activity, text: Text, scope: DocumentScope) -> Activity:
    """Fields, occasion, and what series, programme or standing body the activity belongs to."""
    fields, occasion = find_fields(text.value), find_occasion(text.value)
    series, programme = find_series(text.value), find_programme(text.value)
    body = next(iter(find_bodies(text.value)), None)
    found = {
        "fields": _spans(text, fields),
        "occasion": _spans(text, [occasion]),
        "series": _spans(text, [series, programme, body]),
    }
    return replace(
        activity,
        fields=tuple(dict.fromkeys(mention.field for mention in fields)),
        occasion=occasion.name if occasion else None,
        series=Series(
            series.name if series else None,
            series.edition if series else None,
            programme.name if programme else None,
            body.name if body else None,
        ),
        evidence=_evidence(activity, found),
    )


def _with_counts(activity: Activity, text: Text, scope: DocumentScope) -> Activity:
    """How many people and things, goods handed over, acts cited."""
    heads, items = find_headcounts(text.value), find_item_count(text.value)
    transfers, acts = find_transfers(text.value), find_acts(text.value)
    found = {
        "headcount": _spans(text, heads),
        "item_count": _spans(text, [items]),
        "transfers": _spans(text, transfers),
        "acts": _spans(text, acts),
    }
    counted = tuple(Headcount(head.number, head.who or None, head.approximate) for head in heads)
    if not heads and (alone := _ALONE.fullmatch(activity.participants or "")):
        counted, found["headcount"] = (Headcount(int(alone[1])),), activity.evidence.get("participants", ())
    return replace(
        activity,
        headcount=counted,
        item_count=items.number if items else None,
        transfers=tuple(Transfer(t.what, t.quantity, t.giver, t.receiver) for t in transfers),
        acts=tuple(Act(act.kind, act.number, act.date) for act in acts),
        evidence=_evidence(activity, found),
    )


def _with_agreed(activity: Activity, text: Text, scope: DocumentScope) -> Activity:
    """What was promised or agreed; a due date is one that the promise itself names."""
    promises, outcomes = find_promises(text.value), find_outcomes(text.value)
    period = Scope.of(scope.period.value) if scope.period else None
    found = {"promises": _spans(text, promises), "outcomes": _spans(text, outcomes)}
    return replace(
        activity,
        promises=tuple(Promise(p.text, p.who, _due(p.text, period, activity.edtf), p.kind) for p in promises),
        outcomes=tuple(outcome.text for outcome in outcomes),
        evidence=_evidence(activity, found),
    )


def _due(text: str, period: Scope | None, told: str | None) -> str | None:
    """By when: a date with its year, or one that the paper's period puts after what was told."""
    for mention in find_dates(text, period):
        if mention.role == "date" and mention.edtf:
            later = told is not None and bounds(mention.edtf)[1] > bounds(told)[1]
            if mention.year_written or later:
                return mention.edtf
    return None


def organisations_in(texts: Sequence[Text]) -> tuple[Organisation, ...]:
    """The organisations whose abbreviation the document defines, once each."""
    found: dict[str, Organisation] = {}
    for text in texts:
        for mention in find_abbreviations(text.value):
            evidence = {"name": text.spans(mention.start, mention.end)}
            found.setdefault(mention.abbreviation, Organisation(mention.name, mention.abbreviation, evidence))
    return tuple(found.values())
