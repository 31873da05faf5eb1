"""What an authority's own papers say of it: its name where morphology errs, who signs, whom to ask."""

from __future__ import annotations

from django.db import models

from pobratim.web.register.models.authority import Authority

LONGEST_REQUISITE = 400
"""Characters: the full name of an association in an oblique case is the longest of them."""


class Requisites(models.Model):
    """The requisites of an authority's papers; what is empty is declined by morphology or left as a line to fill in.

    The cases are of the full name as papers write it; `locative` is the prepositional case. `signatory_office` is the
    signatory's office («Глава города»), by which a plan is approved, too.
    """

    authority = models.OneToOneField(Authority, on_delete=models.CASCADE, related_name="requisites")
    genitive = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    dative = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    accusative = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    instrumental = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    locative = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    signatory_office = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    signatory_name = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    executor = models.CharField(max_length=LONGEST_REQUISITE, blank=True)
    telephone = models.CharField(max_length=LONGEST_REQUISITE, blank=True)

    class Meta:
        verbose_name_plural = "requisites"

    def __str__(self) -> str:
        return str(self.authority)
