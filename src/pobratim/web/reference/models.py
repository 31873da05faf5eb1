"""What an office adds to the gazetteer: plain data laid over it, each with who told it and for whom it holds."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratim.web.register.models import Authority


def new_code() -> str:
    """What evidence names an addition by."""
    return uuid.uuid4().hex


class CityAddition(models.Model):
    """One thing told of a city. `city`, `country` (ISO 3166-1 alpha-2) and `geonames` name the city as the gazetteer
    does; a city that the gazetteer lacks has no `geonames`.

    `value` is the other name, the year («1716») or the city day in words; a city of one's own has none. `city_key` and
    `key` are city and value folded. Without an authority it holds for everybody. What was taken back stays listed.
    """

    class Kind(models.TextChoices):
        NAME = "name", _("another name")
        CITY = "city", _("a city that the gazetteer lacks")
        FOUNDED = "founded", _("founded in")
        DAY = "day", _("city day")

    class Language(models.TextChoices):
        RUSSIAN = "ru", _("Russian")
        ENGLISH = "en", _("English")
        OTHER = "other", pgettext_lazy("language", "another language")

    fact_kind = "city_addition"

    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    city = models.CharField(max_length=200)
    city_key = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    geonames = models.BigIntegerField(null=True, blank=True)
    value = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, choices=Language.choices, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=32, default=new_code, unique=True)
    is_active = models.BooleanField(default=True)
    made_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["country", "city_key"], name="additions_of_a_city"),)

    def __str__(self) -> str:
        return f"{self.city}: {self.value}" if self.value else self.city

    @property
    def name(self) -> str:
        """The name that it gives the city."""
        return self.value or self.city
