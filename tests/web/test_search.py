"""What a search finds: a table of questions, the same on every database; and that the index keeps in step."""

from __future__ import annotations

import pytest
from builders import full_findings, reread
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from pobratim.web.intake.documents import correct_document
from pobratim.web.intake.withdrawal import restore_document, withdraw_document
from pobratim.web.register import services
from pobratim.web.register.models import Activity, Authority, Person
from pobratim.web.search import dictionary
from pobratim.web.search.models import IndexEntry
from pobratim.web.search.results import search
from pobratim.web.search.services import reindex

VISIT = "Визит делегации в Турку на Неделю северных городов"
CALL = "Видеоконференция с Гдыней о портовом хозяйстве"
FESTIVAL = "Фестиваль ёлочных игрушек «Зимний свет»"
OLD = "Встреча с ветеранами из Ленинграда"
NEW = "Дни Астаны: концерт в Нур-Султане"
AUTHORITIES = "Совещание в исполнительных органах государственной власти Мурманской области"
TALKS = "Визит в Мурманск"


@pytest.fixture
def found(register, administrator):
    """Ask for something; the titles of the activities that are found, and whatever else there is by its kind."""
    owner = Authority.objects.get(name="Северск")
    for title in (OLD, NEW, AUTHORITIES, TALKS):
        services.add(model=Activity, authority=owner, values={"title": title, "edtf": "2022-05"}, actor=administrator)

    def ask(text: str, **narrowed: str) -> set[str]:
        told = search(text=text, user=administrator, **narrowed).found
        entries = IndexEntry.objects.in_bulk([one.number for one in told])
        return {e.title if e.kind == "activity" else e.kind for e in entries.values()}

    return ask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words in any form, case and order, ё as е.
        ("визита делегациями", {VISIT, "document"}),
        ("ДЕЛЕГАЦИЯ визиты", {VISIT, "document"}),
        ("елочная игрушка", {FESTIVAL, "document"}),
        ("ЁЛОЧНЫЕ ИГРУШКИ", {FESTIVAL, "document"}),
        ("встречи в ветеранах", {OLD}),
        # Prepositions alone are words like others.
        ("с", {CALL, OLD, "document"}),
        # Former and later names of cities.
        ("Санкт-Петербург", {OLD}),
        ("в петербурге", {OLD}),
        ("Петроград", {OLD}),
        ("целиноград", {NEW}),
        ("Астана", {NEW}),
        ("концерты в нур-султане", {NEW}),
        # The other alphabet, in both directions, and the wrong keyboard layout.
        ("Murmansk", {TALKS}),
        ("vizit delegatsii", {VISIT, "document"}),
        ("Turku", {VISIT, "agreement", "anniversary", "document", "partnership"}),
        ("vehvfycr", {TALKS}),
        ("gdynia", {CALL, "document"}),
        # Abbreviations of the office, and what they stand for.
        ("ВКС", {CALL, "document"}),
        ("вкс с гдыней", {CALL, "document"}),
        ("ИОГВ", {AUTHORITIES}),
        # Misspelt words and beginnings of words.
        ("делигация", {VISIT, "document"}),
        ("видеокнференция", {CALL, "document"}),
        ("Мурмнаск", {TALKS}),
        ("фестивалль", {FESTIVAL, "document"}),
        ("делегац", {VISIT, "document"}),
        ("иг", set()),
        # Countries by any of their names, people, numbers, what only the document says.
        ("Finland визит", {VISIT}),
        ("Лебедь", {"person"}),
        ("глава города лебедя", {"person"}),
        ("соглашение 12", {"agreement"}),
        ("отдела связей", {"document"}),
        ("3 февраля онлайн", set()),
        # Nothing, nonsense, and what could be taken for a query language.
        ("", set()),
        ("   ", set()),
        ("!!!", set()),
        ("бегемот", set()),
        ("визит бегемота", set()),
        ('"визит" AND (делегация OR *)', {VISIT, "document"}),
        ("визит* & !делегация | ' :*", {VISIT, "document"}),
        ("'; DROP TABLE search_indexentry; --", set()),
        ("а" * 500, set()),
    ],
)
def test_finds(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"kind": "document"}, {"document"}),
        ({"year": "2021"}, {VISIT, "document"}),
        ({"year": "2022"}, {TALKS}),
        ({"year": "1999"}, set()),
    ],
)
def test_narrowed(found, narrowed, expected):
    assert found("визит", **narrowed) == expected


def test_best_first(found, administrator):
    """A title before a text, a partner before what happened with it."""
    ranked = search(text="Турку", user=administrator).found
    assert [one.kind for one in ranked] == ["partnership", "anniversary", "activity", "agreement", "document"]


def snapshot() -> list[tuple[object, ...]]:
    return list(IndexEntry.objects.order_by("number").values_list("number", "title", "terms", "authority", "places"))


def test_index_keeps_in_step(register, take_in, administrator, paper):
    """After every service the index is what building it anew gives."""
    visit = Activity.objects.get(title=VISIT)
    document = register.document
    acts = (
        lambda: services.correct(record=visit, values={"title": "Поездка", "edtf": "2020-01"}, actor=administrator),
        lambda: services.withdraw(record=visit, actor=administrator),
        lambda: services.restore(record=visit, actor=administrator),
        lambda: withdraw_document(document=document, actor=administrator),
        lambda: restore_document(document=document, actor=administrator),
        lambda: correct_document(document=document, values={"owner": "Полянск"}, actor=administrator),
        lambda: take_in(paper, reread(paper, title="Визит в Лахти")),
        lambda: take_in(paper, full_findings(paper)),
    )
    before = snapshot()
    for act in acts:
        act()
        after = snapshot()
        assert after != before
        reindex()
        assert snapshot() == after
        before = after


def test_withdrawn_is_not_found(found, administrator):
    services.withdraw(record=Activity.objects.get(title=TALKS), actor=administrator)
    assert found("Мурманск") == set()


def test_abbreviation_of_ones_own(found, administrator):
    assert found("НСГ") == set()
    added = dictionary.add(short="НСГ", long="Неделя северных городов", actor=administrator)
    assert VISIT in found("нсг")
    dictionary.remove(abbreviation=added, actor=administrator)
    assert found("НСГ") == set()


def page(client, address: str):
    return html.fromstring(client.get(address).content.decode())


def test_quote_is_marked_and_leads_to_its_place(client, register):
    tree = page(client, "/search/?q=портовым+хозяйством&kind=document")
    assert tree.xpath("//blockquote//mark/text()") == ["портовом", "хозяйстве"]
    (address,) = tree.xpath("//blockquote/a/@href")
    marked = page(client, address).xpath("//mark[@id='quote' or @class='quote']")
    assert "".join(mark.text_content() for mark in marked) == "портовом"


def test_says_what_it_took_the_question_for(client, register):
    notice = page(client, "/search/?q=делигация").xpath("//p[@class='notice']")[0]
    assert "делегация" in notice.text_content()


def test_more_than_a_thousand(client, administrator, register):
    owner = Authority.objects.get(name="Северск")
    Activity.objects.bulk_create(
        Activity(authority=owner, title=f"Встреча № {n}", search_text=f"встреча {n}") for n in range(1001)
    )
    reindex()
    tree = page(client, "/search/?q=встречи")
    assert "более 1000" in tree.xpath("//p[@role='status']")[-1].text_content()
    assert "Страница 1 из 40" in page(client, "/search/?q=встречи&kind=activity").text_content()


def test_queries_do_not_grow(client, register, administrator):
    owner = Authority.objects.get(name="Северск")

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/search/?q=делегация")
        return len(queries)

    first = asked()
    for n in range(20):
        services.add(model=Activity, authority=owner, values={"title": f"Делегация {n}"}, actor=administrator)
        services.add(model=Person, authority=owner, values={"name": f"Делегат {n}"}, actor=administrator)
    assert asked() == first
