"""Addresses of the search."""

from __future__ import annotations

from django.urls import path

from pobratim.web.search import views

urlpatterns = [
    path("search/", views.find, name="search"),
    path("settings/abbreviations/", views.abbreviations, name="abbreviations"),
    path("settings/abbreviations/<int:pk>/remove/", views.remove_abbreviation, name="remove_abbreviation"),
]
