"""What pairs tell of each other: two tellings that are one with a third are one; a plan comes to one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pobratim.matching.events import Event, events_model
from pobratim.matching.scoring import Reason, Score
from pobratim.resources import load

Pair = tuple[str, str]
Scores = Mapping[Pair, Score]
_Neighbours = Mapping[str, Mapping[str, float]]

THIRD, BETTER = "same_as_a_third", "better_elsewhere"


def seen_together(scores: Scores, events: Mapping[str, Event]) -> dict[Pair, Score]:
    """The scores with what pairs tell of each other: see the module."""
    near = _neighbours(scores)
    settled = {pair: _without_rivals(pair, told, near, events) for pair, told in scores.items()}
    near = _neighbours(settled)
    return {pair: _with_third(pair, told, near) for pair, told in settled.items()}


def _neighbours(scores: Scores) -> _Neighbours:
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), told in scores.items():
        near[one][other] = near[other][one] = told.probability
    return near


def _without_rivals(pair: Pair, told: Score, near: _Neighbours, events: Mapping[str, Event]) -> Score:
    """A plan, or what is told by its month alone, has one event: where a much likelier one is known, the others are
    not it."""
    rule = load("common/matching")["events"][BETTER]
    lead = max(_rivals(pair, near, events), default=0.0)
    if lead < rule["from"] or lead - told.probability < rule["lead"]:
        return told
    return _moved(told, BETTER, events_model().likely - rule["lead"])


def _rivals(pair: Pair, near: _Neighbours, events: Mapping[str, Event]) -> Iterator[float]:
    """How likely the open one of a pair is one with others, those apart that are likely one with its fellow too."""
    likely = events_model().likely
    for key, fellow in (pair, pair[::-1]):
        if _is_open(events[key]):
            yield from (p for rival, p in near[key].items() if near[fellow].get(rival, 0) < likely or rival == fellow)


def _is_open(event: Event) -> bool:
    return event.is_coarse or event.telling.status == "planned"


def _with_third(pair: Pair, told: Score, near: _Neighbours) -> Score:
    """Two that are nearly surely one with a third are likely one, unless something speaks clearly against it."""
    rule = load("common/matching")["events"][THIRD]
    model = events_model()
    if told.probability >= model.likely or any(reason.feature in rule["unless"] for reason in told.reasons):
        return told
    link = max(_links(pair, near), default=0.0)
    return _moved(told, THIRD, model.likely) if link >= rule["from"] else told


def _links(pair: Pair, near: _Neighbours) -> Iterator[float]:
    one, other = pair
    return (min(p, near[other][key]) for key, p in near[one].items() if key in near[other])


def _moved(told: Score, feature: str, probability: float) -> Score:
    """A score with a reason that settles it: its weight is what moves the sum."""
    model = events_model()
    moved = model.judged(probability)
    return replace(moved, reasons=(Reason(feature, moved.sum - told.sum, 1.0), *told.reasons))
