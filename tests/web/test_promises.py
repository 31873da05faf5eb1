"""Promises: the list of what is open and overdue, and what people say became of them."""

from __future__ import annotations

import pytest
from builders import reread
from lxml import html

from pobratim.web.journal.models import Entry
from pobratim.web.register.models import Activity, Promise
from pobratim.web.register.undoing import undo

WHAT = "Пригласить оркестр Турку"


@pytest.fixture
def visit(register) -> Activity:
    return Activity.objects.get(promises__what=WHAT)


def shown(client, query: str = "") -> list[str]:
    tree = html.fromstring(client.get(f"/promises/?{query}").content.decode())
    return [" ".join(cell.text_content().split()) for cell in tree.xpath("//main//th[@scope='row']")]


def settle(client, visit: Activity, state: str) -> None:
    assert client.post(f"/activities/{visit.pk}/promises/0/settle/", {"state": state}).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("state=open", True),
        ("state=overdue", True),
        ("state=done", False),
        ("country=FI", True),
        ("country=PL", False),
        ("q=оркестр", True),
        ("q=бегемот", False),
        ("sort=-what", True),
    ],
)
def test_list_filtered(client, visit, query, found):
    assert shown(client, query) == ([WHAT] if found else [])


def test_settled_survives_a_new_reading_and_can_be_undone(client, visit, take_in, paper, administrator):
    settle(client, visit, "done")
    assert shown(client, "state=overdue") == []
    assert shown(client, "state=done") == [WHAT]
    take_in(paper, reread(paper, title="Поездка в Турку"))
    assert Promise.objects.get(activity=visit).state == "done"
    settle(client, visit, "dropped")
    undo(record=visit, actor=administrator)
    assert Promise.objects.get(activity=visit).state == "done"
    assert "выполнена" in client.get(f"/activities/{visit.pk}/").content.decode()


def test_written_and_added_in_forms(client, visit):
    address = f"/activities/{visit.pk}/promises/"
    told = {"what": WHAT, "who": "Турку", "due": "март 2022", "state": "open", "reason": "перенесли"}
    assert client.post(address + "0/", told).status_code == 302
    assert client.post(address + "add/", {"what": "Прислать план", "state": "open"}).status_code == 302
    assert [(p.what, p.who, p.due) for p in Promise.objects.order_by("position")] == [
        (WHAT, "Турку", "2022-03"),
        ("Прислать план", "", ""),
    ]
    assert Entry.objects.filter(reason="перенесли").exists()
    assert client.post(address + "0/", {**told, "due": "когда-нибудь"}).status_code == 200


@pytest.mark.parametrize(("state", "position", "code"), [("lost", 0, 404), ("done", 5, 404)])
def test_nonsense_changes_nothing(client, visit, state, position, code):
    assert client.post(f"/activities/{visit.pk}/promises/{position}/settle/", {"state": state}).status_code == code
    assert Promise.objects.get(activity=visit).state == "open"


def test_export(client, visit):
    (row,) = client.get("/export/promises.json").json()["promises"]
    assert (row["what"], row["due"], row["partners"]) == (WHAT, "2021-09", ["Турку", "Финляндия"])
