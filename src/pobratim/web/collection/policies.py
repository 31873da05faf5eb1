"""Who may see and do what in the reporting cycle.

An authority that collects sees and handles all answers to it, also of those that report to another by now; an
authority that is asked sees its own answer and nobody else's.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from pobratim.web.collection.models import Campaign, Issue, Submission
from pobratim.web.register.models import Authority, ReportingLine
from pobratim.web.register.policies import Policy, Visitor, writable_authorities


class SubmissionPolicy(Policy[Submission]):
    """An answer is its authority's and the collecting one's."""

    def _within(self, ids: set[int] | None) -> QuerySet[Submission]:
        everything = Submission.objects.filter(campaign__withdrawn=False)
        if ids is None:
            return everything
        return everything.filter(Q(authority_id__in=ids) | Q(campaign__authority_id__in=ids))


CAMPAIGNS = Policy(Campaign)
SUBMISSIONS = SubmissionPolicy(Submission)
ISSUES = Policy(Issue, "campaign__authority_id")


def collectors(user: Visitor) -> QuerySet[Authority]:
    """The authorities for which a user may collect: those to which somebody reports today."""
    reported = ReportingLine.objects.in_force().values("parent")
    return writable_authorities(user).filter(pk__in=reported).order_by("name")
