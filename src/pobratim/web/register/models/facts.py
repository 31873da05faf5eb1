"""The kinds of facts: activities, agreements, partnerships, anniversaries, people, promises."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pobratim.web.register import choices
from pobratim.web.register.models.place import Place
from pobratim.web.register.models.record import Record


class Activity(Record):
    """Something that took place or is planned. `starts` and `ends` are the first and last day its date can mean."""

    fact_kind = "activity"

    title = models.TextField()
    edtf = models.CharField(max_length=50, blank=True)
    starts = models.DateField(null=True, blank=True, db_index=True)
    ends = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=choices.Status.choices, default=choices.Status.HELD)
    online = models.BooleanField(null=True, blank=True)
    kind = models.CharField(max_length=30, choices=choices.ActivityKind.choices, default=choices.ActivityKind.OTHER)
    venue_city = models.CharField(max_length=300, blank=True)
    venue_key = models.CharField(max_length=300, blank=True)
    venue_country = models.CharField(max_length=2, blank=True)
    venue_name = models.CharField(max_length=500, blank=True)
    municipality = models.CharField(max_length=300, blank=True)
    places = models.ManyToManyField(Place, through="ActivityPlace", related_name="activities")

    class Meta(Record.Meta):
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.title


class ActivityPlace(models.Model):
    """A place's part in an activity. Standing in a row of a table proves nothing about who took part."""

    class Role(models.TextChoices):
        TOOK_PART = "took_part", _("took part")
        LISTED = "listed", _("stands in this row")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="place_links")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="activity_links")
    role = models.CharField(max_length=10, choices=Role.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["activity", "place", "role"], name="one_role_per_place"),)

    def __str__(self) -> str:
        return f"{self.place}: {self.role}"


class Promise(models.Model):
    """A договорённость: what was promised at an activity, by whom and by when, and what became of it.

    `position` is its place among the activity's promises, by which it is known; `due_ends` the last day it is due.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="promises")
    what = models.TextField()
    who = models.CharField(max_length=500, blank=True)
    due = models.CharField(max_length=50, blank=True)
    kind = models.CharField(max_length=50, blank=True)
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=choices.PromiseState.choices, default=choices.PromiseState.OPEN)
    due_ends = models.DateField(null=True, blank=True, db_index=True)

    def __str__(self) -> str:
        return self.what

    @property
    def is_overdue(self) -> bool:
        return bool(self.state == choices.PromiseState.OPEN and self.due_ends and self.due_ends < timezone.localdate())


class Agreement(Record):
    """A document of co-operation, or ties without one. `signed` is the first day of its first date."""

    fact_kind = "agreement"

    title = models.TextField()
    kind = models.CharField(max_length=30, choices=choices.AgreementKind.choices, default="agreement")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements")
    signed = models.DateField(null=True, blank=True, db_index=True)
    valid_until = models.CharField(max_length=50, blank=True)
    status = models.CharField(max_length=20, choices=choices.AgreementStatus.choices, default="unknown")

    def __str__(self) -> str:
        return self.title


class Partnership(Record):
    """An authority's ties with a place, as one source tells them."""

    fact_kind = "partnership"

    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="partnerships")
    kind = models.CharField(max_length=30, choices=choices.PartnerKind.choices, default="city")
    established = models.CharField(max_length=50, blank=True)

    def __str__(self) -> str:
        return str(self.place or "")


class Anniversary(Record):
    """A city's jubilee or day."""

    fact_kind = "anniversary"

    city = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20, choices=choices.AnniversaryKind.choices, default="jubilee")
    age = models.IntegerField(null=True, blank=True)
    date = models.CharField(max_length=50, blank=True)
    starts = models.DateField(null=True, blank=True, db_index=True)
    ends = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name_plural = "anniversaries"

    def __str__(self) -> str:
        return self.city


class Person(Record):
    """Someone named with an office.

    `is_private` tells that no office makes the name public; `consent` to publishing it is given for a purpose and until
    a day (152-ФЗ, art. 10.1), none of which an import touches.
    """

    class Consent(models.TextChoices):
        NONE = "none", _("not asked for")
        GIVEN = "given", _("given")
        WITHDRAWN = "withdrawn", _("taken back")

    fact_kind = "person"

    name = models.CharField(max_length=300)
    role = models.TextField(blank=True)
    is_private = models.BooleanField(default=False)
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.NONE)
    consent_purpose = models.CharField(max_length=300, blank=True)
    consent_until = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class ForgottenName(models.Model):
    """Somebody who was forgotten: nothing but a salted digest, by which a later reading knows the name again."""

    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
