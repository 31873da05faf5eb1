"""What the machine was not sure of is settled by a human, and stays so until it is read differently."""

from __future__ import annotations

import pytest
from builders import Paper

from pobratim.findings import Findings
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.models import Activity
from pobratim.web.register.services import confirm, correct, restore, withdraw


def doubtful(paper: Paper, **values: object) -> Findings:
    told = {"edtf": "2021", "certainty": "likely", "reason": "date of the whole period", **values}
    return paper.findings(activities=(paper.activity(1, **told),))


@pytest.fixture
def visit(take_in, paper) -> Activity:
    take_in(paper, doubtful(paper))
    return Activity.objects.get()


def certainty(record: Activity) -> str:
    record.refresh_from_db()
    return record.certainty


def test_confirming_settles_and_is_journalled_once(visit, administrator):
    for _ in range(2):
        confirm(record=visit, actor=administrator, reason="сверено")
    assert certainty(visit) == "certain"
    [entry] = Entry.objects.filter(verb=Verb.CONFIRMED)
    assert (entry.record_id, entry.reason) == (visit.pk, "сверено")
    assert [c for c in entry.changes if c["field"] != "accepted"] == [
        {"field": "certainty", "old": "likely", "new": "certain"}
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"edtf": "2021-02-03"}, "certain"),
        ({"edtf": "2021-02-03", "title": "Поездка"}, "certain"),
        ({"edtf": "2021"}, "likely"),
        ({"title": "Поездка"}, "likely"),
    ],
)
def test_correcting_the_doubtful_field_settles(visit, administrator, values, expected):
    correct(record=visit, values=values, actor=administrator)
    assert certainty(visit) == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [({}, "certain"), ({"kind": "exchange"}, "likely"), ({"edtf": "2021-02", "certainty": "doubtful"}, "doubtful")],
)
def test_confirmed_until_read_differently(visit, take_in, paper, administrator, reading, expected):
    confirm(record=visit, actor=administrator)
    take_in(paper, doubtful(paper, **reading))
    assert certainty(visit) == expected
    # The same reading once more changes nothing.
    take_in(paper, doubtful(paper, **reading))
    assert certainty(visit) == expected


def test_corrected_field_is_not_doubted_again(visit, take_in, paper, administrator):
    correct(record=visit, values={"edtf": "2021-02-03"}, actor=administrator)
    take_in(paper, doubtful(paper, kind="exchange"))
    assert (certainty(visit), visit.edtf, visit.kind) == ("certain", "2021-02-03", "exchange")


def test_withdrawing_and_restoring_leave_it_settled(visit, administrator):
    confirm(record=visit, actor=administrator)
    restore(record=withdraw(record=visit, actor=administrator), actor=administrator)
    assert certainty(visit) == "certain"


def test_one_click_on_the_page_settles(client, visit):
    address = f"/activities/{visit.pk}/"
    page = client.get(address).content.decode()
    assert "Всё верно" in page
    assert "датировано" in page
    assert "1 мероприятие прочитано неуверенно" in client.get("/").content.decode()
    assert client.post(f"{address}confirm/").status_code == 302
    page = client.get(address).content.decode()
    assert "Всё верно" not in page
    assert "проверено" in page
    assert "вероятно → уверенно" in page.replace("<del>", "").replace("</del>", "").replace("<ins>", "")
    assert "прочитано неуверенно" not in client.get("/").content.decode()
