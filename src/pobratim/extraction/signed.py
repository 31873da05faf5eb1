"""Agreements that an item tells of as signed, and those that a paper tells of twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pobratim.document import Span, Text
from pobratim.extraction.counterparts import counterparts
from pobratim.extraction.evidence import evidence_of, one_line
from pobratim.extraction.parties import other_side, parties_of, party_name, with_whom
from pobratim.extraction.scopes import DocumentScope, Sourced
from pobratim.findings import Activity, Agreement, AgreementPartner
from pobratim.language.cues import fold, groups, search
from pobratim.language.dates import DateMention, Scope, find_dates
from pobratim.language.edtf import bounds
from pobratim.language.kinds import SigningMention, signings
from pobratim.language.noun_phrases import nominative

_SENTENCE = re.compile(r"[.!?]\s+(?=[А-ЯЁA-Z«])|\n")


@dataclass(frozen=True, slots=True)
class SigningScope:
    """What a signing inherits: its document's scope, the period that gives the year, the side that its item or heading
    is about, and the days of the visit that a report is of.
    """

    document: DocumentScope
    within: Scope | None
    partner: AgreementPartner
    visit: Sourced | None = None


def signed_in(text: Text, activity: Activity, scope: SigningScope) -> tuple[Agreement, ...]:
    """The documents that an item tells of as signed, each with the date of its sentence, else the item's.

    What is to be signed is a promise of the item, and so is whatever signing a planned or cancelled item is about.
    """
    held = activity.status == "held"
    told = [signing for signing in signings(text.value) if not signing.intended and (held or signing.cited)]
    nearest = scope.visit.value if scope.visit else activity.edtf
    within = scope.within or (Scope.of(nearest) if nearest else None)
    found = []
    for signing in told:
        beside = [other for other in told if _sentence(text, other) == _sentence(text, signing)]
        own = _date_near(text, signing, beside, within)
        found.append(_signed(text, signing, own, activity, scope))
    return tuple(found)


def _signed(
    text: Text, signing: SigningMention, own: DateMention | None, activity: Activity, scope: SigningScope
) -> Agreement:
    start, end = _sentence(text, signing)
    visit = None if own and start <= own.start < end else _days_of_visit(text, signing, scope)
    dates, date_spans = (activity.edtf,), activity.evidence.get("edtf", ())
    if visit:
        dates, date_spans = (visit.value,), visit.inferred()
    elif own:
        dates, date_spans = (own.edtf,), text.spans(own.start, own.end)
    phrase = text.slice(signing.start, signing.end)
    partner, sides = _partner(phrase, activity, scope)
    sure = bool(own and not visit)
    return Agreement(
        text=text.slice(min(signing.told_start, signing.start), signing.end).value,
        title=nominative(one_line(phrase)),
        kind=signing.kind,
        parties=tuple(party_name(side) for side in parties_of(phrase)),
        partner=partner,
        dates=tuple(date for date in dates if date),
        evidence=evidence_of({"text": phrase, "title": phrase, "kind": phrase, "dates": date_spans, "partner": sides}),
        listed_under=activity.listed_under,
        certainty="certain" if sure else "likely",
        reason=None if sure else "date of the activity",
    )


def _days_of_visit(text: Text, signing: SigningMention, scope: SigningScope) -> Sourced | None:
    """The days of the visit that a report is about, where the sentence says that it was signed in its course."""
    start, _ = _sentence(text, signing)
    of_visit = search(groups("kinds", "agreements_forms")["of_visit"], fold(text.value[start : signing.start]))
    return scope.visit if of_visit else None


def _partner(phrase: Text, activity: Activity, scope: SigningScope) -> tuple[AgreementPartner, tuple[Span, ...]]:
    """The other side: the one that the document's own title names, else the one that the item is about."""
    other = other_side(parties_of(phrase) or with_whom(phrase), scope.document, scope.partner.country)
    if other:
        return other[0], other[1].spans()
    named = counterparts(phrase, scope.document, {})
    if len(named.cities) == 1 and len(named.countries) == 1:
        place, spans = next(iter(named.cities.items()))
        return AgreementPartner(next(iter(named.countries)), place), spans
    return scope.partner, activity.evidence.get("cities", activity.evidence.get("countries", ()))


def _sentence(text: Text, signing: SigningMention) -> tuple[int, int]:
    start = max((m.end() for m in _SENTENCE.finditer(text.value, 0, signing.start + 1)), default=0)
    return start, next((m.start() for m in _SENTENCE.finditer(text.value, signing.end)), len(text))


def _date_near(
    text: Text, signing: SigningMention, beside: Sequence[SigningMention], within: Scope | None
) -> DateMention | None:
    """The date of the signing: in its own sentence, else the last one told before it in the same item.

    Of several dates of a sentence the documents told in it take one each where they are as many; else it is the first
    one from the verb or the document on.
    """
    days = [m for m in find_dates(text.value, within) if m.role == "date" and m.edtf and "/" not in m.edtf]
    start, end = _sentence(text, signing)
    own = [m for m in days if start <= m.start < end]
    if len(own) == len(beside):
        return own[beside.index(signing)]
    told = min(signing.told_start, signing.start)
    following = [m for m in own if m.end > told]
    before = [m for m in days if m.end <= signing.start]
    return next(iter([*following, *own]), before[-1] if before else None)


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
