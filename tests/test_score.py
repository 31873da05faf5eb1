"""The program's truth on the five documents it was founded on, as the project's own scorer measures it.

The documents, their truth and the scorer lie beside the checkout where the project is developed, and nowhere else.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pobratim.extraction import extract
from pobratim.json_form import findings_to_json
from pobratim.reading import read

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
FLOORS = {
    ("activities", "exact"): 0.98,
    ("agreements", "exact"): 0.96,
    ("partners", "f1"): 1.0,
    ("anniversaries", "exact"): 1.0,
    ("people", "f1"): 0.92,
}
# Shares of the records found. All dates and whatever the title tells are right.
FIELD_FLOORS = {
    ("document", "genre"): 1.0,
    ("document", "owner"): 1.0,
    ("document", "period"): 1.0,
    ("activities", "edtf"): 1.0,
    ("activities", "venue"): 0.90,
    ("activities", "kind"): 0.85,
    ("agreements", "dates"): 1.0,
    ("partners", "established"): 1.0,
    ("anniversaries", "date"): 1.0,
}
LEAST_CERTAIN, LEAST_CERTAIN_AND_RIGHT = 0.70, 0.995

pytestmark = pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(), reason="the scorer is not on this machine"
)


Scores = dict[str, dict[str, Any]]
Predicted = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def predicted() -> Predicted:
    """The findings of each document as plain JSON, by the document's name without its ending."""
    return {path.stem: findings_to_json(extract(read(path))) for path in (SHARED / "seeds").iterdir()}


@pytest.fixture(scope="module")
def scores(predicted: Predicted, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    folder = tmp_path_factory.mktemp("predicted")
    for stem, findings in predicted.items():
        (folder / f"{stem}.json").write_text(json.dumps(findings, ensure_ascii=False), "utf-8")
    folders = ["--gold", SHARED / "gold", "--docs", SHARED / "seeds", "--pred", folder]
    command = [sys.executable, SHARED / "tools" / "score.py", *folders, "--json"]
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True)  # noqa: S603 - our own scorer
    found: Scores = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("kind", "measure"), FLOORS)
def test_truth_does_not_step_back(scores: Scores, kind: str, measure: str) -> None:
    assert scores[kind][measure] >= FLOORS[kind, measure]


@pytest.mark.parametrize(("kind", "field"), FIELD_FLOORS)
def test_fields_do_not_step_back(scores: Scores, kind: str, field: str) -> None:
    assert scores[kind]["fields"][field] >= FIELD_FLOORS[kind, field]


def test_nothing_is_invented_and_nothing_lacks_evidence(scores: Scores) -> None:
    assert scores["faults"] == {"invented_years": 0, "bad_quotes": 0, "no_evidence": 0}


def judged(predicted: Predicted) -> Iterator[tuple[str, bool]]:
    """Of each activity how certain the program is of it, and whether it is right in all fields that the scorer asks."""
    scorer = _scorer()
    for stem, findings in predicted.items():
        gold = json.loads((SHARED / "gold" / f"{stem}.json").read_text("utf-8"))
        wanted, got = scorer.records(gold, "activities"), scorer.records(findings, "activities")
        pairs = scorer.match("activities", wanted, got)
        right = {id(b) for a, b in pairs if scorer.fields_right("activities", a, b) == len(scorer.FIELDS["activities"])}
        _, asked = scorer.forgive(gold, "activities", wanted, got, pairs)
        yield from ((record["certainty"], id(record) in right) for record in asked)


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "tools" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["scorer"] = module  # its data classes look their own module up
    spec.loader.exec_module(module)
    return module


def test_what_is_certain_is_right_and_most_is_certain(predicted: Predicted) -> None:
    told = list(judged(predicted))
    certain = [right for certainty, right in told if certainty == "certain"]
    assert len(certain) >= LEAST_CERTAIN * len(told)
    assert sum(certain) >= LEAST_CERTAIN_AND_RIGHT * len(certain)
