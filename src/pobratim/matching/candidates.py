"""Which of many tellings are worth comparing, and what comes of it when all pairs are looked at together.

Comparing each with each is out of the question: 100,000 activities have five milliards of pairs. Only those are
compared that share a month and either a place or an uncommon word, and have days that meet or nearly do.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from pobratim.matching.events import Event, event_of, events_model, gap, score
from pobratim.matching.scoring import Score, Verdict
from pobratim.matching.telling import Telling
from pobratim.matching.together import seen_together

Month = tuple[int, int]
Pair = tuple[str, str]

MARGIN = timedelta(days=3)
"""Papers differ by a day or so on when a thing was; what is further apart is never one."""
_MONTHS = 13
"""What lasts longer is compared by its first months only: «с 2010 года по настоящее время» meets everything."""
_SURE = 0.999
_CROWD = 60
"""A word that more events of one month share says nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two tellings, by their keys in order, that may be one event, and why."""

    one: str
    other: str
    score: Score

    @property
    def pair(self) -> Pair:
        return self.one, self.other


def candidates(
    tellings: Iterable[Telling],
    changed: AbstractSet[str] | None = None,
    decided: Mapping[Pair, bool] = MappingProxyType({}),
) -> list[Candidate]:
    """All pairs that are likely one event, the likeliest first.

    With `changed`, only pairs that one of these keys is part of. `decided` says of pairs what a human said: that wins
    over every score, and tells of the pairs around.
    """
    events = {telling.key: event_of(telling) for telling in tellings}
    pairs = sorted(_pairs(list(events.values()), changed))
    scores = {pair: score(events[pair[0]], events[pair[1]]) for pair in pairs}
    scores |= {pair: _decided(pair, decided) for pair in (p for p in pairs if p in decided or p[::-1] in decided)}
    told = (Candidate(*pair, found) for pair, found in seen_together(scores, events).items())
    likely = [candidate for candidate in told if candidate.score.verdict is not Verdict.DIFFERENT]
    return sorted(likely, key=lambda candidate: (-candidate.score.probability, candidate.pair))


def _decided(pair: Pair, decided: Mapping[Pair, bool]) -> Score:
    same = decided.get(pair, decided.get(pair[::-1], False))
    return events_model().judged(_SURE if same else 1 - _SURE)


def _pairs(events: Sequence[Event], changed: AbstractSet[str] | None) -> set[Pair]:
    """The keys of the pairs to compare, each in order."""
    found: set[Pair] = set()
    for block in _blocks(events):
        for one, other in itertools.combinations(block, 2):
            keys = one.telling.key, other.telling.key
            if (changed is None or not changed.isdisjoint(keys)) and _may_be_one(one, other):
                found.add(keys if keys[0] < keys[1] else (keys[1], keys[0]))
    return found


def _may_be_one(one: Event, other: Event) -> bool:
    between = gap(one, other)
    return between is not None and between <= MARGIN


def _blocks(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events by month and place, and by month and word where few share it."""
    by_place: Mapping[tuple[Month, str], list[Event]] = defaultdict(list)
    by_word: Mapping[tuple[Month, str], list[Event]] = defaultdict(list)
    for event in events:
        for month in _months(event):
            for place in event.places:
                by_place[month, place].append(event)
            for root in _telling_words(event):
                by_word[month, root].append(event)
    yield from by_place.values()
    yield from (block for block in by_word.values() if len(block) <= _CROWD)


def _telling_words(event: Event) -> Iterator[str]:
    return (root for root, weight in event.words.weights.items() if weight == 1)


def _months(event: Event) -> Iterator[Month]:
    """The months that an event touches, with the margin by which papers differ."""
    if event.first is None or event.last is None:
        return
    month = _month(event.first, -MARGIN)
    last = _month(event.last, MARGIN)
    for _ in range(_MONTHS):
        yield month
        if month >= last:
            return
        month = (month[0] + month[1] // 12, month[1] % 12 + 1)


def _month(day: date, margin: timedelta) -> Month:
    moved = date.fromordinal(min(max(day.toordinal() + margin.days, 1), date.max.toordinal()))
    return moved.year, moved.month
