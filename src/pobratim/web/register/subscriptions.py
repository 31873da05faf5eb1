"""Keys by which a calendar program, which cannot sign in, gets what a person may see.

A key is signed and holds the person and a part of their session hash: a new password makes the old keys worthless. It
opens nothing but the calendar.
"""

from __future__ import annotations

from django.core import signing

from pobratim.web.accounts.models import User

_SALT = "pobratim.calendar"
_HASH = 16


def calendar_key(user: User) -> str:
    """The key of a person."""
    return signing.dumps([user.pk, user.get_session_auth_hash()[:_HASH]], salt=_SALT)


def holder(key: str) -> User | None:
    """The person whose key this is; None where it is no key, or not one any more."""
    try:
        pk, told = signing.loads(key, salt=_SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and user.get_session_auth_hash()[:_HASH] == told else None
