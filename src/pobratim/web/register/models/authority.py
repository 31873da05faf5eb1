"""Authorities: whose register it is, by all their names, and who reports to whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Authority(models.Model):
    """A city, region or association whose international ties documents tell of."""

    fact_kind = "authority"

    name = models.CharField(max_length=300)
    abbreviation = models.CharField(max_length=50, blank=True)

    class Meta:
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name

    @property
    def authority_id(self) -> int:
        return self.pk

    @property
    def short_name(self) -> str:
        return self.abbreviation or self.name

    @property
    def full_name(self) -> str:
        """The name as papers write it first: with the abbreviation in brackets."""
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name


class AuthorityName(models.Model):
    """A name that an authority is found by; `key` is the name folded, so that a name leads to one authority."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300, unique=True)

    def __str__(self) -> str:
        return self.name


class ReportingLineQuerySet(models.QuerySet["ReportingLine"]):
    """Lines by time."""

    def in_force(self) -> ReportingLineQuerySet:
        """Those that hold today."""
        today = timezone.localdate()
        begun = models.Q(since__isnull=True) | models.Q(since__lte=today)
        lasting = models.Q(until__isnull=True) | models.Q(until__gte=today)
        return self.filter(begun, lasting)


class ReportingLine(models.Model):
    """An authority reports to another, from a day to a day (either open)."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="reports_to")
    parent = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="reported_by")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = ReportingLineQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(authority=models.F("parent")), name="authority_not_reporting_to_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.authority} → {self.parent}"


class Membership(models.Model):
    """An authority belongs to an association, itself an authority. It opens nothing: rights follow reporting alone."""

    class State(models.TextChoices):
        ACTIVE = "active", _("member")
        SUSPENDED = "suspended", _("membership suspended")
        LEFT = "left", _("left")
        EXPELLED = "expelled", _("expelled")

    association = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="memberships")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=300, blank=True)
    representative = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("association__name", "member__name")
        constraints = (
            models.UniqueConstraint(fields=["association", "member"], name="one_membership_per_association"),
            models.CheckConstraint(condition=~models.Q(association=models.F("member")), name="no_member_of_itself"),
        )

    def __str__(self) -> str:
        return f"{self.member} ∈ {self.association}"
