"""Addresses of the reference books."""

from __future__ import annotations

from django.urls import path

from pobratim.web.reference.views import additions, books, cities, completion

urlpatterns = [
    path("places/complete/", completion.complete_places, name="complete_places"),
    path("settings/reference/", books.index, name="reference"),
    path("settings/reference/cities/", cities.search, name="reference_cities"),
    path("settings/reference/cities/add/", cities.add_city, name="add_reference_city"),
    path("settings/reference/cities/<int:geonames>/", cities.city, name="reference_city"),
    path("settings/reference/cities/<str:country>/<str:name>/", cities.city, name="reference_place"),
    path("settings/reference/additions/", additions.additions, name="additions"),
    path("settings/reference/additions.<slug:file_format>", additions.export, name="export_additions"),
    path("settings/reference/additions/<int:pk>/switch/", additions.switch_addition, name="switch_addition"),
    path("settings/reference/<slug:slug>/", books.book, name="reference_book"),
    path("settings/reference/<slug:slug>.<slug:file_format>", books.export, name="export_book"),
]
