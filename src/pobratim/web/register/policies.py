"""Who may see and do what. One policy object per model answers both "which records" and "may this user do this".

Rights follow authorities and the reporting tree alone: a role for a region holds for the authorities that report to
it today. Records of no known authority are the administrator's until somebody says whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet

from pobratim.web.accounts.models import Role, User
from pobratim.web.journal.models import Entry
from pobratim.web.register.models import (
    Activity,
    Agreement,
    Anniversary,
    Authority,
    Document,
    Evidence,
    Membership,
    OfficeRule,
    Partnership,
    Person,
    Place,
    Promise,
    ReportingLine,
)

M = TypeVar("M", bound=Model)
Visitor = User | AnonymousUser


class Action(StrEnum):
    """What can be done with a record."""

    VIEW = "view"
    ADD = "add"
    CORRECT = "correct"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    MERGE = "merge"
    ISSUE = "issue"
    RULE = "rule"
    ADMINISTER = "administer"


EVERYONE = frozenset(Role.values)
EDITORS = frozenset({Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR})
APPROVERS = frozenset({Role.APPROVER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_ROLES = dict.fromkeys(Action, EDITORS) | {
    Action.VIEW: EVERYONE,
    Action.ISSUE: APPROVERS,
    Action.ADMINISTER: ADMINISTRATORS,
}


def signed_in(visitor: Visitor) -> User:
    """The user behind a request that the login middleware let through."""
    if not isinstance(visitor, User):
        raise PermissionDenied
    return visitor


def authorities(user: Visitor, action: Action = Action.VIEW) -> set[int] | None:
    """The ids of the authorities for which a user may do something; None stands for all there are."""
    if not isinstance(user, User) or not user.is_active:
        return set()
    if user.is_superuser:
        return None
    granted = set(user.grants.filter(role__in=_ROLES[action]).values_list("authority_id", flat=True))
    return with_subordinates(granted)


def sees_everything(user: Visitor) -> bool:
    """Whether a user may see the records of every authority there is."""
    return authorities(user) is None


def with_subordinates(ids: set[int]) -> set[int]:
    """These authorities and all that report to them today, at whatever remove."""
    found, frontier = set(ids), set(ids)
    while frontier:
        lines = ReportingLine.objects.in_force().filter(parent__in=frontier)
        frontier = set(lines.values_list("authority_id", flat=True)) - found
        found |= frontier
    return found


def with_superiors(ids: Iterable[int]) -> list[int]:
    """These authorities and all that they report to today, at whatever remove, the nearest first."""
    found = list(ids)
    frontier = set(found)
    while frontier:
        lines = ReportingLine.objects.in_force().filter(authority__in=frontier).order_by("pk")
        frontier = set(lines.values_list("parent_id", flat=True)) - set(found)
        found += sorted(frontier)
    return found


@dataclass(frozen=True)
class Policy(Generic[M]):
    """Rights to one model, whose records reach their authority by a lookup path."""

    model: type[M]
    path: str = "authority_id"

    def visible_to(self, user: Visitor) -> QuerySet[M]:
        """The records that a user may see."""
        return self._within(authorities(user))

    def open_to(self, user: Visitor, action: Action) -> QuerySet[M]:
        """The records that a user may do this to."""
        return self._within(authorities(user, action))

    def allows(self, user: Visitor, action: Action, record: M) -> bool:
        """Whether a user may do this to this very record."""
        return self.open_to(user, action).filter(pk=record.pk).exists()

    def _within(self, ids: set[int] | None) -> QuerySet[M]:
        everything = cast("QuerySet[M]", cast(Any, self.model).objects.all())
        return everything if ids is None else everything.filter(**{f"{self.path}__in": ids})


class PlacePolicy(Policy[Place]):
    """A place belongs to nobody; it is seen by those who see something that happened with it."""

    def _within(self, ids: set[int] | None) -> QuerySet[Place]:
        if ids is None:
            return Place.objects.all()
        paths = ("partnerships", "agreements", "activities")
        seen = [Q(pk__in=Place.objects.filter(**{f"{path}__authority_id__in": ids}).values("pk")) for path in paths]
        return Place.objects.filter(seen[0] | seen[1] | seen[2])


AUTHORITIES = Policy(Authority, "pk")
DOCUMENTS = Policy(Document)
EVIDENCE = Policy(Evidence, "document__authority_id")
ACTIVITIES = Policy(Activity)
AGREEMENTS = Policy(Agreement)
PARTNERSHIPS = Policy(Partnership)
ANNIVERSARIES = Policy(Anniversary)
PEOPLE = Policy(Person)
PLACES = PlacePolicy(Place)
PROMISES = Policy(Promise, "activity__authority_id")
MEMBERSHIPS = Policy(Membership, "member_id")
RULES = Policy(OfficeRule)
JOURNAL = Policy(Entry)


def writable_authorities(user: Visitor) -> QuerySet[Authority]:
    """The authorities for which a user may add records."""
    ids = authorities(user, Action.ADD)
    return Authority.objects.all() if ids is None else Authority.objects.filter(pk__in=ids)


def administered_authorities(user: Visitor) -> QuerySet[Authority]:
    """The authorities whose people and place in the reporting tree a user may change."""
    ids = authorities(user, Action.ADMINISTER)
    return Authority.objects.all() if ids is None else Authority.objects.filter(pk__in=ids)
