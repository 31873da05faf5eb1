"""Whether two names, both nominative as far as that could be told, are of one person."""

from __future__ import annotations

import re

from pobratim.language.cues import fold

_INITIAL = re.compile(r"(?<!\w)(дж|дз|[^\W\d_])\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*(?!\.)")
# Two forms of one word differ in their endings only: this much is left of the longer one.
_ENDING = 2
_SHORTEST_STEM = 3


def same_person(one: str, other: str) -> bool:
    """Whether two written names may be one person: same words but for endings, initials that do not contradict."""
    words, more_words = _words(one), _words(other)
    initials, more_initials = _initials(one), _initials(other)
    if initials and more_initials:
        return _all_alike(words, more_words) and _agree(initials, more_initials)
    if initials or more_initials:
        short, full, letters = (words, more_words, initials) if initials else (more_words, words, more_initials)
        rest = [w for w in full if not any(_alike(w, surname) for surname in short)]
        return len(rest) < len(full) and _agree(letters, [w[0] for w in rest])
    return _all_alike(words, more_words) or _contains(words, more_words) or _contains(more_words, words)


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))


def _initials(name: str) -> list[str]:
    return [letter[0] for letter in _INITIAL.findall(fold(name))]


def _agree(some: list[str], others: list[str]) -> bool:
    return bool(some and others) and all(a == b for a, b in zip(some, others, strict=False))


def _alike(one: str, other: str) -> bool:
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longest = max(len(one), len(other))
    return one == other or (common >= _SHORTEST_STEM and longest - common <= _ENDING)


def _all_alike(some: list[str], others: list[str]) -> bool:
    return len(some) == len(others) and all(_alike(a, b) for a, b in zip(some, others, strict=True))


def _contains(whole: list[str], part: list[str]) -> bool:
    """A surname alone, or a first name and surname without the patronymic, is the same person told shorter."""
    return 0 < len(part) < len(whole) and all(any(_alike(word, w) for w in whole) for word in part)
