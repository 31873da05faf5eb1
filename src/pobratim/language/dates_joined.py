"""Two dates that a dash or "по" makes one stretch, whatever their form: "2-3 декабря 2019 - 5-6 января 2020"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pobratim.language.dates_lexicon import GAP, OPT, TO, WEEKDAY
from pobratim.language.dates_model import Hit, Point, Reading, Scope
from pobratim.language.dates_resolve import order_in_year, resolve

_NOTE = rf"(?:,?{OPT}\(?{WEEKDAY}\)?)?"
_JOINT = re.compile(rf"{_NOTE}(?:{TO}|{OPT}/{OPT})(?:{WEEKDAY}(?:,|{GAP})? ?)?")
_OVER_NEW_YEAR = (12, 1)
# What each end must be alike in, besides its first and last points, for the two to make one stretch.
_PLAIN = Reading()


def joined(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """The hits of a folded text, in order; two with a dash between them, the later the second, are one."""
    found: list[Hit] = []
    for hit in hits:
        one = _one_stretch(text, found[-1], hit) if found else None
        if one:
            found[-1] = one
        else:
            found.append(hit)
    return found


def _one_stretch(text: str, earlier: Hit, later: Hit) -> Hit | None:
    if not _JOINT.fullmatch(text, earlier.end, later.start):
        return None
    first, last = earlier.reading, later.reading
    if not (_is_plain(replace(first, open_end=False)) and _is_plain(replace(last, open_start=False))):
        return None
    if not _follow(first.last or first.first, last.first):
        return None
    reading = replace(first, last=last.last or last.first, open_end=False)
    return Hit(earlier.start, later.end, _with_years(reading, last))


def _is_plain(reading: Reading) -> bool:
    """Whether nothing but its points and doubts make the reading: no offset, no role, nothing open."""
    return replace(reading, first=Point(), last=None, approximate=False) == _PLAIN


def _with_years(reading: Reading, later: Reading) -> Reading:
    """The later part's year put on its own last point, where that part has it on its first: "5 июня 2021"."""
    if reading.last is None or reading.last.year is not None or later.first.year is None:
        return reading
    return replace(reading, last=replace(reading.last, year=later.first.year))


def _follow(end: Point, start: Point) -> bool:
    """Whether a point comes after another of the same precision; of years left out the later part's counts."""
    if (end.month is None, end.day is None) != (start.month is None, start.day is None) or end.month is None:
        return False
    if (end.shift, end.year is None) != (start.shift, start.year is None) and start.year is None:
        return False
    if end.year is None and start.year is None and order_in_year(end) >= order_in_year(start):
        return (end.month, start.month) == _OVER_NEW_YEAR
    resolved = resolve(Reading(end, start), Scope.of("2020"))
    return resolved.edtf is not None and "/" in resolved.edtf
