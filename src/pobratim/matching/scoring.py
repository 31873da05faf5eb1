"""How much speaks for two records being one: named features with weights, and what their sum amounts to."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from pobratim.resources import load

T = TypeVar("T")


class Verdict(StrEnum):
    """What a score amounts to: "likely" is for a human to say, "same" nearly surely one."""

    SAME = "same"
    LIKELY = "likely"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that speaks for (weight above 0) or against one: `value` says how much of it there is, 0 to 1."""

    feature: str
    weight: float
    value: float

    @property
    def share(self) -> float:
        """What it adds to the sum."""
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Score:
    """`probability` is the sum of the reasons as a logistic curve reads it; `reasons` come weightiest first."""

    probability: float
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()

    @property
    def sum(self) -> float:
        """The sum that the probability stands for."""
        return math.log(self.probability / (1 - self.probability))


@dataclass(frozen=True, slots=True)
class Model(Generic[T]):
    """Features by name with the weights of one comparison, out of `resources/common/matching.yml`."""

    features: Mapping[str, Callable[[T, T], float]]
    weights: Mapping[str, float]
    bias: float
    likely: float
    same: float

    def score(self, one: T, other: T) -> Score:
        """What speaks for two being one. Each feature is a function of both, in either order alike."""
        told = ((name, self.weights[name], feature(one, other)) for name, feature in self.features.items())
        reasons = [Reason(name, weight, value) for name, weight, value in told if weight and value]
        reasons.sort(key=lambda reason: -abs(reason.share))
        judged = self.judged(1 / (1 + math.exp(-self.bias - sum(reason.share for reason in reasons))))
        return Score(judged.probability, judged.verdict, tuple(reasons))

    def judged(self, probability: float) -> Score:
        """What a probability amounts to."""
        if probability >= self.same:
            return Score(probability, Verdict.SAME)
        return Score(probability, Verdict.LIKELY if probability >= self.likely else Verdict.DIFFERENT)


def model(name: str, features: Mapping[str, Callable[[T, T], float]]) -> Model[T]:
    """The model of a comparison. Raises KeyError for a feature whose weight the resource does not give."""
    told = load("common/matching")[name]
    weights = {feature: float(told["weights"][feature]) for feature in features}
    return Model(features, weights, told["bias"], told["likely"], told["same"])
