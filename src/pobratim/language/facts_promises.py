"""What was agreed or promised, by whole sentences: the promises are shown before the next meeting with a partner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.language.cues import fold, lexicon, pattern, search, sentences
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD

_CLAUSE = re.compile(r"[,;:()–—]|\d[\d.]*|\s(?:и|что|где)\s")
# What was charged begins with an infinitive: «поручено отделу подготовить …».
_TASK = re.compile(r"\s(?=[а-яё]+(?:ть|ти|чь)\b)|[,;:().]")
_LONGEST_WHO = 6


@dataclass(frozen=True, slots=True)
class PromiseMention:
    """A sentence that promises something; `kind` is "sign_agreement" for an intended signing, else None."""

    text: str
    kind: str | None
    start: int
    end: int
    who: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomeMention:
    """A sentence that tells what was agreed, decided or signed."""

    text: str
    start: int
    end: int


def find_promises(text: str) -> tuple[PromiseMention, ...]:
    """The sentences and bracketed remarks that promise: «договорились …», «достигнута договорённость о …»."""
    found = []
    for start, end in _statements(text):
        folded = fold(text[start:end])
        if search(lexicon("facts", "promises"), folded):
            kind = "sign_agreement" if search(lexicon("facts", "sign_agreement"), folded) else None
            found.append(PromiseMention(text[start:end], kind, start, end, _who(text[start:end])))
    return tuple(found)


def _who(statement: str) -> str | None:
    """Who promised, the words before «договорились»; or who was charged, those beside «поручено»."""
    folded = fold(statement)
    if said := search(lexicon("facts", "promising"), folded):
        return _phrase(_CLAUSE.split(statement[: said.start()])[-1], "nomn")
    if charged := search(lexicon("facts", "charging"), folded):
        before = _phrase(_CLAUSE.split(statement[: charged.start()])[-1], "datv")
        return before or _phrase(_TASK.split(statement[charged.end() :])[0], "datv")
    return None


def _phrase(words: str, case: str) -> str | None:
    """The words, if they are few and begin with a noun or adjective in the case."""
    plain = " ".join(words.split())
    first = WORD.match(plain)
    if first is None or len(plain.split()) > _LONGEST_WHO:
        return None
    return plain if any(parse.tag.case == case for parse in parses(first[0])) else None


def find_outcomes(text: str) -> tuple[OutcomeMention, ...]:
    """The sentences and bracketed remarks that agree, decide, sign or promise something."""
    cues = (*lexicon("facts", "outcomes"), *lexicon("facts", "promises"))
    grounds = pattern(lexicon("facts", "not_outcomes"))
    return tuple(
        OutcomeMention(text[start:end], start, end)
        for start, end in _statements(text)
        if search(cues, grounds.sub("", fold(text[start:end])))
    )


def _statements(text: str) -> list[tuple[int, int]]:
    """Sentences, and what semicolons part inside them; brackets around a whole statement are no part of it."""
    found = []
    for start, end in sentences(text):
        at = start
        for piece in text[start:end].split(";"):
            inner = piece.strip(" \n\t().–—-")
            if inner:
                begin = at + piece.index(inner)
                found.append((begin, begin + len(inner)))
            at += len(piece) + 1
    return found
