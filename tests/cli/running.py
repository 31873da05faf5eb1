"""The program run as a user runs it: a process of its own with a data folder of its own, and a report to take in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NAME = "Псков 2021.txt"
REPORT = """Отчёт о мероприятиях международного сотрудничества города Пскова в 2021 году

№\tСроки\tМесто проведения\tНаименование мероприятия\tСодержание мероприятия
1\t3-5 мая\tТарту, Эстония\tДни Пскова\tВыставка и концерт.
2\t7 сентября\tонлайн\tСеминар о туризме\tВстреча с городом Нойс (Германия).
"""

Completed = subprocess.CompletedProcess[str]


def written_report(folder: Path) -> Path:
    path = folder / NAME
    path.write_text(REPORT, "utf-8")
    return path


def environment_with(home: Path) -> dict[str, str]:
    """An environment with this data folder, in Russian, whatever that of the tests is."""
    others = {"DATABASE_URL", "LC_ALL", "LC_MESSAGES", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in others}
    return {**kept, "POBRATIM_HOME": str(home), "LANG": "ru_RU.UTF-8"}


def run_program(*arguments: str | Path, environment: dict[str, str], folder: Path, told: str = "") -> Completed:
    """Run `pobratim` with these arguments in a folder; `told` is what its standard input gives."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-m", "pobratim", *map(str, arguments)],
        env=environment,
        cwd=folder,
        input=told,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
