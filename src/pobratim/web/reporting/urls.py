"""Addresses of reports. A download is a GET: it changes no record, and its address can be kept as a bookmark."""

from __future__ import annotations

from django.urls import path

from pobratim.web.reporting import form_views, views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/evidence/", views.evidence, name="report_evidence"),
    path("reports/download/", views.download, name="download_report"),
    path("reports/forms/", form_views.forms, name="forms"),
    path("reports/forms/add/", form_views.add, name="add_form"),
    path("reports/forms/copy/", form_views.copy, name="copy_form"),
    path("reports/forms/learn/", form_views.learn, name="learn_form"),
    path("reports/forms/import/", form_views.take, name="import_form"),
    path("reports/forms/<slug:name>.yml", form_views.export, name="export_form"),
    path("reports/forms/<int:pk>/", form_views.form, name="form"),
    path("reports/forms/<int:pk>/preview/", form_views.preview_form, name="preview_form"),
    path("reports/forms/<int:pk>/archive/", form_views.archive, name="archive_form"),
    path("reports/forms/<int:pk>/undo/", form_views.undo, name="undo_form"),
]
