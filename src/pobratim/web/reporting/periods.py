"""The periods that people name: EDTF, or a quarter or half-year as 2020-Q2 or 2020-H1."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from pobratim.web.register import edtf

# Months per part of a year: a quarter has three, a half-year six.
_PARTS = {"Q": (3, 4), "H": (6, 2)}
_PART = re.compile(r"(\d{4})-([QH])(\d)", re.IGNORECASE)


class UnreadablePeriodError(ValueError):
    """The period is in none of the accepted forms; the message tells them."""


def parse_period(text: str) -> str:
    """The period as EDTF.

    >>> parse_period("2020-Q2")
    '2020-04/2020-06'
    """
    text = text.strip()
    part = _PART.fullmatch(text)
    period = _months(int(part[1]), part[2].upper(), int(part[3])) if part else text
    if not period or edtf.bounds(period) is None:
        raise UnreadablePeriodError(
            _(
                "“%(period)s” is no period. Accepted are a year (2020), a quarter (2020-Q2), a half-year (2020-H1), "
                "a month (2020-04), a day (2020-04-12) and a range of any of them (2020-04/2020-06)."
            )
            % {"period": text}
        )
    return period


def previous_period(period: str) -> str | None:
    """The period of the same length right before an EDTF one: of a quarter the quarter before. None for a single day.

    >>> previous_period("2020-04/2020-06")
    '2020-01/2020-03'
    """
    first, _, last = period.partition("/")
    ends = [_month(first, 1), _month(last or first, 12)]
    if None in ends:
        return None
    start, end = (month for month in ends if month is not None)
    length = end - start + 1
    before = [_written(start - length), _written(start - 1)]
    if length == 12 and start % 12 == 0:
        return before[0][:4]
    return before[0] if length == 1 else "/".join(before)


def _month(end: str, of_year: int) -> int | None:
    """The months since the year 0 of a month, or of that month of a year; None for anything else."""
    year, _, month = end.partition("-")
    if not year.isdigit() or (month and not month.isdigit()):
        return None
    return int(year) * 12 + (int(month) if month else of_year) - 1


def _written(months: int) -> str:
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _months(year: int, letter: str, number: int) -> str | None:
    length, count = _PARTS[letter]
    if not 1 <= number <= count:
        return None
    last = number * length
    return f"{year}-{last - length + 1:02}/{year}-{last:02}"
