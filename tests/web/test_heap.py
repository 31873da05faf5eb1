"""Sixty files at once: every one is taken in or told why not, nothing is lost, and the page adds up."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest
from django.test import Client
from heaps import heap
from lxml import html

from pobratim.web.intake.models import Batch, Verdict
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.storage import original_path
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.register.models import Activity, Document

FILES = heap()


@pytest.fixture
def batch(administrator) -> Batch:
    found = receive(files=[(name, content) for name, content, _ in FILES], actor=administrator)
    take_in_batch(found)
    found.refresh_from_db()
    return found


def test_a_heap_is_taken_in_whole(batch, data_folder):
    states = {name: [] for name, _, _ in FILES}
    verdicts = list(Verdict.objects.filter(upload__batch=batch).select_related("upload", "document"))
    for verdict in verdicts:
        states[verdict.upload.name].append(verdict.state)
    assert {name: tuple(told) for name, told in states.items()} == {name: told for name, _, told in FILES}
    assert len(FILES) == 60
    assert batch.finished_at
    _nothing_is_lost()
    _what_failed_says_why(verdicts)
    _later_versions_are_known(verdicts)
    _the_page_adds_up(batch, verdicts)
    assert not list(data_folder.parent.glob("**/наружу.txt"))


def _nothing_is_lost() -> None:
    for name, content, _ in FILES:
        assert original_path(hashlib.sha256(content).hexdigest()).read_bytes() == content, name
    for document in Document.objects.all():
        assert original_path(document.sha256).exists()


def _what_failed_says_why(verdicts: list[Verdict]) -> None:
    for verdict in verdicts:
        assert bool(verdict.message) == (verdict.state == "failed"), (verdict.label, verdict.message)
        assert "ошибка программы" not in verdict.message.lower(), (verdict.label, verdict.message)


def _later_versions_are_known(verdicts: list[Verdict]) -> None:
    later = {
        verdict.label: verdict.similar and verdict.similar.name for verdict in verdicts if "исправлен" in verdict.label
    }
    assert later == {"Псков 2021 (исправлен).txt": "Псков 2021.txt", "Томск 2014 (исправлен).docx": "Томск 2014.docx"}


def _the_page_adds_up(batch: Batch, verdicts: list[Verdict]) -> None:
    page = html.fromstring(Client().get(f"/intake/{batch.pk}/").content.decode())
    words = " ".join(page.text_content().split())
    told = Counter(verdict.get_state_display() for verdict in verdicts)
    assert "60 файлов" in words
    for state, number in told.items():
        assert f"{state} – {number}" in words
    assert len(page.xpath("//table[contains(@class, 'verdicts')]/tbody/tr")) == len(verdicts)
    # Copies count once, in the years, by partner and in all.
    assert "2012 – 2 мероприятия" in words
    tartu = Activity.objects.filter(place_links__place__name="Тарту", state="current").distinct().count()
    assert f"Тарту – {tartu}" in words
    documents = {verdict.document_id for verdict in verdicts if verdict.document_id}
    assert documents == set(Document.objects.values_list("pk", flat=True))
