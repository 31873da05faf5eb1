"""What is asked for, what is answered, and what is issued; only the services of this app write to these tables."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from pobratim.web.register.choices import SubmissionState
from pobratim.web.register.models import Authority, Document
from pobratim.web.ui.dates import human


class Campaign(models.Model):
    """A form asked of the authorities that report to another, for a period, by a day.

    `authority` is who collects; `period` is EDTF with its days in `starts` and `ends`; `basis` tells where the day
    comes from: a rule of the region, or nothing where a person chose it.
    """

    fact_kind = "campaign"

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="campaigns")
    form = models.CharField(max_length=60)
    period = models.CharField(max_length=50)
    starts = models.DateField()
    ends = models.DateField()
    due = models.DateField()
    basis = models.CharField(max_length=300, blank=True)
    withdrawn = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-ends", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "form", "period"], condition=Q(withdrawn=False), name="one_campaign_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.authority.short_name}, {human(self.period)}"


class Submission(models.Model):
    """The answer of one authority. Timeliness counts from the day it was sent, not from the day it was received.

    `order` is its place in the region's own order, `heading` its name in the report where that is not the official
    one. `fingerprints` are those of the rows it was sent with, to know a copy of the last period by; `counted` are the
    ids of the records that count once it is accepted, by kind. `document` is the Word file that it came as, `scan` the
    signed paper of the same answer, kept among the originals.
    """

    State = SubmissionState
    fact_kind = "submission"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="submissions")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="submissions")
    order = models.IntegerField(default=0)
    heading = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    nothing_held = models.BooleanField(default=False)
    sent = models.DateField(null=True, blank=True)
    received = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=100, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="submissions")
    scan_name = models.CharField(max_length=300, blank=True)
    scan_sha256 = models.CharField(max_length=64, blank=True)
    fingerprints = models.JSONField(default=list, blank=True)
    is_copy = models.BooleanField(default=False)
    counted = models.JSONField(null=True, blank=True, default=None)

    class Meta:
        ordering = ("order", "authority__name")
        constraints = (models.UniqueConstraint(fields=["campaign", "authority"], name="one_answer_per_authority"),)

    def __str__(self) -> str:
        return f"{self.authority.short_name}, {human(self.campaign.period)}"

    @property
    def name_in_report(self) -> str:
        """Its heading in the consolidated report: the region's own wording, else the official name of the day."""
        return self.heading or self.authority.name

    @property
    def is_open(self) -> bool:
        """Whether the authority has still to send something."""
        return self.state in (self.State.DRAFT, self.State.RETURNED)

    @property
    def count(self) -> int:
        """How many rows count, once it is accepted."""
        return sum(len(ids) for ids in (self.counted or {}).values())

    def days_late(self, today: date) -> int:
        """How many days after the due one it was sent, or has not been sent by today; none is 0."""
        sent = self.sent if self.sent and self.state != self.State.DRAFT else today
        return max((sent - self.campaign.due).days, 0)


class Return(models.Model):
    """A submission given back: what was wrong with it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="returns")
    remarks = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_back = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.remarks


class Wording(models.Model):
    """The words of one cell in the reports of one campaign; the record itself keeps its own."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="wordings")
    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    column = models.CharField(max_length=50)
    text = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["campaign", "kind", "record_id", "column"], name="one_wording_per_cell"),
        )

    def __str__(self) -> str:
        return self.text


class Issue(models.Model):
    """A report as it went out, for good: its bytes under their SHA-256, and its rows as they were.

    `rows` is a list of {"records": [[kind, id], …], "group", "cells": {column: text}}; `missing` names those who had
    not been accepted. A correction needs it to be reopened, with a reason of that day, which voids the signature.
    """

    fact_kind = "issue"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="issues")
    number = models.IntegerField()
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    missing = models.JSONField(default=list, blank=True)
    signatory = models.CharField(max_length=300, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    reopened_on = models.DateField(null=True, blank=True)
    exception = models.TextField(blank=True)

    objects: ClassVar[models.Manager[Issue]] = models.Manager()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["campaign", "number"], name="one_issue_per_number"),)

    def __str__(self) -> str:
        return f"{self.campaign} № {self.number}"

    @property
    def authority_id(self) -> int:
        return self.campaign.authority_id

    @property
    def holds(self) -> bool:
        """Whether it is the report in force: a signature on one that was reopened is void."""
        return self.reopened_on is None

    @property
    def is_signed(self) -> bool:
        return self.holds and self.signed_on is not None
