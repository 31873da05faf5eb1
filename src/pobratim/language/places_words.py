"""Words of a text, and the nominatives that a declined word of a place name may stand for."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from pobratim.language.gazetteer import fold, lookup
from pobratim.language.morphology import Parse, parses
from pobratim.resources import load

_LETTER = r"[A-Za-zÀ-ÖØ-öø-ɏА-Яа-яЁё]"
_PART = rf"{_LETTER}+(?:['’\u0301]{_LETTER}+)?"
_WORD = re.compile(rf"{_PART}(?:[-‑]{_PART})*")
_DECLINED = frozenset("аяуюеыим")
"""Last letters of declined forms; names in other letters are nominative as they stand."""
_SMALL = frozenset({"на", "де", "ле", "ла", "ди", "дель", "эль", "аль", "ог", "дю", "ду", "да", "и"})
# Endings of foreign names that the dictionary does not know: declined → nominative, the commonest first.
_ENDINGS = (
    ("ами", "ы"), ("ями", "и"), ("ах", "ы"), ("ях", "и"), ("ов", "ы"), ("ом", ""), ("ем", "ь"), ("ой", "а"),
    ("ей", "я"), ("ом", "о"), ("а", "о"), ("у", "о"), ("е", "о"),
    ("ию", "ия"), ("ии", "ия"), ("ью", "ь"), ("у", "а"), ("у", ""), ("ю", "я"), ("ю", "ь"), ("е", "а"), ("е", ""),
    ("е", "ь"), ("ы", "а"), ("и", "а"), ("и", "ь"), ("и", "я"), ("а", ""), ("я", "ь"), ("я", "й"),
)  # fmt: skip


class Word(NamedTuple):
    """A word of a text and where it stands; a tuple, for there are as many as words in the documents."""

    text: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Reading:
    """A nominative that a word may stand for, lower case; `geographic` where the dictionary has it as a place."""

    form: str
    geographic: bool
    known: bool


@functools.lru_cache(maxsize=4_096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; hyphenated ones whole, but for two places joined («Мурманск-Тромсё»)."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start = match.start()
        for part in _places_joined(match[0]):
            words.append(Word(part, start, start + len(part)))
            start += len(part) + 1
    return tuple(words)


@functools.lru_cache(maxsize=65_536)
def _places_joined(word: str) -> tuple[str, ...]:
    """The places of «Мурманск-Тромсё»; other words, and places with a hyphen of their own, whole."""
    parts = tuple(word.split("-"))
    if len(parts) != 2 or not all(part[:1].isupper() for part in parts) or _is_place(word):
        return (word,)
    return parts if all(_is_place(part) and len(part) > 3 for part in parts) else (word,)


def _is_place(word: str) -> bool:
    return any(lookup(fold(reading.form)) and (reading.geographic or not reading.known) for reading in readings(word))


@functools.lru_cache(maxsize=65_536)
def readings(word: str) -> tuple[Reading, ...]:
    """The nominatives of a word, places first; number is kept («Вод» is «воды»)."""
    found: dict[str, Reading] = {}
    for reading in (*_from_dictionary(word), *_from_parts(word), *_from_endings(word)):
        known = found.get(reading.form)
        if known is None or (reading.geographic and not known.geographic):
            found[reading.form] = reading
    return tuple(sorted(found.values(), key=lambda reading: not reading.geographic))


@functools.lru_cache(maxsize=65_536)
def folded_forms(word: str) -> frozenset[str]:
    """The nominatives of a word, folded as names are."""
    return frozenset(fold(reading.form) for reading in readings(word))


def _from_dictionary(word: str) -> list[Reading]:
    lower = word.lower()
    found = []
    as_written = False
    for parse in parses(lower):
        nominative = parse if "nomn" in parse.tag else parse.inflect({"nomn"})
        if nominative is None:
            continue
        as_written = as_written or nominative.word == lower
        found.append(Reading(nominative.word, is_geographic(parse), parse.is_known))
    return found if as_written else [*found, Reading(lower, geographic=False, known=False)]


def _from_parts(word: str) -> list[Reading]:
    """«Баня-Луке», «Франкфурта-на-Майне»: the last part is declined, or the first."""
    first, hyphen, rest = word.lower().partition("-")
    if not hyphen:
        return []
    head, _, last = word.lower().rpartition("-")
    forms = [f"{head}-{reading.form}" for reading in readings(last)]
    forms += [f"{reading.form}-{rest}" for reading in readings(first)]
    # «Старой-Загоры»: Slavic names whose first half is a short adjective, here declined as a Russian one.
    forms += [f"{a.form[:-1]}-{b.form}" for a in readings(first) if a.form.endswith("ая") for b in readings(last)]
    forms += [f"{a.form}-{b.form}" for a in readings(first)[:3] for b in readings(last)[:3]]
    return [Reading(form, geographic=False, known=False) for form in forms]


def _from_endings(word: str) -> list[Reading]:
    lower = word.lower()
    if len(lower) < 4:
        return []
    forms = [lower[: -len(ending)] + nominative for ending, nominative in _ENDINGS if lower.endswith(ending)]
    if is_dictionary_word(lower):
        forms = [form for form in forms if form in _names_like_words()]
    return [Reading(form, geographic=False, known=False) for form in forms]


def likeliest_nominative(word: str) -> str:
    """The nominative, lower case, of a name that nothing knows: as written unless it looks declined."""
    lower = word.lower()
    if lower[-1] not in _DECLINED:
        return lower
    for parse in parses(lower):
        if parse.tag.POS == "NOUN" and (nominative := parse.inflect({"nomn"})):
            return str(nominative.word)
    return lower


@functools.cache
def _names_like_words() -> frozenset[str]:
    """Names whose declined forms the dictionary takes for other words («Ниша»)."""
    return frozenset(name.lower() for name in load("ru/places")["trusted"])


def is_geographic(parse: Parse) -> bool:
    """Whether the dictionary marks a reading as a place."""
    return "Geox" in parse.tag and parse.is_known


@functools.lru_cache(maxsize=65_536)
def is_dictionary_word(word: str) -> bool:
    """Whether the dictionary knows the word in any reading."""
    return any(parse.is_known for parse in parses(word.lower()))


@functools.lru_cache(maxsize=65_536)
def is_name_of_person(word: str) -> bool:
    """Whether the dictionary knows the word as a first name, patronymic or surname."""
    return any(parse.is_known and parse.tag.grammemes & {"Name", "Patr", "Surn"} for parse in parses(word.lower()))


@functools.lru_cache(maxsize=65_536)
def adjective_lemma(word: str) -> str | None:
    """The masculine nominative of an adjective, None for other words."""
    for parse in parses(word.lower()):
        if parse.tag.POS == "ADJF":
            return str(parse.normal_form)
    return None


@functools.lru_cache(maxsize=16_384)
def spelt(text: str, form: str) -> str:
    """A nominative form in the spelling of the text: its capitals, and its ё or е as far as the two agree."""
    kept = _common_length(text, form)
    shouted = len(text) > 3 and text.isupper()
    letters = (text[:kept].lower() if shouted else text[:kept]) + form[kept:]
    parts = letters.split("-")
    models = text.split("-")
    return "-".join(
        _with_capital(part, models[min(index, len(models) - 1)], shouted) for index, part in enumerate(parts)
    )


def _common_length(text: str, form: str) -> int:
    length = 0
    for ours, theirs in zip(text, form, strict=False):
        if fold(ours) != fold(theirs):
            break
        length += 1
    return length


def _with_capital(part: str, model: str, shouted: bool) -> str:
    small = shouted and part in _SMALL
    return part if small or not model[:1].isupper() else part[:1].upper() + part[1:]
