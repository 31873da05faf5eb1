"""Names of places and authorities in a grammatical case, as the titles of official papers need them.

The adjectives before the first noun and that noun take the case, what follows it stays: «Международной Ассамблеи
столиц и крупных городов (МАГ)», «Республики Карелия». The exceptions of official usage are in
`resources/forms/style/declension.yml`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any, Literal, get_args

from pobratim.language.morphology import Parse, parses
from pobratim.resources import load

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "locative"]
CASES: tuple[str, ...] = get_args(Case)

_MODIFIERS = {"ADJF", "PRTF"}
_AFTER_DASH = re.compile(r"(.+) ([–—-]) (\S+)")


def _rules() -> Any:
    return load("forms/style/declension")


@functools.lru_cache(maxsize=4096)
def in_case(name: str, case: str) -> str:
    """A nominative name in a case, its capitals kept: «Смоленская область» → «Смоленской области»."""
    if case == "nominative":
        return name
    override = _rules()["overrides"].get(name, {}).get(case)
    if override:
        return str(override)
    dashed = _AFTER_DASH.fullmatch(name)
    if dashed:
        return f"{in_case(dashed[1], case)} {dashed[2]} {in_case(dashed[3], case)}"
    return _decline(name.split(), case)


def in_nominative(phrase: str) -> str:
    """A phrase cut out of a sentence, its head made nominative: «протокола намерений» → «протокол намерений».

    A phrase that may be nominative as it is stays.
    """
    words = phrase.split()
    head = next((n for n, word in enumerate(words) if parses(word)[0].tag.POS == "NOUN"), None)
    if head is None or all(any("nomn" in p.tag for p in parses(word)) for word in words[: head + 1]):
        return phrase
    found = [_with_capitals_of(word, _inflect_first(word, "nomn")) for word in words[: head + 1]]
    return " ".join(found + words[head + 1 :])


def _inflect_first(word: str, grammeme: str) -> str:
    declined = parses(word)[0].inflect({grammeme})
    return str(declined.word) if declined else word


def has_own_type(name: str) -> bool:
    """Whether a name says itself what it names (область, Ассамблея), or needs no type before it."""
    rules = _rules()
    words = re.findall(r"[\w-]+", name.casefold())
    return (
        name in rules["regions"]
        or name.isupper()
        or "(" in name
        or "«" in name
        or any(word in rules["own_type"] for word in words)
    )


def named_in_case(name: str, case: str) -> str:
    """A name in a case, a bare city's with «город» before it: «Мурманск» → «города Мурманска»."""
    if has_own_type(name) or name in _rules()["federal_cities"]:
        return in_case(name, case)
    return in_case(f"{_rules()['city']} {name}", case)


def cities_in_case(names: Sequence[str], case: str) -> str:
    """Several cities under one word: «городов Харбина и Мурманска»; one as `named_in_case` has it."""
    if len(names) == 1:
        return named_in_case(names[0], case)
    listed = [in_case(name, case) for name in names]
    joined = ", ".join(listed[:-1]) + " и " + listed[-1]
    if any(has_own_type(name) for name in names):
        return joined
    plural = _inflect(_rules()["city"], {_grammeme(case), "plur"})
    return f"{plural} {joined}"


def _decline(words: list[str], case: str) -> str:
    done: list[str] = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        modifier = not last and _is_modifier(word)
        done.append(_decline_word(word, case, modifier=modifier))
        if not modifier:
            return " ".join(done + _rest(word, words[number + 1 :], case))
    return " ".join(done)


def _rest(head: str, rest: list[str], case: str) -> list[str]:
    """What follows the head noun: the name after «город» is declined too, all else stays."""
    if rest and head.casefold() in _rules()["name_declined_after"] and rest[0][:1].isupper():
        return [in_case(" ".join(rest), case)]
    return rest


def _is_modifier(word: str) -> bool:
    return any(p.tag.POS in _MODIFIERS and "nomn" in p.tag for p in parses(word))


def _decline_word(word: str, case: str, *, modifier: bool) -> str:
    if (word.isupper() and len(word) > 1) or not _is_declinable(word):
        return word
    head, dash, last = word.rpartition("-")
    if dash and not any(p.is_known for p in parses(word)):
        # Of a strange compound only the last part declines: «в Баня-Луке».
        return f"{head}-{_decline_word(last, case, modifier=modifier)}"
    reading = _reading(word, modifier)
    if reading is None or (case == "accusative" and not _has_own_accusative(reading)):
        return word
    declined = reading.inflect({_grammeme(case)})
    return _with_capitals_of(word, declined.word) if declined else word


def _has_own_accusative(reading: Parse) -> bool:
    """Places are lifeless, whatever a guess at a strange name says: only feminine singulars differ (в Москву)."""
    return bool(reading.tag.gender == "femn" and reading.tag.number == "sing")


def _is_declinable(word: str) -> bool:
    """By its ending, and by whether the dictionary knows the word: a strange name in -о or -и stays."""
    rules = _rules()
    folded = word.casefold()
    if word[:1].isupper() and folded.endswith(tuple(rules["undeclined_endings"])):
        return False
    return not folded.endswith(tuple(rules["undeclined_vowels"])) or any(
        p.is_known and "nomn" in p.tag for p in parses(word)
    )


def _reading(word: str, modifier: bool) -> Parse | None:
    """The nominative reading of a word: an adjective before its noun, else a place's name, else any noun."""
    nominative = [p for p in parses(word) if "nomn" in p.tag]
    if modifier:
        return next((p for p in nominative if p.tag.POS in _MODIFIERS), None)
    nouns = sorted((p for p in nominative if p.tag.POS == "NOUN"), key=lambda p: "anim" in p.tag)
    geographic = [p for p in nouns if "Geox" in p.tag and "Infr" not in p.tag]
    return next(iter(geographic or nouns or nominative), None)


def _inflect(word: str, grammemes: set[str]) -> str:
    reading = _reading(word, modifier=False)
    declined = reading.inflect(grammemes) if reading else None
    return str(declined.word) if declined else word


def _grammeme(case: str) -> str:
    return str(_rules()["cases"][case])


def _with_capitals_of(model: str, word: str) -> str:
    """`word` with each part between hyphens capitalised as in `model`."""
    parts, models = word.split("-"), model.split("-")
    if len(parts) != len(models):
        models = [model] * len(parts)
    pairs = zip(parts, models, strict=True)
    return "-".join(part[:1].upper() + part[1:] if like[:1].isupper() else part for part, like in pairs)
