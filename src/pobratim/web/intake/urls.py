"""Addresses of intake and of documents."""

from __future__ import annotations

from django.urls import path

from pobratim.web.intake.views import batches, documents, quick_entry, review, rules

urlpatterns = [
    path("intake/", batches.intake, name="intake"),
    path("intake/<int:pk>/", batches.batch, name="batch"),
    path("intake/files/<int:pk>/decide/", batches.decide, name="decide"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/original/", documents.original, name="original"),
    path("documents/<int:pk>/containers/<int:number>/", documents.container, name="container"),
    path("documents/<int:pk>/correct/", documents.correct, name="correct_document"),
    path("documents/<int:pk>/withdraw/", documents.withdraw, name="withdraw_document"),
    path("documents/<int:pk>/restore/", documents.restore, name="restore_document"),
    path("documents/<int:pk>/review/", review.review, name="review"),
    path("documents/<int:pk>/review/accept/", review.accept_all, name="review_all"),
    path("documents/<int:pk>/review/passages/<slug:key>/", review.passage, name="review_passage"),
    path("documents/<int:pk>/review/<kind:kind>/<int:record>/", review.act, name="review_record"),
    path("documents/<int:pk>/review/<kind:kind>/<int:record>/rule/", rules.offer, name="offer_rule"),
    path("activities/quick/", quick_entry.quick_entry, name="quick_entry"),
    path("settings/rules/", rules.rules, name="rules"),
    path("settings/rules.<slug:file_format>", rules.export, name="export_rules"),
    path("settings/rules/<int:pk>/switch/", rules.switch, name="switch_rule"),
]
