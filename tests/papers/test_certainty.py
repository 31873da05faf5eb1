"""How far "certain" may be trusted: of the activities so called, what share has every field right, batch by batch.

    pytest tests/papers/test_certainty.py -rP    # prints the shares

A record that the paper does not hold counts as wrong, one that the truth leaves open is not asked.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_papers import FIELDS, TRUTHS, Record, facts_of, named_by_anchor, paper, words

from pobratim.extraction import extract
from pobratim.json_form import findings_to_json
from pobratim.reading import read

# The least share right among the certain, and of the certain among all.
BATCHES = {"b1": 0.99, "b2": 0.95, "b3": 0.95, "b4": 0.95, "b5": 0.92, "b6": 0.87, "b7": 0.94}
LEAST_CERTAIN = 0.69
SHARED = Path(__file__).resolve().parents[3] / "shared"

Judged = Counter[tuple[bool, bool]]
"""Activities by (certain, every field right)."""


def judged(truth: Record, findings: Record) -> Iterator[tuple[bool, bool]]:
    rest = list(findings["activities"])
    for wanted in truth["activities"]:
        if got := named_by_anchor(wanted, rest):
            rest = [record for record in rest if record is not got]
            facts = facts_of("", FIELDS["activities"], wanted, got)
            yield got["certainty"] == "certain", all(right for _, right in facts)
    optional = [words(phrase) for phrase in truth.get("optional", ())]
    for extra in rest:
        text = words(extra["text"])
        if not any(phrase in text or text in phrase for phrase in optional):
            yield extra["certainty"] == "certain", False


def shares(counts: Judged) -> tuple[float, float]:
    """The share right among the certain, and of the certain among all."""
    certain = counts[True, True] + counts[True, False]
    return counts[True, True] / certain, certain / counts.total()


def tell(name: str, counts: Judged) -> None:
    right, certain = shares(counts)
    sys.stdout.write(f"{name}: {right:.1%} right among the certain, {certain:.1%} of {counts.total()} are certain\n")


def batch_of(stem: str) -> str:
    return stem[:2] if stem[:3] in ("b2_", "b3_", "b4_", "b5_", "b6_", "b7_") else "b1"


@pytest.mark.parametrize("batch", BATCHES)
def test_what_is_certain_is_right(batch: str) -> None:
    stems = [stem for stem in TRUTHS if batch_of(stem) == batch]
    counts = Judged(j for stem in stems for j in judged(TRUTHS[stem], findings_to_json(paper(stem)[1])))
    right, certain = shares(counts)
    tell(batch, counts)
    assert right >= BATCHES[batch]
    assert certain >= LEAST_CERTAIN


@pytest.mark.skipif(not SHARED.exists(), reason="the founding documents lie beside the checkout only where they are")
def test_what_is_certain_in_the_founding_documents_is_right() -> None:
    counts: Judged = Counter()
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
        counts.update(judged(gold, findings_to_json(extract(read(SHARED / "seeds" / gold["document"])))))
    right, certain = shares(counts)
    tell("founding documents", counts)
    assert right >= 0.995
    assert certain >= LEAST_CERTAIN
