"""People and their rights. Each act is journalled in its own transaction, under the authority whose it is."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pobratim.web.accounts.models import Grant, Role, User
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb

if TYPE_CHECKING:
    from pobratim.web.register.models import Authority

LOCAL_ADMINISTRATOR = "local"
_PASSWORD_BYTES = 12


@transaction.atomic
def local_administrator() -> User:
    """The one person of a single-user installation: no password, so nobody can sign in as them over a network."""
    user, created = User.objects.get_or_create(
        username=LOCAL_ADMINISTRATOR, defaults={"is_superuser": True, "is_staff": True}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@transaction.atomic
def add_user(
    *,
    username: str,
    full_name: str = "",
    password: str,
    role: tuple[Authority, str] | None = None,
    administrator: bool = False,
    actor: User | None,
) -> User:
    """A person who can sign in, with a first role for an authority or as administrator of the installation.

    Raises ValidationError where the name is taken or the password is weak.
    """
    user = User(username=username, first_name=full_name, is_superuser=administrator, is_staff=administrator)
    user.full_clean(exclude=["password"])
    validate_password(password, user)
    user.set_password(password)
    user.save()
    _tell(user, actor, Verb.CREATED, {}, {"username": username})
    if role:
        give_role(user=user, authority=role[0], role=role[1], actor=actor)
    return user


class RefusedError(ValueError):
    """An account that cannot be made; the message says why, in sentences for the user."""


def add_administrator(*, username: str, password: str) -> User:
    """An administrator of the installation, for a command line. Raises RefusedError where a rule forbids it."""
    try:
        return add_user(username=username, password=password, administrator=True, actor=None)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error


def new_password() -> str:
    """A password for somebody else's first sign-in, which no rule of ours refuses."""
    return secrets.token_urlsafe(_PASSWORD_BYTES)


@transaction.atomic
def set_password(*, user: User, password: str, actor: User | None) -> None:
    """Give a person a new password. It ends their sessions, for the old one may be in other hands."""
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    _tell(user, actor, Verb.CORRECTED, {}, {"password": _("new")})


@transaction.atomic
def set_active(*, user: User, active: bool, actor: User | None) -> None:
    """Let a person in, or out of the register for good; what they did stays under their name.

    Raises ValidationError for oneself: nobody shall lock themselves out.
    """
    if user == actor:
        raise ValidationError(_("You cannot do this to yourself."))
    if user.is_active == active:
        return
    user.is_active = active
    user.save(update_fields=["is_active"])
    _tell(user, actor, Verb.CORRECTED, {"is_active": not active}, {"is_active": active})


@transaction.atomic
def give_role(*, user: User, authority: Authority, role: str, actor: User | None) -> Grant:
    """A role for an authority and all that report to it, in place of the one that the person had there."""
    known = Grant.objects.filter(user=user, authority=authority).first()
    before = known.role if known else None
    if known is None or before != role:
        known = known or Grant(user=user, authority=authority)
        known.role = role
        known.full_clean()
        known.save()
        _tell_rights(user, authority, actor, before, role)
    return known


@transaction.atomic
def take_role(*, grant: Grant, actor: User | None) -> None:
    """Take a role away. Raises ValidationError for one's own administration: nobody shall lock themselves out."""
    if grant.user == actor and grant.role == Role.ADMINISTRATOR:
        raise ValidationError(_("You cannot do this to yourself."))
    _tell_rights(grant.user, grant.authority, actor, grant.role, None)
    grant.delete()


def _tell_rights(user: User, authority: Authority, actor: User | None, before: str | None, after: str | None) -> None:
    told = {"rights": f"{user}: {Role(before).label}" if before else None}
    now = {"rights": f"{user}: {Role(after).label}" if after else None}
    _tell(authority, actor, Verb.GRANTED if after else Verb.REVOKED, told, now)


def _tell(record: Any, actor: User | None, verb: Verb, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    changes = journal.differences(before, after)
    journal.write([journal.entry(actor=actor, verb=verb, record=record, changes=changes)])
