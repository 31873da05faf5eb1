"""What is due and who is late: for the first page and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import override

from pobratim.web.collection.models import Campaign, Submission
from pobratim.web.collection.policies import CAMPAIGNS, SUBMISSIONS
from pobratim.web.collection.standing import Standing, Told, days_left, told
from pobratim.web.register.policies import Action, Visitor
from pobratim.web.reporting.catalogue import form_label
from pobratim.web.ui.dates import human

AHEAD = timedelta(days=30)
_OPEN = (Submission.State.DRAFT, Submission.State.RETURNED)


@dataclass(frozen=True)
class Collecting:
    """A campaign under way: days until it is due (negative once it has passed) and how its answers stand."""

    campaign: Campaign
    days: int
    late: list[Told]
    to_check: list[Told]
    awaited: int
    total: int

    @property
    def label(self) -> str:
        return form_label(self.campaign.form)


@dataclass(frozen=True)
class Owed:
    """An answer that one's own authority has still to send."""

    told: Told
    days: int

    @property
    def label(self) -> str:
        return form_label(self.told.submission.campaign.form)


def collecting(user: Visitor, today: date) -> list[Collecting]:
    """The campaigns whose answers a user has to see to: those due soon, and those in which something is still to come
    or to be checked; the nearest first."""
    busy_states = (*_OPEN, Submission.State.SUBMITTED)
    mine = CAMPAIGNS.open_to(user, Action.CONFIRM).filter(withdrawn=False, submissions__state__in=busy_states)
    answers = Prefetch("submissions", Submission.objects.select_related("authority", "campaign"))
    found = [_collecting(one, today) for one in mine.distinct().select_related("authority").prefetch_related(answers)]
    busy = [one for one in found if one.to_check or (one.awaited and one.campaign.due <= today + AHEAD)]
    return sorted(busy, key=lambda one: (one.campaign.due, one.campaign.pk))


def _collecting(campaign: Campaign, today: date) -> Collecting:
    answers = [told(answer, today) for answer in campaign.submissions.all()]
    return Collecting(
        campaign=campaign,
        days=(campaign.due - today).days,
        late=[answer for answer in answers if answer.standing == Standing.LATE],
        to_check=[answer for answer in answers if answer.submission.state == Submission.State.SUBMITTED],
        awaited=sum(answer.submission.state in _OPEN for answer in answers),
        total=len(answers),
    )


def owed(user: Visitor, today: date) -> list[Owed]:
    """What a user's own authorities have still to send, the nearest first. What a collector asked of others is not
    theirs to send, though they may do it on their behalf."""
    mine = SUBMISSIONS.open_to(user, Action.CORRECT).filter(state__in=_OPEN)
    mine = mine.exclude(campaign__in=CAMPAIGNS.open_to(user, Action.CONFIRM).values("pk"))
    answers = mine.select_related("authority", "campaign__authority").order_by("campaign__due", "order")
    return [Owed(told(answer, today), (answer.campaign.due - today).days) for answer in answers]


def reminder_lines(user: Visitor, today: date, language: str) -> list[str]:
    """Who is late and what is still to come, a line each, in a language ("ru", "en")."""
    with override(language):
        return [line for one in collecting(user, today) for line in _lines(one)]


def _lines(one: Collecting) -> Iterator[str]:
    campaign = one.campaign
    yield f"{one.label}, {human(campaign.period)} – {campaign.authority.short_name}: {days_left(one.days)}"
    for cell in one.late:
        yield f"  {cell.sign} {cell.submission.authority.short_name}: {cell.more}"
    if one.awaited > len(one.late):
        yield "  " + _("still to come: %(count)d of %(total)d") % {"count": one.awaited, "total": one.total}
    if one.to_check:
        yield "  " + _("to be checked: %(count)d") % {"count": len(one.to_check)}
