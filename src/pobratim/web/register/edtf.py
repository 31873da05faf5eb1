"""Dates as the register holds them: EDTF (ISO 8601-2:2019) levels 0 and 1, and the days they can mean.

`bounds` gives the first and last of these days, so that a month, a season or an open interval can be compared with
a period; `from_entry` reads what a person types.
"""

from __future__ import annotations

import re
from datetime import date

from pobratim.language import edtf as grammar
from pobratim.language.dates import find_dates
from pobratim.web.ui.dates import human

Bounds = tuple[date, date]

_TYPED_DAY = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")
_TYPED_RANGE = re.compile(r"\s*[-–—/]\s*|\s*\.\.\s*")
_SHORT_RANGE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*[-–—]\s*(\d{1,2}(?:\.\d{1,2})?\.\d{4})")


class ReversedDateError(ValueError):
    """A range whose end comes before its start."""


def bounds(edtf: str | None) -> Bounds | None:
    """The first and last day that a date can mean; None where there is no date or it is not EDTF.

    >>> bounds("2020-02/2020-03")
    (datetime.date(2020, 2, 1), datetime.date(2020, 3, 31))
    """
    try:
        return grammar.bounds(edtf) if edtf else None
    except ValueError:
        return None


def from_entry(text: str) -> str:
    """EDTF from what a person types: EDTF itself, "20.02.2020", "02.2020", "20-22.02.2020", "20.02.2020 - 01.03.2020",
    or a date in words as papers write it, "5-7 марта 2023 года".

    Raises ReversedDateError where the end comes before the start, and ValueError for anything else and for days that
    no calendar has.
    """
    text = text.strip()
    edtf = text if bounds(text) else _from_numbers(text) or _from_words(text)
    if bounds(edtf) is None:
        raise ReversedDateError(text) if _is_reversed(edtf) else ValueError(text)
    return _without_equal_ends(edtf)


def _is_reversed(edtf: str) -> bool:
    first, last = (bounds(end) for end in edtf.partition("/")[::2])
    return bool(first and last and first[0] > last[1])


def _from_words(text: str) -> str:
    """The one date that the whole text is."""
    found = find_dates(text)
    if len(found) != 1 or text[: found[0].start] or text[found[0].end :].strip(". "):
        raise ValueError(text)
    if found[0].problem == "reversed_range":
        raise ReversedDateError(text)
    return found[0].edtf or ""


def to_entry(edtf: str | None) -> str:
    """A date as a person would type it, wherever that means the very same date; else EDTF itself."""
    words = human(edtf)
    try:
        return words if edtf and from_entry(words) == edtf else edtf or ""
    except ValueError:
        return edtf or ""


def _without_equal_ends(edtf: str) -> str:
    first, _, last = edtf.partition("/")
    return first if first == last else edtf


def _from_numbers(text: str) -> str | None:
    short = _SHORT_RANGE.fullmatch(text)
    if short:
        ending = short[2].split(".")
        # The first day takes its month and year from the last one: 20-22.02.2020, 28.02-01.03.2020.
        missing = ending[len(short[1].split(".")) :]
        text = ".".join([short[1], *missing]) + "/" + short[2]
    found = [_TYPED_DAY.fullmatch(part) for part in _TYPED_RANGE.split(text)]
    return "/".join(_typed_day(*day.groups()) for day in found if day) if all(found) else None


def _typed_day(day: str | None, month: str | None, year: str) -> str:
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
