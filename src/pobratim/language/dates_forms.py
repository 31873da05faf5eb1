"""What the forms of the date grammar are, and which of them a text can hold at all.

There are some eighty, and their patterns are large: they are compiled as texts need them, and no form is tried in a
text that lacks the words it cannot do without.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pobratim.language.dates_model import Reading

Read = Callable[[re.Match[str]], Reading | None]
_LETTERS = re.compile(r"[^\W\d_]+")


class Form(NamedTuple):
    """A way to write a date: its pattern, and what its match says (None where it is no date after all).

    `needs` are sets of runs of letters; a text that the pattern matches has one of each. `figure` and `word` tell
    whether the pattern may begin with a figure, and with a letter.
    """

    pattern: str
    read: Read
    needs: tuple[frozenset[str], ...] = ()
    figure: bool = True
    word: bool = False


def figures(pattern: str, read: Read, *needs: frozenset[str]) -> Form:
    """A form that begins with a figure."""
    return Form(pattern, read, needs)


def wording(pattern: str, read: Read, *needs: frozenset[str]) -> Form:
    """A form that begins with a letter."""
    return Form(pattern, read, needs, figure=False, word=True)


def either_way(pattern: str, read: Read, *needs: frozenset[str]) -> Form:
    """A form that begins with a figure or with a letter: "2 квартал", "II квартал"."""
    return Form(pattern, read, needs, word=True)


def first_words(entries: Iterable[str]) -> frozenset[str]:
    """The first run of letters of each wording. Raises ValueError for a wording that has none."""
    found = [(entry, _LETTERS.search(entry)) for entry in entries]
    if bare := [entry for entry, match in found if match is None]:
        raise ValueError(f"no letters in {bare}")
    return frozenset(match[0] for _, match in found if match)


def letters_of(text: str) -> frozenset[str]:
    """The runs of letters of a folded text."""
    return frozenset(_LETTERS.findall(text))


Compiled = tuple[tuple[re.Pattern[str], Read], ...]


class Usable(NamedTuple):
    """The forms that a text can hold, by what they begin with; in the order of the grammar."""

    figure: Compiled
    word: Compiled


class Grammar:
    """Forms, and the choice of those that a text can hold."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms
        self._needed = frozenset(word for form in forms for needed in form.needs for word in needed)
        self._chosen = functools.lru_cache(maxsize=1_024)(self._choose)

    def usable(self, letters: frozenset[str]) -> Usable:
        """The forms that a text with these runs of letters can hold."""
        return self._chosen(letters & self._needed)

    def _choose(self, letters: frozenset[str]) -> Usable:
        forms = [form for form in self._forms if not any(needed.isdisjoint(letters) for needed in form.needs)]
        return Usable(
            tuple((re.compile(form.pattern), form.read) for form in forms if form.figure),
            tuple((re.compile(form.pattern), form.read) for form in forms if form.word),
        )
