"""A correction made a rule: tried, kept, applied to later papers and subordinates, switched off without a trace."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from django.test import Client
from lxml import html

from pobratim.source import Source
from pobratim.web.intake import office_rules
from pobratim.web.intake.models import Verdict
from pobratim.web.intake.office_lexicons import lexicon_of
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.rereading import read_again
from pobratim.web.intake.storage import original_path
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.authorities import report_to
from pobratim.web.register.models import Activity, Authority, Document, Evidence, OfficeRule
from pobratim.web.register.services import accept, correct
from pobratim.workers import supervise


def report(city: str, year: int) -> bytes:
    """A yearly report of our own that calls a video call «ЗС» and misspells a Chinese city."""
    lines = [
        f"Отчёт о мероприятиях международного сотрудничества города {city} в {year} году",
        "",
        "№\tСроки\tМесто проведения\tНаименование мероприятия",
        "1\t12 марта\tЗС\tСовещание по школьным обменам с Тарту (Эстония)",
        "2\t5 мая\tЗС\tСеминар о портовом хозяйстве с Гдыней (Польша)",
        "3\t9 июня\tг. Псков\tПриём делегации Хэйхэйска",
    ]
    return "\n".join(lines).encode()


def take(actor, content: bytes, name: str = "Отчёт.txt") -> Document:
    batch = receive(files=[(name, content)], actor=actor)
    take_in_batch(batch)
    verdict = Verdict.objects.get(upload__batch=batch)
    assert verdict.document, verdict.message
    return verdict.document


@pytest.fixture
def document(administrator) -> Document:
    return take(administrator, report("Пскова", 2023))


@pytest.fixture
def call(document) -> Activity:
    return Activity.objects.get(document=document, title__startswith="Совещание")


@pytest.fixture
def rule(call, administrator) -> OfficeRule:
    made = office_rules.proposed(record=call, kind="online", phrase="ЗС", meaning={"online": True})
    return office_rules.add_rule(rule=made, actor=administrator, reason="так у нас пишут")


def online(document: Document) -> list[bool | None]:
    return list(Activity.objects.filter(document=document).order_by("order").values_list("online", flat=True))


def test_rows_that_follow_are_told_before(call):
    made = office_rules.proposed(record=call, kind="online", phrase="ЗС", meaning={"online": True})
    following = office_rules.following(rule=made, record=call)
    assert [row.split(" ")[0] for row in following.rows] == ["Семинар"]
    assert following.gone == 0
    assert not OfficeRule.objects.exists()
    assert not Evidence.objects.filter(span__has_key="rule").exists()


def test_rule_applies_to_similar_rows_and_says_so(document, rule):
    assert online(document) == [True, True, False]
    spans = Evidence.objects.filter(field="online", span__rule=rule.code).values_list("span", flat=True)
    assert [span["quote"] for span in spans] == ["ЗС", "ЗС"]
    assert office_rules.values_given([rule]) == {rule.pk: 2}
    entry = Entry.objects.of("rule", rule.pk).get()
    assert (entry.verb, entry.reason, entry.authority_id) == (Verb.CREATED, "так у нас пишут", rule.authority_id)
    assert Entry.objects.filter(verb=Verb.REREAD, kind="activity").count() == 2


def test_switched_off_the_values_return_and_on_again(document, call, rule, administrator):
    before = {a.pk: a.as_read for a in Activity.objects.filter(document=document)}
    office_rules.switch(rule=rule, active=False, actor=administrator)
    assert online(document)[:2] == [None, None] or online(document)[:2] == [False, False]
    assert office_rules.values_given([rule]) == {rule.pk: 0}
    assert Entry.objects.of("rule", rule.pk).first().verb == Verb.WITHDRAWN
    office_rules.switch(rule=rule, active=True, actor=administrator)
    assert {a.pk: a.as_read for a in Activity.objects.filter(document=document)} == before


def test_what_a_human_wrote_stands(document, call, administrator):
    seminar = Activity.objects.get(title__startswith="Семинар")
    correct(record=seminar, values={"online": None, "title": "Наш семинар"}, actor=administrator)
    made = office_rules.proposed(record=call, kind="online", phrase="ЗС", meaning={"online": True})
    office_rules.add_rule(rule=made, actor=administrator)
    seminar.refresh_from_db()
    assert (seminar.online, seminar.title, seminar.as_read["online"]) == (None, "Наш семинар", True)


def test_only_rows_that_changed_ask_again(document, call, administrator):
    for activity in Activity.objects.filter(document=document):
        accept(record=activity, actor=administrator)
    made = office_rules.proposed(record=call, kind="online", phrase="ЗС", meaning={"online": True})
    office_rules.add_rule(rule=made, actor=administrator)
    assert [bool(a.accepted) for a in Activity.objects.order_by("order")] == [False, False, True]


@pytest.mark.parametrize(
    ("city", "reports", "applies"), [("Пскова", False, True), ("Острова", True, True), ("Луги", False, False)]
)
def test_later_papers_of_the_office_and_its_subordinates(rule, administrator, city, reports, applies):
    if reports:
        first = take(administrator, report(city, 2020))
        report_to(
            authority=first.authority,
            parent=Authority.objects.get(pk=rule.authority_id),
            since=date(2020, 1, 1),
            actor=None,
        )
    later = take(administrator, report(city, 2024))
    assert (online(later)[:2] == [True, True]) is applies


@pytest.mark.parametrize(
    ("query", "expected"),
    [("q=зс", ["ЗС"]), ("q=иное", []), ("kind=place", []), ("kind=online&state=on", ["ЗС"]), ("state=off", [])],
)
def test_rules_are_filtered_and_exported(rule, client, query, expected):
    told = client.get(f"/settings/rules.json?{query}").json()["rules"]
    assert [row["phrase"] for row in told] == expected
    assert [row["values"] for row in told] == [2] * len(expected)
    assert ("«ЗС»" in text(page(client, f"/settings/rules/?{query}&sort=phrase"))) is bool(expected)


def test_reread_keeps_what_rules_gave(document, rule, administrator):
    source = Source(original_path(document.sha256), document.name)
    [outcome] = supervise([source], "document_and_findings")
    difference = read_again(source=source, understood=outcome.result, accept=True, actor=administrator)
    assert difference.is_none
    assert online(document) == [True, True, False]


def test_one_phrase_has_one_meaning(call, rule):
    with pytest.raises(office_rules.KnownRuleError):
        office_rules.proposed(record=call, kind="online", phrase="зс ", meaning={"online": False})


def test_rule_of_the_office_goes_before_that_of_its_superior(document, rule, administrator):
    region = Authority.objects.create(name="Псковская область")
    report_to(authority=document.authority, parent=region, since=date(2020, 1, 1), actor=None)
    OfficeRule.objects.create(authority=region, kind="online", phrase="ЗС", key="зс", meaning={"online": False})
    assert [told.online for told in lexicon_of(document.authority).rules] == [True, False]
    assert lexicon_of(region).rules[0].online is False


def page(client: Client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_correction_offers_a_rule_which_is_tried_and_kept(client, document):
    reception = Activity.objects.get(title__startswith="Приём")
    sent = {
        "title": reception.title,
        "status": "held",
        "kind": reception.kind,
        "edtf": "09.06.2023",
        "cities": "Хэйхэ",
        "countries": "Китай",
    }
    answer = client.post(f"/activities/{reception.pk}/correct/", sent, follow=True)
    [address] = html.fromstring(answer.content.decode()).xpath("//*[@class='messages']//a/@href")
    tree = page(client, address)
    assert tree.xpath("//input[@name='city']/@value") == ["Хэйхэ"]
    assert tree.xpath("//select[@name='country']/option[@selected]/@value") == ["CN"]
    told = {"phrase": "Хэйхэйск", "city": "Хэйхэ", "country": "CN"}
    tried = client.post(f"{address}?kind=place", {**told, "act": "try"}).content.decode()
    assert "Других строк, которые изменятся: 0" in tried
    assert not OfficeRule.objects.exists()
    kept = client.post(f"{address}?kind=place", {**told, "act": "keep"}, follow=True)
    [row] = html.fromstring(kept.content.decode()).xpath("//table[contains(@class, 'list')]/tbody/tr")
    assert "«Хэйхэйск»" in text(row)
    assert "Хэйхэ, Китай" in text(row)
    evidence = page(client, f"/activities/{reception.pk}/")
    assert "по правилу учреждения" in text(evidence)
    [switch] = row.xpath(".//form/@action")
    client.post(switch, {"act": "off"})
    assert not OfficeRule.objects.get().is_active
    assert "выключено" in text(page(client, "/settings/rules/"))


def test_columns_of_the_table_can_be_chosen(client, document, call):
    tree = page(client, f"/documents/{document.pk}/review/activities/{call.pk}/rule/?kind=column")
    assert tree.xpath("//select[@name='phrase']/option/@value") == [
        "№",
        "Сроки",
        "Место проведения",
        "Наименование мероприятия",
    ]
    answer = client.post(
        f"/documents/{document.pk}/review/activities/{call.pk}/rule/?kind=column",
        {"phrase": "Место проведения", "role": "participants", "act": "keep"},
    )
    assert answer.status_code == 302
    assert Activity.objects.get(pk=call.pk).effective["participants"] == "ЗС"
    assert dataclasses.astuple(lexicon_of(document.authority).rules[0])[-1] == "participants"


@pytest.mark.parametrize(
    ("kind", "sent", "said"),
    [
        ("place", {"phrase": "Хэйхэйск"}, "Скажите, какой это город"),
        ("online", {"online": "True"}, "Обязательное поле"),
        ("online", {"phrase": "ЗС", "online": "True"}, "уже есть правило"),
    ],
)
def test_what_is_no_rule(client, document, call, rule, kind, sent, said):
    answer = client.post(
        f"/documents/{document.pk}/review/activities/{call.pk}/rule/?kind={kind}", {**sent, "act": "keep"}
    )
    assert said in answer.content.decode()
    assert OfficeRule.objects.count() == 1
