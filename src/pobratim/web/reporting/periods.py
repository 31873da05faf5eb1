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


def _months(year: int, letter: str, number: int) -> str | None:
    length, count = _PARTS[letter]
    if not 1 <= number <= count:
        return None
    last = number * length
    return f"{year}-{last - length + 1:02}/{year}-{last:02}"
