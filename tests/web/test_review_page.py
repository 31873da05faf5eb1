"""The review screen: source and findings lead to each other, and what a human decides is seen at once."""

from __future__ import annotations

import dataclasses

import pytest
from builders import ROWS, Paper, reread
from django.test import Client
from lxml import html

from pobratim.findings import Coverage, Unread
from pobratim.web.accounts.models import User
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.meanwhile import last_entry
from pobratim.web.register.merging import merge
from pobratim.web.register.models import Activity, Document, Partnership
from pobratim.web.register.services import correct, withdraw


@pytest.fixture
def visit(register) -> Activity:
    return Activity.objects.get(kind="visit")


@pytest.fixture
def address(register) -> str:
    return f"/documents/{register.document.pk}/review/"


def page(client: Client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text(element) -> str:
    return " ".join(element.text_content().split())


def card(tree, record):
    return tree.get_element_by_id(f"{record.fact_kind}-{record.pk}")


def do(client: Client, address: str, record, act: str, **told: str):
    slug = {"activity": "activities", "partnership": "partnerships"}[record.fact_kind]
    return client.post(f"{address}{slug}/{record.pk}/", {"act": act, **told})


def passages(tree, name: str) -> list[str]:
    return [text(link) for link in tree.xpath("//a[@data-cards]") if name in link.get("data-cards").split()]


def test_words_of_the_source_lead_to_the_card_read_from_them(client, address, visit):
    tree = page(client, address)
    name = f"activity-{visit.pk}"
    assert {"3-5 февраля", "Визит делегации в Турку на Неделю северных городов"} <= set(passages(tree, name))
    [dates] = [link for link in tree.xpath("//a[@data-cards]") if text(link) == "3-5 февраля"]
    assert dates.get("href") == f"#{name}"
    assert tree.xpath(f"//*[@id='{name}']")
    # A year of the heading belongs to every activity, and first to what is written there itself.
    [year] = [link for link in tree.xpath("//a[@data-cards]") if "2021 году" in text(link)]
    assert len(year.get("data-cards").split()) >= 3


def test_every_record_has_a_card_with_what_was_read(client, address, visit):
    tree = page(client, address)
    assert len(tree.xpath("//article[contains(@class, 'card')]")) == 7  # the one person is nobody's to review
    told = text(card(tree, visit))
    for words in ("Визит делегации в Турку", "3–5 февраля 2021", "Турку, Финляндия", "Вид визит", "Принять"):
        assert words in told


def test_doubt_is_told_in_words_and_marked_at_its_value(client, take_in, paper):
    doubtful = paper.activity(1, edtf="2021", certainty="likely", reason="date of the whole period")
    document = take_in(paper, paper.findings(activities=(doubtful,))).document
    tree = page(client, f"/documents/{document.pk}/review/?show=doubtful")
    [shown] = tree.xpath("//article[contains(@class, 'card')]")
    assert "вероятно: датировано" in text(shown)
    assert [text(value) for value in shown.xpath(".//div[@class='doubted']/dt")] == ["Дата"]


def test_correction_stands_beside_what_was_read(client, address, visit, administrator):
    correct(record=visit, values={"kind": "exchange", "title": "Поездка"}, actor=administrator)
    shown = card(page(client, f"{address}?show=all"), visit)
    assert "Вид обмен визит" in text(shown)
    assert [text(read) for read in shown.xpath(".//del")] == [visit.as_read["title"], "визит"]
    assert "исправлено" in text(shown)
    assert "проверено: этот компьютер" in text(shown)


@pytest.mark.parametrize(("show", "number"), [("", 6), ("?show=review", 6), ("?show=all", 7), ("?show=x", 6)])
def test_filter_shows_what_is_asked_for(client, address, visit, show, number):
    do(client, address, visit, "accept")
    tree = page(client, address + show)
    assert len(tree.xpath("//article[contains(@class, 'card')]")) == number
    assert "Проверено: 1 из 7" in text(tree)
    assert [text(link) for link in tree.xpath("//nav[@aria-label='Какие записи']/a")] == [
        "К разбору 6", "Все 7", "Сомнительные 0",
    ]  # fmt: skip


@pytest.mark.parametrize(("act", "verb"), [("accept", Verb.ACCEPTED), ("withdraw", Verb.WITHDRAWN)])
def test_act_and_its_undoing_come_back_to_the_same_place(client, address, visit, act, verb):
    response = do(client, address, visit, act, show="all")
    assert (response.status_code, response.url) == (
        302,
        f"{address}?show=all&at=activity-{visit.pk}#activity-{visit.pk}",
    )
    assert Entry.objects.of("activity", visit.pk).first().verb == verb
    visit.refresh_from_db()
    assert visit.accepted
    # One comes back to the card, though the list of what is to be reviewed holds it no more.
    assert card(page(client, f"{address}?at=activity-{visit.pk}"), visit).xpath(".//button[@value='undo']")
    assert not page(client, address).xpath(f"//*[@id='activity-{visit.pk}']")
    do(client, address, visit, "undo")
    visit.refresh_from_db()
    assert (visit.accepted, visit.state) == (None, "current")
    assert not card(page(client, address), visit).xpath(".//button[@value='undo']")


def test_script_gets_the_card_and_the_standing_alone(client, address, visit):
    answer = client.post(f"{address}activities/{visit.pk}/", {"act": "accept"}, headers={"HX-Request": "true"})
    tree = html.fromstring(f"<div>{answer.content.decode()}</div>")
    assert not tree.xpath("//h1")
    assert "done" in card(tree, visit).get("class")
    [standing] = tree.xpath("//*[@hx-swap-oob]")
    assert standing.get("id") == "standing"
    assert "Проверено: 1 из 7" in text(standing)


def test_nobody_accepts_what_changed_before_their_eyes(client, address, visit, administrator):
    seen = str(last_entry(visit))
    correct(record=visit, values={"kind": "exchange"}, actor=User.objects.create_user("petrova"))
    answer = client.post(
        f"{address}activities/{visit.pk}/", {"act": "accept", "seen": seen}, headers={"HX-Request": "true"}
    )
    assert "тем временем кто-то изменил" in answer.content.decode()
    assert client.post(f"{address}activities/{visit.pk}/", {"act": "accept", "seen": seen}).status_code == 302
    visit.refresh_from_db()
    assert visit.accepted["by"] == "petrova"


@pytest.mark.parametrize("act", ["", "remove", "confirm"])
def test_unknown_act_does_nothing(client, address, visit, act):
    before = Entry.objects.count()
    assert do(client, address, visit, act).status_code == 404
    assert Entry.objects.count() == before


@pytest.mark.parametrize("at", ["activity-", "activity-x", f"activity-{10**30}", "person-1", "-", "unread-0"])
def test_place_to_come_back_to_may_be_anything(client, address, at):
    assert len(page(client, f"{address}?at={at}").xpath("//article[contains(@class, 'card')]")) == 7


def test_record_that_is_no_longer_found_has_no_card(client, address, visit, paper, take_in):
    take_in(paper, paper.findings(activities=paper.activities[1:]))
    assert not page(client, f"{address}?show=all").xpath(f"//*[@id='activity-{visit.pk}']")
    assert do(client, address, visit, "accept").status_code == 404


def test_record_of_another_document_has_no_card_here(client, address, take_in):
    other = Paper(title="Международные связи города Полянска в 2021 году")
    document = take_in(other, other.findings(activities=other.activities[:1])).document
    assert do(client, address, Activity.objects.get(document=document), "accept").status_code == 404


def test_editing_comes_back_to_the_card(client, address, visit):
    [edit] = card(page(client, address), visit).xpath(".//a[contains(@class, 'edit')]/@href")
    form, back = page(client, edit), f"{address}?show=review&at=activity-{visit.pk}#activity-{visit.pk}"
    assert form.xpath("//p[@class='submit']/a/@href") == [back]
    values = dict(form.xpath("//main//form")[0].form_values()) | {"title": "Поездка"}
    response = client.post(edit, values)
    assert (response.status_code, response.url) == (302, back)
    assert "исправлено" in text(card(page(client, response.url), visit))


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_form_never_leads_out_of_the_register(client, visit, elsewhere):
    form = page(client, f"/activities/{visit.pk}/correct/?next={elsewhere}")
    assert form.xpath("//p[@class='submit']/a/@href") == [f"/activities/{visit.pk}/"]


def test_all_certain_are_accepted_and_that_is_undone(client, address):
    assert "Принять все несомненные (7)" in text(page(client, address))
    told = text(html.fromstring(client.post(f"{address}accept/", {"act": "accept"}, follow=True).content.decode()))
    assert "Принято 7 записей." in told
    assert "Всё разобрано." in told
    assert "Принять все несомненные" not in told
    told = text(html.fromstring(client.post(f"{address}accept/", {"act": "undo"}, follow=True).content.decode()))
    assert "7 записей снова ждут разбора." in told
    told = text(html.fromstring(client.post(f"{address}accept/", {"act": "undo"}, follow=True).content.decode()))
    assert "Здесь нечего отменять" in told


def test_withdrawn_record_read_differently_asks_whether_it_stays_out(
    client, address, paper, take_in, visit, administrator
):
    withdraw(record=visit, actor=administrator)
    assert "отозвано" not in text(page(client, address))
    take_in(paper, reread(paper, note="уточнено"))
    shown = card(page(client, address), visit)
    assert "Оставить отозванной" in text(shown)
    do(client, address, visit, "accept")
    visit.refresh_from_db()
    assert visit.state == "withdrawn"
    assert visit.accepted


def meter(tree) -> list[str]:
    return [text(part) for part in tree.xpath("//div[@class='coverage']/ul/li")]


def test_unread_passage_is_set_aside_and_taken_back(client, address, paper, take_in):
    before = ["использовано 80 % 160", "сохранено 10 % 20", "отложено 5 % 10", "не прочитано 5 % 10"]
    tree = page(client, address)
    assert meter(tree) == before
    [link] = tree.xpath("//a[contains(@class, 'unread')]")
    assert text(link) == "По данным"
    [form] = tree.get_element_by_id(link.get("href")[1:]).xpath(".//form")
    client.post(form.action, {"act": "set_aside"})
    after = ["использовано 80 % 160", "сохранено 10 % 20", "отложено 9 % 18", "не прочитано 1 % 2"]
    # What a human said stands, read anew or not, and lists count it too.
    for findings in (None, reread(paper, note="уточнено")):
        tree = page(client, address)
        assert meter(tree) == after
        assert tree.xpath("//a[contains(@class, 'aside')]")
        assert not tree.xpath("//a[contains(@class, 'unread')]")
        assert Document.objects.get().unread == 2
        seen = page(client, address.removesuffix("review/"))
        assert [text(mark) for mark in seen.xpath("//mark")] == ["По данным"]
        assert not seen.xpath("//mark[@class='unread']")
        if findings:
            take_in(paper, findings)
    assert [(e.verb, e.changes) for e in Entry.objects.filter(kind="document", verb=Verb.SET_ASIDE)] == [
        (Verb.SET_ASIDE, [{"field": "passage", "old": None, "new": "По данным"}])
    ]
    client.post(form.action, {"act": "take_back"})
    assert meter(page(client, address)) == before


def test_passage_that_is_read_now_is_no_longer_set_aside(client, address, paper, take_in):
    [form] = [f for f in page(client, address).forms if "/passages/" in f.action]
    client.post(form.action, {"act": "set_aside"})
    take_in(paper, dataclasses.replace(paper.findings(), unread=(), coverage=Coverage(170, 20, 10, 0)))
    assert meter(page(client, address))[2:] == ["отложено 5 % 10", "не прочитано 0 % 0"]


def test_there_is_no_passage_but_the_unread(client, address):
    assert client.post(f"{address}passages/{'0' * 32}/", {"act": "set_aside"}).status_code == 404


def test_setting_aside_twice_is_told_once(client, address):
    [form] = [f for f in page(client, address).forms if "/passages/" in f.action]
    for _ in range(2):
        client.post(form.action, {"act": "set_aside"})
    assert Entry.objects.filter(verb=Verb.SET_ASIDE).count() == 1


def test_home_list_and_document_lead_to_the_review(client, register, address):
    for origin in ("/", "/documents/", f"/documents/{register.document.pk}/"):
        assert page(client, origin).xpath(f"//a[@href='{address}']"), origin
    assert "Отчёт за 2021 год.docx 7" in text(page(client, "/").xpath("//section[h2='Нужно посмотреть']")[0])
    client.post(f"{address}accept/", {"act": "accept"})
    assert "Документы на разбор" not in text(page(client, "/"))
    assert not page(client, "/documents/").xpath(f"//a[@href='{address}']")


def test_document_that_was_withdrawn_is_only_looked_at(client, register, address):
    client.post(f"/documents/{register.document.pk}/withdraw/")
    tree = page(client, address)
    assert "отозван" in text(tree)
    assert not tree.xpath("//main//form")


def test_queries_do_not_grow_with_the_records(client, take_in, django_assert_max_num_queries):
    long = Paper(rows=ROWS * 67, title="Международные связи города Северска в 2021 году")
    unread = tuple(Unread(word, long.find(word)) for word in ("Сроки", "Место"))
    activities = tuple(long.activity(row, edtf="2021-02") for row in range(1, 202))
    document = take_in(long, long.findings(activities=activities, unread=unread)).document
    with django_assert_max_num_queries(29):
        tree = page(client, f"/documents/{document.pk}/review/")
    assert len(tree.xpath("//article[contains(@class, 'card')]")) == 201


def test_partner_is_accepted_by_its_card_too(client, address):
    partner = Partnership.objects.get(place__name="Турку")
    do(client, address, partner, "accept")
    partner.refresh_from_db()
    assert partner.accepted


@pytest.mark.parametrize(("of", "act"), [("kept", "undo"), ("merged", "part")])
def test_the_card_of_the_other_record_comes_along_when_a_merger_is_undone(client, register, administrator, of, act):
    kept, merged = Activity.objects.order_by("pk")[:2]
    merge(kept=kept, other=merged, chosen={}, actor=administrator)
    one, other = (kept, merged) if of == "kept" else (merged, kept)
    sent = f"/documents/{register.document.pk}/review/activities/{one.pk}/"
    answer = client.post(sent, {"act": act, "show": "all"}, HTTP_HX_REQUEST="true").content.decode()
    first, *beside = html.fromstring(f"<div>{answer}</div>").xpath("//article")
    assert (first.get("id"), first.get("hx-swap-oob")) == (f"activity-{one.pk}", None)
    assert [(c.get("id"), c.get("hx-swap-oob")) for c in beside] == [(f"activity-{other.pk}", "true")]
    assert "объединено" not in answer
