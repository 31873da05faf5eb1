"""Pairs of records that may be one, and what people said of them.

Records are told by kind and id: a record keeps its id however often its document is read anew, is never deleted, and so
is what was said of it.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.web.register.models import Authority


class Decision(models.TextChoices):
    """What a human says of a pair. It holds for ever, whatever the program counts out anew."""

    SAME = "same", _("the same")
    DIFFERENT = "different", _("different")
    UNSURE = "unsure", _("not sure")


class Verdict(models.TextChoices):
    """What the program makes of a pair."""

    SAME = "same", _("nearly surely one")
    LIKELY = "likely", _("perhaps one")
    DIFFERENT = "different", pgettext_lazy("pair", "hardly one")


class Pair(models.Model):
    """Two records, `one` having the lower id, that the program holds for one. `reasons` are {"feature", "weight",
    "value"}, the weightiest first. What a human has judged stays, though the program may think better of it."""

    kind = models.CharField(max_length=20)
    one = models.BigIntegerField()
    other = models.BigIntegerField()
    probability = models.FloatField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reasons = models.JSONField(default=list)
    plan_and_fact = models.BooleanField(default=False)
    starts = models.DateField(null=True)
    search_text = models.TextField(blank=True)

    class Meta:
        ordering = ("-probability", "pk")
        constraints = (
            models.UniqueConstraint(fields=["kind", "one", "other"], name="one_pair_of_records"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.one} ~ {self.other}"


class Judgement(models.Model):
    """What a human said of a pair, last; the journal of both records has what was said before."""

    kind = models.CharField(max_length=20)
    one = models.BigIntegerField()
    other = models.BigIntegerField()
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "one", "other"], name="one_judgement_of_a_pair"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="judgement_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.one} ~ {self.other}: {self.decision}"


class Comparison(models.Model):
    """When the records of a kind were last compared, and how many there were."""

    kind = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()
    records = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.at:%Y-%m-%d %H:%M}"


class Contradiction(models.Model):
    """Something that an authority's records cannot all be right about. `key` tells it again after another reading;
    `sides` are {"kind", "key", "quote"}, `values` what differs."""

    class Code(models.TextChoices):
        COUNT = "count", _("partners counted otherwise")
        UNKNOWN_AGREEMENT = "unknown_agreement", _("an agreement that the register lacks")
        LAPSED_CITED = "lapsed_cited", _("a lapsed agreement cited as in force")
        TWO_DATES = "two_dates", _("one agreement, two dates")

    fact_kind = "contradiction"

    key = models.CharField(max_length=64)
    authority = models.ForeignKey(Authority, null=True, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=20, choices=Code.choices)
    sides = models.JSONField()
    values = models.JSONField(default=dict)

    class Meta:
        ordering = ("code", "pk")

    def __str__(self) -> str:
        return str(self.sides[0]["quote"])


class SetAside(models.Model):
    """A contradiction that a human set aside, and why. `key` tells it by its kind and what it tells of."""

    key = models.CharField(max_length=64, unique=True)
    reason = models.TextField()
    by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.reason
