"""Personal names brought to the nominative, foreign ones included: «Е.В. Никоры» → «Е.В. Никора».

The dictionary knows common names; all others decline by their endings, if at all. Which case to come from is known
from the office beside the name («с мэром …»), and so «Эцукой Симода» keeps its second half.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence

from pobratim.language.cues import fold
from pobratim.language.morphology import Parse, parses
from pobratim.language.noun_phrases import recased
from pobratim.resources import load

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_NAME_TAGS = ("Name", "Surn", "Patr")
# No syllable of East Asia ends so: «Пак Чхольсу» is no dative.
_CLUSTER = re.compile(r"[бвгджзклмнпрстфхцчш][ь]?[бвгджзклмнпрстфхцчш]$(?<!нг)")
_VOWELS = "аеёиоуыэюя"
_HUSHING = "жшчщц"
# What a form proves about the case: a dictionary's name, an ending alone, nothing.
_KNOWN, _BY_ENDING, _UNCHANGED = 3, 1, 0


def nominative_name(name: str, cases: Iterable[str], gender: str | None = None) -> str:
    """The name in the nominative, given the cases that it may stand in, the likelier first ("gent", "ablt" …).

    `gender` is "masc", "femn" or None where nothing tells.
    """
    ordered = tuple(cases)
    options = [(case, *_from_case(name, case, gender)) for case in ordered]
    # Where the genitive will do, an accusative («Никору») is too rare to believe an ending alone.
    sure = [o for o in options if o[0] != "accs" or "gent" not in ordered or o[2] >= _KNOWN]
    best = max(sure, key=lambda option: option[2], default=None)
    return best[1] if best and best[2] > _UNCHANGED else name


def fits(name: str, case: str) -> bool:
    """Whether the name may stand in a case: some word has its ending, or the dictionary knows no word of it."""
    if case == "nomn" or _from_case(name, case, None)[1] > _UNCHANGED:
        return True
    known = [p for word in _declinable(name) for p in _names(word.group())]
    return not known or any(p.tag.case == case for p in known)


def _from_case(name: str, case: str, gender: str | None) -> tuple[str, int]:
    """The nominative if the name stands in `case`, and how much proves that it does."""
    gender = gender or _gender(name, case)
    words = _declinable(name)
    if case != "nomn" and any(_contradicts(word.group(), case) for word in words):
        return name, _UNCHANGED
    proof = _UNCHANGED
    eastern = bool(words) and words[0].group() in load("ru/people")["family_names"]
    for word in reversed(words):
        form, strength = _word_from_case(word.group(), case, gender)
        if eastern and _CLUSTER.search(form):
            continue
        name = name[: word.start()] + form + name[word.end() :]
        proof += strength
    return name, proof


def _contradicts(word: str, case: str) -> bool:
    """Whether a first name of the dictionary stands in the nominative and cannot be in `case`: «главы Константин …»."""
    cases = {p.tag.case for p in _names(word) if "Name" in p.tag}
    return "nomn" in cases and case not in cases


def _declinable(name: str) -> list[re.Match[str]]:
    """The words of a name that may decline: no initials, no particles, nothing in Latin letters."""
    particles = load("ru/people")["particles"]
    words = (m for m in _WORD.finditer(name) if len(m.group()) > 1 and not m.group().endswith("."))
    return [m for m in words if fold(m.group()) not in particles and not m.group().isascii()]


def _names(word: str) -> list[Parse]:
    """The dictionary's readings of a word as a personal name in the singular."""
    return [
        p
        for p in parses(word)
        if p.is_known and p.tag.number == "sing" and p.tag.case != "voct" and any(t in p.tag for t in _NAME_TAGS)
    ]


def _gender(name: str, case: str) -> str | None:
    """The gender that a first name or a patronymic of the dictionary tells."""
    for word in _declinable(name):
        told = {p.tag.gender for p in _names(word.group()) if p.tag.case == case and "Surn" not in p.tag}
        if len(told) == 1 and (gender := told.pop()) in ("masc", "femn"):
            return str(gender)
    return None


def _word_from_case(word: str, case: str, gender: str | None) -> tuple[str, int]:
    *first, last = re.split(r"(?<=[-’'])", word)
    form, strength = _part_from_case(last, case, gender)
    parts = []
    for part in first:
        name, mark = part[:-1], part[-1]
        own, proof = name, _UNCHANGED
        if _names(name) or name[-2:] == last[-2:]:
            own, proof = _part_from_case(name, case, gender)
        parts.append(own + mark)
        strength = max(strength, proof)
    return "".join(parts) + form, strength


def _part_from_case(word: str, case: str, gender: str | None) -> tuple[str, int]:
    known = [p for p in _names(word) if gender is None or p.tag.gender in (gender, None)]
    for reading in known:
        if reading.tag.case == case and (form := reading.inflect({"nomn", "sing"})):
            return recased(word, str(form.word)), _KNOWN if form.word != fold(word) else _UNCHANGED
    if any(reading.tag.case == "nomn" for reading in known):
        return word, _UNCHANGED
    return _by_ending(word, case, gender)


def _by_ending(word: str, case: str, gender: str | None) -> tuple[str, int]:
    for rule in _endings().get(case, ()):
        ending = rule["from"]
        stem = word[: -len(ending)]
        wrong_gender = gender and rule.get("gender", gender) != gender
        if word.lower().endswith(ending) and not wrong_gender and _stem_fits(stem, rule):
            return stem + (rule["to"].upper() if word.isupper() else rule["to"]), _BY_ENDING
    return word, _UNCHANGED


def _stem_fits(stem: str, rule: Mapping[str, str]) -> bool:
    """A stem has a vowel and two letters, and ends in the kind of letter that the rule asks for; an ending of two
    letters has the vowel itself («Гоем», Гой).
    """
    last, after = stem[-1:].lower(), rule.get("after")
    whole = stem if len(rule["to"]) < 2 else stem + rule["to"]
    if len(whole) < 2 or not any(c in _VOWELS for c in whole.lower()):
        return False
    kinds = {"c": last not in _VOWELS, "h": last in _HUSHING, "s": last not in _VOWELS and last not in _HUSHING}
    return after is None or kinds[after]


@functools.cache
def _endings() -> Mapping[str, Sequence[Mapping[str, str]]]:
    found: Mapping[str, Sequence[Mapping[str, str]]] = load("ru/people")["endings"]
    return found
