"""A partner's page in its order of time, and whose each record is; histories in the words of the pages."""

from __future__ import annotations

import dataclasses

import pytest
from builders import Paper, agreement, full_findings
from lxml import html

from pobratim.web.intake.documents import correct_document
from pobratim.web.journal import services as journal
from pobratim.web.journal.models import Verb
from pobratim.web.register.models import Activity, Place
from pobratim.web.register.services import add, withdraw


def text(element) -> str:
    return " ".join(element.text_content().split())


def partner_page(client, place: str = "Турку"):
    pk = Place.objects.get(name=place).pk
    return html.fromstring(client.get(f"/partners/{pk}/").content.decode())


def test_agreements_and_activities_stand_in_one_order_of_time(client, register, take_in, administrator):
    paper = Paper(title="Перечень соглашений города Северска в 2021 году")
    take_in(paper, paper.findings(activities=(), agreements=(
        agreement(paper, "Протокол", "FI", "Турку", dates=("2021-06-11",), kind="protocol"),
        agreement(paper, "Меморандум", "FI", "Турку", dates=("2021-01", "2020-12-30"), kind="memorandum"),
    )))  # fmt: skip
    values = {"title": "Приём", "edtf": "2021-12", "countries": ["FI"], "cities": ["Турку"]}
    add(model=Activity, authority=register.document.authority, values=values, actor=administrator)
    section = partner_page(client).xpath("//section[h2='По годам']")[0]
    told = {text(h): [text(li.xpath("span[1]")[0]) for li in h.getnext()] for h in section.xpath("h3")}
    assert told == {
        "2021": ["декабрь 2021", "11 июня 2021", "3–5 февраля 2021"],
        "2020": ["30 декабря 2020"],
        "2003": ["11 июня 2003"],
    }


def test_owner_is_named_where_several_share_the_partner(client, register, take_in):
    assert "Северск" not in text(partner_page(client).xpath("//section[h2='По годам']")[0])
    other = Paper(title="Связи соседа города Северска в 2021 году")
    take_in(other, dataclasses.replace(full_findings(other), owner="Полянск"))
    for heading, count in (("По годам", 4), ("Соглашения", 2)):
        section = partner_page(client).xpath(f"//section[h2='{heading}']")[0]
        tags = [text(tag) for tag in section.xpath(".//span[@class='tag owner']")]
        assert sorted(tags) == ["Полянск"] * (count // 2) + ["Северск"] * (count // 2)
    listed = partner_page(client, "Щецин").xpath("//section[h2='Стоит в этой строке']")[0]
    assert sorted(text(tag) for tag in listed.xpath(".//span[@class='tag owner']")) == ["Полянск", "Северск"]


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "Состояние: действует → отозвано"), ("en", "State: current → withdrawn")]
)
def test_state_is_told_in_the_words_of_the_page(client, register, administrator, language, words):
    visit = withdraw(record=Activity.objects.get(kind="visit"), actor=administrator)
    client.cookies["django_language"] = language
    for address in (f"/activities/{visit.pk}/", "/journal/"):
        assert words in text(html.fromstring(client.get(address).content.decode()))


def test_genre_and_form_are_told_in_words(client, register, administrator):
    correct_document(document=register.document, values={"genre": "plan"}, actor=administrator)
    changes = [{"field": "form", "old": None, "new": name} for name in ("city-year", "form-of-old")]
    authority = register.document.authority
    journal.write([journal.entry(actor=administrator, verb=Verb.REPORTED, record=authority, changes=changes)])
    told = text(html.fromstring(client.get("/journal/").content.decode()))
    assert "Жанр: отчёт о мероприятиях → план" in told
    assert "Форма: Информация о мероприятиях международного сотрудничества города за год" in told
    assert "Форма: form-of-old" in told
