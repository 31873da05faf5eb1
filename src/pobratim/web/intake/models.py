"""Files on their way into the register: heaps that somebody dropped in, and what became of every file.

Nothing is skipped silently: each file, and each document inside an archive or a letter, ends with a verdict.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratim.web.register.models import Authority, Document


class Origin(models.TextChoices):
    """Where a heap came from."""

    PAGE = "page", _("dropped on the page")
    FOLDER = "folder", _("watched folder")
    MAIL = "mail", _("mailbox")


class Batch(models.Model):
    """Files that came together. `owner` is whose they are where the sender said so, whatever they say themselves.

    `worker` names the process that is at work on it ("host:pid"), so that the work of one that was killed is taken up.
    """

    made_at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.PAGE)
    owner = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    worker = models.CharField(max_length=300, blank=True)
    touched_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class Upload(models.Model):
    """A file of a batch as it came; its bytes lie among the originals under their SHA-256.

    `accept_removals` says that a new reading may take away much of what an earlier one gave.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    accept_removals = models.BooleanField(default=False)
    done = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Verdict(models.Model):
    """What became of one document: `label` names it with the archives it lay in, `counts` are by kind of record."""

    class State(models.TextChoices):
        TAKEN = "taken", _("taken in")
        CHANGED = "changed", _("read anew, changed")
        UNCHANGED = "unchanged", _("known already, nothing changed")
        HELD = "held", _("waits: whose it is")
        ASKS = "asks", _("waits: much would be removed")
        FAILED = "failed", _("not read")

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="verdicts")
    label = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices)
    message = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="verdicts")
    similar = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    counts = models.JSONField(default=dict)

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.label}: {self.state}"

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide before it can be taken in."""
        return self.state in (self.State.HELD, self.State.ASKS)

    @property
    def needs_somebody(self) -> bool:
        """Whether there is something for a person to do about it."""
        return self.waits or self.state == self.State.FAILED
