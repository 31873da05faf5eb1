"""Dates that head an item: where running text breaks into dated entries."""

from __future__ import annotations

import re

from pobratim.language.dates_find import find_dates
from pobratim.language.dates_lexicon import WEEKDAY, either, fold, words
from pobratim.language.dates_model import DateMention, Scope

_LEADS = rf"(?:{either(words('leads'))}[ \n]{{1,3}}){{0,4}}"
_BULLET = r"(?:[•·▪●○◦‣*+\-][ \n]{0,3})?(?:\d{1,3}[.)] {1,3})?"
_WEEKDAY = rf"(?:{WEEKDAY},? )?"
HEAD = re.compile(rf"[ \n]{{0,20}}(?P<item>{_BULLET}{_LEADS}{_WEEKDAY})")
_TIME = r"(?:,? {0,2}(?:в |с |at )?\d{1,2}[:.]\d\d(?: ?- ?\d{1,2}[:.]\d\d)?(?: ?(?:ч|час|мск)\w{0,3}\.?)?)?"
_BRACKET = r"(?:,? {0,3}\([^()\n]{1,40}\))?"
_DASH = re.compile(
    rf"{_BRACKET}(?:,? {WEEKDAY})?{_TIME}{_BRACKET}(?:[ \n]{{1,4}}-{{1,2}}[ \n]?|-{{1,2}}[ \n]|-(?=[^\W\d])|:[ \n])"
)
_BEFORE = re.compile(r"(?:\A|\n|(?:[.!?;…)»\"][)»\".]{0,2})[ \n]{0,4})[ ]{0,4}$")


_LONGEST_HEAD = 240


def leading_date(text: str, scope: Scope | None = None) -> DateMention | None:
    """The date that heads an item, nothing before it but a bullet and words such as "в период"; else None.

    A dash after it is not asked for: "10 марта в городе прошли …" is headed by its date.
    """
    mentions = find_dates(text[:_LONGEST_HEAD], scope)
    if not mentions or mentions[0].role != "date":
        return None
    return mentions[0] if HEAD.fullmatch(fold(text[:_LONGEST_HEAD]), 0, mentions[0].start) else None


def item_starts(text: str, scope: Scope | None = None) -> tuple[int, ...]:
    """Where a new dated item begins in running text: a date before a dash, after the end of a line or sentence.

    The places are those of the bullet or the first word before the date, if there is one. A sentence that only begins
    with a date, with no dash after it, goes on telling of the item before.
    """
    folded = fold(text)
    starts = []
    for mention in find_dates(text, scope):
        if mention.role == "date" and _DASH.match(folded, mention.end):
            start = _item_start(folded, mention.start)
            if start is not None:
                starts.append(start)
    return tuple(starts)


def _item_start(text: str, start: int) -> int | None:
    """Where the item begins that a date at `start` heads; None in the middle of a sentence."""
    low = max(0, start - 60)
    for begin in range(low, start + 1):
        if _is_head(text[begin:start]) and _BEFORE.search(text[max(0, begin - 12) : begin]):
            return begin
    return None


def _is_head(words_before: str) -> bool:
    return not words_before or (not words_before[0].isspace() and bool(HEAD.fullmatch(words_before)))
