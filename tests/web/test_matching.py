"""Pairs of records that may be one, what people say of them, and contradictions."""

from __future__ import annotations

import dataclasses

import pytest
from builders import Paper, agreement, partner
from lxml import html

from pobratim.web.accounts.models import Role
from pobratim.web.journal.models import Entry
from pobratim.web.matching.comparing import compare_all
from pobratim.web.matching.contradicting import contradict_all
from pobratim.web.matching.models import Contradiction, Decision, Judgement, Pair, SetAside
from pobratim.web.matching.services import judge
from pobratim.web.register.models import Activity, Partnership, State
from pobratim.web.register.services import add, withdraw

AGAIN = (("1", "3-5 февраля", "Турку", "Визит делегации Северска в Турку, Неделя северных городов"),)


@pytest.fixture
def told_twice(register, take_in):
    """The visit of the first paper told again by another, in other words."""
    again = Paper(name="Сводный отчёт.docx", rows=AGAIN)
    (visit,) = (
        again.activity(
            1, edtf="2021-02-03/2021-02-05", online=False, kind="visit", countries=("FI",), cities=("Турку",)
        ),
    )
    take_in(again, again.findings(activities=(visit,), partners=(), agreements=(), people=(), anniversaries=()))
    compare_all()
    return Pair.objects.get(kind="activity")


def words(client, address: str) -> str:
    tree = html.fromstring(client.get(address).content.decode())
    return " ".join(tree.xpath("//main")[0].text_content().split())


def test_a_pair_is_shown_with_its_reasons_and_differences(told_twice, client):
    page = words(client, "/matches/")
    for told in ("1 пара", "те же даты", "тот же город", "Неделя северных городов", "Сводный отчёт.docx"):
        assert told in page
    tree = html.fromstring(client.get("/matches/").content.decode())
    titles = tree.xpath("//tr[@class='differs'][th='Название']/td")
    assert len(titles) == 2


def test_a_city_under_two_names_is_one_partner_once_somebody_says_so(register, client, administrator):
    authority = register.document.authority
    for name in ("Нур-Султан", "Астана"):
        values = {"place": name, "country": "KZ"}
        add(model=Partnership, authority=authority, values=values, actor=administrator)
    compare_all()
    pair = Pair.objects.get(kind="partnership")
    assert "два названия одного города" in words(client, "/matches/?kind=partnership")
    current = Partnership.objects.filter(state=State.CURRENT, place__country="KZ")
    client.post(f"/matches/{pair.pk}/decide/", {"decision": "same"})
    assert current.count() == 1
    client.post(f"/matches/{pair.pk}/decide/", {"decision": "undo"})
    assert current.count() == 2


@pytest.mark.parametrize("decision", Decision.values)
def test_what_is_said_of_a_pair_takes_it_off_the_list_and_is_journalled(told_twice, client, decision):
    answer = client.post(f"/matches/{told_twice.pk}/decide/", {"decision": decision}, HTTP_HX_REQUEST="true")
    assert "Вернуть" in answer.content.decode()
    assert "0 пар" in words(client, "/matches/")
    assert "1 пара" in words(client, f"/matches/?decision={decision}")
    entries = Entry.objects.filter(verb="judged")
    assert {entry.record_id for entry in entries} == {told_twice.one, told_twice.other}
    assert "одно и то же" in words(client, f"/activities/{told_twice.one}/") or decision != "same"


def test_a_decision_can_be_taken_back(told_twice, client):
    for decision in ("same", "undo"):
        client.post(f"/matches/{told_twice.pk}/decide/", {"decision": decision})
    assert not Judgement.objects.exists()
    assert "1 пара" in words(client, "/matches/")


def test_two_that_are_the_same_count_once_until_that_is_taken_back(told_twice, client):
    for decision, counting in (("same", 1), ("undo", 2), ("same", 1), ("different", 2)):
        client.post(f"/matches/{told_twice.pk}/decide/", {"decision": decision})
        assert Activity.objects.filter(starts="2021-02-03", state=State.CURRENT).count() == counting


def test_a_plan_stays_beside_what_came_of_it(told_twice, client):
    Pair.objects.update(plan_and_fact=True)
    client.post(f"/matches/{told_twice.pk}/decide/", {"decision": "same"})
    assert Activity.objects.filter(starts="2021-02-03", state=State.CURRENT).count() == 2
    assert "план связан с исполнением" in words(client, "/matches/?decision=same")


def test_a_decision_outlives_reading_anew_and_comparing_anew(told_twice, take_in, paper):
    judge(pair=told_twice, decision=Decision.DIFFERENT, actor=None)
    first = dataclasses.replace(paper.activities[0], title="Неделя северных городов", text="прочитано иначе")
    take_in(paper, paper.findings(activities=(first, *paper.activities[1:])))
    compare_all()
    assert Judgement.objects.get().decision == "different"
    assert {told_twice.one, told_twice.other} == set(
        Activity.objects.filter(starts="2021-02-03").values_list("pk", flat=True)
    )
    assert list(Pair.objects.filter(kind="activity").values_list("pk", flat=True)) == [told_twice.pk]


def test_a_pair_with_a_withdrawn_record_is_not_shown(told_twice, client):
    withdraw(record=Activity.objects.get(pk=told_twice.one), actor=None)
    assert Activity.objects.get(pk=told_twice.one).state == State.WITHDRAWN
    assert "0 пар" in words(client, "/matches/")


@pytest.mark.parametrize(("file_format", "told"), [("csv", "тот же город +"), ("json", '"probability":')])
def test_pairs_as_a_file(told_twice, client, file_format, told):
    assert told in client.get(f"/matches.{file_format}").content.decode()


@pytest.mark.parametrize(
    ("query", "number"), [("?q=севернЫХ", 1), ("?q=лыжи", 0), ("?plan=yes", 0), ("?year=2021", 1), ("?verdict=same", 1)]
)
def test_the_list_is_filtered(told_twice, client, query, number):
    assert f"{number} пар" in words(client, f"/matches/{query}")


@pytest.mark.parametrize(("role", "status"), [(Role.VIEWER, 404), (Role.EDITOR, 302)])
def test_only_those_who_may_confirm_both_decide(told_twice, client, make_user, settings, role, status):
    settings.POBRATIM_LOCAL = False
    client.force_login(make_user("кто-то", role, "Северск"))
    assert client.post(f"/matches/{told_twice.pk}/decide/", {"decision": "same"}).status_code == status
    assert Judgement.objects.exists() == (status == 302)


@pytest.fixture
def contradicted(take_in, paper):
    """An event that counts eleven partner cities where the register has one, and tells of an agreement it lacks."""
    text = "Турку – 11-й город-побратим Северска; подписано соглашение о сотрудничестве"
    visit = dataclasses.replace(paper.activities[0], title=text)
    take_in(
        paper,
        paper.findings(
            activities=(visit,),
            partners=(partner(paper, "FI", "Турку", established="1994"),),
            agreements=(agreement(paper, "Соглашение о дружбе", "FI", "Турку"),),
        ),
    )
    contradict_all()


def test_contradictions_are_told_with_quotes_and_set_aside_with_a_reason(contradicted, client):
    page = words(client, "/contradictions/")
    for told in (
        "2 противоречия",
        "городов-побратимов 11, в реестре к тому времени 1",
        "нет соглашения",
        "11-й город-побратим",
    ):
        assert told in page
    found = Contradiction.objects.get(code="count")
    client.post(f"/contradictions/{found.pk}/set-aside/", {"reason": ""})
    assert not SetAside.objects.exists()
    client.post(f"/contradictions/{found.pk}/set-aside/", {"reason": "Считали и утраченные связи"})
    assert "1 противоречие" in words(client, "/contradictions/")
    contradict_all()
    assert "Считали и утраченные связи" in words(client, "/contradictions/?state=set_aside")
    anew = Contradiction.objects.get(code="count")
    client.post(f"/contradictions/{anew.pk}/set-aside/", {"act": "undo"})
    assert "2 противоречия" in words(client, "/contradictions/")


def test_contradictions_as_a_file(contradicted, client):
    assert "11-й город-побратим" in client.get("/contradictions.csv").content.decode()


def test_the_pages_cost_a_fixed_number_of_queries(told_twice, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        client.get("/matches/")
