"""What the register and the events told in it cannot both be right about, with the words that say so.

Four kinds, by code: an event counts partners otherwise than the register ("count"), tells of an agreement that the
register lacks ("unknown_agreement"), cites one that has lapsed ("lapsed_cited"), or two records give one agreement two
days ("two_dates"). Nothing is mended here: a human sees both quotes and decides.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from pobratim.language.cues import sentences
from pobratim.language.dates import find_dates
from pobratim.language.edtf import bounds
from pobratim.language.gazetteer import fold
from pobratim.language.numerals import ordinal_in_words
from pobratim.language.signings import SigningMention, signings
from pobratim.matching.agreements import Deal
from pobratim.matching.places import identities
from pobratim.matching.telling import Telling
from pobratim.resources import load

_LAPSED = frozenset({"expired", "terminated", "suspended"})
_ALIKE = 92
"""Least likeness, in per cent, of the titles of one agreement that two papers date differently."""
_SLIP = 45
"""Days: two dates of one agreement so near are a slip; those of an agreement and its renewal lie years apart."""
_LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Side:
    """One record of a contradiction, by the caller's key, and its words."""

    kind: str
    key: str
    quote: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`values` are what differs, for the caller's sentence; `sides` the records with their words."""

    code: str
    sides: tuple[Side, ...]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """What it is known by again after another reading: its code, its records and what they say."""
        told = [self.code, *(f"{s.kind}:{s.key}" for s in self.sides), *sorted(self.values.values())]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Tie:
    """A partner city of the register: its place, and the first day of the ties, None where the register lacks it."""

    place: str
    since: date | None = None


def contradictions(tellings: Iterable[Telling], deals: Sequence[Deal], ties: Sequence[Tie]) -> list[Contradiction]:
    """All contradictions of one owner's records, in the order of its events."""
    found: list[Contradiction] = []
    for telling in tellings:
        found += _counts(telling, ties)
        found += _agreements_told(telling, deals)
    return [*found, *_two_dates(deals)]


def _counts(telling: Telling, ties: Sequence[Tie]) -> Iterator[Contradiction]:
    """«11-й город-побратим», where the register has nine by then; ties of unknown age may or may not count."""
    for number, start, end in _counted(telling.text):
        quote = _around(telling.text, start, end)
        last = _told_day(quote) or _last_day(telling.edtf)
        known = {tie.place for tie in ties if tie.since and (last is None or tie.since <= last)}
        perhaps = {tie.place for tie in ties if tie.since is None} - known
        if ties and not len(known) <= number <= len(known) + len(perhaps):
            side = Side("activity", telling.key, quote)
            yield Contradiction("count", (side,), {"told": str(number), "known": str(len(known) + len(perhaps))})


def _told_day(quote: str) -> date | None:
    """The day that the sentence itself tells of: «первым побратимом в 1991 году стала Ниигата»."""
    return next((_last_day(found.edtf) for found in find_dates(quote) if found.edtf), None)


def _counted(text: str) -> Iterator[tuple[int, int, int]]:
    """How many partner cities a text says there are, and where it says so."""
    for pattern in _count_patterns():
        for match in pattern.finditer(text):
            number = _number(match["number"])
            if number:
                yield number, match.start(), match.end()


@functools.cache
def _count_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("ru/matching")["counts_of_partners"])


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else ordinal_in_words(text.lower())


def _agreements_told(telling: Telling, deals: Sequence[Deal]) -> Iterator[Contradiction]:
    places = frozenset().union(*map(identities, telling.cities))
    theirs = [deal for deal in deals if deal.places & places]
    for mention in () if telling.status == "planned" else signings(telling.text):
        if mention.cited:
            yield from _lapsed(telling, mention, theirs)
        elif places and not mention.intended:
            yield from _unknown(telling, mention, theirs)


def _unknown(telling: Telling, mention: SigningMention, theirs: Sequence[Deal]) -> Iterator[Contradiction]:
    """An agreement signed or renewed at an event, of whose days the register has none."""
    days = _days(telling.edtf)
    if days is None or mention.kind == "ties":
        return
    if not any(_meets(dated, days) for deal in theirs for dated in deal.dates):
        side = Side("activity", telling.key, _around(telling.text, mention.told_start, mention.end))
        yield Contradiction("unknown_agreement", (side,), {"date": telling.edtf or ""})


def _lapsed(telling: Telling, mention: SigningMention, theirs: Sequence[Deal]) -> Iterator[Contradiction]:
    """An agreement cited by its date that had lapsed by the time of the event."""
    quote, last = telling.text[mention.start : mention.end], _last_day(telling.edtf)
    cited = [found.edtf for found in find_dates(quote) if found.edtf]
    for deal in theirs:
        if set(cited) & set(deal.dates) and _has_lapsed(deal, last):
            sides = (
                Side("activity", telling.key, _around(telling.text, mention.start, mention.end)),
                Side("agreement", deal.key, deal.title),
            )
            yield Contradiction("lapsed_cited", sides, {"until": deal.valid_until})


def _has_lapsed(deal: Deal, on: date | None) -> bool:
    until = _last_day(deal.valid_until)
    return deal.status in _LAPSED if until is None or on is None else until < on


def _two_dates(deals: Sequence[Deal]) -> Iterator[Contradiction]:
    """One agreement by its partner, kind and title, to which two records give days that are a slip apart."""
    for one, other in itertools.combinations([deal for deal in deals if deal.dates], 2):
        if _is_one(one, other) and not set(one.dates) & set(other.dates) and _is_slip(one.dates[0], other.dates[0]):
            sides = (Side("agreement", one.key, one.title), Side("agreement", other.key, other.title))
            yield Contradiction("two_dates", sides, {"first": one.dates[0], "second": other.dates[0]})


def _is_one(one: Deal, other: Deal) -> bool:
    alike = fuzz.ratio(fold(one.title), fold(other.title)) >= _ALIKE
    return one.kind == other.kind and bool(one.places & other.places) and alike


def _is_slip(one: str, other: str) -> bool:
    """Days near each other, or one day and month of two years, as a figure mistyped gives them."""
    first, second = _days(one), _days(other)
    if first is None or second is None or one == other:
        return False
    same_day = len(one) == len(other) == 10 and one[4:] == other[4:]
    return same_day or abs((first[0] - second[0]).days) <= _SLIP


def _meets(dated: str, days: tuple[date, date]) -> bool:
    theirs = _days(dated)
    return theirs is not None and theirs[0] <= days[1] and days[0] <= theirs[1]


def _days(edtf: str | None) -> tuple[date, date] | None:
    try:
        return bounds(edtf) if edtf else None
    except ValueError:
        return None


def _last_day(edtf: str | None) -> date | None:
    days = _days(edtf)
    return days[1] if days else None


def _around(text: str, start: int, end: int) -> str:
    """The sentence of a stretch of text, cut to the stretch where it is long."""
    for first, last in sentences(text):
        if first <= start < last and last - first <= _LONGEST_QUOTE:
            return text[first : max(last, end)].strip()
    return text[start:end].strip()
