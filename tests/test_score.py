"""The program's truth on the five documents it was founded on, as the project's own scorer measures it.

The documents, their truth and the scorer lie beside the checkout where the project is developed, and nowhere else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

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

pytestmark = pytest.mark.skipif(
    not (SHARED / "tools" / "score.py").exists(), reason="the scorer is not on this machine"
)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    predicted = tmp_path_factory.mktemp("predicted")
    for path in (SHARED / "seeds").iterdir():
        findings = findings_to_json(extract(read(path)))
        (predicted / f"{path.stem}.json").write_text(json.dumps(findings, ensure_ascii=False), "utf-8")
    folders = ["--gold", SHARED / "gold", "--docs", SHARED / "seeds", "--pred", predicted]
    command = [sys.executable, SHARED / "tools" / "score.py", *folders, "--json"]
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True)  # noqa: S603 - our own scorer
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("kind", "measure"), FLOORS)
def test_truth_does_not_step_back(scores: dict[str, dict[str, float]], kind: str, measure: str) -> None:
    assert scores[kind][measure] >= FLOORS[kind, measure]


def test_nothing_is_invented_and_nothing_lacks_evidence(scores: dict[str, dict[str, float]]) -> None:
    assert scores["faults"] == {"invented_years": 0, "bad_quotes": 0, "no_evidence": 0}
