"""Numbers and goods that an item tells of: people, events it is made of, things handed over, legal acts cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.language.cues import ends_abbreviated, fold, lexicon, pattern, search
from pobratim.language.dates import find_dates
from pobratim.language.morphology import parses
from pobratim.language.noun_phrases import WORD, is_modifier, nominative

_NUMBER = re.compile(r"(?<![\w.,:№/-])(?<!№ )(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,6})(?![\d.,:/-]*\d)(?=\s)")
_ACT = re.compile(r"№\s*(?P<number>[\w/-]*\d[\w/-]*)")
_PHRASE_END = re.compile(r"[.;:()\n]|,(?=\s)|\s[–—-]\s")
_TO = re.compile(r"(?<!\w)(?:для|в|to|for)\s+(?=[А-ЯЁA-Z])")
_FROM = re.compile(r"(?<!\w)(?:от|со стороны|from)\s+")
_FOLLOWING = re.compile(r"\s+([А-ЯЁ]{2,}|[а-яё]+)(?=[\s.,;()]|$)")
_MOST_MODIFIERS = 3
_ACT_REACH = 120


@dataclass(frozen=True, slots=True)
class HeadcountMention:
    """How many people, who they were as written, and whether the number is approximate."""

    number: int
    who: str
    approximate: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemCountMention:
    """How many events an item is made of («цикл из 12 вебинаров»)."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TransferMention:
    """Goods handed over: what, how many, from whom and to whom as written, each None where not said."""

    what: str
    quantity: int | None
    giver: str | None
    receiver: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ActMention:
    """A legal act cited: its kind in the nominative, its number, and its date (EDTF)."""

    kind: str
    number: str | None
    date: str | None
    start: int
    end: int


_THOUSANDS = re.compile(r"\s*тыс(?:\.|яч\w*)")


def find_headcounts(text: str) -> tuple[HeadcountMention, ...]:
    """Numbers of people: «участие 37 представителей», «порядка 120 чел.», «25 молодых лидеров»."""
    return tuple(_headcounts(text))


def _headcounts(text: str) -> Iterator[HeadcountMention]:
    for match in _NUMBER.finditer(text):
        noun = _counted_noun(text, match.end(), lexicon("facts", "people"))
        if noun:
            about = _approximate(text[: match.start()])
            end = noun.end() + ends_abbreviated(text[: noun.end() + 1])
            who = " ".join(text[match.end() : end].replace("«", "").split())
            start = match.start() if about is None else about
            yield HeadcountMention(_int(match["number"]), who, about is not None, start, end)


def _approximate(before: str) -> int | None:
    """Where the word stands that makes the number after it approximate («порядка», «более»), None without one."""
    words = "|".join(re.escape(word) for word in lexicon("facts", "approximate"))
    cue = re.search(rf"(?<!\w)(?:{words})\s+$", fold(before))
    return cue.start() if cue else None


def find_item_count(text: str) -> ItemCountMention | None:
    """How many events an item is made of; dates and editions («2-й концерт») are no such number."""
    for match in _NUMBER.finditer(text):
        noun = _counted_noun(text, match.end(), lexicon("facts", "items"))
        if noun:
            return ItemCountMention(_int(match["number"]), match.start(), noun.end())
    return None


def _int(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def _counted_noun(text: str, start: int, nouns: Sequence[str]) -> re.Match[str] | None:
    """The noun that a number counts, right after it or after adjectives, if it is one of these."""
    for count, word in enumerate(WORD.finditer(text, start)):
        if re.search(r"[.;:()\n,]", text[start : word.start()]):
            return None
        if fold(word.group()) in nouns or any(p.normal_form in nouns for p in parses(word.group())):
            return word
        if count == _MOST_MODIFIERS or not is_modifier(word.group()):
            return None
    return None


def find_transfers(text: str) -> tuple[TransferMention, ...]:
    """Goods told of as handed over. «Обмен опытом» and other words are no goods."""
    found: list[TransferMention] = []
    for match in pattern(lexicon("facts", "transfer")).finditer(fold(text)):
        end = _clause_end(text, match.end())
        goods = search(lexicon("facts", "goods"), fold(text[:end]), match.end())
        if goods and not any(known.end >= goods.start() for known in found):
            found.append(_transfer(text, match.start(), goods, end))
    return tuple(found)


def _transfer(text: str, start: int, goods: re.Match[str], end: int) -> TransferMention:
    phrase = _goods_phrase(text, goods)
    counted = next(
        (m for m in _NUMBER.finditer(text, start, end) if m.end() + 1 <= goods.start() <= m.end() + 30), None
    )
    bracket = re.compile(r"\s*\((?P<inner>[^)]*)\)").match(text, end)
    number = counted or (_NUMBER.search(bracket["inner"]) if bracket else None)
    return TransferMention(
        nominative(phrase),
        _quantity(text, number) if number else None,
        _party(text, _FROM, goods.end(), end),
        _party(text, _TO, goods.end(), end),
        start,
        end,
    )


def _quantity(text: str, number: re.Match[str]) -> int:
    """The number, thousands counted: «10 тыс. масок»."""
    return _int(number["number"]) * (1000 if _THOUSANDS.match(text, number.end()) else 1)


def _goods_phrase(text: str, goods: re.Match[str]) -> str:
    start = goods.start()
    while (before := re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)\s+$", text[:start])) and is_modifier(before.group(1)):
        start = before.start(1)
    return " ".join(text[start : _genitives_end(text, goods.end())].split())


def _genitives_end(text: str, end: int) -> int:
    """Where the genitive ends that tells more of the goods: «триптих шотландской художницы», «аппараты ИВЛ»."""
    at = end
    for _ in range(_MOST_MODIFIERS):
        word = _FOLLOWING.match(text, at)
        if word is None or not _is_genitive(word[1]):
            break
        at = word.end()
        if not is_modifier(word[1]):
            return at
    return end


def _is_genitive(word: str) -> bool:
    readings = parses(word)
    return readings[0].tag.POS != "PREP" and (word.isupper() or any(p.tag.case == "gent" for p in readings))


def _party(text: str, opening: re.Pattern[str], start: int, end: int) -> str | None:
    match = opening.search(text, start, end)
    if match is None:
        return None
    stop = min([m.start() for p in (_TO, _FROM) for m in p.finditer(text, match.end(), end)] + [end])
    return " ".join(text[match.end() : stop].split()) or None


def _clause_end(text: str, start: int) -> int:
    marks = _PHRASE_END.finditer(text, start)
    return next((m.start() for m in marks if not ends_abbreviated(text[: m.start() + 1])), len(text))


def find_acts(text: str) -> tuple[ActMention, ...]:
    """Legal acts cited by date or number: «постановление … от 21.12.2020 № 1112»."""
    found = []
    for match in pattern(lexicon("facts", "acts")).finditer(fold(text)):
        clause = text[match.start() : match.end() + _ACT_REACH]
        number = _ACT.search(clause)
        dated = re.search(r"(?<!\w)(?:от|of|dated)\s+", clause)
        date = next((d for d in find_dates(clause) if dated and d.start == dated.end()), None)
        if number or date:
            end = match.start() + max(number.end() if number else 0, date.end if date else 0)
            kind = nominative(text[match.start() : match.end()]).lower()
            found.append(
                ActMention(kind, number["number"] if number else None, date.edtf if date else None, match.start(), end)
            )
    return tuple(found)
