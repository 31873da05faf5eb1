"""Cells under a month's heading, where a number alone is a day: "14", "22 и 23", "22-24", "5.04", "7 (пятница)"."""

from __future__ import annotations

import re
from datetime import date

from pobratim.language import edtf
from pobratim.language.dates_lexicon import AND, BRACKETED_WEEKDAY, DAY, GAP, OPT, TO, either, fold, words
from pobratim.language.dates_model import DateMention, Point, Reading, Scope
from pobratim.language.dates_resolve import resolve

_NUMBER = rf"{DAY}(?:\.\d\d\.?)?"
_SEPARATOR = rf"(?:{AND}|{TO}|/)"
_FROM = rf"(?:{either(words('from'))}{GAP})?"
_WORD = rf"(?:{GAP}{either(words('day_noun'))}(?!\w))?"
_TIME = r"(?:,? {0,2}(?:в |с |at )?\d{1,2}[:.]\d\d(?: ?- ?\d{1,2}[:.]\d\d)?)?"

_CELL = re.compile(
    rf"\s*(?P<days>{_FROM}{_NUMBER}(?:{_SEPARATOR}{_FROM}{_NUMBER}){{0,11}}{_WORD})"
    rf"{BRACKETED_WEEKDAY}{_TIME}{OPT}[.,;]?\s*"
)
_HEAD = re.compile(rf"(?P<days>\s*{_NUMBER}(?:{_SEPARATOR}{_NUMBER}){{0,11}})(?:\s+-{{1,2}}\s|\s?:\s)")
_DAY = re.compile(r"(?P<day>\d{1,2})[»\"]?(?:\.(?P<month>\d\d))?")


def days_of_month(text: str, month: Scope) -> tuple[DateMention, ...]:
    """The days of a month that a whole cell gives, as one date or one stretch from the first to the last.

    Nothing where the cell holds anything else, names another month, or `month` is no single month. A day that the
    month lacks has no EDTF and the problem "impossible_date".
    """
    first = date.fromisoformat(month.first)
    found = _CELL.fullmatch(fold(text))
    if found is None or edtf.bounds(edtf.day(first.year, first.month))[1].isoformat() != month.last or first.day != 1:
        return ()
    days = [(int(m["day"]), m["month"]) for m in _DAY.finditer(found["days"])]
    if any(written and int(written) != first.month for _, written in days):
        return ()
    return (_stretch([day for day, _ in days], found, month),)


def leading_days(text: str, month: Scope) -> DateMention | None:
    """The days that a line under a month's heading begins with, a dash after them: «5 – встреча», «12-14 – визит»."""
    head = _HEAD.match(fold(text))
    days = days_of_month(text[: head.end("days")], month) if head else ()
    return days[0] if days else None


def _stretch(days: list[int], found: re.Match[str], month: Scope) -> DateMention:
    number = int(month.first[5:7])
    ends = Point(None, number, days[0]), Point(None, number, days[-1])
    ordered = days == sorted(days)
    reading = Reading(ends[0], ends[1] if len(days) > 1 else None, problem=None if ordered else "reversed_range")
    resolved = resolve(reading, month)
    return DateMention(*found.span("days"), resolved.edtf, "date", False, problem=resolved.problem)
