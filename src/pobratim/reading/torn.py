"""Tells whether text goes on from one place to the next, and puts words and sentences torn there together.

Serves rows torn by a page break and lines of a PDF alike. It looks at the shape of the two ends only.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from pobratim.dictionary import is_word
from pobratim.document import Paragraph, Text
from pobratim.reading.builder import LINE_HYPHEN, DocumentBuilder
from pobratim.resources import load

_SENTENCE_END = re.compile(r"[.!?…;][\s)»”\"'\]]*$")
_OPEN_END = re.compile(r"(?:[^\W\d_][-\u2010\u2011\xad]|[,:(«„–—])\s*$")
_LOWER_START = re.compile(r"[«\"(„]?[a-zа-яё]|[,;:.)»]")
_ITEM_START = re.compile(r"[•●▪]|(?:\d|[A-ZА-ЯЁ])(?:[^()«».]|\bгг?\.){0,40}?\s[–—-](?:\s|$)")
_LIST_MARK = re.compile(r"(?:[а-яa-z]\)|\d{1,2}(?:\.\d{1,2})*[.)]|[•●▪])\s")
_LAST_WORD = re.compile(r"[\w.]+$")
_TORN_WORD = re.compile(r"([^\W\d_]+)([-\u2010\u2011\xad])$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\xad"
# Office programs hyphenate «П.Петров» after the initial.
_TORN_NAME = re.compile(r"\b[A-ZА-ЯЁ]\.[-\xad]$")
_TORN_NUMBER = re.compile(r"(?:\d[-\u2011–]|\b\w{1,2}/)$")
_LONGEST = 60
"""Letters of the longest word: where the end of a text is looked at, no more is."""
_WHOLE = 4
"""Letters: shorter parts of a torn word may be syllables that happen to be words."""
_ONE_LETTER_WORDS = frozenset("уяжб")


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(load("ru/reading")["function_words"])


@functools.cache
def _open_abbreviations() -> frozenset[str]:
    return frozenset(load("ru/reading")["open_abbreviations"])


@functools.cache
def _compound_parts() -> frozenset[str]:
    return frozenset(load("ru/reading")["compound_first_parts"])


@functools.cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(load("ru/reading")["adjective_endings"])


def left_open(text: str) -> bool:
    """Whether text surely goes on: it ends with a hyphen, a comma, a preposition, or inside brackets."""
    text = text.rstrip()
    end = text[-_LONGEST:]
    if not end:
        return False
    last = _LAST_WORD.search(end)
    if _OPEN_END.search(end) or (last and _awaits_more(last[0].lower(), end[: last.start()])):
        return True
    return not _SENTENCE_END.search(end) and (text.count("(") > text.count(")") or text.count("«") > text.count("»"))


def _awaits_more(word: str, before: str) -> bool:
    if word in _function_words():
        return True
    before = before.rstrip()
    # «Могилёвская обл.» has its name already, as «2017 г.» has its number.
    is_named = before.endswith(_adjective_endings()) and before[:1].isupper()
    return word in _open_abbreviations() and bool(before) and not before[-1:].isdigit() and not is_named


def starts_midway(text: str) -> bool:
    """Whether text surely began before: with a lower-case letter or a closing sign."""
    return bool(_LOWER_START.match(text.lstrip()))


def is_finished(text: str) -> bool:
    """Whether text ends with the end of a sentence."""
    return bool(_SENTENCE_END.search(text[-_LONGEST:])) and not left_open(text)


def starts_item(text: str) -> bool:
    """Whether text begins as the items of a list do: with a bullet, or with a short head before a dash."""
    return bool(_ITEM_START.match(text.lstrip()))


def goes_on(above: str, below: str) -> bool:
    """Whether the text below belongs to the sentence above it, and not to a paragraph of its own."""
    if _LIST_MARK.match(below.lstrip()) and above.rstrip()[-1:] in ".:;":
        return False
    if left_open(above) or starts_midway(below):
        return True
    return not is_finished(above) and not starts_item(below)


class Junction(NamedTuple):
    """How two ends of one sentence are put together: what stands between, and whether the first loses its hyphen."""

    separator: str
    drops_hyphen: bool = False


def junction(above: str, below: str, words: Collection[str]) -> Junction:
    """How text goes on in the next line or row; `words` of the file tell how a word torn by a hyphen is spelt."""
    if _TORN_NAME.search(above[-4:]) and below[:1].isupper():
        return Junction("", drops_hyphen=True)
    torn = _TORN_WORD.search(above[-_LONGEST:])
    rest = _FIRST_WORD.match(below) if torn else None
    if not torn or not rest:
        return Junction("" if _is_torn_number(above, below) else " ")
    return Junction("", torn[2] == _SOFT_HYPHEN or not _keeps_hyphen(torn[1], rest[0], words))


def join_texts(above: Text, below: Text, words: Collection[str], builder: DocumentBuilder) -> Text:
    """Two ends of one sentence."""
    found = junction(above.value, below.value, words)
    if found.drops_hyphen:
        builder.set_aside_text(above.slice(len(above) - 1), LINE_HYPHEN)
        above = above.slice(0, len(above) - 1)
    return Text.join([above, below], found.separator)


def _is_torn_number(above: str, below: str) -> bool:
    """Whether an expression without blanks was broken at a sign inside it: «9–» / «13 мая», «650-» / «летие»."""
    sign = _TORN_NUMBER.search(above[-4:])
    return bool(sign and below and (below[0].isdigit() or (sign[0][-1] in "-\u2011/" and below[0].islower())))


def _keeps_hyphen(left: str, right: str, words: Collection[str]) -> bool:
    """Names and compounds do («Санкт-Петербург», «научно-технический»), syllables do not («сотруд-ничество»)."""
    capitals = left.isupper() and right.isupper()
    if (right[0].isupper() and not capitals) or f"{left}-{right}".lower() in words:
        return True
    if f"{left}{right}".lower() in words:
        return False
    if is_word(f"{left}-{right}") or is_word(f"{left}{right}"):
        return is_word(f"{left}-{right}")
    if left.lower() in _compound_parts() or (len(left) >= _WHOLE and len(right) >= _WHOLE and left.lower() in words):
        return True
    return capitals or _are_two_words(left, right)


def _are_two_words(left: str, right: str) -> bool:
    """Whether both parts are words («апрель-июнь»), or the second an adjective, the first what may modify it."""
    if not is_word(right) or min(len(left), len(right)) < _WHOLE:
        return False
    if left[0].isupper() and left[-1] in "ое":
        return right.lower().endswith(_adjective_endings())
    return is_word(left) or (left[-1] in "ое" and right.lower().endswith(_adjective_endings()))


def is_broken_word(left: str, right: str, words: Collection[str]) -> bool:
    """Whether the last word of a line and the first of the next are one, broken without a hyphen.

    They are if the file or the dictionary has the whole word and not both its parts, or if the rest is a letter that
    can be no word.
    """
    if right[:1].isupper():
        return False
    abbreviated = right[1:2] == "."
    left, right = left.lower(), _leading_letters(right)
    if not left.isalpha() or not right or left in _function_words():
        return False
    if len(right) == 1 and not abbreviated and right not in _function_words() | _ONE_LETTER_WORDS:
        return True
    whole = f"{left}{right}"
    return whole in words or (is_word(whole) and not (is_word(left) and is_word(right)))


def _leading_letters(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""


def join_paragraphs(
    above: tuple[Paragraph, ...], below: tuple[Paragraph, ...], words: Collection[str], builder: DocumentBuilder
) -> tuple[Paragraph, ...]:
    """A cell's paragraphs and those of its rest: the paragraph torn between them is made one again."""
    if not above or not below or not goes_on(above[-1].text.value, below[0].text.value):
        return above + below
    text = join_texts(above[-1].text, below[0].text, words, builder)
    return (*above[:-1], replace(above[-1], text=text), *below[1:])
