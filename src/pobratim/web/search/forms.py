"""What a person fills in: an abbreviation and what it stands for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class AbbreviationForm(forms.Form):
    short = forms.CharField(label=_("Abbreviation"), max_length=30)
    long = forms.CharField(label=_("What it stands for"), max_length=300)
