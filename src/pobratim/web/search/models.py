"""The index: what can be found, by the terms of its words; and the dictionary of abbreviations people add to.

The full-text part is the database's own and laid beside these tables by a migration: FTS5 of SQLite, kept by triggers,
a tsvector of PostgreSQL, kept as a generated column. Both hold nothing but `terms`, so that they find the same.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from pobratim.web.register.models import Authority, Document


class IndexEntry(models.Model):
    """One thing to be found: a record, or a passage of a document.

    `number` tells of when it is and what it is (`numbering`), so that the newest have the highest. `terms` are the
    terms of all its words, parted by spaces; `title_terms` those of its title. `places` tell where in the document the
    parts of a passage's text stand: [locator, first code point] pairs; empty for records.
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()
    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    places = models.JSONField(default=list, blank=True)
    title_terms = models.TextField(blank=True)
    terms = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["kind", "record_id"], name="search_record"),)
        verbose_name_plural = "index entries"

    def __str__(self) -> str:
        return self.title


class IndexTerm(models.Model):
    """A term that some entry has or had: what a misspelt word may have meant."""

    term = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.term


class Abbreviation(models.Model):
    """An abbreviation that people of this installation use, beside those the program knows; `key` is it folded."""

    fact_kind = "abbreviation"
    authority_id = None

    short = models.CharField(max_length=30)
    long = models.CharField(max_length=300)
    key = models.CharField(max_length=30)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ("key", "long")
        constraints = (models.UniqueConstraint(fields=["key", "long"], name="one_meaning_once"),)

    def __str__(self) -> str:
        return f"{self.short} – {self.long}"
