"""The journal's addresses."""

from __future__ import annotations

from django.urls import path

from pobratim.web.journal.views import export, journal

urlpatterns = [
    path("journal/", journal, name="journal"),
    path("journal.<slug:file_format>", export, name="export_journal"),
]
