"""Which people an administrator may look after: those with a role somewhere in the administrator's own part of the
reporting tree, and those who have none yet. The administrators of the installation look after everybody.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from pobratim.web.accounts.models import Grant, User
from pobratim.web.accounts.services import LOCAL_ADMINISTRATOR
from pobratim.web.register.policies import Action, Visitor, authorities


def administers(user: Visitor) -> bool:
    """Whether there is anything that a user may administer."""
    ids = authorities(user, Action.ADMINISTER)
    return ids is None or bool(ids)


def administered_users(user: Visitor) -> QuerySet[User]:
    """The people whose rights a user may change."""
    people = User.objects.exclude(username=LOCAL_ADMINISTRATOR)
    ids = authorities(user, Action.ADMINISTER)
    if ids is None:
        return people
    return people.filter(
        Q(pk__in=Grant.objects.filter(authority__in=ids).values("user")) | Q(grants=None), is_superuser=False
    )


def may_change_account(user: Visitor, person: User) -> bool:
    """Whether a user may change a person's password and shut them out: all of whose roles they administer."""
    ids = authorities(user, Action.ADMINISTER)
    if ids is None:
        return True
    return not person.is_superuser and not person.grants.exclude(authority__in=ids).exists()


def administered_grants(user: Visitor) -> QuerySet[Grant]:
    """The roles that a user may take away."""
    ids = authorities(user, Action.ADMINISTER)
    return Grant.objects.all() if ids is None else Grant.objects.filter(authority__in=ids)
