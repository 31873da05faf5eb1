"""What became of a document, and how a failure is told."""

from __future__ import annotations

import traceback
from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from pobratim.resources import load
from pobratim.source import Source
from pobratim.workers.limits import Limits


class FailureCode(StrEnum):
    """Why a document has no result. UNREADABLE is a ReadingError, DEFECT any other exception: a mistake of ours."""

    UNREADABLE = "unreadable"
    DEFECT = "defect"
    CRASHED = "crashed"
    TOO_SLOW = "too_slow"
    OUT_OF_MEMORY = "out_of_memory"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no result; `message` is one sentence for the user."""

    code: FailureCode
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what the work returned (a Document, Findings, …), or a failure and no result.

    `last` tells that no more comes of the file that the user named: an archive has an outcome for each file in it.
    What was unpacked lies where `source` says until the next outcome after the last is asked for.
    """

    source: Source
    result: Any = None
    failure: Failure | None = None
    last: bool = True

    @property
    def path(self) -> Path:
        """The file that the user named."""
        return self.source.given


Outcomes = Generator[Outcome, None, None]
"""To be closed: workers stand behind it."""


def describe(code: FailureCode, detail: str, source: Source, limits: Limits, language: str = "ru") -> Failure:
    """A failure with its sentence. `detail` is a ReadingError's own sentence, or a defect's kind and place."""
    if code is FailureCode.UNREADABLE:
        return Failure(code, detail)
    sentence = str(load(f"{language}/workers")[code.value])
    values = {"seconds": f"{limits.seconds:g}", "megabytes": limits.memory // 2**20, "defect": detail}
    file = source.label if source.containers else source.path
    return Failure(code, sentence.format(name=source.name, file=file, **values))


def defect(error: BaseException) -> str:
    """The kind of a mistake and where it showed: what its mender needs first."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
