"""The labelled pairs of `tests/matching`, how they are judged, and what the judgements are worth."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from pobratim.language.kinds import activity_kind, online_mode
from pobratim.matching.candidates import Pair
from pobratim.matching.events import event_of, score
from pobratim.matching.telling import Telling
from pobratim.matching.together import seen_together

FOLDER = Path(__file__).parent.parent / "tests" / "matching"
TABLES = ("pairs", "pairs_fresh", "pairs_held_out")
OWNER = "Северск"


@dataclass(frozen=True, slots=True)
class Family:
    """Tellings that a register would compare; `letters` tells by key which event each is of."""

    number: int
    tellings: tuple[Telling, ...]
    letters: dict[str, str]

    @property
    def pairs(self) -> list[tuple[Telling, Telling]]:
        return list(itertools.combinations(self.tellings, 2))

    def are_one(self, pair: Pair) -> bool:
        return self.letters[pair[0]] == self.letters[pair[1]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with the truth and how likely something holds it for one event, 0 to 1."""

    family: int
    texts: tuple[str, str]
    truth: bool
    probability: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a threshold: pairs rightly taken for one, wrongly so, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def families(table: str) -> list[Family]:
    """The families of a table, with kind and form of each telling as reading its words gives them."""
    told = yaml.safe_load((FOLDER / f"{table}.yml").read_text("utf-8"))
    return [_family(number, rows) for number, rows in told.items()]


def _family(number: int, rows: Sequence[Sequence[str]]) -> Family:
    keys = [f"{number}.{place}" for place in range(len(rows))]
    tellings = tuple(_telling(key, *row[1:]) for key, row in zip(keys, rows, strict=True))
    return Family(number, tellings, {key: row[0] for key, row in zip(keys, rows, strict=True)})


def _telling(key: str, edtf: str, cities: str, status: str, text: str) -> Telling:
    kind, mode = activity_kind(text, text), online_mode(text)
    return Telling(
        key=key,
        text=text,
        edtf=str(edtf),
        cities=tuple(filter(None, cities.split(";"))),
        kind=kind.kind if kind else "other",
        status=status,
        online=mode.online if mode else None,
        owner=OWNER,
    )


def ours(family: Family) -> list[Judged]:
    """The program's judgement of every pair of a family, seen together as in a register."""
    events = {telling.key: event_of(telling) for telling in family.tellings}
    scores = {(a.key, b.key): score(events[a.key], events[b.key]) for a, b in family.pairs}
    seen = seen_together(scores, events)
    return [
        Judged(family.number, (a.text, b.text), family.are_one((a.key, b.key)), seen[a.key, b.key].probability)
        for a, b in family.pairs
    ]


def plain_ratio(family: Family) -> list[Judged]:
    """rapidfuzz's ratio of the two wordings, for what it is worth."""
    return [
        Judged(family.number, (a.text, b.text), family.are_one((a.key, b.key)), fuzz.ratio(a.text, b.text) / 100)
        for a, b in family.pairs
    ]


def judged(judge: Callable[[Family], list[Judged]], told: Iterable[Family]) -> list[Judged]:
    """The judgements of all pairs of some families."""
    return [pair for family in told for pair in judge(family)]


def figures(pairs: Iterable[Judged], threshold: float) -> Figures:
    """What taking pairs for one from a threshold on is worth."""
    told = [(pair.truth, pair.probability >= threshold) for pair in pairs]
    return Figures(told.count((True, True)), told.count((False, True)), told.count((True, False)))


def best_threshold(pairs: Sequence[Judged]) -> float:
    """The threshold of the highest F1 on these very pairs: kinder to what is compared than it deserves."""
    return max((pair.probability for pair in pairs), key=lambda threshold: figures(pairs, threshold).f1)
