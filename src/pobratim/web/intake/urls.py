"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from pobratim.web.intake import views

urlpatterns = [
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/original/", views.original, name="original"),
    path("documents/<int:pk>/containers/<int:number>/", views.container, name="container"),
    path("documents/<int:pk>/correct/", views.correct, name="correct_document"),
    path("documents/<int:pk>/withdraw/", views.withdraw, name="withdraw_document"),
    path("documents/<int:pk>/restore/", views.restore, name="restore_document"),
]
