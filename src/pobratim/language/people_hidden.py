"""A person's name taken out of a text, in whatever case and order it is written.

The name is covered, character for character, so that every place in the text is still where it was: evidence goes on
pointing at what it was read from.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pobratim.language.cues import fold
from pobratim.language.morphology import parses

COVER = "█"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITALISED = r"(?:[A-ZА-ЯЁ][^\W\d_]*(?:-[^\W\d_]+)*\.?)"
_BEFORE = re.compile(rf"((?:{_CAPITALISED}[ \u00a0]?){{1,3}})$")
_AFTER = re.compile(rf"[ \u00a0]({_CAPITALISED}(?:[ \u00a0]?{_CAPITALISED})?)")
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its parts, folded: the surname, and the given names or their initials."""

    surname: str
    given: tuple[str, ...]

    @property
    def initials(self) -> tuple[str, ...]:
        return tuple(word[0] for word in self.given)

    @property
    def stem(self) -> str:
        """The beginning that all cases of the surname share."""
        return self.surname[: max(_SHORTEST_STEM, len(self.surname) - 2)]


@functools.lru_cache(maxsize=1_024)
def named(name: str) -> Named:
    """A name in its parts. Where no initials tell, the surname is the word that the dictionary has as one, else the
    first. Raises ValueError where there is no word that may be a surname."""
    words = [fold(word) for word in _WORD.findall(name)]
    long = [word for word in words if len(word) > 1]
    if not long:
        raise ValueError(name)
    surname = long[0] if len(long) == 1 else next(filter(_is_surname, long), long[0])
    return Named(surname, tuple(word for word in words if word is not surname))


def _is_surname(word: str) -> bool:
    tags = [parse.tag for parse in parses(word)]
    return any("Surn" in tag for tag in tags) and not any("Name" in tag or "Patr" in tag for tag in tags)


def hide(text: str, name: str) -> str:
    """The text with a person's name covered. A surname alone is covered too; one with other initials is another's."""
    person = named(name)
    surname = re.compile(rf"(?<!\w){re.escape(person.stem)}[^\W\d_]{{0,{_LONGEST_ENDING}}}(?![\w-])", re.IGNORECASE)
    pieces, position = [], 0
    for match in surname.finditer(text.replace("ё", "е").replace("Ё", "Е")):
        span = _span(text, match.start(), match.end(), person)
        if span and span[0] >= position:
            pieces += [text[position : span[0]], COVER * (span[1] - span[0])]
            position = span[1]
    return "".join([*pieces, text[position:]])


def _span(text: str, start: int, end: int, person: Named) -> tuple[int, int] | None:
    """The name around a surname, given names and all; None where it is no name, or another person's."""
    if not (text[start].isupper() and _is_form(fold(text[start:end]), person.surname)):
        return None
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text, end)
    first, last = start, end
    if before:
        words = [m for m in re.finditer(_CAPITALISED, before[1]) if _is_given(m[0])]
        if any(not _fits(m[0], person) for m in words):
            return None
        first = before.start() + words[0].start() if words else start
    if after:
        words = [m for m in re.finditer(_CAPITALISED, after[1]) if _is_given(m[0])]
        if any(not _fits(m[0], person) for m in words):
            return None
        last = after.start(1) + words[-1].end() if words else end
    return first, last


def _is_form(word: str, surname: str) -> bool:
    """Whether a word is a case of a surname: «Лебедев» is none of «Лебедь», as far as the dictionary knows both."""
    known = {fold(parse.normal_form) for parse in parses(word) if parse.is_known and "Surn" in parse.tag}
    return not known or surname in known or bool(known & {fold(parse.normal_form) for parse in parses(surname)})


def _is_given(token: str) -> bool:
    """Whether a capitalised word beside a surname is a given name or an initial."""
    if re.fullmatch(r"[A-ZА-ЯЁ]\.", token):
        return True
    return any("Name" in parse.tag or "Patr" in parse.tag for parse in parses(token.rstrip(".").lower()))


def _fits(token: str, person: Named) -> bool:
    return not person.initials or fold(token)[0] in person.initials


def hide_in(value: Any, name: str) -> Any:
    """Plain JSON with the name covered in every text of it."""
    stem = named(name).stem
    return _mapped(value, lambda text: hide(text, name) if stem in fold(text) else text)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    return [_mapped(item, change) for item in value] if isinstance(value, list | tuple) else value
