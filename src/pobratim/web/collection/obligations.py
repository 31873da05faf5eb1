"""What the law asks of those who collect, before anybody has begun: the next day of each duty that is near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.web.collection.deadlines import Duty, duties
from pobratim.web.collection.models import Campaign
from pobratim.web.collection.policies import collectors
from pobratim.web.register.models import Authority
from pobratim.web.register.policies import Visitor

AHEAD = timedelta(days=60)
_DAY = timedelta(days=1)
# Months of the periods that a duty comes round with.
_MONTHS = {"quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty of an authority for a period (EDTF), with its due day and the days until then.

    `asks` tells whether reports are to be asked for, or one's own is to be written.
    """

    authority: Authority
    duty: Duty
    period: str
    due: date
    days: int

    @property
    def asks(self) -> bool:
        return self.duty.receiver == "region"

    @property
    def form(self) -> str:
        return self.duty.forms[0]


def obligations(user: Visitor, today: date) -> list[Obligation]:
    """The duties of a user's collecting authorities that are due soon and for which nothing is being collected yet."""
    mine = list(collectors(user))
    begun = Campaign.objects.filter(authority__in=mine, withdrawn=False, ends__gte=today - timedelta(days=500))
    known = {(one.authority_id, one.form, one.period) for one in begun}
    found = [one for authority in mine for one in _of(authority, today)]
    return sorted((one for one in found if not _is_begun(one, known)), key=lambda one: one.due)


def _is_begun(one: Obligation, known: set[tuple[int, str, str]]) -> bool:
    return one.asks and any((one.authority.pk, form, one.period) in known for form in one.duty.forms)


def _of(authority: Authority, today: date) -> Iterator[Obligation]:
    for duty in duties(authority.name, today):
        months = _MONTHS.get(duty.rhythm)
        if months is None or not {duty.sender, duty.receiver} & {"region"}:
            continue
        first, last = _next(duty, months, today)
        due = duty.day(last)
        if due - today <= AHEAD:
            yield Obligation(authority, duty, _edtf(first, last, months), due, (due - today).days)


def _next(duty: Duty, months: int, today: date) -> tuple[date, date]:
    """The first period, the one before today's among them, whose due day has not passed."""
    first = _first_of(today, months)
    before = _first_of(first - _DAY, months)
    for start in (before, first):
        last = _last_of(start, months)
        if duty.day(last) >= today:
            return start, last
    return first, _last_of(first, months)


def _first_of(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _last_of(first: date, months: int) -> date:
    month = first.month + months
    return (date(first.year + 1, 1, 1) if month > 12 else date(first.year, month, 1)) - _DAY


def _edtf(first: date, last: date, months: int) -> str:
    return str(first.year) if months == _MONTHS["year"] else f"{first:%Y-%m}/{last:%Y-%m}"
