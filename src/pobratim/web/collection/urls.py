"""Addresses of the reporting cycle."""

from __future__ import annotations

from django.urls import path

from pobratim.web.collection.views import campaigns, issues, letters, matrix, submissions

_CAMPAIGN = "collection/<int:pk>/"
_SUBMISSION = "collection/answers/<int:pk>/"
_ISSUE = "collection/issues/<int:pk>/"

urlpatterns = [
    path("collection/", matrix.collection, name="collection"),
    path("collection.<slug:file_format>", matrix.export, name="export_collection"),
    path("collection/add/", campaigns.add, name="add_campaign"),
    path(_CAMPAIGN, campaigns.campaign, name="campaign"),
    path(f"{_CAMPAIGN}change/", campaigns.change, name="change_campaign"),
    path(f"{_CAMPAIGN}withdraw/", campaigns.withdraw, name="withdraw_campaign"),
    path(f"{_CAMPAIGN}restore/", campaigns.restore, name="restore_campaign"),
    path(f"{_CAMPAIGN}report/", issues.report, name="consolidated"),
    path(f"{_CAMPAIGN}report/words/", issues.reword, name="reword"),
    path(f"{_CAMPAIGN}report/issue/", issues.issue, name="issue_report"),
    path(f"{_CAMPAIGN}letters.zip", letters.requests, name="campaign_letters"),
    path(_SUBMISSION, submissions.submission, name="submission"),
    path(f"{_SUBMISSION}send/", submissions.send, name="send_submission"),
    path(f"{_SUBMISSION}return/", submissions.give_back, name="return_submission"),
    path(f"{_SUBMISSION}accept/", submissions.accept, name="accept_submission"),
    path(f"{_SUBMISSION}undo/", submissions.take_back, name="take_back_submission"),
    path(f"{_SUBMISSION}receipt/", submissions.receipt, name="submission_receipt"),
    path(f"{_SUBMISSION}files/", submissions.files, name="submission_files"),
    path(f"{_SUBMISSION}scan/", submissions.scan, name="submission_scan"),
    path(f"{_SUBMISSION}blank.docx", letters.blank, name="submission_blank"),
    path(f"{_SUBMISSION}letters/<slug:name>.docx", letters.letter, name="submission_letter"),
    path(_ISSUE, issues.issued, name="issue"),
    path(f"{_ISSUE}file/", issues.file, name="issue_file"),
    path(f"{_ISSUE}cover.docx", letters.cover, name="issue_cover"),
    path(f"{_ISSUE}sign/", issues.sign, name="sign_issue"),
    path(f"{_ISSUE}reopen/", issues.reopen, name="reopen_issue"),
]
