"""The pages that merge two records: looking for the other, choosing field by field, and what one sees afterwards."""

from __future__ import annotations

import pytest
from builders import Paper
from lxml import html

from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.models import Activity, State
from pobratim.web.register.services import correct

ROWS = (
    ("1", "3-5 февраля", "Турку", "Поездка делегации в Турку на Неделю северных городов"),
    ("2", "12 мая", "Гдыня", "Открытие выставки акварелей"),
)


@pytest.fixture
def pair(register, take_in) -> tuple[Activity, Activity]:
    news = Paper(name="Новости.docx", title="Новости города Северска в 2021 году", rows=ROWS)
    visit = news.activity(1, edtf="2021-02-03/2021-02-06", kind="visit", countries=("FI",), cities=("Турку",))
    take_in(news, news.findings(activities=(visit, news.activity(2, edtf="2021-05-12"))))
    return Activity.objects.get(edtf="2021-02-03/2021-02-05"), Activity.objects.get(edtf="2021-02-03/2021-02-06")


def page(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_review_leads_to_the_likest_and_back(client, pair):
    kept, other = pair
    review = f"/documents/{other.document_id}/review/"
    [link] = page(client, review).xpath(f"//*[@id='activity-{other.pk}']//a[contains(@class, 'merge')]/@href")
    choices = page(client, link).xpath("//*[contains(@class, 'candidates')]/li")
    assert "Визит делегации в Турку" in text(choices[0])
    assert "те же дни" in text(choices[0])
    [address] = choices[0].xpath(".//a/@href")
    tree = page(client, address)
    rows = {text(row.xpath("th")[0]): [text(cell) for cell in row.xpath("td")] for row in tree.xpath("//tbody/tr")}
    assert "3–5 февраля 2021" in rows["Дата"][0]
    assert "3–6 февраля 2021" in rows["Дата"][1]
    assert "Города" not in rows
    answer = client.post(address, {"field-edtf": "other", "field-title": "kept", "reason": "одно событие"})
    assert answer.url.startswith(review)
    assert f"at=activity-{other.pk}" in answer.url
    kept.refresh_from_db()
    assert (kept.edtf, Activity.objects.get(pk=other.pk).state) == ("2021-02-03/2021-02-06", State.MERGED)
    assert Entry.objects.filter(verb=Verb.MERGED, reason="одно событие").count() == 2
    card = page(client, answer.url.partition("#")[0]).get_element_by_id(f"activity-{other.pk}")
    assert "объединено" in text(card)
    assert card.xpath(f".//a[@href='/activities/{kept.pk}/']")


@pytest.mark.parametrize("side", ["kept", "other"])
def test_one_button_takes_all_of_one(client, pair, side):
    kept, other = pair
    expected = (kept if side == "kept" else other).effective
    client.post(f"/activities/{other.pk}/merge/{kept.pk}/", {"all": side, "field-edtf": "both"})
    kept.refresh_from_db()
    assert (kept.effective["title"], kept.edtf) == (expected["title"], expected["edtf"])


def test_record_shows_both_sources_and_is_parted_there(client, pair):
    kept, other = pair
    client.post(f"/activities/{kept.pk}/merge/{other.pk}/", {"field-edtf": "other"})
    tree = page(client, f"/activities/{kept.pk}/")
    assert [text(name) for name in tree.xpath("//*[@id='sources']/ol/li/p/b")] == [
        "Отчёт за 2021 год.docx",
        "Новости.docx",
    ]
    [dates] = [row for row in tree.xpath("//table//tr") if row.xpath("th") and text(row.xpath("th")[0]) == "Дата"]
    assert "из другого источника" in text(dates)
    quotes = [link for link in dates.xpath(".//a[contains(@class, 'quote')]") if "февраля" in text(link)]
    assert {link.get("href").split("?")[0] for link in quotes} == {
        f"/documents/{kept.document_id}/",
        f"/documents/{other.document_id}/",
    }
    gone = page(client, f"/activities/{other.pk}/")
    assert gone.xpath(f"//*[@class='notice']//a[@href='/activities/{kept.pk}/']")
    assert not gone.xpath("//a[contains(@href, '/correct/')]")
    assert client.get(f"/activities/{other.pk}/correct/").status_code == 404
    [form] = tree.xpath("//*[@id='sources']//form/@action")
    assert client.post(form).url == f"/activities/{kept.pk}/"
    assert Activity.objects.get(pk=other.pk).state == State.CURRENT
    assert not page(client, f"/activities/{kept.pk}/").xpath("//*[@id='sources']")


@pytest.mark.parametrize("act", ["undo", "part"])
def test_card_takes_it_back(client, pair, act):
    kept, other = pair
    client.post(f"/activities/{kept.pk}/merge/{other.pk}/")
    client.post(f"/documents/{other.document_id}/review/activities/{other.pk}/", {"act": act})
    assert [Activity.objects.get(pk=record.pk).state for record in pair] == [State.CURRENT, State.CURRENT]


def test_changed_meanwhile_is_shown_not_merged(client, pair, administrator):
    kept, other = pair
    address = f"/activities/{kept.pk}/merge/{other.pk}/"
    tree = page(client, address)
    seen = {name: tree.xpath(f"//input[@name='{name}']/@value")[0] for name in ("kept_seen", "other_seen")}
    correct(record=other, values={"title": "Иначе"}, actor=None)
    answer = client.post(address, {**seen, "reason": "дубль"})
    assert answer.status_code == 200
    tree = html.fromstring(answer.content.decode())
    assert "Кто-то изменил" in text(tree)
    assert tree.xpath("//input[@name='reason']/@value") == ["дубль"]
    again = {name: tree.xpath(f"//input[@name='{name}']/@value")[0] for name in ("kept_seen", "other_seen")}
    assert again["other_seen"] != seen["other_seen"]
    assert client.post(address, again).status_code == 302


def test_another_record_is_found_by_its_words(client, pair):
    kept, _ = pair
    tree = page(client, f"/activities/{kept.pk}/merge/?q=акварелей")
    assert [text(link) for link in tree.xpath("//*[contains(@class, 'candidates')]//a")] == [
        "Открытие выставки акварелей"
    ]
