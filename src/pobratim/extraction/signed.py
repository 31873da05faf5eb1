"""Agreements that an item tells of as signed, and those that a paper tells of twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pobratim.document import Text
from pobratim.extraction.evidence import evidence_of, one_line
from pobratim.findings import Activity, Agreement, AgreementPartner
from pobratim.language.cues import fold
from pobratim.language.dates import DateMention, Scope, find_dates
from pobratim.language.edtf import bounds
from pobratim.language.kinds import SigningMention, signings
from pobratim.language.noun_phrases import nominative

_SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁA-Z«])|\n")


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
