"""Words of the lexicons found in running text, whatever their endings.

A phrase of a lexicon is written as words; `*` stands for any ending (or beginning) of a word and `..` for up to three
words in between: «гуманитарн* помощ*», «нов* год*», «поставк* .. оборудовани*». Case and ё are folded, and the
folded text keeps its length, so that positions hold in the original.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from pobratim.language.alternation import alternation, characters
from pobratim.resources import load

# How far back one looks from a place to see what is before it.
_REACH = 100
_GAP = r"(?:\W+\w+){0,3}?\W+"
_ENDING = r"\w*"
_OPAQUE = frozenset({_GAP, _ENDING})
_QUOTED = re.compile(r"«[^«»]{0,300}»|\"[^\"\n]{0,200}\"|“[^“”]{0,200}”|„[^„“”]{0,200}[“”]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"«(]?[А-ЯЁA-Z\d•])|\n\s*(?=[А-ЯЁA-Z•\n–—-])")
# A full stop after these ends no sentence: «г. Турин», «им. Гоголя», «2020 г. подписаны».
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«.])(?:г|гг|гор|ул|пр|пл|д|им|тов|обл|р|н|п|пос|пров|св|проф|акад|ст|стр|тыс|млн|руб|чел|т|др|см|ред"
    r"|mr|mrs|ms|dr|st|no|prof|[а-яёa-z])\.$",
    re.IGNORECASE,
)


# Longer than any abbreviation with what stands before it.
_LONGEST_ABBREVIATION = 12


@functools.lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower case with е for ё, character for character."""
    low = text.lower()
    if len(low) != len(text):  # a few letters («İ») have longer small forms
        low = "".join(small if len(small := c.lower()) == 1 else c for c in text)
    return low.replace("ё", "е")


def outside_quotes(text: str) -> str:
    """The text with what stands in quotation marks blanked out, of the same length: a title's words are no cues."""
    return _QUOTED.sub(lambda match: "\0" * len(match.group()), text)


@functools.lru_cache(maxsize=1024)
def in_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """The spans in quotation marks, marks included."""
    return tuple((match.start(), match.end()) for match in _QUOTED.finditer(text))


@functools.lru_cache(maxsize=512)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for many phrases; the longer of two that begin together wins. It never matches if there are none."""
    bodies = (_atoms(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w){alternation(bodies, _OPAQUE)}(?!\w)")


def _atoms(phrase: str) -> list[str]:
    atoms: list[str] = []
    for word in fold(phrase).split():
        if word == "..":
            atoms.append(_GAP)
            continue
        between = [r"\s+"] if atoms and atoms[-1] != _GAP else []
        atoms += [*between, *(_ENDING if c == r"\*" else c for c in characters(word))]
    return atoms


def before(text: str, start: int) -> str:
    """The end of the text before `start`: enough to see what word or mark is there, and no more work than that."""
    return text[max(0, start - _REACH) : start]


def search(phrases: Iterable[str], text: str, start: int = 0) -> re.Match[str] | None:
    """The first place where one of the phrases stands in `text`, which must be folded."""
    return pattern(tuple(phrases)).search(text, start)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences and lines; a full stop after «г.», «им.» or an initial ends none."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        if "\n" in match.group() or not ends_abbreviated(text[starts[-1] : match.start()]):
            starts.append(match.end())
    ends = [*starts[1:], len(text)]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip())


def ends_abbreviated(text: str) -> bool:
    """Whether the full stop that a text ends with belongs to an abbreviation or an initial, and ends no sentence."""
    return _ABBREVIATION.search(text[-_LONGEST_ABBREVIATION:]) is not None


@functools.cache
def lexicon(name: str, key: str) -> tuple[str, ...]:
    """The phrases under `key` of the resource `name` in every language that has one."""
    found: list[str] = []
    for language in ("ru", "en"):
        content: dict[str, Any] = load(f"{language}/{name}")
        found += content.get(key, [])
    return tuple(found)


@functools.cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The entries of lexicons as a set, for whoever asks about word after word."""
    return frozenset(word for key in keys for word in lexicon(name, key))


@functools.cache
def groups(name: str, key: str) -> dict[str, tuple[str, ...]]:
    """Named groups of phrases (`kind: [phrases]`) under `key`, those of all languages joined."""
    found: dict[str, tuple[str, ...]] = {}
    for language in ("ru", "en"):
        content: dict[str, dict[str, list[str]]] = load(f"{language}/{name}")
        for group, phrases in content.get(key, {}).items():
            found[group] = (*found.get(group, ()), *phrases)
    return found
