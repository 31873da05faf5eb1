"""An office's own lexicon: what its spellings, phrases and columns mean, told by those who correct what was read."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from pobratim.office_lexicon import OfficeRule as Told
from pobratim.office_lexicon import RuleKind
from pobratim.web.register.models.authority import Authority
from pobratim.web.register.models.document import Document


def new_code() -> str:
    """What evidence names a rule by."""
    return uuid.uuid4().hex


class OfficeRule(models.Model):
    """A rule of an authority, which holds for those that report to it, too.

    `key` is the folded phrase; `meaning` has "city" and "country", "online", or "role", as its kind asks. `document`
    and `record_label` say where it came from; `gave_in` are the documents in which a rule that is off gave values.
    """

    class Kind(models.TextChoices):
        PLACE = RuleKind.PLACE.value, _("a spelling is a place")
        ONLINE = RuleKind.ONLINE.value, _("a phrase says online or in person")
        COLUMN = RuleKind.COLUMN.value, _("a column is told")

    fact_kind = "rule"

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    phrase = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    meaning = models.JSONField(default=dict)
    code = models.CharField(max_length=32, default=new_code, unique=True)
    is_active = models.BooleanField(default=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    record_label = models.CharField(max_length=300, blank=True)
    gave_in = models.JSONField(default=list, blank=True)
    made_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=["authority", "kind", "key"], name="one_rule_per_phrase"),)

    def __str__(self) -> str:
        return self.phrase

    def told(self) -> Told:
        """The rule as extraction takes it."""
        known = {name: self.meaning.get(name) for name in ("city", "country", "online", "role")}
        return Told(id=self.code, kind=RuleKind(self.kind), phrase=self.phrase, **known)
