"""The period that a paper is of: what its title or subject says, never the day of a letter or of an approval."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from pobratim.document import Text
from pobratim.extraction.asides import aside_of
from pobratim.extraction.roles import Layout
from pobratim.extraction.scopes import Sourced
from pobratim.extraction.titles import Opening, recased
from pobratim.language.cues import fold
from pobratim.language.dates import document_period, find_dates
from pobratim.resources import load

_DAY = len("2020-01-01")
_WORD = re.compile(r"[^\W\d_]{4,}")
# «12.01.2018 № 44-И», «На № 3418 от 25.12.2017»: a date, a number and hardly a word.
_NUMBERED = re.compile(r"(?:№|\bN)\s?[\w_]", re.IGNORECASE)
_MOST_WORDS = 2


def period_of(opening: Opening, layouts: Sequence[Layout]) -> Sourced | None:
    """The period that the title names, else the first sentences of a letter, else a column title («Основные
    мероприятия в 2020 году»).
    """
    columns = (title for layout in layouts for title in layout.titles)
    for text in (opening.title, *opening.introduction, *columns):
        mention = document_period(_without_other_days(text))
        if mention and mention.edtf:
            return Sourced(mention.edtf, text.spans(mention.start, mention.end))
    return None


def _without_other_days(title: Text) -> str:
    """A title with the lines left blank, character for character, that give the day of something else."""
    lines = recased(title.value).split("\n")
    other = _other_days(lines)
    return "\n".join(" " * len(line) if is_other else line for line, is_other in zip(lines, other, strict=True))


def _other_days(lines: Sequence[str]) -> Iterator[bool]:
    """For each line whether its date is that of the letter, of the approval above it, or of the printing."""
    is_approved = False
    for line in lines:
        is_approved = is_approved or aside_of(line) == "approval"
        day = _holds_day(line)
        yield day and (is_approved or _is_registered(line) or fold(line.strip()).startswith(_of_printing()))
        is_approved = is_approved and not day


def _holds_day(line: str) -> bool:
    return any(mention.edtf and len(mention.edtf) == _DAY for mention in find_dates(line))


def _is_registered(line: str) -> bool:
    """Whether a line is the date and number of a letter: beside them and the month it says hardly a word."""
    dates = {n for mention in find_dates(line) for n in range(mention.start, mention.end)}
    words = [word for word in _WORD.finditer(line) if word.start() not in dates]
    return bool(_NUMBERED.search(line)) and len(words) <= _MOST_WORDS


@functools.cache
def _of_printing() -> tuple[str, ...]:
    return tuple(load("ru/asides")["printed"])
