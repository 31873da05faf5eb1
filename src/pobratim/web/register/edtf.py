"""Dates as the register holds them: EDTF (ISO 8601-2:2019) levels 0 and 1, and the days they can mean.

`bounds` gives the first and last of these days, so that a month, a season or an open interval can be compared with
a period; `from_entry` reads what a person types.
"""

from __future__ import annotations

import re
from datetime import date

from pobratim.language import edtf as grammar

Bounds = tuple[date, date]

_TYPED_DAY = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")
_TYPED_RANGE = re.compile(r"\s*[-–—/]\s*|\s*\.\.\s*")
_SHORT_RANGE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*[-–—]\s*(\d{1,2}(?:\.\d{1,2})?\.\d{4})")


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
    """EDTF from what a person types: EDTF itself, "20.02.2020", "02.2020", "20-22.02.2020", "20.02.2020 - 01.03.2020".

    Raises ValueError for anything else and for days that no calendar has.
    """
    text = text.strip()
    edtf = text if bounds(text) else _from_russian(text)
    if bounds(edtf) is None:
        raise ValueError(text)
    return _without_equal_ends(edtf)


def _without_equal_ends(edtf: str) -> str:
    first, _, last = edtf.partition("/")
    return first if first == last else edtf


def _from_russian(text: str) -> str:
    short = _SHORT_RANGE.fullmatch(text)
    if short:
        ending = short[2].split(".")
        # The first day takes its month and year from the last one: 20-22.02.2020, 28.02-01.03.2020.
        missing = ending[len(short[1].split(".")) :]
        text = ".".join([short[1], *missing]) + "/" + short[2]
    return "/".join(_typed_day(part) for part in _TYPED_RANGE.split(text))


def _typed_day(text: str) -> str:
    found = _TYPED_DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    day, month, year = found.groups()
    return "-".join(part.zfill(2) for part in (year, month, day) if part)
