"""Answers between their states, what counts, what is a copy, what a report says: what a service does and refuses."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from builders import Paper
from collection_papers import BEFORE, QUARTER, Region, answer
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document as WordFile

from pobratim.web.collection import campaigns, issues
from pobratim.web.collection.consolidation import consolidate
from pobratim.web.collection.models import Issue
from pobratim.web.collection.obligations import obligations
from pobratim.web.collection.reminders import collecting, reminder_lines
from pobratim.web.collection.standing import Standing, told
from pobratim.web.collection.submissions import Receipt, accept, give_back, note_receipt, submit, take_back
from pobratim.web.intake.documents import correct_document
from pobratim.web.intake.services import import_findings
from pobratim.web.journal.models import Entry
from pobratim.web.register.authorities import add_authority
from pobratim.web.register.services import correct, withdraw


@pytest.fixture
def region(administrator) -> Region:
    return Region.make("Северск", "Полянск", "Каменка")


@pytest.fixture
def campaign(region, administrator):
    return region.collect(administrator)


def sent(campaign, name, actor, **values):
    return submit(submission=answer(campaign, name), actor=actor, **values)


def text_of_word(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in WordFile(io.BytesIO(content)).paragraphs)


REFUSED = {
    "sent twice": lambda c, a: [sent(c, "Северск", a), sent(c, "Северск", a)],
    "nothing held, but there is": lambda c, a: sent(c, "Северск", a, nothing_held=True),
    "accepted unsent": lambda c, a: accept(submission=answer(c, "Северск"), actor=a),
    "accepted empty": lambda c, a: accept(submission=sent(c, "Полянск", a), actor=a),
    "returned unsent": lambda c, a: give_back(submission=answer(c, "Северск"), remarks="Нет", actor=a),
    "returned in silence": lambda c, a: give_back(submission=sent(c, "Северск", a), remarks=" ", actor=a),
    "undone from the start": lambda c, a: take_back(submission=answer(c, "Северск"), actor=a),
    "received unsent": lambda c, a: note_receipt(
        submission=answer(c, "Северск"), receipt=Receipt(date(2026, 10, 1)), actor=a
    ),
    "received before it was sent": lambda c, a: note_receipt(
        submission=sent(c, "Северск", a), receipt=Receipt(date(2026, 10, 2), date(2026, 10, 1)), actor=a
    ),
    "asked twice": lambda c, a: campaigns.start(
        authority=c.authority, form=c.form, period=c.period, authorities=[c.authority], due=c.due, actor=a
    ),
    "asked of nobody": lambda c, a: campaigns.start(
        authority=c.authority, form=c.form, period="2026", authorities=[], due=c.due, actor=a
    ),
    "no rule for the day": lambda c, a: campaigns.start(
        authority=c.authority, form=c.form, period="2026-07", authorities=[c.authority], due=None, actor=a
    ),
    "issued with nothing accepted": lambda c, a: issues.issue(campaign=c, actor=a),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_changes_nothing(region, campaign, administrator, case):
    region.hold("Северск", "Встреча", "2026-08-01", administrator)
    with pytest.raises(ValidationError):
        REFUSED[case](campaign, administrator)
    assert not Entry.objects.filter(kind="submission", verb__in=("accepted", "returned", "undone")).exists()
    assert Issue.objects.count() == 0


def test_what_is_corrected_after_acceptance_counts_and_what_is_added_does_not(region, campaign, administrator):
    meeting = region.hold("Северск", "Встреча", "2026-08-01", administrator)
    accept(submission=sent(campaign, "Северск", administrator), actor=administrator)
    correct(record=meeting, values={"title": "Встреча с консулом"}, actor=administrator)
    region.hold("Северск", "Забытая встреча", "2026-08-02", administrator)
    assert [row["cells"]["title"] for row in consolidate(campaign).rows] == ["Встреча с консулом"]
    withdraw(record=meeting, actor=administrator)
    assert consolidate(campaign).rows == []


def test_a_copy_of_the_last_period_is_told_apart(region, administrator):
    before, now = region.collect(administrator, BEFORE), region.collect(administrator)
    for name, titles in {"Северск": ("Встреча", "Форум"), "Полянск": ("Встреча", "Концерт")}.items():
        for title in ("Встреча", "Форум"):
            region.hold(name, title, "2026-05-01", administrator)
        for title in titles:
            region.hold(name, title, "2026-08-01", administrator)
        sent(before, name, administrator)
        sent(now, name, administrator)
    stands = {name: told(answer(now, name), now.due).standing for name in region.municipalities}
    assert stands == {"Северск": Standing.COPY, "Полянск": Standing.TO_CHECK, "Каменка": Standing.AWAITED}
    accepted = told(accept(submission=answer(now, "Северск"), actor=administrator), now.due)
    assert (accepted.standing, "копия" in accepted.more, accepted.count) == (Standing.ACCEPTED, True, 2)


def test_an_empty_answer_is_not_the_word_that_nothing_was_held(campaign, administrator):
    sent(campaign, "Северск", administrator)
    sent(campaign, "Полянск", administrator, nothing_held=True)
    stands = {name: told(answer(campaign, name), campaign.due).standing for name in ("Северск", "Полянск")}
    assert stands == {"Северск": Standing.EMPTY, "Полянск": Standing.NOTHING_HELD}


def test_planned_activities_are_asked_about_and_do_not_count(region, campaign, administrator):
    region.hold("Северск", "Форум", "2026-08-01", administrator, status="planned")
    page = Client().get(f"/collection/answers/{answer(campaign, 'Северск').pk}/").content.decode()
    assert "состоялось ли" in page
    assert sent(campaign, "Северск", administrator).fingerprints == []


def test_order_and_headings_are_inherited(region, campaign, administrator):
    places = {answer(campaign, "Каменка").pk: (0, "Посёлок Каменка"), answer(campaign, "Северск").pk: (9, "")}
    campaigns.change(campaign=campaign, due=campaign.due, places=places, actor=administrator)
    later = region.collect(administrator, "2026-10/2026-12")
    assert [one.name_in_report for one in later.submissions.all()] == ["Посёлок Каменка", "Полянск", "Северск"]


def take(paper: Paper, actor, **values):
    findings = paper.findings(**{"owner": "Северск", "period": QUARTER, "activities": (), **values})
    return import_findings(findings=findings, document=paper.document, original=paper.original, actor=actor)


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, "submitted"),
        ({"genre": "plan"}, "draft"),
        ({"period": "2026"}, "draft"),
        ({"owner": "Полянск"}, "draft"),
        ({"owner": None}, "submitted"),  # the title says «города Северска»
        ({"owner": None, "title": "Отчёт за III квартал 2026 года"}, "draft"),
    ],
)
def test_which_paper_is_the_answer(campaign, administrator, values, state):
    take(Paper(), administrator, **values)
    assert answer(campaign, "Северск").state == state


def test_a_paper_that_came_before_the_campaign_is_its_answer(region, administrator):
    document = take(Paper(), administrator).document
    assert answer(region.collect(administrator), "Северск").document == document


def test_who_says_whose_a_paper_is_pairs_it(campaign, administrator):
    document = take(Paper(), administrator, owner=None, title="Отчёт").document
    assert answer(campaign, "Каменка").state == "draft"
    correct_document(document=document, values={"owner": "Каменка"}, actor=administrator)
    assert answer(campaign, "Каменка").document == document


def test_who_sets_its_owner_right_frees_the_wrong_answer(campaign, administrator):
    document = take(Paper(), administrator).document
    correct_document(document=document, values={"owner": "Каменка"}, actor=administrator)
    wrong = answer(campaign, "Северск")
    assert (wrong.state, wrong.document, wrong.sent) == ("draft", None, None)
    assert answer(campaign, "Каменка").document == document


def test_withdrawn_and_restored(campaign, administrator):
    campaigns.withdraw(campaign=campaign, actor=administrator)
    take(Paper(), administrator)
    assert answer(campaign, "Северск").state == "draft"
    assert "Сбор не ведётся" in Client().get("/collection/").content.decode()
    campaigns.restore(campaign=campaign, actor=administrator)
    assert answer(campaign, "Северск").is_open


def test_reminders_name_the_late(region, campaign, administrator):
    region.hold("Северск", "Встреча", "2026-08-01", administrator)
    sent(campaign, "Северск", administrator)
    assert collecting(administrator, campaign.due - timedelta(days=60))[0].to_check
    lines = reminder_lines(administrator, campaign.due + timedelta(days=2), "ru")
    assert "срок прошёл 2 дня назад" in lines[0]
    assert {line.strip() for line in lines[1:]} == {
        "! Полянск: опоздание на 2 дня",
        "! Каменка: опоздание на 2 дня",
        "на проверке: 1",
    }


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-11-28", {"municipal-year": ("2026", 48), "quarter": ("2026-10/2026-12", 44)}),
        (
            "2026-12-20",
            {"municipal-year": ("2026", 26), "regional-year": ("2026", 43), "quarter": ("2026-10/2026-12", 22)},
        ),
        ("2026-10-01", {"quarter": (QUARTER, 8)}),
        ("2026-08-01", {}),
    ],
)
def test_duties_are_told_before_anybody_collects(region, administrator, today, told):
    found = obligations(administrator, date.fromisoformat(today))
    assert {one.duty.name: (one.period, one.days) for one in found} == told
    if "quarter" in told:
        region.collect(administrator, told["quarter"][0])
        assert "quarter" not in {one.duty.name for one in obligations(administrator, date.fromisoformat(today))}


def test_letters(region, campaign, administrator):
    page = Client()
    region.hold("Каменка", "Форум в Турку", "2026-08-01", administrator)
    late = page.get(f"/collection/answers/{answer(campaign, 'Каменка').pk}/letters/reminder.docx").content
    assert "Отчёт города Каменки не поступил." in text_of_word(late)
    sent(campaign, "Северск", administrator, receipt=Receipt(date(2026, 10, 5), number="01-7"))
    returned = give_back(submission=answer(campaign, "Северск"), remarks="Нет ФИО\nНет даты", actor=administrator)
    letter = text_of_word(page.get(f"/collection/answers/{returned.pk}/letters/return.docx").content)
    for words in (
        "Главе города Северска",
        "5 октября 2026 года № 01-7",
        "1. Нет ФИО",
        "2. Нет даты",
        "за III квартал 2026 года",
    ):
        assert words in letter
    archive = zipfile.ZipFile(io.BytesIO(page.get(f"/collection/{campaign.pk}/letters.zip").content))
    assert len(archive.namelist()) == 6
    blank = next(name for name in archive.namelist() if "Каменка" in name and "бланк" in name)
    rows = WordFile(io.BytesIO(archive.read(blank))).tables[0].rows
    assert [row.cells[1].text for row in rows[1:]] == ["Форум в Турку", "", "", ""]


def test_cover_letter_names_those_who_did_not_report(region, campaign, administrator):
    region.hold("Северск", "Встреча", "2026-08-01", administrator)
    accept(submission=sent(campaign, "Северск", administrator), actor=administrator)
    issued = issues.issue(campaign=campaign, actor=administrator)
    letter = text_of_word(Client().get(f"/collection/issues/{issued.pk}/cover.docx").content)
    for words in (issued.sha256, "строк: 1", "Полянск", "Озёрская область направляет"):
        assert words in letter


def test_matrix_sorted_and_exported(region, campaign, administrator):
    region.hold("Полянск", "Форум", "2026-08-01", administrator)
    accept(submission=sent(campaign, "Полянск", administrator), actor=administrator)
    file = json.loads(Client().get("/collection.json?sort=-rows").content)["collection"]
    assert (file[0]["authority"], file[0]["rows"], file[0]["complete"]) == ("Полянск", 1, 1.0)
    assert Client().get("/collection.csv").content.decode().count("\r\n") == 4


def test_pages_ask_the_database_no_more_often_for_more_answers(administrator):
    counts = []
    for number in (2, 6):
        names = [f"Город-{number}-{n}" for n in range(number)]
        region = Region.under(add_authority(name=f"Область {number}", actor=None), *names)
        campaign = region.collect(administrator)
        for name in names:
            region.hold(name, "Форум", "2026-08-01", administrator)
            accept(submission=sent(campaign, name, administrator), actor=administrator)
        pages = (f"/collection/?collector={campaign.authority_id}", f"/collection/{campaign.pk}/")
        counts.append([queries_of(page) for page in (*pages, f"/collection/{campaign.pk}/report/", "/")])
    assert counts[0] == counts[1]


def queries_of(address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 200, address
    return len(queries)
