"""Further facts of an activity, each with the span it was read from: direction, fields, series, programme, occasion.

Counts and goods are in `facts_counts`, agreed and promised things in `facts_promises`. All are optional: a fact that
the words do not give is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pobratim.language.cues import ends_abbreviated, fold, groups, in_quotes, lexicon, pattern, search, sentences
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD, is_modifier, nominative
from pobratim.language.numerals import ordinal_in_words, roman_to_int

Direction = Literal["incoming", "outgoing"]

_EDITION = re.compile(
    r"(?<![\w.])(?P<edition>[IVXLCХІ]+|\d{1,3}-?(?:й|я|е|ая|ой|ый|го|му|м|ом|х|th|st|nd|rd)|[А-ЯЁA-Z][а-яёa-z-]+)(?=\s)"
)
_PHRASE_END = re.compile(r"[.;:()\n]|,(?=\s)|\s[–—-]\s")
_TO = re.compile(r"(?<!\w)(?:во?|in|to)\s+(?:(?:г\.|гор\.|город\w*(?:-\w+)*)\s*)?(?=[А-ЯЁA-Z])")
_INFLECTED = 2
_SHORTEST_DECLINED = 3
_MOST_MODIFIERS = 5


@dataclass(frozen=True, slots=True)
class DirectionMention:
    """Whether a visit came to the owner of the paper or went out from it."""

    direction: Direction
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldMention:
    """A field of co-operation (culture, health, …) and the first words that tell of it."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SeriesMention:
    """An edition of a series: «VIII конкурс «…»» has the edition «VIII», the number 8 and the name «конкурс «…»».

    `edition` is as written, or the number where the text has it in words («Третьем» → «3»).
    """

    name: str
    edition: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A programme, body or occasion: its name in the nominative where the words allow, and its span."""

    name: str
    start: int
    end: int


def visit_direction(text: str, owners: Sequence[str]) -> DirectionMention | None:
    """Where a visit went, given the names of the paper's owner («Мурманск», «СПб»); None for what is no visit.

    To the owner is incoming; by the owner, or to elsewhere with nobody named, outgoing; by anybody else incoming.
    """
    folded = fold(text)
    received = search(lexicon("facts", "incoming"), folded)
    cue = search(lexicon("facts", "visit"), folded)
    if received and (cue is None or received.start() <= cue.start()):
        return DirectionMention("incoming", *received.span())
    if cue is None:
        return None
    end = next((b for a, b in sentences(text) if a <= cue.start() < b), len(text))
    return DirectionMention(_direction(text, cue.end(), end, owners), *cue.span())


def _direction(text: str, start: int, end: int, owners: Sequence[str]) -> Direction:
    targets = list(_TO.finditer(text, start, end))
    if any(_names_owner(text[target.end() : end], owners) for target in targets):
        return "incoming"
    subject = text[start : targets[0].start() if targets else end]
    named = [subject[word.start() :] for word in WORD.finditer(subject) if word.group()[0].isupper()]
    by_owner = any(_names_owner(name, owners) for name in named)
    return "outgoing" if by_owner or (targets and not named) else "incoming"


def _stem(name: str) -> str:
    """A name without what its case changes; an abbreviation is not declined."""
    return fold(name) if name.upper() == name or len(name) <= _SHORTEST_DECLINED else fold(name)[:-_INFLECTED]


def _names_owner(text: str, owners: Sequence[str]) -> bool:
    """Whether the text begins with a name of the owner, in whatever case form."""
    folded = fold(text)
    return any(folded.startswith(_stem(owner)) for owner in owners)


def find_fields(text: str) -> tuple[FieldMention, ...]:
    """The fields of co-operation that the words tell of, in the order of their first mention."""
    folded = fold(text)
    found = [
        FieldMention(field, *match.span())
        for field, phrases in groups("facts", "fields").items()
        if (match := search(phrases, folded))
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.field)))


def find_series(text: str) -> SeriesMention | None:
    """The first numbered edition of an event in the text: «X Дни …», «2-е заседание …», «Третьем заседании …»."""
    for match in _EDITION.finditer(text):
        number = _number(match["edition"])
        noun = _series_noun(text, match.end()) if number else None
        if number and noun:
            start = match.end() + 1
            end = _series_end(text, noun.end())
            name = nominative(" ".join(text[start:end].split()))
            edition = str(number) if ordinal_in_words(match["edition"]) else match["edition"]
            return SeriesMention(name, edition, number, match.start(), end)
    return None


def _number(edition: str) -> int | None:
    digits = re.match(r"\d+", edition)
    return int(digits.group()) if digits else roman_to_int(edition) or ordinal_in_words(edition)


def _series_noun(text: str, start: int) -> re.Match[str] | None:
    """The noun of an event after its number, with only adjectives between them."""
    for count, word in enumerate(WORD.finditer(text, start)):
        if any(p.normal_form in lexicon("facts", "series_nouns") for p in parses(word.group())):
            return word
        if fold(word.group()) in lexicon("facts", "series_nouns"):
            return word
        if count == _MOST_MODIFIERS or not (is_modifier(word.group()) or word.group().isascii()):
            return None
    return None


def _series_end(text: str, end: int) -> int:
    """The quotation or the genitive that names a series belongs to it: «конкурс «…»», «сессия Ассамблеи»."""
    quoted = re.compile(r"[^.;:()\n«»]{0,80}?«[^»]*»").match(text, end)
    if quoted and not search(("по", "с", "в", "во", "на", "для", "и"), fold(quoted.group().split("«")[0])):
        return quoted.end()
    stop = re.compile(r"\s+(?:с|со|в|во|на|по|для|и|о|об|при|under|on|in|of)\s|[.,;:()\n]|\s[–—-]\s|$").search(
        text, end
    )
    return stop.start() if stop else len(text)


def find_programme(text: str) -> NamedMention | None:
    """The programme that an item is part of: «в рамках Перекрёстного года …», «в рамках проекта «…»»."""
    for match in pattern(lexicon("facts", "programme")).finditer(fold(text)):
        start = match.end() + 1
        words = [word.group() for word in WORD.finditer(text, start) if text[word.start() - 1] != "-"][:_MOST_MODIFIERS]
        if _leads_to(words, lexicon("facts", "programme_nouns")):
            end = _phrase_end(text, start)
            return NamedMention(nominative(" ".join(text[start:end].split())), start, end)
    return None


def _leads_to(words: Sequence[str], nouns: Sequence[str]) -> bool:
    """Whether the first noun after adjectives is one of these."""
    for word in words:
        if any(p.normal_form in nouns for p in parses(word)) or fold(word) in nouns:
            return True
        if not is_modifier(word):
            return False
    return False


def _phrase_end(text: str, start: int) -> int:
    """The first mark that ends a phrase: none in quotation marks, unless the phrase began there and ends with them."""
    around = next((b for a, b in in_quotes(text) if a < start < b), len(text) + 1)
    inside = [(a, b) for a, b in in_quotes(text) if a >= start]
    marks = _PHRASE_END.finditer(text, start, around - 1)
    ends = (m for m in marks if not any(a < m.start() < b for a, b in inside))
    end = next((m.start() for m in ends if not ends_abbreviated(text[start : m.start() + 1])), around - 1)
    return start + len(text[start:end].rstrip())


def find_bodies(text: str) -> tuple[NamedMention, ...]:
    """Standing bodies that an item names: working groups, commissions, councils."""
    return tuple(_bodies(text))


def _bodies(text: str) -> Iterator[NamedMention]:
    last = 0
    for match in pattern(lexicon("facts", "bodies")).finditer(fold(text)):
        if match.start() >= last:
            last = _phrase_end(text, match.start())
            yield NamedMention(nominative(" ".join(text[match.start() : last].split())), match.start(), last)


def find_occasion(text: str) -> NamedMention | None:
    """What an item marks: «посвящённый 70-летию …», «по случаю …», «к 100-летию …»; the phrase as written."""
    folded = fold(text)
    told = search(lexicon("facts", "occasion"), folded) or _dedicated(folded)
    if told:
        start = told.end() + len(text[told.end() :]) - len(text[told.end() :].lstrip())
        start += 2 if folded.startswith("к ", start) else 0
        return NamedMention(" ".join(text[start : _phrase_end(text, start)].split()), start, _phrase_end(text, start))
    anniversary = re.search(rf"(?<!\w)к\s+(\d+-(?:{'|'.join(lexicon('facts', 'anniversary'))}))", folded)
    if anniversary is None:
        return None
    start = anniversary.start(1)
    return NamedMention(" ".join(text[start : _phrase_end(text, start)].split()), start, _phrase_end(text, start))


def _dedicated(folded: str) -> re.Match[str] | None:
    """«Посвящённый» before an anniversary or a memory; before anything else it tells the subject, not the occasion."""
    for match in pattern(lexicon("facts", "dedicated")).finditer(folded):
        if search(lexicon("facts", "marked"), folded[match.end() : _phrase_end(folded, match.end())]):
            return match
    return None
