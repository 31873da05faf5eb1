"""Whether a sentence tells of what was or of what will be, by its first finite verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pobratim.language.morphology import parses

_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
_QUOTED = re.compile(r"«[^«»]*»")
# Short words are verbs in some far reading only («и», «при»); a finite verb of official prose is longer.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class TenseMention:
    """The tense of a verb and where it stands."""

    tense: Literal["past", "future"]
    start: int
    end: int


def find_tense(text: str) -> TenseMention | None:
    """The first finite verb or short participle in the past or future, quoted names left out; None where there is none.

    The perfective present form is the future («выступит»), as Russian grammar has it.
    """
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    for word in _WORD.finditer(plain):
        tense = _tense(word[0]) if len(word[0]) >= _SHORTEST else None
        if tense:
            return TenseMention(tense, word.start(), word.end())
    return None


def _tense(word: str) -> Literal["past", "future"] | None:
    best = parses(word)[0].tag
    if "PRTS" in best and "past" in best:
        return "past"
    if "VERB" not in best or "indc" not in best:
        return None
    if "past" in best:
        return "past"
    return "future" if "futr" in best else None
