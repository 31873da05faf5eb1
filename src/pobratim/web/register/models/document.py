"""Documents that were read, and what reading them gave."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratim.web.register.models.authority import Authority
from pobratim.web.register.models.state import State


class Genre(models.TextChoices):
    """What a document is, as findings name it."""

    ACTIVITY_REPORT = "activity_report", _("activity report")
    CONSOLIDATED_REPORT = "consolidated_report", _("consolidated report")
    PARTNER_REGISTER = "partner_register", _("register of partners")
    AGREEMENT_REGISTER = "agreement_register", _("list of agreements")
    PLAN = "plan", _("plan")
    VISIT_REPORT = "visit_report", _("visit report")
    NEWS = "news", _("news")
    OTHER = "other", _("other document")


class Document(models.Model):
    """A file taken in. Its bytes lie in the data folder under its SHA-256; the numbers count its characters.

    `containers` tells of the archive or letter that it came in, and of those around these, the outermost first: the
    "name" and "sha256" of each. `corrected` maps genre, owner and period to what a human said instead of the machine,
    as in records.
    """

    fact_kind = "document"

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    media_type = models.CharField(max_length=200)
    size = models.BigIntegerField()
    containers = models.JSONField(default=list, blank=True)
    genre = models.CharField(max_length=30, choices=Genre.choices, default=Genre.OTHER)
    title = models.TextField(blank=True)
    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    period = models.CharField(max_length=50, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    used = models.IntegerField(default=0)
    kept = models.IntegerField(default=0)
    set_aside = models.IntegerField(default=0)
    unread = models.IntegerField(default=0)
    corrected = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CURRENT)
    search_text = models.TextField(blank=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    @property
    def characters(self) -> int:
        """All characters that reading accounted for, white space apart."""
        return self.used + self.kept + self.set_aside + self.unread

    @property
    def unread_share(self) -> float:
        """Share of the characters, 0 to 1, that no finding used and neither a rule nor a human set aside."""
        return self.unread / self.characters if self.characters else 0.0


class Reading(models.Model):
    """What reading and extraction gave, whole, as JSON of the two contracts; `digest` tells one reading from another.

    Apart from Document so that lists of documents stay light.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="reading")
    content = models.JSONField()
    findings = models.JSONField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.document)


class SetAsidePassage(models.Model):
    """An unread stretch of a document that a human said is no content. `key` tells it by its place and words, so that
    it is known again however often the document is read anew."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="set_aside_passages")
    key = models.CharField(max_length=32)
    text = models.TextField()
    by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["document", "key"], name="one_passage_per_place"),)

    def __str__(self) -> str:
        return self.text


class Evidence(models.Model):
    """Where a field of a record was read: a span of a document in its flat JSON form."""

    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    field = models.CharField(max_length=50)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="evidence")
    span = models.JSONField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["kind", "record_id"], name="evidence_record"),)
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return str(self.span.get("quote", ""))
