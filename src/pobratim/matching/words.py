"""What the words of a telling say, apart from its places: weighty words, names in quotation marks, numbers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pobratim.language.gazetteer import fold
from pobratim.language.morphology import lemma
from pobratim.language.numerals import ordinal_in_words, roman_to_int
from pobratim.resources import load

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]{2,120})[»\"”“]")
_SENTENCE = re.compile(r"[.!?:;\n«\"(]\s*$|^\s*$")
_LEAST = 3
_ROOT = 6
"""Letters by which words of one root are told: «выступление» and «выступить» share them, «видеомост» and
«видеоконференция» do not."""
_SHORTEST_ROOT = 4
_OF_COUNTRY = 0.3
"""What an adjective of a country weighs: it says little beside the place."""
_CAPITALS = re.compile(r"\b[А-ЯЁ]{3,7}\b")
_NUMBERED = re.compile(r"(?:№\s*|\b)(\d{1,4})\b")
_DAY_OR_YEAR = re.compile(
    r"\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:19|20)\d\d)?|\b\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*"
)


@dataclass(frozen=True, slots=True)
class Words:
    """`weights` maps the root of each word to how much it tells; `names` are folded names in quotation marks and
    `name_roots` the roots of their words, `proper` those of capitalised words that begin no sentence, `numbers` what
    tells editions and bodies apart, `folded` the whole text folded, `capitals` its abbreviations, `initials` the first
    letters of its words."""

    weights: Mapping[str, float]
    names: frozenset[str]
    name_roots: frozenset[str]
    proper: frozenset[str]
    numbers: frozenset[int]
    folded: str
    capitals: frozenset[str]
    initials: str

    @property
    def total(self) -> float:
        return sum(self.weights.values())

    def shared(self, other: Words) -> float:
        """The weight of the words that both have; «порт» is had where «портовый» is."""
        mine, theirs = self.weights, other.weights
        found = sum(weight for root, weight in mine.items() if root in theirs)
        rest = [root for root in mine if root not in theirs], [root for root in theirs if root not in mine]
        pairs = ((a, b) for a in rest[0] for b in rest[1] if a[0] == b[0] and len(a) != len(b))
        akin = {a for a, b in pairs if min(len(a), len(b)) >= _SHORTEST_ROOT and (a.startswith(b) or b.startswith(a))}
        return found + sum(mine[root] for root in akin)

    @property
    def callings(self) -> set[str]:
        """The callings of the people it tells of: «врач» of «врач-кардиолог», too."""
        return {first for root in self.weights if (first := root.split(" ")[0]) in _callings()}

    def abbreviates(self, other: Words) -> bool:
        """Whether this text writes in capitals what the other writes out: МАПГ and «ПМЭФ»."""
        return any(short in other.initials for short in self.capitals)

    def names_place(self, place: str) -> bool:
        """Whether the text names a place in any case."""
        roots = list(_place_roots(place))
        return bool(roots) and all(f" {root}" in self.folded for root in roots)


def words_of(text: str, places: Iterable[str] = ()) -> Words:
    """The words of a text; those of the places named are left to the comparison of places."""
    besides = {root for place in places for root in _place_roots(place)}
    weights: dict[str, float] = {}
    proper: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isdigit() or len(word) < _LEAST or _is_of_place(word, besides):
            continue
        root = root_of(word.lower())
        weights.setdefault(root, _weights().get(root, 1.0))
        if _is_proper(text, match):
            proper.add(root)
    names = _QUOTED.findall(text)
    name_roots = {root_of(word.lower()) for name in names for word in _WORD.findall(name) if len(word) >= _LEAST}
    return Words(
        weights,
        frozenset(map(fold, names)),
        frozenset(name_roots),
        frozenset(proper),
        frozenset(_numbers(text)),
        " " + fold(text),
        frozenset(_CAPITALS.findall(text)),
        "".join(word[0] for word in re.findall(r"[^\W\d_]+", text)).upper(),
    )


@functools.lru_cache(maxsize=65_536)
def root_of(word: str) -> str:
    """The first letters of a word's dictionary form, or of what it is a synonym of."""
    root = fold(lemma(word))[:_ROOT]
    return _synonyms().get(root, root)


def _is_of_place(word: str, roots: set[str]) -> bool:
    folded = fold(word)
    return word[:1].isupper() and any(folded.startswith(root) for root in roots)


def _place_roots(place: str) -> Iterator[str]:
    """The beginnings of the words of a place's name that all its cases share."""
    for word in fold(place).split():
        if len(word) >= _LEAST:
            yield word[: max(3, len(word) - 2)]


def _is_proper(text: str, match: re.Match[str]) -> bool:
    return match[0][:1].isupper() and not match[0].isupper() and not _SENTENCE.search(text[: match.start()][-2:])


def _numbers(text: str) -> Iterator[int]:
    """Numbers of editions, sessions, schools: figures but for days and years, Roman numerals, ordinals in words."""
    yield from (int(number) for number in _NUMBERED.findall(_DAY_OR_YEAR.sub(" ", text)))
    words = _WORD.findall(text)
    for before, word in zip(["", *words], words, strict=False):
        number = _roman(word) or ordinal_in_words(f"{before} {word}".lower()) or ordinal_in_words(word.lower())
        if number:
            yield number


def _roman(word: str) -> int | None:
    return roman_to_int(word) if word.isupper() else None


@functools.cache
def _weights() -> dict[str, float]:
    """How much words tell that any event may have, by root; all others tell 1."""
    told = {root_of(word): weight for weight, words in load("ru/matching")["weights"].items() for word in words}
    entries = load("common/countries").values()
    return {root_of(word): _OF_COUNTRY for entry in entries for word in entry.get("adjectives", ())} | told


@functools.cache
def _callings() -> frozenset[str]:
    """The roots of the words by which groups of people are told apart."""
    return frozenset(map(root_of, load("ru/matching")["callings"]))


@functools.cache
def _synonyms() -> dict[str, str]:
    groups = ([fold(lemma(word))[:_ROOT] for word in group] for group in load("ru/matching")["synonyms"])
    return {root: group[0] for group in groups for root in group}
