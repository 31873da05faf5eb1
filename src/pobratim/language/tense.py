"""Whether a sentence tells of what was or of what will be, by its first finite verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pobratim.language.cues import lexicon, outside_quotes, sentences
from pobratim.language.morphology import parses

_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:(]\s|\n|\s(?=что\s)")
# Short words are verbs in some far reading only («и», «при»); a finite verb of official prose is longer.
_SHORTEST = 4

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TenseMention:
    """The tense of a verb and where it stands."""

    tense: Tense
    start: int
    end: int


def find_tense(text: str, at: int | None = None) -> TenseMention | None:
    """The first finite verb or short participle in the past or future, quoted names left out; None where there is none.

    `at`, the place of a date, asks first the clause in which it stands, then its sentence: «договорились, что в мае
    приедут школьники» tells of what will be. The perfective present form is the future («выступит»), as Russian
    grammar has it; what is agreed upon is future too («условились провести»), if the agreement is the sentence's news.
    """
    plain = outside_quotes(text)
    for start, end in (*_around(text, at), (0, len(text))):
        if found := _first_verb(plain, start, end):
            return _agreed_upon(plain, found) or found
    return None


def _around(text: str, at: int | None) -> Iterator[tuple[int, int]]:
    """The clause and the sentence that hold a place."""
    if at is None:
        return
    start, end = next((span for span in sentences(text) if span[0] <= at < span[1]), (0, len(text)))
    bounds = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    yield next(((low, high) for low, high in pairwise(bounds) if low <= at < high), (start, end))
    yield start, end


def _first_verb(plain: str, start: int, end: int) -> TenseMention | None:
    for word in _WORD.finditer(plain, start, end):
        tense = _tense(word[0]) if len(word[0]) >= _SHORTEST else None
        if tense:
            return TenseMention(tense, word.start(), word.end())
    return None


def _agreed_upon(plain: str, verb: TenseMention) -> TenseMention | None:
    """What a verb of agreeing in the first sentence promises: the infinitive or the future after it."""
    end = next(span[1] for span in sentences(plain) if span[0] <= verb.start < span[1])
    opens = not plain[: verb.start].strip() or next(iter(sentences(plain)))[1] == end
    if not opens or parses(plain[verb.start : verb.end])[0].normal_form not in lexicon("kinds", "agreeing"):
        return None
    for word in _WORD.finditer(plain, verb.end, end):
        if len(word[0]) < _SHORTEST:
            continue
        if parses(word[0])[0].tag.POS == "INFN" or _tense(word[0]) == "future":
            return TenseMention("future", word.start(), word.end())
        if _tense(word[0]):
            return None
    return None


def _tense(word: str) -> Tense | None:
    best = parses(word)[0].tag
    if "PRTS" in best and "past" in best:
        return "past"
    if "ADJS" in best and parses(word)[0].normal_form in lexicon("kinds", "intending"):
        return "future"
    if "VERB" not in best or "indc" not in best:
        return None
    if "past" in best:
        return "past"
    return "future" if "futr" in best or parses(word)[0].normal_form in lexicon("kinds", "intending") else None
