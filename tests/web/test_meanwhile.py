"""Two people editing one record: nothing is overwritten unseen, and nothing is lost."""

from __future__ import annotations

import pytest
from lxml import html

from pobratim.web.register import services
from pobratim.web.register.meanwhile import ChangedMeanwhileError, last_entry
from pobratim.web.register.models import Activity


@pytest.fixture
def visit(register) -> Activity:
    return Activity.objects.get(title__contains="Визит")


def opened(client, visit) -> dict[str, str]:
    """The form as a person sees it, with what it would send."""
    tree = html.fromstring(client.get(f"/activities/{visit.pk}/correct/").content.decode())
    return dict(tree.xpath("//form[@class='record']")[0].form_values())


def send(client, visit, form: dict[str, str]):
    return client.post(f"/activities/{visit.pk}/correct/", form)


def test_what_both_changed_is_offered_and_saved_only_when_sent_again(client, visit, administrator):
    form = opened(client, visit)
    services.correct(record=visit, values={"title": "Поездка"}, actor=administrator, reason="так в приказе")
    answer = send(client, visit, {**form, "title": "Неделя городов"})
    page = html.fromstring(answer.content.decode())
    told = " ".join(page.xpath("//section[contains(@class, 'meanwhile')]")[0].text_content().split())
    assert "Поездка" in told
    assert "так в приказе" in told
    assert Activity.objects.get(pk=visit.pk).title == "Поездка"
    again = dict(page.xpath("//form[@class='record']")[0].form_values())
    assert again["title"].strip() == "Неделя городов"
    assert send(client, visit, again).status_code == 302
    assert Activity.objects.get(pk=visit.pk).title == "Неделя городов"


def test_what_only_the_other_changed_is_kept(client, visit, administrator):
    form = opened(client, visit)
    services.correct(record=visit, values={"title": "Поездка"}, actor=administrator)
    page = html.fromstring(send(client, visit, {**form, "note": "с хором"}).content.decode())
    again = dict(page.xpath("//form[@class='record']")[0].form_values())
    assert send(client, visit, again).status_code == 302
    saved = Activity.objects.get(pk=visit.pk)
    assert (saved.title, saved.effective["note"]) == ("Поездка", "с хором")


def test_a_record_nobody_else_touched_is_saved_at_once(client, visit):
    assert send(client, visit, {**opened(client, visit), "title": "Поездка"}).status_code == 302


def test_the_service_refuses_what_was_written_in_view_of_an_older_state(visit, administrator):
    seen = last_entry(visit)
    services.withdraw(record=visit, actor=administrator)
    with pytest.raises(ChangedMeanwhileError) as told:
        services.correct(record=visit, values={"title": "Поездка"}, actor=administrator, seen=seen)
    assert [entry.verb for entry in told.value.entries] == ["withdrawn"]
