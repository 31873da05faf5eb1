"""A report of our own, and the program run on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Completed, environment_with, run_program, written_report

Program = Callable[..., Completed]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A city's yearly report with two activities."""
    return written_report(tmp_path)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a data folder of the test's own."""
    return environment_with(tmp_path / "home")


@pytest.fixture
def program(environment: dict[str, str], tmp_path: Path) -> Program:
    """Run `pobratim` with arguments, and perhaps more variables, in a process of its own."""

    def run(*arguments: str | Path, **variables: str) -> Completed:
        return run_program(*arguments, environment={**environment, **variables}, folder=tmp_path)

    return run


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a register that has taken in the report; made once, for that takes a second."""
    folder = tmp_path_factory.mktemp("filled")
    done = run_program("import", written_report(folder), environment=environment_with(folder / "home"), folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "home"
