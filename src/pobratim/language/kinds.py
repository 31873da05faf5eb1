"""What a text tells of: the kind of a happening, whether it was online, where, and what became of it.

Which words say what is data (`resources/*/kinds.yml`); how each is judged follows the annotation guide of the project:
the earliest kind named outside quotation marks wins, online beats a place, a visit is in person.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pobratim.language.agreement_titles import agreement_heads, agreement_kind
from pobratim.language.cues import before, fold, groups, lexicon, outside_quotes, pattern, search
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD, is_modifier
from pobratim.language.signings import SigningMention, signings
from pobratim.resources import load

__all__ = [
    "KindMention",
    "ModeMention",
    "SigningMention",
    "StatusMention",
    "activity_kind",
    "activity_status",
    "agreement_heads",
    "agreement_kind",
    "apposed_place",
    "in_person_place",
    "online_mode",
    "signings",
]

ActivityStatus = Literal["planned", "held", "cancelled", "postponed"]

# A word further back does not make what follows its topic.
_WORDS_BACK = 3
_REACH = 60
_CLAUSE_END = re.compile(r"[.;:(),–—]|\sи\s")
_IN_OR_ON = re.compile(r"(?<!\w)(?:[Вв]о?|[Нн]а)\s+")
_AT = re.compile(r"(?<!\w)(?:at|in) the ([A-Z]\w+(?:[ -](?:of (?:the )?)?[A-Z]\w+){0,5}(?: [a-z]+)?)")
_APPOSED = re.compile(r"[,(]\s*(?=[^\W\d_])")
_APPOSED_END = re.compile(r"\s*(?:$|[,;.)\n])")
_SPACED_WORD = re.compile(r"\s+([^\W\d_]+)")
# «в с. Выездное», «на пл. Ленина»
_ABBREVIATED = re.compile(r"(?:с|п|пос|пгт|дер|д|ст|х|пл|наб|бул|пр|ул)\.\s?[А-ЯЁ][\w-]+")
_MAX_MODIFIERS = 5
# What "not" is said of is the event itself, whatever comes after: «не состоялась встреча».
_NOT = re.compile("не |was not|were not|did not")
# What may follow a building's noun and belong to its name: «им. …», a quotation, «№ 3», a name, a genitive.
_NAME_TAIL = re.compile(
    r"\s+(?:им(?:\.|ени)\s*[^,;()]{0,60}?(?=\s+(?:в|на|с|по|для|и|при)\s|[,;()\n]|(?<![А-ЯЁA-Z])\.(?:\s|$)|$)|«[^»]*»|№\s*\d+"
    r"|[А-ЯЁA-Z][\w-]+|г\.\s*[А-ЯЁ][\w-]+)"
)


@dataclass(frozen=True, slots=True)
class KindMention:
    """The kind of an activity and the words that say so, in the title or in the text."""

    kind: str
    start: int
    end: int
    in_title: bool


@dataclass(frozen=True, slots=True)
class ModeMention:
    """Whether an activity was online, and the words that say so."""

    online: bool
    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True)
class StatusMention:
    """What became of an activity, and the words that say so."""

    status: ActivityStatus
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    start: int
    end: int
    topic: bool
    leading: bool

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        return not self.leading, self.topic, self.start, -self.end


def activity_kind(title: str, text: str) -> KindMention | None:
    """The kind of an activity from its title, else from its text; None where neither names one.

    `text` may repeat the title; a visit that begins anew in it («Визит в …») makes the whole a visit.
    """
    in_title, in_text = _best(title), _best(text)
    if in_text and (in_title is None or (in_text.leading and not in_title.leading)):
        return KindMention(in_text.kind, in_text.start, in_text.end, in_title=False)
    return KindMention(in_title.kind, in_title.start, in_title.end, in_title=True) if in_title else None


@functools.lru_cache(maxsize=2_048)
def _best(text: str) -> _Cue | None:
    cues = sorted(_cues(text), key=lambda cue: cue.rank)
    if not cues:
        return None
    stronger = (c for c in cues if cues[0].kind in load("ru/kinds")["over"].get(c.kind, ()) and not c.topic)
    return next(stronger, cues[0])


def _cues(text: str) -> Iterator[_Cue]:
    folded, masked = fold(text), fold(outside_quotes(text))
    for kind, phrases in groups("kinds", "kinds").items():
        found = list(pattern(phrases).finditer(masked))
        if not found and kind in lexicon("kinds", "quoted"):
            found = list(pattern(phrases).finditer(folded))
        for match in found:
            if match.group() in lexicon("kinds", "capitalised") and not _is_capitalised(text, match.start()):
                continue
            yield _Cue(kind, *match.span(), _is_topic(folded, match.start()), _is_leading(kind, text, match))


def _is_capitalised(text: str, start: int) -> bool:
    """Whether a word has a capital, or its adjective does: «Дни Кеми», «Ганзейские дни»."""
    words = WORD.findall(before(text, start))[-1:]
    return text[start].isupper() or any(word[0].isupper() and is_modifier(word) for word in words)


def _is_topic(folded: str, start: int) -> bool:
    """Whether words just before make it a topic: «итогов VIII конкурса», «во время встречи»."""
    clause = _CLAUSE_END.split(folded[max(0, start - _REACH) : start])[-1]
    return bool(search(lexicon("kinds", "topic"), " ".join(WORD.findall(clause)[-_WORDS_BACK:])))


def _is_leading(kind: str, text: str, match: re.Match[str]) -> bool:
    """Whether a visit begins a sentence, perhaps after its adjectives: nominative, and a capital letter."""
    if kind not in lexicon("kinds", "leading"):
        return False
    start = match.start()
    for word in reversed(list(WORD.finditer(text[max(0, start - _REACH) : start]))[-2:]):
        at = max(0, start - _REACH) + word.start()
        if is_modifier(word.group()) and not text[at + len(word.group()) : start].strip():
            start = at
    head = WORD.match(text, match.start())
    if head is None or not text[start].isupper():
        return False
    return any(p.tag.case in ("nomn", None) for p in parses(head.group()))


def online_mode(text: str) -> ModeMention | None:
    """Online if a word outside quotations says so, else in person if a visit is made; None where nothing is said."""
    folded = fold(outside_quotes(text))
    found = next(
        (match for match in pattern(groups("kinds", "online")["true_cues"]).finditer(folded) if _is_mode(match)), None
    )
    if found:
        return ModeMention(True, *found.span(), text[found.start() : found.end()])
    for visit in pattern(groups("kinds", "online")["false_cues"]).finditer(folded):
        clause = _CLAUSE_END.split(folded[max(0, visit.start() - _REACH) : visit.start()])[-1]
        # «По приглашению мэра … находилась делегация»: an invitation further back was followed.
        near = " ".join(WORD.findall(clause)[-_WORDS_BACK:])
        if not search(groups("kinds", "online")["not_made"], near):
            return ModeMention(False, *visit.span(), text[visit.start() : visit.end()])
    return None


def _is_mode(match: re.Match[str]) -> bool:
    """Whether a word of that beginning tells of a way to meet: «видеоролик» does not."""
    return not pattern(groups("kinds", "online")["not_online"]).fullmatch(match.group())


def activity_status(text: str) -> StatusMention | None:
    """What the words say became of it: cancelled or postponed anywhere, else the first of planned and held."""
    folded = fold(outside_quotes(text))
    for status in ("cancelled", "postponed"):
        for match in pattern(groups("kinds", "status")[status]).finditer(folded):
            if _NOT.match(match.group()) or not _has_own_subject(text, folded, match.end()):
                return StatusMention(status, *match.span())
    planned = search(groups("kinds", "status")["planned"], folded)
    held = search(groups("kinds", "status")["held"], folded)
    if planned and (held is None or planned.start() < held.start()):
        return StatusMention("planned", *planned.span())
    return StatusMention("held", *held.span()) if held else None


def _has_own_subject(text: str, folded: str, end: int) -> bool:
    """Whether the verb has a subject or object after it that is not the event: «отменены ограничения»."""
    after = re.match(r"[^\S\n]+([^\W\d_-]+)", folded[end:])
    if after is None or parses(after.group(1))[0].tag.POS == "PREP":
        return False
    event = _best(text)
    if event and event.start == end + after.start(1):
        return False
    return any(p.tag.POS == "NOUN" and p.tag.case == "nomn" for p in parses(after.group(1))[:2])


def in_person_place(text: str) -> tuple[int, int] | None:
    """The first building, park or institution in which, by «в» or «на» with the prepositional, something happens."""
    for match in _IN_OR_ON.finditer(text):
        clause = _CLAUSE_END.split(fold(before(text, match.start())))[-1]
        if search(groups("kinds", "places")["not_there"], " ".join(WORD.findall(clause)[-2:])):
            continue
        noun = _building(text, match.end())
        if noun:
            return match.end(), _name_end(text, noun.end())
        if abbreviated := _ABBREVIATED.match(text, match.end()):
            return abbreviated.span()
    return _english_building(text)


def apposed_place(text: str) -> tuple[int, int] | None:
    """The building that a text of no sentence sets beside what was there: «…, Дом-музей Гайдара», «(зал музея)»."""
    for match in _APPOSED.finditer(text):
        noun = _building(text, match.end(), ("nomn",))
        end = _name_end(text, noun.end()) if noun else 0
        if noun and _APPOSED_END.match(text, _with_genitive(text, end)):
            return match.end(), end
    return None


def _with_genitive(text: str, end: int) -> int:
    """Where the words end that say whose a building is: «зал филармонии»."""
    word = _SPACED_WORD.match(text, end)
    return word.end() if word and any(p.tag.case == "gent" for p in parses(word[1])) else end


def _building(text: str, start: int, cases: tuple[str, ...] = ("loct", "loc2")) -> re.Match[str] | None:
    """The noun of a building in one of the cases, right there or after its adjectives."""
    at = start
    for _ in range(_MAX_MODIFIERS):
        word = WORD.match(text, at)
        if word is None:
            return None
        readings = [p for p in parses(word.group()) if p.tag.case in cases]
        if any(_is_building(p.normal_form) for p in readings if p.tag.POS == "NOUN"):
            return word
        if not any(p.tag.POS in ("ADJF", "PRTF") for p in readings):
            return None
        at = word.end() + len(text[word.end() :]) - len(text[word.end() :].lstrip())
    return None


def _is_building(noun: str) -> bool:
    """Whether a noun, or the first half of it («дом-музей»), is that of a building."""
    buildings = groups("kinds", "places")["buildings"]
    return noun in buildings or noun.partition("-")[0] in buildings


def _name_end(text: str, end: int) -> int:
    while tail := _NAME_TAIL.match(text, end):
        end = tail.end()
    return end


def _english_building(text: str) -> tuple[int, int] | None:
    for match in _AT.finditer(text):
        *names, last = match.group(1).split()
        # «the Kremlin library» as well as «the Kremlin Library»
        if any(word in groups("kinds", "places")["buildings"] for word in (*names, last, last.capitalize())):
            return match.span(1)
    return None
