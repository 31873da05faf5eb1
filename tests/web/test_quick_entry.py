"""A pasted sentence or row becomes a filled card; cities are completed while they are written."""

from __future__ import annotations

import pytest
from lxml import html

from pobratim.web.journal.models import Entry
from pobratim.web.register.models import Activity, Authority

SENTENCE = "12 марта 2024 года в Северске прошла встреча школьников с делегацией из Вадсё (Норвегия)."
ROW = "5-7 мая 2023 года\tТарту, Эстония\tДни города в Тарту\tВыставка и концерт."
FRAGMENT = "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in ROW.split("\t")) + "</tr></table>"


@pytest.fixture
def owner(administrator) -> Authority:
    return Authority.objects.create(name="Северск")


def page(answer):
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def filled(tree) -> dict[str, str]:
    fields = tree.xpath("//form[contains(@class, 'record')]//*[@name][not(@name='csrfmiddlewaretoken')]")
    return {field.get("name"): (field.value or "").strip("\n") for field in fields}


def marks(tree) -> dict[str, str]:
    return {
        label.get("for").removeprefix("id_"): label.xpath("span[contains(@class, 'guess')]")[0].text
        for label in tree.xpath("//label[span[contains(@class, 'guess')]]")
    }


READ_OF_SENTENCE = {
    "edtf": "12 марта 2024",
    "venue__city": "Северск",
    "cities": "Вадсё",
    "countries": "Норвегия",
    "kind": "meeting",
}
READ_OF_ROW = {"title": "Дни города в Тарту", "edtf": "5–7 мая 2023", "venue__city": "Тарту", "venue__country": "EE"}
CASES = [
    ({"words": SENTENCE}, READ_OF_SENTENCE),
    ({"words": ROW}, READ_OF_ROW),
    ({"words": "Дни города", "fragment": FRAGMENT}, {**READ_OF_ROW, "cities": "Тарту"}),
]


@pytest.mark.parametrize(("sent", "expected"), CASES, ids=["sentence", "row", "fragment"])
def test_words_fill_a_card(client, owner, sent, expected):
    tree = page(client.post("/activities/quick/", sent))
    told = filled(tree)
    assert {name: told[name] for name in expected} == expected
    assert told["source_text"] == sent["words"]
    assert tree.xpath("//form[contains(@class, 'record')]/@action") == ["/activities/add/"]
    assert not Activity.objects.exists()


def test_guesses_are_marked_with_their_words(client, owner):
    tree = page(client.post("/activities/quick/", {"words": "12 марта прошёл семинар с Люлео"}))
    told = marks(tree)
    # The year is this one, which nobody wrote; what the words do not say at all has no mark.
    assert (told["edtf"], told["cities"]) == ("вероятно", "уверенно")
    assert "participants" not in told
    assert "«12 марта»" in tree.xpath("string(//div[label[@for='id_edtf']])")


def test_marks_stay_when_the_card_is_shown_again(client, owner):
    tree = page(client.post("/activities/quick/", {"words": SENTENCE}))
    told, before = filled(tree), marks(tree)
    again = page(client.post("/activities/add/", {**told, "edtf": "вчера", "cities": "Киркенес"}))
    # What a person wrote is no guess any more.
    assert marks(again) == {name: said for name, said in before.items() if name not in ("edtf", "cities")}
    assert SENTENCE in again.xpath("string(//section[@class='this'])")
    assert filled(again)["marks"] == told["marks"]


@pytest.mark.parametrize("sent", ["{", "7", '[7, {"field": "title"}, {"field": "x", "certainty": "y", "value": ""}]'])
def test_marks_that_are_none_of_ours_are_passed_over(client, owner, sent):
    assert marks(page(client.post("/activities/add/", {"title": "", "marks": sent}))) == {}


@pytest.mark.parametrize(("words", "understood"), [("ыыы ъъъ щщщ", False), ("asdf qwer", False), (SENTENCE, True)])
def test_words_of_which_nothing_is_understood(client, owner, words, understood):
    told = page(client.post("/activities/quick/", {"words": words})).xpath("string(//main)")
    assert ("не поняла ничего" in " ".join(told.split())) is not understood


def test_saved_record_keeps_its_words(client, owner):
    told = filled(page(client.post("/activities/quick/", {"words": SENTENCE})))
    answer = client.post("/activities/add/", {**told, "title": "Встреча школьников"})
    assert answer.status_code == 302
    activity = Activity.objects.get()
    assert (activity.entered_by_hand, activity.title, activity.effective["text"]) == (
        True,
        "Встреча школьников",
        SENTENCE,
    )
    assert SENTENCE in page(client.get(f"/activities/{activity.pk}/")).xpath("string(//blockquote)")
    assert Entry.objects.of("activity", activity.pk).get().verb == "created"
    client.post(f"/activities/{activity.pk}/correct/", {**told, "title": "Встреча"})
    assert Activity.objects.get().effective["text"] == SENTENCE


def test_words_without_a_date_are_a_title(client, owner):
    told = filled(page(client.post("/activities/quick/", {"words": "Видеоконференция с Люлео о портах"})))
    assert (told["title"], told["edtf"], told["online"], told["cities"]) == (
        "Видеоконференция с Люлео о портах",
        "",
        "True",
        "Люлео",
    )


def test_box_is_where_activities_are(client, owner, register):
    [form] = page(client.get("/activities/")).xpath("//form[@action='/activities/quick/']")
    assert form.xpath(".//textarea[@name='words']")


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("q=в Мурманске", "Мурманск"),
        ("venue__city=Ленинград", "Санкт-Петербург"),
        ("q=Murmansk&from=cities", "Мурманск"),
    ],
)
def test_cities_are_completed(client, owner, query, value):
    answer = client.get(f"/places/complete/?{query}")
    options = html.fragments_fromstring(answer.content.decode().strip())
    assert options[0].get("value") == value
    assert "Россия" in options[0].get("label")


@pytest.mark.parametrize("query", ["", "q=", "q=ъъъъ", "q=<script>"])
def test_nothing_is_completed_to_nothing(client, owner, query):
    assert client.get(f"/places/complete/?{query}").content.decode().strip() == ""


@pytest.mark.parametrize("slug", ["activities", "agreements", "partnerships", "anniversaries"])
def test_fields_of_cities_ask_for_completion(client, owner, slug):
    tree = page(client.get(f"/{slug}/add/"))
    assert tree.xpath("//datalist[@id='places']")
    assert tree.xpath("//input[@list='places'][@hx-get='/places/complete/']")
