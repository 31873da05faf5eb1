"""What became of an agreement in a period: concluded, prolonged, suspended, terminated, lapsed.

The yearly list that the law wants marks these (Federal Law 4-FZ of 04.01.1999; rules of the regions).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.findings import Agreement
from pobratim.rendering.expressions import Lines
from pobratim.rendering.intervals import Interval, parse_interval
from pobratim.rendering.style import words, write_short_date


def changes_in(agreement: Agreement, period: Interval | None) -> Lines:
    """The changes that fall into the period, each with its date: «заключено 16.06.2020»."""
    if period is None:
        return ()
    return tuple(f"{words()['changes'][name]} {write_short_date(when)}" for name, when in _changes(agreement, period))


def _changes(agreement: Agreement, period: Interval) -> Iterator[tuple[str, str]]:
    if agreement.dates and _falls(agreement.dates[0], period):
        yield "concluded", agreement.dates[0]
    for date in agreement.dates[1:]:
        if _falls(date, period):
            yield "prolonged", date
    since = agreement.status_since or (agreement.valid_until if agreement.status == "expired" else None)
    if since and agreement.status in ("suspended", "terminated", "expired") and _falls(since, period):
        yield agreement.status, since
    elif agreement.valid_until and agreement.prolongation is None and _falls(agreement.valid_until, period):
        yield "expired", agreement.valid_until


def _falls(edtf: str, period: Interval) -> bool:
    interval = parse_interval(edtf)
    return interval is not None and period.covers(interval)
