"""Whether two partners of one authority are one city under two names: another, an old or a misspelt one."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pobratim.language.gazetteer import fold
from pobratim.matching.candidates import Candidate
from pobratim.matching.places import identities, same_city
from pobratim.matching.scoring import Model, Verdict, model


@dataclass(frozen=True, slots=True)
class Tie:
    """A partner as one source names it; `key` is the caller's name for it, `country` ISO 3166-1 alpha-2."""

    key: str
    place: str
    country: str
    owner: str


def partner_candidates(ties: Iterable[Tie]) -> list[Candidate]:
    """The pairs of one owner in one country whose names differ and may be of one city, the likeliest first."""
    blocks: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.place and tie.country:
            blocks[tie.owner, tie.country].append(tie)
    pairs = [p for block in blocks.values() for p in itertools.combinations(block, 2) if _differ(*p)]
    found = [Candidate(one.key, other.key, partners_model().score(one, other)) for one, other in pairs]
    likely = [candidate for candidate in found if candidate.score.verdict is not Verdict.DIFFERENT]
    return sorted(likely, key=lambda candidate: (-candidate.score.probability, candidate.pair))


def _differ(one: Tie, other: Tie) -> bool:
    """What is named alike is one partner already, whichever sources tell of it."""
    return fold(one.place) != fold(other.place)


def _names_of_one_city(one: Tie, other: Tie) -> float:
    shared = identities(one.place) & identities(other.place)
    return float(any(identity.startswith(f"{one.country}:") for identity in shared))


def _spelt_alike(one: Tie, other: Tie) -> float:
    """One is no name that the gazetteer has, but nearly the other."""
    shared = identities(one.place) & identities(other.place)
    return float(not shared and same_city(one.place, other.place))


FEATURES: Mapping[str, Callable[[Tie, Tie], float]] = {
    "names_of_one_city": _names_of_one_city,
    "spelt_alike": _spelt_alike,
}


@functools.cache
def partners_model() -> Model[Tie]:
    return model("partners", FEATURES)
