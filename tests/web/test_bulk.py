"""Many rows changed at once, and taken back at once; others' rows are not touched."""

from __future__ import annotations

import pytest
from django.test import Client

from pobratim.web.accounts.models import Role, User
from pobratim.web.register import services
from pobratim.web.register.models import Activity


def send(client, records, **told):
    return client.post("/activities/bulk/?next=/activities/", {"chosen": [one.pk for one in records], **told})


def told_of(records) -> list[tuple[str, str, str]]:
    found = Activity.objects.filter(pk__in=[one.pk for one in records]).order_by("pk")
    return [(one.kind, one.status, one.state) for one in found]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"act": "set", "kind": "concert"}, ("concert", None, "current")),
        ({"act": "set", "status": "planned", "kind": "visit"}, ("visit", "planned", "current")),
        ({"act": "withdraw"}, (None, None, "withdrawn")),
    ],
)
def test_changed_together_and_taken_back_together(client, register, sent, expected):
    records = list(Activity.objects.order_by("pk")[:2])
    before = told_of(Activity.objects.all())
    assert send(client, records, **sent).status_code == 302
    for was, now in zip(before, told_of(records), strict=False):
        assert now == tuple(new or old for new, old in zip(expected, was, strict=True))
    assert told_of(Activity.objects.all())[2:] == before[2:]
    assert "Отменить" in client.get("/activities/").content.decode()
    client.post("/bulk/undo/?next=/activities/")
    assert told_of(Activity.objects.all()) == before
    assert client.post("/bulk/undo/").status_code == 404


def test_what_was_done_since_stays(client, register, administrator):
    first, second = Activity.objects.order_by("pk")[:2]
    send(client, (first, second), act="set", kind="concert")
    services.correct(record=first, values={"kind": "contest"}, actor=User.objects.create_user("другой"))
    client.post("/bulk/undo/")
    assert [kind for kind, _, _ in told_of((first, second))] == ["contest", "meeting"]


@pytest.mark.parametrize("sent", [{"act": "burn"}, {"act": "set"}, {"act": "set", "kind": "party"}])
def test_nonsense_is_refused(client, register, sent):
    before = told_of(Activity.objects.all())
    assert send(client, Activity.objects.all(), **sent).status_code == 404
    assert told_of(Activity.objects.all()) == before


@pytest.mark.parametrize(("role", "owner"), [(Role.VIEWER, "Северск"), (Role.EDITOR, "Полянск")])
def test_others_rows_do_not_exist(register, take_in, make_user, settings, role, owner):
    from builders import Paper

    other = Paper(title="Международные связи города Полянска в 2021 году")
    take_in(other, other.findings(owner="Полянск", activities=()))
    settings.POBRATIM_LOCAL = False
    client = Client()
    client.force_login(make_user("somebody", role, owner))
    before = told_of(Activity.objects.all())
    assert send(client, Activity.objects.all(), act="withdraw").status_code == 302
    assert told_of(Activity.objects.all()) == before
