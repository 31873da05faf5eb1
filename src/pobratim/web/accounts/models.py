"""People who use the register, and what they may do for which authority."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person. `is_superuser` is the administrator of the installation, who sees everything."""

    # What the journal asks of whatever it tells of: a person belongs to no authority.
    fact_kind = "user"
    authority_id = None

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Role(models.TextChoices):
    """What a person may do for an authority; each may what those above it may."""

    VIEWER = "viewer", _("viewer")
    EDITOR = "editor", _("editor")
    APPROVER = "approver", _("approver")
    ADMINISTRATOR = "administrator", _("administrator")


class Grant(models.Model):
    """A role for an authority; it holds for all authorities that report to it, too."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    authority = models.ForeignKey("register.Authority", on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.VIEWER)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "authority"], name="one_role_per_authority"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.authority} ({self.role})"
