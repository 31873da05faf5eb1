"""Every address of the register."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("pobratim.web.register.urls")),
    path("", include("pobratim.web.reference.urls")),
    path("", include("pobratim.web.intake.urls")),
    path("", include("pobratim.web.reporting.urls")),
    path("", include("pobratim.web.search.urls")),
    path("", include("pobratim.web.collection.urls")),
    path("", include("pobratim.web.matching.urls")),
    path("", include("pobratim.web.journal.urls")),
    path("", include("pobratim.web.accounts.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
]
