"""Places: countries and what lies in them, one row per place whatever case or quotes it was written with."""

from __future__ import annotations

from django.db import models

from pobratim.web.register import countries


class Place(models.Model):
    """A country (empty `name`) or a city, region or district of it. An empty country is one not told yet."""

    country = models.CharField(max_length=2, blank=True)
    name = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["country", "key"], name="one_place_per_key"),)

    def __str__(self) -> str:
        return self.name or countries.name(self.country)

    @property
    def country_name(self) -> str:
        return countries.name(self.country)
