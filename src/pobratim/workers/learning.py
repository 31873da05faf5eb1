"""The work of learning a form from a filled example."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pobratim.learning import LearningError, learn_form
from pobratim.reading import ReadingError
from pobratim.workers.tasks import Task


def learned_form(task: Task) -> dict[str, Any]:
    """The fields of a LearnedForm as built-in values. What keeps a form from being learned is told as a file that
    cannot be read is, with a ReadingError."""
    try:
        return asdict(learn_form(task.source.path.read_bytes(), task.source.name))
    except LearningError as error:
        raise ReadingError(str(error)) from error
