"""Addresses of matching: pairs of records that may be one, and contradictions."""

from __future__ import annotations

from django.urls import path

from pobratim.web.matching.views import contradictions, pairs

urlpatterns = [
    path("matches/", pairs.matches, name="matches"),
    path("matches.<slug:file_format>", pairs.export, name="export_matches"),
    path("matches/compare/", pairs.compare_anew, name="compare"),
    path("matches/<int:pk>/decide/", pairs.decide, name="decide_match"),
    path("contradictions/", contradictions.contradictions, name="contradictions"),
    path("contradictions.<slug:file_format>", contradictions.export, name="export_contradictions"),
    path("contradictions/<int:pk>/set-aside/", contradictions.put_aside, name="set_contradiction_aside"),
]
