"""Text to the terms it is found by: the dictionary forms of its words, whatever case or alphabet marks they have.

The index and the search ask the same functions, so that a word meets its other forms. Of a form that may belong to
several words («стали»: «стать», «сталь») all of them are terms: to find too much does less harm than to find nothing.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pobratim.language.gazetteer import fold
from pobratim.language.morphology import parses
from pobratim.resources import load

_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[а-я]+")
# How many words one form may belong to; guesses about a word no dictionary has go on without end.
_READINGS = 4
# Longer runs of letters and digits are no words but keys and sums; a database's index refuses very long ones.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands (code points), its folded form, and the terms it is found by."""

    start: int
    end: int
    form: str
    terms: tuple[str, ...]


def words(text: str) -> list[Word]:
    """The words of a text in their order; «Нур-Султан» is two."""
    forms = ((match, fold(match[0])[:LONGEST]) for match in _WORD.finditer(text))
    return [Word(match.start(), match.end(), form, terms_of(form)) for match, form in forms if form.isalnum()]


def terms(text: str) -> list[str]:
    """All terms of a text in their order; a word of several readings gives several."""
    return [term for word in words(text) for term in word.terms]


@functools.lru_cache(maxsize=65_536)
def terms_of(form: str) -> tuple[str, ...]:
    """The terms of one folded form: the dictionary forms it may belong to, or itself where it is not Russian."""
    if not _CYRILLIC.fullmatch(form):
        return (form,)
    found = dict.fromkeys(parse.normal_form.replace("ё", "е") for parse in parses(form))
    return tuple(found)[:_READINGS]


def says_nothing(form: str) -> bool:
    """Whether a folded form is a preposition, a conjunction or the like."""
    return form in _function_words()


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(word for language in ("ru", "en") for word in load(f"{language}/function_words")["words"])
