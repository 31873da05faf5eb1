"""The journal: who changed what, when and why. It outlives what it tells of, so it holds no foreign keys to records."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """What was done."""

    IMPORTED = "imported", _("imported")
    CREATED = "created", _("added")
    REREAD = "reread", _("read anew")
    GONE = "gone", _("no longer found in its document")
    CORRECTED = "corrected", _("corrected")
    CONFIRMED = "confirmed", _("confirmed")
    ACCEPTED = "accepted", _("accepted")
    UNDONE = "undone", _("undone")
    SET_ASIDE = "set_aside", _("set aside as no content")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RESTORED = "restored", _("restored")
    MERGED = "merged", _("merged")
    JUDGED = "judged", _("compared with another")
    REPORTED = "reported", _("written to a report")
    SUBMITTED = "submitted", _("sent")
    RETURNED = "returned", _("returned with remarks")
    ISSUED = "issued", _("issued")
    SIGNED = "signed", _("signed")
    REOPENED = "reopened", _("reopened")
    FORGOTTEN = "forgotten", _("dropped for good, the facts kept")
    GRANTED = "granted", _("given rights")
    REVOKED = "revoked", _("deprived of rights")


class AppendOnlyError(RuntimeError):
    """Something tried to change or remove what the journal says."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries can be added and read, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError

    def of(self, kind: str, record_id: int) -> EntryQuerySet:
        """The history of one record, latest first."""
        return self.filter(kind=kind, record_id=record_id)


class Entry(models.Model):
    """One act. `changes` is a list of {"field", "old", "new"} in plain JSON."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    actor_name = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=20, choices=Verb.choices)
    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField(null=True, blank=True)
    authority_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    label = models.CharField(max_length=300, blank=True)
    search_text = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    reason = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["kind", "record_id"], name="journal_record"),)
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.verb} {self.kind} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError
