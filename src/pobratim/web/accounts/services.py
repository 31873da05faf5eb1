"""Making users."""

from __future__ import annotations

from django.db import transaction

from pobratim.web.accounts.models import User

LOCAL_ADMINISTRATOR = "local"


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
