"""The journal filtered and taken out as a file."""

from __future__ import annotations

import csv
import io

import pytest
from django.utils import timezone
from lxml import html

from pobratim.web.accounts.models import Role
from pobratim.web.intake.withdrawal import withdraw_document
from pobratim.web.register import services
from pobratim.web.register.merging import merge
from pobratim.web.register.models import Activity


@pytest.fixture
def corrected(register, administrator) -> Activity:
    """A visit whose title somebody corrected; all else was written by the import."""
    visit = Activity.objects.get(title__contains="Визит")
    return services.correct(record=visit, values={"title": "Поездка"}, actor=administrator, reason="опечатка")


def acts(client) -> list[str]:
    """Where the buttons of the journal lead to that undo."""
    tree = html.fromstring(client.get("/journal/").content.decode())
    return tree.xpath("//ol[contains(@class, 'entries')]//form/@action")


def test_what_was_withdrawn_is_undone_from_the_journal(client, corrected, administrator):
    assert acts(client) == []
    services.withdraw(record=corrected, actor=administrator)
    [address] = acts(client)
    client.post(address)
    corrected.refresh_from_db()
    assert (corrected.is_withdrawn, acts(client)) == (False, [])
    services.withdraw(record=corrected, actor=administrator)
    assert len(acts(client)) == 1


def test_a_document_withdrawn_is_undone_from_the_journal(client, register, administrator):
    withdraw_document(document=register.document, actor=administrator)
    assert acts(client) == [f"/documents/{register.document.pk}/restore/"]


def test_what_was_merged_is_undone_from_the_journal(client, register, administrator):
    kept, other = Activity.objects.order_by("pk")[:2]
    merge(kept=kept, other=other, chosen={}, actor=administrator)
    [address] = acts(client)
    client.post(address)
    other.refresh_from_db()
    assert (other.is_merged, acts(client)) == (False, [])


def test_whoever_may_not_undo_has_no_button(client, register, administrator, make_user, settings):
    withdraw_document(document=register.document, actor=administrator)
    settings.POBRATIM_LOCAL = False
    client.force_login(make_user("viewer", Role.VIEWER, register.document.authority.name))
    assert labels(client, "verb=withdrawn&kind=document") == [register.document.name]
    assert acts(client) == []


def labels(client, query: str) -> list[str]:
    return [entry["label"] for entry in client.get(f"/journal.json?{query}").json()["journal"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("verb=corrected", ["Поездка"]),
        ("kind=person", ["А. А. Лебедь"]),
        ("actor=local&verb=corrected", ["Поездка"]),
        ("kind=activity&q=гдыней", ["Видеоконференция с Гдыней о портовом хозяйстве"]),
        ("since=2000-01-01&until=2000-12-31", []),
        ("actor=nobody", []),
    ],
)
def test_entries_that_match(client, corrected, query, expected):
    assert labels(client, query) == expected


def test_a_day_is_the_whole_day(client, corrected):
    today = timezone.localdate().isoformat()
    assert labels(client, f"since={today}&until={today}") == labels(client, "")
    assert labels(client, f"until={today}") == labels(client, "")


def test_a_file_says_what_the_page_says(client, corrected):
    answer = client.get("/journal.csv?verb=corrected").content.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(answer), delimiter=";"))
    assert (row["Кем"], row["Причина"], row["Что сделано"]) == ("этот компьютер", "опечатка", "исправлено")
    assert row["Изменения"] == "Название: Визит делегации в Турку на Неделю северных городов → Поездка"


def test_the_page_offers_the_file_with_the_same_filter(client, corrected):
    page = client.get("/journal/?verb=corrected").content.decode()
    assert "/journal.csv?verb=corrected" in page
    assert "1 запись" in page
