"""Small documents of our own, and the program run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

NAME = "Псков 2021.txt"
REPORT = """Отчёт о мероприятиях международного сотрудничества города Пскова в 2021 году

№\tСроки\tМесто проведения\tНаименование мероприятия\tСодержание мероприятия
1\t3-5 мая\tТарту, Эстония\tДни Пскова\tВыставка и концерт.
2\t7 сентября\tонлайн\tСеминар о туризме\tВстреча с городом Нойс (Германия).
"""

Completed = subprocess.CompletedProcess[str]
Program = Callable[..., Completed]


def written_report(folder: Path) -> Path:
    path = folder / NAME
    path.write_text(REPORT, "utf-8")
    return path


def environment_with(home: Path) -> dict[str, str]:
    """An environment with this data folder, in Russian, whatever that of the tests is."""
    others = {"DATABASE_URL", "LC_ALL", "LC_MESSAGES", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in others}
    return {**kept, "POBRATIM_HOME": str(home), "LANG": "ru_RU.UTF-8"}


def run_program(*arguments: str | Path, environment: dict[str, str], folder: Path) -> Completed:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-m", "pobratim", *map(str, arguments)],
        env=environment,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


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
