"""The measurements that the README names can be run: each tells how it is called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / program), *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)  # noqa: S603


@pytest.mark.parametrize("program", ["reading.py", "pipeline.py", "recognisers.py", "matching.py", "reports.py"])
def test_a_measurement_can_be_called(program: str) -> None:
    done = run(program, "--help")
    assert (done.returncode, "--" in done.stdout) == (0, True), done.stderr


def test_the_truth_is_told_of_all_collections() -> None:
    done = run("truth.py")
    assert done.returncode == 0, done.stderr
    for told in ("examples", "tests/papers", "activities", "partners"):
        assert told in done.stdout
