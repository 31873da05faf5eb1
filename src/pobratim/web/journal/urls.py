"""The journal's address."""

from __future__ import annotations

from django.urls import path

from pobratim.web.journal.views import journal

urlpatterns = [path("journal/", journal, name="journal")]
