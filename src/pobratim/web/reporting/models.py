"""An office's own forms; only the services of this app write to the table."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratim.web.register.models import Authority

PREFIX = "own-"
"""How the name of an office's own form begins; no form of the program's does."""


class OfficeForm(models.Model):
    """A form of an authority: the mapping that rendering's `parse_form` takes, and what it was made from.

    `made_from` names the document or the form; `doubts` and `example` are those of learning's LearnedForm: what to
    check, and some of the example's own cells to show beside its columns. `known_roles` holds, by column title, the
    role by which the program itself reads a column of such a title, "" for none.
    """

    class Origin(models.TextChoices):
        COPIED = "copied", _("copied")
        LEARNED = "learned", _("learned from a document")
        IMPORTED = "imported", _("taken from a file")

    fact_kind = "form"

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="forms")
    label = models.CharField(max_length=200)
    mapping = models.JSONField()
    origin = models.CharField(max_length=10, choices=Origin.choices)
    made_from = models.CharField(max_length=300, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    example = models.JSONField(default=dict, blank=True)
    known_roles = models.JSONField(default=dict, blank=True)
    is_archived = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("label", "id")

    def __str__(self) -> str:
        return self.label

    @property
    def name(self) -> str:
        """What it goes by where forms are named: in addresses, campaigns, on the command line."""
        return f"{PREFIX}{self.pk}"
