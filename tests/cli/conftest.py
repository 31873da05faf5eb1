"""Small documents of our own, and the program run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPORT = """Отчёт о мероприятиях международного сотрудничества города Пскова в 2021 году

№\tСроки\tМесто проведения\tНаименование мероприятия\tСодержание мероприятия
1\t3-5 мая\tТарту, Эстония\tДни Пскова\tВыставка и концерт.
2\t7 сентября\tонлайн\tСеминар о туризме\tВстреча с городом Нойс (Германия).
"""

Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A city's yearly report with two activities."""
    path = tmp_path / "Псков 2021.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a data folder of its own, in Russian, whatever that of the tests is."""
    ours = {"DATABASE_URL", "LC_ALL", "LC_MESSAGES", "LANG", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "POBRATIM_HOME": str(tmp_path / "home"), "LANG": "ru_RU.UTF-8"}


@pytest.fixture
def program(environment: dict[str, str], tmp_path: Path) -> Program:
    """Run `pobratim` with arguments in a process of its own."""

    def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603
            [sys.executable, "-W", "error", "-m", "pobratim", *map(str, arguments)],
            env={**environment, **more},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
