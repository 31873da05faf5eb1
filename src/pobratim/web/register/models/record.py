"""What all records of the register share: what the machine read and what a human corrected, side by side."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from pobratim.web.register.models.authority import Authority
from pobratim.web.register.models.document import Document
from pobratim.web.register.models.state import State


def new_identity() -> str:
    """The identity of a record entered by hand: it has no text to be recognised by."""
    return uuid.uuid4().hex


class Record(models.Model):
    """A fact with its sources.

    `as_read` is the machine's finding in JSON (empty for a record entered by hand); `corrected` maps a field of it
    to {"value", "by", "at"}. The effective value of a field is the corrected one where there is one. `accepted` says
    which human reviewed the record ("by", "at") in view of which reading of it ("reading", a digest). Columns of the
    subclasses repeat effective values so that lists can filter and sort; only services write them. `merged_into` is the
    record that counts for this one too, `before_merge` what both were before, so that they can be parted exactly.
    """

    fact_kind: ClassVar[str]

    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)s_records"
    )
    identity = models.CharField(max_length=64, default=new_identity)
    order = models.IntegerField(default=0)
    as_read = models.JSONField(default=dict, blank=True)
    corrected = models.JSONField(default=dict, blank=True)
    accepted = models.JSONField(null=True, blank=True, default=None)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CURRENT)
    certainty = models.CharField(max_length=10, default="certain")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    before_merge = models.JSONField(default=dict, blank=True)
    search_text = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True
        ordering = (
            "document_id",
            "order",
            "id",
        )
        constraints = (models.UniqueConstraint(fields=["document", "identity"], name="one_%(class)s_per_identity"),)
        indexes = (
            models.Index(fields=["authority", "state"], name="%(class)s_authority"),
            models.Index(
                fields=["document", "state"],
                name="%(class)s_to_review",
                condition=models.Q(accepted__isnull=True),
            ),
        )

    @property
    def effective(self) -> dict[str, Any]:
        """Every field of the finding with its corrected value where a human gave one."""
        return {**self.as_read, **{field: entry["value"] for field, entry in self.corrected.items()}}

    @property
    def entered_by_hand(self) -> bool:
        return self.document_id is None

    @property
    def is_merged(self) -> bool:
        """Whether another record counts for this one."""
        return self.state == State.MERGED

    @property
    def is_withdrawn(self) -> bool:
        """Whether a human took it out, by itself or with its document."""
        return self.state in (State.WITHDRAWN, State.WITH_DOCUMENT)
