"""How an answer stands today, in one word and a few more: what the matrix, the campaign and the reminders show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratim.web.collection.models import Submission

State = Submission.State


class Standing(StrEnum):
    """What a cell of the matrix is coloured and worded by; an answer is in one of them."""

    ACCEPTED = "accepted"
    NOTHING_HELD = "nothing_held"
    COPY = "copy"
    EMPTY = "empty"
    TO_CHECK = "to_check"
    RETURNED = "returned"
    LATE = "late"
    AWAITED = "awaited"


WORDS: dict[Standing, str | Promise] = {
    Standing.ACCEPTED: gettext_lazy("accepted"),
    Standing.NOTHING_HELD: gettext_lazy("nothing was held"),
    Standing.COPY: gettext_lazy("copy of the last period"),
    Standing.EMPTY: gettext_lazy("empty"),
    Standing.TO_CHECK: gettext_lazy("to be checked"),
    Standing.RETURNED: gettext_lazy("returned"),
    Standing.LATE: gettext_lazy("late"),
    Standing.AWAITED: gettext_lazy("awaited"),
}
# Colour is never alone: each has a sign of its own, too.
SIGNS: dict[Standing, str] = {
    Standing.ACCEPTED: "✓",
    Standing.NOTHING_HELD: "∅",
    Standing.COPY: "=",
    Standing.EMPTY: "□",
    Standing.TO_CHECK: "●",
    Standing.RETURNED: "↩",
    Standing.LATE: "!",
    Standing.AWAITED: "…",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with its standing; `more` says how late it is or was, and how many days are left."""

    submission: Submission
    standing: Standing
    more: str

    @property
    def words(self) -> str:
        return str(WORDS[self.standing])

    @property
    def sign(self) -> str:
        return SIGNS[self.standing]

    @property
    def count(self) -> int | None:
        """The rows that count; only an accepted answer has any."""
        return self.submission.count if self.submission.state == State.ACCEPTED else None


def told(submission: Submission, today: date) -> Told:
    """How an answer stands on a day."""
    return Told(submission, _standing(submission, today), _more(submission, today))


def _standing(submission: Submission, today: date) -> Standing:
    if submission.state == State.RETURNED:
        return Standing.RETURNED
    if submission.state == State.DRAFT:
        return Standing.LATE if today > submission.campaign.due else Standing.AWAITED
    if submission.nothing_held:
        return Standing.NOTHING_HELD
    if not submission.fingerprints:
        return Standing.EMPTY
    if submission.state == State.ACCEPTED:
        return Standing.ACCEPTED
    return Standing.COPY if submission.is_copy else Standing.TO_CHECK


def _more(submission: Submission, today: date) -> str:
    late = submission.days_late(today)
    if submission.state == State.DRAFT:
        left = (submission.campaign.due - today).days
        return days_late(late) if late else days_left(left)
    parts = []
    if late:
        parts.append(_("sent %(late)s") % {"late": days_late(late)})
    if submission.state == State.SUBMITTED and (submission.nothing_held or submission.is_copy):
        parts.append(str(WORDS[Standing.TO_CHECK]))
    if submission.state == State.ACCEPTED and submission.is_copy:
        parts.append(str(WORDS[Standing.COPY]))
    return ", ".join(parts)


def days_late(count: int) -> str:
    """How late something is."""
    return ngettext("%(count)d day late", "%(count)d days late", count) % {"count": count}


def days_left(count: int) -> str:
    """How long there is yet, or how long ago it was."""
    if count < 0:
        return ngettext("due %(count)d day ago", "due %(count)d days ago", -count) % {"count": -count}
    if count == 0:
        return _("due today")
    return ngettext("%(count)d day left", "%(count)d days left", count) % {"count": count}
