"""The lists: activities, agreements, anniversaries, partners, documents."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, F, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.web.register import countries, policies
from pobratim.web.register.acceptance import with_reviews_due
from pobratim.web.register.choices import ActivityKind, Status
from pobratim.web.register.exports import Column
from pobratim.web.register.filters import (
    ActivityFilter,
    AgreementFilter,
    AnniversaryFilter,
    DocumentFilter,
    PartnerFilter,
)
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import Activity, ActivityPlace, Record, State
from pobratim.web.register.ordering import Russian
from pobratim.web.register.views.listing import Listing, export, show
from pobratim.web.register.views.more_lists import MEMBERSHIPS, PEOPLE, PROMISES

_PLACES = Prefetch(
    "place_links",
    queryset=ActivityPlace.objects.filter(role=ActivityPlace.Role.TOOK_PART).select_related("place"),
    to_attr="took_part",
)


def _activities(user: policies.Visitor) -> QuerySet[Any]:
    current = policies.ACTIVITIES.visible_to(user).filter(state=State.CURRENT)
    return current.select_related("authority", "document").prefetch_related(_PLACES)


def _agreements(user: policies.Visitor) -> QuerySet[Any]:
    current = policies.AGREEMENTS.visible_to(user).filter(state=State.CURRENT)
    return current.select_related("authority", "document", "place")


def _anniversaries(user: policies.Visitor) -> QuerySet[Any]:
    current = policies.ANNIVERSARIES.visible_to(user).filter(state=State.CURRENT)
    return current.select_related("authority", "document")


def _partners(user: policies.Visitor) -> QuerySet[Any]:
    current = policies.PARTNERSHIPS.visible_to(user).filter(state=State.CURRENT, place__isnull=False)
    return current.select_related("authority", "place")


def _documents(user: policies.Visitor) -> QuerySet[Any]:
    counted: tuple[type[Record], ...] = (
        Activity,
        *(BY_FACT[k].model for k in ("agreement", "partnership", "anniversary")),
    )
    seen = policies.DOCUMENTS.visible_to(user).select_related("authority")
    return with_reviews_due(seen.annotate(**{f"{model.fact_kind}_count": _count(model) for model in counted}))


def _count(model: Any) -> Subquery:
    mine = model.objects.filter(document=OuterRef("pk"), state=State.CURRENT).order_by().values("document")
    return Subquery(mine.annotate(n=Count("pk")).values("n"))


def _effective(key: str) -> Any:
    return lambda record: record.effective.get(key)


_OWNER = Column("owner", _("Owner"), lambda r: str(r.authority or ""))
_SOURCE = Column("document", _("Document"), lambda r: r.document.name if r.document else None)

ACTIVITIES = Listing(
    name="activities",
    heading=_("Activities"),
    records=_activities,
    filter=ActivityFilter,
    sorts={"date": "starts", "title": Russian("title"), "kind": "kind", "owner": Russian("authority__name")},
    default_sort="-date",
    kind=BY_FACT["activity"],
    columns=(
        Column("id", "№", lambda r: r.pk),
        Column("edtf", _("Date"), lambda r: r.edtf or None),
        Column("title", _("Title"), lambda r: r.title),
        Column("kind", _("Kind"), lambda r: r.kind),
        Column("status", _("Status"), lambda r: r.status),
        Column("online", _("Online"), lambda r: r.online),
        Column("venue_city", _("City where it took place"), lambda r: r.venue_city or None),
        Column("venue_country", _("Country where it took place"), lambda r: r.venue_country or None),
        Column("countries", _("Countries"), _effective("countries")),
        Column("cities", _("Cities"), _effective("cities")),
        Column("municipality", _("Municipality"), lambda r: r.municipality or None),
        Column("participants", _("Participants"), _effective("participants")),
        Column("description", _("Description"), _effective("description")),
        _OWNER,
        _SOURCE,
    ),
)

AGREEMENTS = Listing(
    name="agreements",
    heading=_("Agreements"),
    records=_agreements,
    filter=AgreementFilter,
    sorts={
        "date": "signed",
        "title": Russian("title"),
        "kind": "kind",
        "place": Russian("place__name"),
        "owner": Russian("authority__name"),
    },
    default_sort="-date",
    kind=BY_FACT["agreement"],
    columns=(
        Column("id", "№", lambda r: r.pk),
        Column("title", _("Title"), lambda r: r.title),
        Column("kind", _("Kind"), lambda r: r.kind),
        Column("country", _("Country"), lambda r: r.place.country if r.place else None),
        Column("place", _("City or region"), lambda r: r.place.name if r.place else None),
        Column("dates", _("Dates"), _effective("dates")),
        Column("number", _("Number"), _effective("number")),
        Column("valid_until", _("Valid until"), lambda r: r.valid_until or None),
        Column("status", _("State"), lambda r: r.status),
        Column("status_since", _("State since"), _effective("status_since")),
        Column("prolongation", _("Prolongation"), _effective("prolongation")),
        Column("notice_by", _("Notice of ending to be given by"), _effective("notice_by")),
        Column("registration_number", _("Registration number"), _effective("registration_number")),
        Column("registered", _("Registered on"), _effective("registered")),
        Column("original_at", _("Where the original lies"), _effective("original_at")),
        Column("predecessor", _("Follows on"), _effective("predecessor")),
        Column("parties", _("Parties"), _effective("parties")),
        _OWNER,
        _SOURCE,
    ),
)

ANNIVERSARIES = Listing(
    name="anniversaries",
    heading=_("Anniversaries"),
    records=_anniversaries,
    filter=AnniversaryFilter,
    sorts={"date": "starts", "city": Russian("city"), "age": "age", "owner": Russian("authority__name")},
    default_sort="-date",
    kind=BY_FACT["anniversary"],
    columns=(
        Column("id", "№", lambda r: r.pk),
        Column("city", _("City"), lambda r: r.city),
        Column("country", _("Country"), lambda r: r.country or None),
        Column("kind", _("Kind"), lambda r: r.kind),
        Column("age", _("Age"), lambda r: r.age),
        Column("date", _("Date"), lambda r: r.date or None),
        _OWNER,
        _SOURCE,
    ),
)

_PART_ORDER = Case(
    *(
        When(place__country__in=countries.in_part(part), then=Value(number))
        for number, part in enumerate(countries.PARTS)
    ),
    default=Value(len(countries.PARTS)),
)

PARTNERS = Listing(
    name="partners",
    heading=_("Partner cities"),
    records=_partners,
    filter=PartnerFilter,
    sorts={"place": _PART_ORDER},
    default_sort="place",
    kind=BY_FACT["partnership"],
    columns=(
        Column("id", "№", lambda r: r.pk),
        Column("country", _("Country"), lambda r: r.place.country or None),
        Column("place", _("City or region"), lambda r: r.place.name or None),
        Column("kind", _("Kind"), lambda r: r.kind),
        Column("established", _("Ties established"), lambda r: r.established or None),
        _OWNER,
    ),
)

DOCUMENTS = Listing(
    name="documents",
    heading=_("Documents"),
    records=_documents,
    filter=DocumentFilter,
    sorts={
        "imported": "imported_at",
        "name": Russian("name"),
        "period": "starts",
        "unread": F("unread") * 1.0 / (F("used") + F("kept") + F("set_aside") + F("unread") + 0.001),
        "owner": Russian("authority__name"),
    },
    default_sort="-imported",
    columns=(
        Column("id", "№", lambda r: r.pk),
        Column("name", _("Document"), lambda r: r.name),
        Column("genre", _("Genre"), lambda r: r.genre),
        _OWNER,
        Column("period", _("Period"), lambda r: r.period or None),
        Column("activities", _("Activities"), lambda r: r.activity_count or 0),
        Column("agreements", _("Agreements"), lambda r: r.agreement_count or 0),
        Column("partners", _("Partners"), lambda r: r.partnership_count or 0),
        Column("anniversaries", _("Anniversaries"), lambda r: r.anniversary_count or 0),
        Column("to_review", _("To review"), lambda r: r.to_review),
        Column("unread", _("Unread"), lambda r: round(r.unread_share, 4)),
        Column("sha256", "SHA-256", lambda r: r.sha256),
    ),
)

LISTINGS = {
    listing.name: listing
    for listing in (ACTIVITIES, AGREEMENTS, ANNIVERSARIES, PARTNERS, DOCUMENTS, PEOPLE, PROMISES, MEMBERSHIPS)
}


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    return show(request, ACTIVITIES, kinds=ActivityKind.choices, statuses=Status.choices)


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    return show(request, AGREEMENTS)


@require_safe
def anniversaries(request: HttpRequest) -> HttpResponse:
    return show(request, ANNIVERSARIES)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    return show(request, DOCUMENTS)


@require_safe
def download(request: HttpRequest, name: str, file_format: str) -> HttpResponse:
    """A list as a file."""
    if name not in LISTINGS:
        raise Http404
    return export(request, LISTINGS[name], file_format)
