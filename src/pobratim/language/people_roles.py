"""Offices in a text: where each stands with its adjectives, its case, and what it governs."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pobratim.language.cues import before, fold, in_quotes, lexicon, pattern, word_set
from pobratim.language.morphology import Parse, parses
from pobratim.language.noun_phrases import WORD, agree, is_modifier, nouns

_ADJECTIVE = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)\s+(?P<joined>и\s+)?$")
_ENGLISH_WORD = re.compile(r"([A-Za-z-]+) $")
_GOVERNED = re.compile(r"[^.;:,()\n–—]*")
_BY_ITSELF = re.compile(r"(?:^|\n|[–—:-]\s)[\W\d_]*$")
_SAME_ROLE = re.compile(r"(?:,|(?<!\w)и)\s*$")
# Further back, another office is another person's.
_CHAIN_REACH = 120


@dataclass(frozen=True, slots=True)
class Office:
    """An office named: `phrase` is where its adjectives begin, `cases` those that its form may be in."""

    phrase: int
    start: int
    end: int
    cases: tuple[str, ...]
    plural: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A person's role in a text: where its offices begin (several: «заместитель главы, консул») and where it ends."""

    starts: tuple[int, ...]
    end: int
    cases: tuple[str, ...]
    plural: bool = False

    @property
    def start(self) -> int:
        return self.starts[0]


@functools.lru_cache(maxsize=4096)
def find_offices(text: str) -> tuple[Office, ...]:
    """The offices, ranks and professions that a text names, outside quotations, in order."""
    words = [word for word in WORD.finditer(text) if is_office(word.group())]
    if not words:
        return ()
    fixed = [m.span() for m in pattern(lexicon("people", "not_offices")).finditer(fold(text))]
    apart = (*in_quotes(text), *fixed)
    named = [word for word in words if not any(a <= word.start() < b for a, b in apart)]
    offices = (_english(text, word) if word.group().isascii() else _russian(text, word) for word in named)
    return tuple(office for office in offices if office)


@functools.lru_cache(maxsize=65_536)
def is_office(word: str) -> bool:
    """Whether a word by itself names an office in any reading."""
    return word.lower() in word_set("people", "offices") if word.isascii() else bool(_readings(word))


def _readings(word: str) -> list[Parse]:
    return [p for p in parses(word) if _is_office_lemma(_title_form(p))]


def _russian(text: str, word: re.Match[str]) -> Office | None:
    if _is_mere_adjective(text, word):
        return None
    readings = _readings(word.group())
    singular = [p for p in readings if p.tag.number == "sing"]
    cases = tuple(dict.fromkeys(str(p.tag.case) for p in singular or readings))
    start = _phrase_start(text, word)
    if "nomn" in cases and _BY_ITSELF.search(before(text, start)):
        # «Атташе» may be in any case, but what opens a line or follows a dash is governed by nothing.
        cases = ("nomn",)
    return Office(start, word.start(), word.end(), cases, not singular)


def _is_mere_adjective(text: str, word: re.Match[str]) -> bool:
    """«ведущий специалист» is a specialist: the office is the noun that follows."""
    following = WORD.match(text, word.end() + 1)
    if nouns(word.group()) or following is None or any(p.tag.POS == "PREP" for p in parses(following.group())):
        return False
    return any(agree(word.group(), noun) for noun in nouns(following.group()))


def _title_form(reading: Parse) -> str:
    """The form in which the lexicon has an office; that of a participle is no verb («заведующая»)."""
    if reading.tag.POS == "PRTF":
        form = reading.inflect({"masc", "sing", "nomn"})
        return form.word if form else ""
    return reading.normal_form if reading.tag.POS in ("NOUN", "ADJF") else ""


def _is_office_lemma(lemma: str) -> bool:
    *prefixes, last = lemma.replace("ё", "е").split("-")
    known = word_set("people", "offices")
    return "-".join([*prefixes, last]) in known or (
        last in known and all(prefix in word_set("people", "prefixes", "offices") for prefix in prefixes)
    )


def _phrase_start(text: str, word: re.Match[str]) -> int:
    """Where the adjectives that agree with an office begin, «Чрезвычайным и Полномочным» and «и.о.» with them."""
    start = word.start()
    # «временный поверенный»: an office may be an adjective by its form.
    own = nouns(word.group()) or tuple(p for p in parses(word.group()) if p.tag.POS in ("ADJF", "PRTF"))
    while previous := _ADJECTIVE.search(before(text, start)):
        if not is_modifier(previous["word"]) or not any(agree(previous["word"], noun) for noun in own):
            break
        if previous["joined"] and start == word.start():
            break
        start -= len(before(text, start)) - previous.start("word")
    acting = _acting().search(fold(before(text, start)))
    return start - len(acting.group()) if acting else start


@functools.cache
def _acting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, lexicon('people', 'acting')))})\s*$")


def _english(text: str, word: re.Match[str]) -> Office:
    start, end = word.span()
    while (previous := _ENGLISH_WORD.search(before(text, start))) and _is_office_word(previous.group(1)):
        start -= len(previous.group())
    while (after := re.compile(r" ([A-Za-z-]+)").match(text, end)) and _is_office_word(after.group(1)):
        end = after.end()
    return Office(start, start, end, ("nomn",), plural=False)


def _is_office_word(word: str) -> bool:
    return word.lower() in word_set("people", "office_words", "offices")


def role_start(text: str, offices: Sequence[Office], last: int) -> tuple[tuple[int, ...], Office]:
    """Where the whole role of the person begins whose nearest office is `offices[last]`, and its first office.

    An office in the genitive belongs to the one before it («советник мэра», «директор департамента министерства»); one
    in the same oblique case after a comma or «и» stands beside it («заместителем главы миссии, консулом») and begins a
    part of its own.
    """
    first = offices[last]
    starts = [first.phrase]
    for previous in reversed(offices[:last]):
        between = text[previous.end : first.phrase]
        if len(between) > _CHAIN_REACH or re.search(r"[.;!?]\s", between):
            break
        if "gent" in first.cases and _is_genitive(between):
            starts[0], first = previous.phrase, previous
        elif _is_beside(between, previous, first):
            starts.insert(0, previous.phrase)
            first = previous
    return tuple(starts), first


def _is_genitive(between: str) -> bool:
    """Whether only genitives stand between two offices, so that the later one is governed by the earlier."""
    if not _GOVERNED.fullmatch(between):
        return False
    words = WORD.findall(between)
    if any(parses(word)[0].tag.POS == "PREP" for word in words):
        return False
    return all(any(p.tag.case == "gent" for p in parses(word)) or word.isupper() for word in words)


def _is_beside(between: str, previous: Office, first: Office) -> bool:
    oblique = set(previous.cases) & set(first.cases) - {"nomn"}
    return bool(oblique) and bool(_SAME_ROLE.search(between)) and not has_verb(between) and not previous.plural


def has_verb(text: str) -> bool:
    """Whether a finite verb stands in the text: what is before and after it is not one phrase."""
    return any(word.islower() and parses(word)[0].tag.POS == "VERB" for word in WORD.findall(text))
