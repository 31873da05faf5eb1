"""Wordings that stand where a date would: "постоянно", "ежеквартал.", "по отдельному графику", "в течение года"."""

from __future__ import annotations

import re

from pobratim.language.dates_lexicon import DATA, either, fold, words
from pobratim.language.dates_model import Schedule

_RECURRENCE = {wording: name for data in DATA for name, wordings in data["schedules"].items() for wording in wordings}
_UNSCHEDULED = words("unscheduled")
_WHOLE = words("whole_period")
_ONCE = rf"(?:{either(words('once'))} )?"
_SAID = "|".join(
    (
        f"{_ONCE}(?P<recurrence>{either(_RECURRENCE)})",
        f"(?P<unscheduled>{either(_UNSCHEDULED)})",
        f"(?P<whole>{either(_WHOLE)})",
    )
)
_STOP = r"(?:(?<=[а-я])\.(?=\s|$|[,;)]))?"
_PATTERN = re.compile(rf"(?<!\w)(?:{_SAID})(?!\w){_STOP}(?!\W{{0,3}}{either(words('schedule_not_before'))})")


def find_schedules(text: str) -> tuple[Schedule, ...]:
    """The schedules of a text, in order. In a date's cell they are the date; in prose they may mean less."""
    return tuple(_schedule(found) for found in _PATTERN.finditer(fold(text)))


def _schedule(found: re.Match[str]) -> Schedule:
    said = re.sub(r"\s+", " ", found["recurrence"] or "")
    return Schedule(
        start=found.start(),
        end=found.end(),
        recurrence=_RECURRENCE.get(said),
        scheduled=found["unscheduled"] is None,
        whole_period=found["whole"] is not None,
    )
