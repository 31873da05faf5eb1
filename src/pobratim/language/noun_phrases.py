"""Noun phrases brought to the nominative: «Полномочным Послом Индии» → «Полномочный Посол Индии».

Only the head and the adjectives before it decline; what follows the head (genitives, brackets, quotations) stays.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.language.morphology import Parse, parses

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MODIFIER = ("ADJF", "PRTF")
_ADJECTIVE_ENDINGS = ("ий", "ый", "ой", "ая", "яя")
_JOINING = ("и", "or", "and")
# A head further from the beginning is not the head of this phrase.
_MAX_MODIFIERS = 6


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a noun phrase with the words before it that agree with it, and the readings in which they do.

    `start` and `end` are the head's own place in the phrase; `readings` is empty for a word of unknown form.
    """

    start: int
    end: int
    modifiers: tuple[tuple[int, int], ...]
    readings: tuple[Parse, ...]

    @property
    def cases(self) -> frozenset[str]:
        return frozenset(str(reading.tag.case) for reading in self.readings)


def recased(original: str, form: str) -> str:
    """An inflected form (the dictionary's are lower case) with the capital letters of the word as it was written."""
    if original.isupper() and len(original) > 1:
        return form.upper()
    common = 0
    for old, new in zip(original.lower(), form, strict=False):
        if old != new and {old, new} != {"е", "ё"}:
            break
        common += 1
    return original[:common] + form[common:]


@functools.lru_cache(maxsize=65_536)
def is_modifier(word: str) -> bool:
    """Whether a word may be an adjective or participle before a noun."""
    return any(reading.tag.POS in _MODIFIER for reading in parses(word))


def nouns(word: str) -> tuple[Parse, ...]:
    """The readings of a word as a noun."""
    return tuple(reading for reading in parses(word) if reading.tag.POS == "NOUN")


def agree(modifier: str, noun: Parse) -> bool:
    """Whether an adjective has a form that agrees with a noun in number, case and gender."""
    return any(
        reading.tag.POS in _MODIFIER
        and reading.tag.case == noun.tag.case
        and reading.tag.number == noun.tag.number
        and (reading.tag.number == "plur" or reading.tag.gender in (noun.tag.gender, None) or noun.tag.gender is None)
        for reading in parses(modifier)
    )


def head_of(phrase: str) -> Head | None:
    """The head of a phrase that begins with it or with its adjectives; None where there is no such word."""
    words = [word for word in WORD.finditer(phrase) if word.group() not in _JOINING][: _MAX_MODIFIERS + 1]
    modifiers: list[re.Match[str]] = []
    for word, following in zip(words, [*words[1:], None], strict=False):
        own = [n for n in nouns(word.group()) if all(agree(m.group(), n) for m in modifiers)]
        leads_on = following is not None and _leads_on(word.group(), following.group())
        if not leads_on and (own or not is_modifier(word.group())):
            return _head(word, modifiers, own) if own or not modifiers else _adjectival(modifiers)
        modifiers.append(word)
    return _adjectival(modifiers) if modifiers else None


def _leads_on(word: str, following: str) -> bool:
    """Whether a word is an adjective of the next: «первому правителю», though «первое» is a noun as well."""
    if not is_modifier(word) or _is_person(word):
        return False
    if is_modifier(following) and not nouns(following):
        return not nouns(word) or bool(_forms(word) & _forms(following))
    return any(agree(word, noun) for noun in nouns(following)) or (is_modifier(following) and not nouns(word))


def _is_person(word: str) -> bool:
    """Whether a word is first of all a noun for a person that is no adjective by its form: «главой администрации»."""
    best = parses(word)[0]
    return "NOUN" in best.tag and "anim" in best.tag and not best.normal_form.endswith(_ADJECTIVE_ENDINGS)


def _forms(word: str) -> set[tuple[str, str, str]]:
    """The cases, numbers and genders in which a word is an adjective."""
    tags = [p.tag for p in parses(word) if p.tag.POS in _MODIFIER]
    return {(str(tag.case), str(tag.number), str(tag.gender)) for tag in tags}


def _head(word: re.Match[str], modifiers: Sequence[re.Match[str]], readings: Sequence[Parse]) -> Head:
    return Head(word.start(), word.end(), tuple((m.start(), m.end()) for m in modifiers), tuple(readings))


def _adjectival(modifiers: Sequence[re.Match[str]]) -> Head:
    """The last of adjectives with no noun after them is a noun itself («заведующая отделом»)."""
    *before, last = modifiers
    readings = [reading for reading in parses(last.group()) if reading.tag.POS in _MODIFIER]
    return _head(last, before, readings)


def nominative(phrase: str, *, case: str | None = None, singular: bool = False) -> str:
    """The phrase with its head in the nominative, unchanged where the head's form is unknown or already nominative.

    `case` (an OpenCorpora name such as "ablt") settles an ambiguous form; `singular` also makes one of many
    («мэры Вены» → «мэр Вены»).
    """
    head = head_of(phrase)
    reading = _reading(head.readings, case) if head else None
    if head is None or reading is None:
        return phrase
    wanted = {"nomn", "sing"} if singular or reading.tag.number == "sing" else {"nomn", "plur"}
    changes = [(head.start, head.end, _inflected(phrase[head.start : head.end], reading, wanted))]
    gender = {reading.tag.gender} if "sing" in wanted and reading.tag.gender else set()
    for start, end in head.modifiers:
        adjective = _agreeing(phrase[start:end], reading)
        changes.append((start, end, _inflected(phrase[start:end], adjective, wanted | gender)))
    for start, end, form in sorted(changes, reverse=True):
        phrase = phrase[:start] + form + phrase[end:]
    return phrase


def _reading(readings: Sequence[Parse], case: str | None) -> Parse | None:
    """The reading to decline from: of the given case if any, the singular before the plural, the likelier first."""
    fitting = [r for r in readings if case is None or r.tag.case == case] or list(readings)
    return min(fitting, key=lambda r: r.tag.number != "sing", default=None)


def _agreeing(word: str, noun: Parse) -> Parse:
    """The reading of an adjective in the case and number of its noun."""
    readings = [r for r in parses(word) if r.tag.POS in _MODIFIER]
    fitting = (r for r in readings if r.tag.case == noun.tag.case and r.tag.number == noun.tag.number)
    return next(fitting, readings[0])


def _inflected(word: str, reading: Parse, wanted: set[str]) -> str:
    form = reading.inflect(wanted)
    return recased(word, str(form.word)) if form else word
