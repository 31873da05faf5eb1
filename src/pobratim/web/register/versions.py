"""Documents that look like versions of one paper: the same owner, genre and period, other bytes.

Only told, never acted on: whether the records repeat one another is for a human to say.
"""

from __future__ import annotations

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from pobratim.web.register.models import Document, State

_TOLD = Q(authority__isnull=False) & ~Q(period="")


def earlier_version(document: Document) -> Document | None:
    """The latest of the documents taken in before this one that it looks like a new version of."""
    if document.authority_id is None or not document.period or document.is_withdrawn:
        return None
    same = Document.objects.filter(authority=document.authority_id, genre=document.genre, period=document.period)
    return same.filter(state=State.CURRENT, pk__lt=document.pk).order_by("-pk").first()


def new_versions(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those of these documents that look like new versions, with `earlier_id` and `earlier_name` of the earlier."""
    same = {name: OuterRef(name) for name in ("authority", "genre", "period")}
    earlier = Document.objects.filter(**same, state=State.CURRENT, pk__lt=OuterRef("pk")).order_by("-pk")
    told = documents.filter(_TOLD, state=State.CURRENT)
    found = told.annotate(
        earlier_id=Subquery(earlier.values("pk")[:1]), earlier_name=Subquery(earlier.values("name")[:1])
    )
    return found.filter(earlier_id__isnull=False).order_by(F("pk").desc())
