"""Addresses of reports. A download is a GET: it changes no record, and its address can be kept as a bookmark."""

from __future__ import annotations

from django.urls import path

from pobratim.web.reporting import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/evidence/", views.evidence, name="report_evidence"),
    path("reports/download/", views.download, name="download_report"),
]
