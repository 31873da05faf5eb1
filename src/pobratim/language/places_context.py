"""What stands around a place name: the cue before it, and what larger thing it is part of."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pobratim.language.gazetteer import fold
from pobratim.language.morphology import parses
from pobratim.language.places_names import words_list
from pobratim.language.places_words import Word
from pobratim.resources import load

_CUE_GAP = re.compile(r"[ \u00a0\n]*")
_ABBREVIATED_GAP = re.compile(r"\.[ \u00a0\n]*")
_LONGEST_ABBREVIATION = 4
_YEAR_BEFORE = re.compile(r"\d\s*$")
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[А-ЯЁA-Z])|\n")
_OPENING, _CLOSING = "«“„", "»”"
# A straight mark opens after white space or a bracket, and closes anywhere else.
_MARK = re.compile(rf'[{_OPENING}{_CLOSING}\n]|(?P<opens>(?<![^\s(«])")|(?P<closes>")')
_LONGEST_QUOTATION = 300
_REACH = 4
"""Words between a word of war or a body's noun and the place it concerns."""


@functools.lru_cache(maxsize=16_384)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary forms of a word, of its first half if hyphenated, and the word itself."""
    lower = word.lower()
    found = {lower, fold(lower)} | {str(parse.normal_form) for parse in parses(lower)}
    first, hyphen, _ = lower.partition("-")
    return frozenset(found | lemmas(first) if hyphen and len(first) > 2 else found)


def cue_before(words: tuple[Word, ...], text: str, first: int) -> tuple[str, str] | None:
    """The cue directly before a name as written, and its sort: "city", "region", "district" or "body"."""
    if first == 0:
        return None
    word = words[first - 1]
    gap = text[word.end : words[first].start]
    abbreviated = len(word.text) <= _LONGEST_ABBREVIATION and _ABBREVIATED_GAP.fullmatch(gap)
    if not (abbreviated or _CUE_GAP.fullmatch(gap)) or _is_year_mark(word, text):
        return None
    before = words[first - 2] if first > 1 else None
    if before and text[before.end : word.start] == ".":
        sort = load("ru/places")["types_of_letters"].get(f"{before.text}.{word.text}")
        if sort:
            return text[before.start : word.end + gap.startswith(".")], sort
    sort = _cue_sort(word.text, gap)
    if sort is None:
        return None
    return text[word.start : word.end + gap.startswith(".")], sort


def english_cue(words: tuple[Word, ...], text: str, first: int, last: int) -> tuple[str, str] | None:
    """The English word that tells the kind of a name and its sort: «City of» before it, «Krai» after it."""
    if first > 1 and words[first - 1].text.lower() == "of" and (sort := english_sort(words[first - 2].text)):
        return text[words[first - 2].start : words[first - 1].end], sort
    following = words[last + 1] if last + 1 < len(words) else None
    if following is None or is_common(words[first].text) or text[words[last].end : following.start] != " ":
        return None
    sort = english_sort(following.text)
    return (following.text, sort) if sort else None


def is_common(word: str) -> bool:
    """Whether a word is none of an English name's own; words of other letters have their cue before them."""
    return not word.isascii() or word.lower() in load("en/places")["common_words"]


def is_english_phrase(words: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether an English word is a common one or part of a title: «Montana City Days», «Jazz Weekend»."""
    word = words[index]
    if not word.text.isascii():
        return False
    beside = [
        (words[n], pair)
        for n, pair in ((index - 1, (index - 1, index)), (index + 1, (index, index + 1)))
        if 0 <= n < len(words)
    ]
    titled = any(
        other.capitalised and other.text.isascii() and text[words[left].end : words[right].start] == " "
        for other, (left, right) in beside
    )
    return titled or is_common(word.text) or english_sort(word.text) is not None


@functools.cache
def english_sort(word: str) -> str | None:
    """The sort of cue that an English word is, None for other words."""
    sorts = load("en/places")["types"].items()
    return next((str(sort) for sort, listed in sorts if word.lower() in listed), None)


def _is_year_mark(word: Word, text: str) -> bool:
    return word.text.lower() in {"г", "гг"} and bool(_YEAR_BEFORE.search(text[: word.start]))


@functools.lru_cache(maxsize=4_096)
def _cue_sort(word: str, gap: str) -> str | None:
    forms = lemmas(word)
    if len(word) <= 2 and word.isupper():
        return None
    if with_stop := load("ru/places")["types_with_stop"].get(word):
        return str(with_stop) if gap.startswith(".") else None
    for sort in ("city", "district", "region"):
        if forms & words_list("types", sort):
            return sort
    return "body" if forms & words_list("bodies") else None


def is_adjective_here(words: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether a word that may be a place is an adjective of the word after it: «в Александровском парке»."""
    if index + 1 == len(words) or text[words[index].end : words[index + 1].start] != " ":
        return False
    following = words[index + 1].text
    if following[0].isupper() or len(following) == 1:
        return False
    adjectives = [parse for parse in parses(words[index].text.lower()) if parse.is_known and parse.tag.POS == "ADJF"]
    return any(_agree(ours.tag, theirs.tag) for ours in adjectives for theirs in parses(following))


def _agree(adjective: Any, other: Any) -> bool:
    if other.POS not in ("ADJF", "NOUN"):
        return False
    same = adjective.case == other.case and adjective.number == other.number
    return bool(same and (adjective.number == "plur" or adjective.gender == other.gender))


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing of the sentence stands before."""
    before = text[:start].rstrip(' «"“(\t–—-•*')
    return not before or before[-1] in ".!?\n:;"


def context_of(words: tuple[Word, ...], text: str, first: int, last: int, adjective: bool) -> str:
    """What the name is part of; see `PlaceMention`."""
    before = _words_before(words, text, first)
    after = _words_after(words, text, last)
    if _is_street(before, after, adjective):
        return "street"
    if adjective and _has_body(after):
        return "organisation"
    if _is_namesake(words, text, first, before, after, adjective):
        return "namesake"
    if _is_memory(before, after, text, words[last].end):
        return "memory"
    if _is_quoted(text, words[first].start, before):
        return "quoted"
    if not adjective and _is_of_body(before, text, words[first].start):
        return "organisation"
    return "plain"


def _words_before(words: tuple[Word, ...], text: str, first: int) -> list[Word]:
    """Up to `_REACH` words before, the nearest first, of the same sentence; cues of type skipped."""
    found: list[Word] = []
    for index in range(first - 1, -1, -1):
        if _parts(text[words[index].end : words[index + 1].start], words[index].text):
            break
        found.append(words[index])
        if len(found) > _REACH:
            break
    return found


def _words_after(words: tuple[Word, ...], text: str, last: int) -> list[Word]:
    found: list[Word] = []
    for index in range(last + 1, min(last + _REACH + 2, len(words))):
        if _parts(text[words[index - 1].end : words[index].start], words[index - 1].text):
            break
        found.append(words[index])
    return found


def _parts(gap: str, word: str) -> bool:
    """Whether a gap ends a sentence or a clause in brackets."""
    if set(gap) & set("!?;:()[]\n\t") or " – " in gap or " — " in gap:
        return True
    return "." in gap and len(word) > _LONGEST_ABBREVIATION


def _is_street(before: list[Word], after: list[Word], adjective: bool) -> bool:
    streets = words_list("streets")
    if before and before[0].text.lower() in streets | {"им"}:
        return before[0].text.lower() in streets
    if before and lemmas(before[0].text) & {word for word in streets if len(word) > 4}:
        return True
    return adjective and bool(after) and bool(lemmas(after[0].text) & streets)


def _is_namesake(
    words: tuple[Word, ...], text: str, first: int, before: list[Word], after: list[Word], adjective: bool
) -> bool:
    if before and lemmas(before[0].text) & words_list("named_words"):
        return True
    places = words_list("named_after")
    if adjective and after and lemmas(after[0].text) & (places | words_list("natural_features")):
        return True
    opening = text[: words[first].start].rstrip()[-1:]
    if opening and opening in _OPENING + '"' and before:
        return bool(lemmas(before[0].text) & (words_list("quoted_names") | places))
    # Of several («детских садов Ванадзора») the name tells where they are.
    return bool(before and lemmas(before[0].text) & places and _may_be_one(before[0].text))


def _may_be_one(word: str) -> bool:
    return any(parse.tag.number != "plur" for parse in parses(word) if parse.tag.POS == "NOUN")


def _is_memory(before: list[Word], after: list[Word], text: str, end: int) -> bool:
    memory = words_list("memory")
    clause = list(_same_clause(before, text, end))
    remembered = next((n for n, word in enumerate(clause) if lemmas(word.text) & memory), None)
    if remembered is not None:
        if _is_where_it_is_kept(clause[:remembered]):
            return False
        return not any(lemmas(word.text) & words_list("memory_offices") for word in clause)
    if after and lemmas(after[0].text) & {"война", "сражение", "битва"}:
        return True
    following = _SENTENCE_END.split(text[end : end + 60])[0].lower()
    linked = next((following.find(link) for link in load("ru/places")["memory_linked"] if link in following), -1)
    return linked >= 0 and any(lemmas(word) & memory for word in re.findall(r"\w+", following[linked:]))


def _is_where_it_is_kept(between: Sequence[Word]) -> bool:
    """Whether, of the words before a place, the nearest first, «в» and another name stand before it.

    «Освобождения Белоруссии в г. Бобруйске»: it was Belarus that was freed.
    """
    preposition = next((n for n, word in enumerate(between) if word.text.lower() in ("в", "во")), len(between))
    return any(word.capitalised for word in between[preposition + 1 :])


def _same_clause(before: list[Word], text: str, end: int) -> Iterator[Word]:
    """The words before as far back as no comma parts them from the name."""
    following = end
    for index, word in enumerate(before[:_REACH]):
        if index and "," in text[word.end : following]:
            return
        if not index and "," in text[word.end : word.end + 2]:
            return
        yield word
        following = word.start


def _is_quoted(text: str, start: int, before: list[Word]) -> bool:
    position = _opened_at(text, start)
    if position is None or not _is_closed(text, start):
        return False
    word_before = re.findall(r"\w+", text[max(0, position - 40) : position])
    return not (word_before and lemmas(word_before[-1]) & words_list("quoted_municipalities"))


def _opened_at(text: str, start: int) -> int | None:
    """Where the quotation that a place of the text lies in opens on its line, None if it lies in none."""
    opened = 0
    first = max(0, start - _LONGEST_QUOTATION + 1)
    for mark in reversed(list(_MARK.finditer(text, first, start))):
        if mark.group() == "\n":
            return None
        opened += 1 if mark.group() in _OPENING or mark["opens"] else -1
        if opened > 0:
            return mark.start()
    return None


def _is_closed(text: str, start: int) -> bool:
    """Whether the quotation goes on to a closing mark: one mark closes «Театр «Балтийский дом» too, as people write."""
    mark = _MARK.search(text, start, start + _LONGEST_QUOTATION)
    return mark is not None and (mark.group() in _CLOSING or mark["closes"] is not None)


def _has_body(after: list[Word]) -> bool:
    """«Антверпенского симфонического оркестра»."""
    return any(lemmas(word.text) & words_list("organisations") for word in after)


def _is_of_body(before: list[Word], text: str, start: int) -> bool:
    """«Университетом Хоккайдо», «палаты г. Турина»."""
    nearest = next((word for word in before if not lemmas(word.text) & words_list("types")), None)
    if nearest is None or set(text[nearest.end : start]) & set(',;"«»“”'):
        return False
    return bool(lemmas(nearest.text) & words_list("organisations"))
