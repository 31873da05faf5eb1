"""A changed version of a known paper is told of; a document is withdrawn and restored as a whole."""

from __future__ import annotations

import pytest
from builders import Paper, full_findings, reread
from lxml import html

from pobratim.web.intake.withdrawal import restore_document, withdraw_document
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.models import Activity, Agreement, Document, Partnership, Person
from pobratim.web.register.services import withdraw

NEWER = Paper(name="Отчёт за 2021 год, исправленный.docx", title="Связи города Северска в 2021 году, уточнённые")


def text(client, address: str) -> str:
    return " ".join(html.fromstring(client.get(address).content.decode()).text_content().split())


@pytest.mark.parametrize(
    ("told", "similar"),
    [
        ({}, True),
        ({"period": "2020"}, False),
        ({"period": None}, False),
        ({"owner": "Полянск"}, False),
        ({"owner": None}, False),
        ({"genre": "plan"}, False),
    ],
)
def test_new_version_of_a_known_paper_is_told_of(register, take_in, client, told, similar):
    result = take_in(NEWER, NEWER.findings(**told))
    assert result.similar == (register.document if similar else None)
    words = "Похоже на новую редакцию документа Отчёт за 2021 год.docx: записи могут повторяться"
    assert (words in text(client, f"/documents/{result.document.pk}/")) is similar
    assert (words in text(client, "/")) is similar
    assert "новую редакцию" not in text(client, f"/documents/{register.document.pk}/")


def test_same_file_again_is_no_version_of_itself(register, take_in, paper):
    assert take_in(paper).similar is None


def test_withdrawn_version_is_not_told_of(register, take_in, client, administrator):
    result = take_in(NEWER)
    withdraw_document(document=register.document, actor=administrator)
    assert "новую редакцию" not in text(client, f"/documents/{result.document.pk}/") + text(client, "/")


def current() -> int:
    return sum(m.objects.filter(state="current").count() for m in (Activity, Agreement, Partnership, Person))


def test_document_and_its_records_go_and_come_back_together(register, administrator):
    withdrawn_before = withdraw(record=Activity.objects.get(kind="visit"), actor=administrator)
    before = current()
    withdraw_document(document=register.document, actor=administrator, reason="повтор")
    assert (Document.objects.get().state, current()) == ("withdrawn", 0)
    restore_document(document=register.document, actor=administrator)
    assert (Document.objects.get().state, current()) == ("current", before)
    withdrawn_before.refresh_from_db()
    assert withdrawn_before.state == "withdrawn"


def test_withdrawing_a_document_is_journalled_for_each_record(register, administrator):
    for _ in range(2):
        withdraw_document(document=register.document, actor=administrator, reason="повтор")
    entries = Entry.objects.filter(verb=Verb.WITHDRAWN)
    assert sorted(e.kind for e in entries) == [
        *["activity"] * 3, "agreement", "anniversary", "document", "partnership", "partnership", "person",
    ]  # fmt: skip
    assert {e.reason for e in entries} == {"повтор"}


def test_nothing_of_a_withdrawn_document_comes_back_by_reading_it_again(register, take_in, paper, administrator):
    withdraw_document(document=register.document, actor=administrator)
    Activity.objects.filter(kind="holiday").delete()
    take_in(paper, reread(paper, kind="exchange"))
    assert (Activity.objects.count(), current()) == (3, 0)
    restore_document(document=Document.objects.get(), actor=administrator)
    assert Activity.objects.filter(state="current").count() == 3


def test_one_click_withdraws_and_one_restores(register, client):
    address = f"/documents/{register.document.pk}/"
    client.post(f"{address}withdraw/")
    page = text(client, address)
    assert "Документ отозван вместе с записями" in page
    assert "Запись отозвана" in text(client, f"/activities/{Activity.objects.first().pk}/")
    assert "Визит делегации" not in text(client, "/activities/")
    assert "отозвано" in text(client, "/documents/")
    client.post(f"{address}restore/")
    assert "Документ отозван" not in text(client, address).replace("Документ возвращён", "")
    assert "Визит делегации" in text(client, "/activities/")


def test_full_findings_of_both_stand_until_a_human_decides(register, take_in):
    take_in(NEWER, full_findings(NEWER))
    assert Activity.objects.filter(state="current").count() == 6
