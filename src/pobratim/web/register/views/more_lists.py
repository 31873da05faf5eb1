"""Further lists: people, promises, memberships of associations."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratim.web.accounts.policies import administers
from pobratim.web.register import policies
from pobratim.web.register.exports import Column
from pobratim.web.register.filters import MembershipFilter, PersonFilter, PromiseFilter
from pobratim.web.register.kinds import BY_FACT
from pobratim.web.register.models import ActivityPlace, Promise, State
from pobratim.web.register.ordering import Russian
from pobratim.web.register.views.listing import Listing, show


def _people(user: policies.Visitor) -> QuerySet[Any]:
    current = policies.PEOPLE.visible_to(user).filter(state=State.CURRENT)
    return current.select_related("authority", "document")


def promises(user: policies.Visitor) -> QuerySet[Promise]:
    """The promises made at activities that a user may see, with whom they were made."""
    part = ActivityPlace.objects.filter(role=ActivityPlace.Role.TOOK_PART).select_related("place")
    links = Prefetch("activity__place_links", queryset=part, to_attr="took_part")
    seen = policies.PROMISES.visible_to(user).filter(activity__state=State.CURRENT)
    return seen.select_related("activity__authority").prefetch_related(links)


def _memberships(user: policies.Visitor) -> QuerySet[Any]:
    return policies.MEMBERSHIPS.visible_to(user).select_related("member", "association")


PEOPLE = Listing(
    name="people",
    heading=_("People"),
    records=_people,
    filter=PersonFilter,
    sorts={"name": Russian("name"), "role": Russian("role"), "owner": Russian("authority__name")},
    default_sort="name",
    kind=BY_FACT["person"],
    columns=(
        Column("id", "№", lambda r: r.pk),
        Column("name", _("Name"), lambda r: r.name),
        Column("role", _("Office"), lambda r: r.role or None),
        Column("since", _("In office since"), lambda r: r.effective.get("since")),
        Column("until", _("In office until"), lambda r: r.effective.get("until")),
        Column("owner", _("Owner"), lambda r: str(r.authority or "")),
        Column("document", _("Document"), lambda r: r.document.name if r.document else None),
    ),
)

PROMISES = Listing(
    name="promises",
    heading=_("Promises"),
    records=promises,
    filter=PromiseFilter,
    sorts={
        "due": "due_ends",
        "date": "activity__starts",
        "what": Russian("what"),
        "who": Russian("who"),
        "state": "state",
        "owner": Russian("activity__authority__name"),
    },
    default_sort="due",
    columns=(
        Column("activity", _("Activity"), lambda r: r.activity.pk),
        Column("what", _("What was promised"), lambda r: r.what),
        Column("who", _("Who"), lambda r: r.who or None),
        Column("due", _("Due"), lambda r: r.due or None),
        Column("state", _("State"), lambda r: r.state),
        Column("date", _("Date"), lambda r: r.activity.edtf or None),
        Column("title", _("Activity"), lambda r: r.activity.title),
        Column("partners", _("Partners"), lambda r: [str(link.place) for link in r.activity.took_part]),
        Column("owner", _("Owner"), lambda r: str(r.activity.authority or "")),
    ),
)

MEMBERSHIPS = Listing(
    name="memberships",
    heading=_("Memberships"),
    records=_memberships,
    filter=MembershipFilter,
    sorts={
        "member": Russian("member__name"),
        "association": Russian("association__name"),
        "state": "state",
        "since": "since",
        "until": "until",
    },
    default_sort="association",
    columns=(
        Column("association", _("Association"), lambda r: str(r.association)),
        Column("member", _("Member"), lambda r: str(r.member)),
        Column("state", _("State"), lambda r: r.state),
        Column("since", _("Since"), lambda r: r.since and r.since.isoformat()),
        Column("until", _("Until"), lambda r: r.until and r.until.isoformat()),
        Column("decision", _("Decision"), lambda r: r.decision or None),
        Column("representative", _("Representative"), lambda r: r.representative or None),
    ),
)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    return show(request, PEOPLE)


@require_safe
def promise_list(request: HttpRequest) -> HttpResponse:
    return show(request, PROMISES)


@require_safe
def memberships(request: HttpRequest) -> HttpResponse:
    return show(request, MEMBERSHIPS, may_edit=administers(request.user))
