"""Which documents suggest a report that can be printed: those with a record that their form prints.

Asked of the database in one query, for filling every form would take longer the more documents there are.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from pobratim.rendering.forms import form_names
from pobratim.web.register.models import (
    Activity,
    ActivityPlace,
    Agreement,
    Anniversary,
    Document,
    Genre,
    Partnership,
    Record,
)
from pobratim.web.reporting.catalogue import form_label

# The form that a document of each genre is.
_FORM_OF = {
    Genre.ACTIVITY_REPORT: "city-year",
    Genre.CONSOLIDATED_REPORT: "region-quarter",
    Genre.PARTNER_REGISTER: "partner-register",
    Genre.PLAN: "association-plan",
    Genre.VISIT_REPORT: "visit-report",
}
# As many documents, the latest first, suggest a report.
_SUGGESTED = 20
# Dates with more than a year, as `visits.reported_visit` wants them.
_MORE_THAN_YEAR = r".{5,}"


def suggested_reports(documents: QuerySet[Document]) -> list[dict[str, Any]]:
    """Reports that the documents at hand suggest: the form that each of them is, of its owner and period."""
    suggested = []
    for document in printable(documents).select_related("authority")[:_SUGGESTED]:
        name = _FORM_OF.get(Genre(document.genre))
        entry = {"form": name, "owner": document.authority, "period": document.period}
        if name in form_names() and entry not in suggested:
            suggested.append(entry)
    return [{**entry, "label": form_label(str(entry["form"]))} for entry in suggested]


def printable(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Those of the documents whose own form, filled for their owner and period, holds at least one record."""
    held = Exists(_dated(Activity).exclude(status="planned"))
    told = {
        Genre.ACTIVITY_REPORT: held,
        Genre.CONSOLIDATED_REPORT: held,
        Genre.PLAN: Exists(_dated(Activity)) | Exists(_dated(Anniversary)),
        Genre.PARTNER_REGISTER: Exists(_current(Partnership)) | Exists(_current(Agreement)) | held,
        Genre.VISIT_REPORT: Exists(_visits()),
    }
    wanted = Q(pk__in=[])
    for genre, exists in told.items():
        wanted |= Q(exists, genre=genre)
    return documents.exclude(authority=None).exclude(period="").filter(wanted)


def _current(model: type[Record]) -> QuerySet[Any]:
    return model.objects.filter(document=OuterRef("pk"), authority=OuterRef("authority"), state="current")


def _dated(model: type[Record]) -> QuerySet[Any]:
    return _current(model).filter(starts__lte=OuterRef("ends"), ends__gte=OuterRef("starts"))


def _visits() -> QuerySet[Any]:
    """What `visits.reported_visit` finds a visit among."""
    within = Q(edtf__regex=_MORE_THAN_YEAR, starts__gte=OuterRef("starts"), ends__lte=OuterRef("ends"))
    took_part = ActivityPlace.objects.filter(activity=OuterRef("pk"), role=ActivityPlace.Role.TOOK_PART)
    dated = Activity.objects.filter(document=OuterRef("pk"), state="current", starts__isnull=False)
    return dated.filter(within | Q(kind="visit") | Q(Exists(took_part)))
