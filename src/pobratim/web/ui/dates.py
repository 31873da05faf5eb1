"""EDTF dates as people write them: «20–22 февраля 2020», "20–22 February 2020"."""

from __future__ import annotations

import re

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

_QUARTERS = {(1, 3): "I", (4, 6): "II", (7, 9): "III", (10, 12): "IV"}
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
Point = tuple[int, int, int]


def human(edtf: str | None) -> str:
    """A date in the language of the page; what is not EDTF comes back as it is."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _marked(first)
    if first in ("", ".."):
        return _("until %(date)s") % {"date": _marked(last)}
    if last in ("", ".."):
        return _("since %(date)s") % {"date": _marked(first)}
    return _interval(first, last) or edtf


def _marked(text: str) -> str:
    """One date with its mark of doubt."""
    point = _point(text.rstrip("~?%"))
    if point is None:
        return text
    written = _written(point)
    if text.endswith(("~", "%")):
        return _("about %(date)s") % {"date": written}
    return _("%(date)s (uncertain)") % {"date": written} if text.endswith("?") else written


def _point(text: str) -> Point | None:
    found = _POINT.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return (year, month, day) if 0 <= month <= 12 else None


def _written(point: Point) -> str:
    year, month, day = point
    if day:
        return f"{day} {_month(month, of_day=True)} {year}"
    return f"{_month(month)} {year}" if month else str(year)


def _month(number: int, of_day: bool = False) -> str:
    if of_day:
        return str(MONTHS_ALT[number])
    # Django's Russian months begin a line; here they stand inside one.
    name = str(MONTHS[number])
    return name.lower() if (get_language() or "ru").startswith("ru") else name


def _interval(first: str, last: str) -> str | None:
    start, end = _point(first.rstrip("~?%")), _point(last.rstrip("~?%"))
    if start is None or end is None:
        return None
    if first != first.rstrip("~?%") or last != last.rstrip("~?%"):
        return f"{_marked(first)} – {_marked(last)}"
    if start[0] != end[0]:
        return f"{start[0]}–{end[0]}" if not (start[1] or end[1]) else f"{_written(start)} – {_written(end)}"
    return _within_year(start, end)


def _within_year(start: Point, end: Point) -> str:
    year = start[0]
    if start[2] and end[2]:
        return _days(start, end)
    quarter = _QUARTERS.get((start[1], end[1]))
    if quarter and not (start[2] or end[2]):
        return pgettext("quarter of a year", "%(quarter)s quarter %(year)s") % {"quarter": quarter, "year": year}
    if start[1] and end[1] and not (start[2] or end[2]):
        return f"{_month(start[1])}–{_month(end[1])} {year}"
    return f"{_written(start)} – {_written(end)}"


def _days(start: Point, end: Point) -> str:
    year, month, day = start
    if month == end[1]:
        return f"{day}–{end[2]} {_month(month, of_day=True)} {year}"
    return f"{day} {_month(month, of_day=True)} – {end[2]} {_month(end[1], of_day=True)} {year}"
