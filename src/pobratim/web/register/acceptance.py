"""That a human looked at a record: who, when, and in view of which reading.

What the machine filled in is never reviewed by itself. An acceptance holds for the reading it was given in view of: one
that tells something else asks again, one that tells the same does not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from pobratim.web.accounts.models import User
from pobratim.web.register.models import Activity, Agreement, Anniversary, Document, Partnership, Record, State

# People are named by the program alone: nobody corrects them, so that nobody is asked about them.
REVIEWED: tuple[type[Record], ...] = (Activity, Agreement, Partnership, Anniversary)

# A withdrawn record that is read differently asks whether it is still to be left out, a merged one whether it still is
# the same.
TO_REVIEW = Q(accepted__isnull=True, document__isnull=False, state__in=(State.CURRENT, State.WITHDRAWN, State.MERGED))


def told(finding: Mapping[str, Any]) -> dict[str, Any]:
    """What a finding says, without where and in which words it says so."""
    return {name: value for name, value in finding.items() if name not in ("evidence", "wording")}


def reading_digest(finding: Mapping[str, Any]) -> str:
    """What tells one reading of a record from another: the SHA-256 of what it says."""
    return hashlib.sha256(json.dumps(told(finding), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def acceptance(record: Record, actor: User | None) -> dict[str, str] | None:
    """The acceptance of a record as it is read now; None for one entered by hand, which nobody has to review."""
    if record.entered_by_hand:
        return None
    at = timezone.now().isoformat(timespec="seconds")
    return {"by": str(actor or ""), "at": at, "reading": reading_digest(record.as_read)}


def still_accepted(record: Record) -> dict[str, str] | None:
    """A record's acceptance once it has been read anew."""
    accepted = record.accepted
    return accepted if accepted and accepted["reading"] == reading_digest(record.as_read) else None


def with_reviews_due(documents: QuerySet[Document]) -> QuerySet[Any]:
    """Documents with the number of their records to review, `to_review`."""
    due = [Coalesce(_number_due(model), 0) for model in REVIEWED]
    return documents.annotate(to_review=due[0] + due[1] + due[2] + due[3])


def _number_due(model: Any) -> Subquery:
    mine = model.objects.filter(TO_REVIEW, document=OuterRef("pk")).order_by().values("document")
    return Subquery(mine.annotate(n=Count("pk")).values("n"))
