"""Filters, searching, sorting, paging and exports of the lists; their state is their address."""

from __future__ import annotations

import csv
import io

import pytest
from builders import Paper, full_findings, partner
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from python_calamine import CalamineWorkbook

from pobratim.findings import Person
from pobratim.web.register.models import Activity, Anniversary
from pobratim.web.register.services import add

TITLES = {
    "visit": "Визит делегации в Турку на Неделю северных городов",
    "call": "Видеоконференция с Гдыней о портовом хозяйстве",
    "festival": "Фестиваль ёлочных игрушек «Зимний свет»",
}


def titles(client, address: str) -> list[str]:
    tree = html.fromstring(client.get(address).content.decode())
    return [" ".join(cell.text_content().split()) for cell in tree.xpath("//table//th[@scope='row']/a")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["festival", "call", "visit"]),
        ("year=2021", ["festival", "call", "visit"]),
        ("year=2020", []),
        ("country=FI", ["visit"]),
        ("country=PL", ["call"]),
        ("city=турку", ["visit"]),
        ("city=ГДЫН", ["call"]),
        ("city=Гдыне", ["call"]),
        ("city=город+гдыни", ["call"]),
        ("city=Лахти", []),
        ("kind=holiday", ["festival"]),
        ("online=yes", ["call"]),
        ("online=no", ["visit"]),
        ("online=unknown", ["festival"]),
        ("status=held", ["festival", "call", "visit"]),
        ("status=planned", []),
        ("q=ВИЗИТ", ["visit"]),
        ("q=елочных", ["festival"]),
        ("q=ЁЛОЧНЫХ+свет", ["festival"]),
        ("q=финляндия", ["visit"]),
        ("q=Finland", ["visit"]),
        ("q=турку+гдыней", []),
        ("q=100%25", []),
        ("q=_", []),
        ("kind=meeting&online=yes&country=PL", ["call"]),
        ("sort=date", ["visit", "call", "festival"]),
        ("sort=title", ["call", "visit", "festival"]),
        ("sort=-title", ["festival", "visit", "call"]),
        ("sort=nonsense", ["festival", "call", "visit"]),
        ("page=99", ["festival", "call", "visit"]),
    ],
)
def test_activities_filtered(client, register, query, expected):
    assert titles(client, f"/activities/?{query}") == [TITLES[name] for name in expected]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/activities/?year=abc", "Нет такого: Год – «abc»"),
        ("/activities/?kind=bogus", "Нет такого: Вид – «bogus»"),
        ("/activities/?country=ZZ&q=визит", "Нет такого: Страна – «ZZ»"),
        ("/agreements/?status=x", "Нет такого: Состояние – «x»"),
        ("/partners/?part=x", "Нет такого: Часть света – «x»"),
        ("/documents/?owner=0", "Нет такого: Владелец – «0»"),
        ("/journal/?verb=x", "Нет такого: Что сделано – «x»"),
        ("/activities/?kind=holiday", None),
        ("/activities/?q=бегемот", None),
    ],
)
def test_nonsense_filter_shows_nothing_and_says_so(client, register, address, told):
    tree = html.fromstring(client.get(address).content.decode())
    notes = [" ".join(note.text_content().split()) for note in tree.xpath("//p[@class='notice']")]
    assert notes == ([told] if told else [])
    if told:
        assert not tree.xpath("//tbody/tr | //ol[@class='entries']/li")


def test_export_of_a_nonsense_filter_is_empty(client, register):
    assert client.get("/export/activities.json?kind=bogus").json() == {"activities": []}


def test_filter_keeps_its_state_and_offers_only_what_there_is(client, register):
    tree = html.fromstring(client.get("/activities/?country=FI&q=визит").content.decode())
    form = tree.xpath("//main//form[@role='search']")[0]
    assert dict(form.form_values())["country"] == "FI"
    assert form.xpath(".//select[@name='country']/option/@value") == ["", "PL", "FI"]
    assert form.xpath(".//select[@name='year']/option/@value") == ["", "2021"]


def test_owner_filter(client, register, take_in):
    other = Paper(title="Международные связи города Полянска в 2021 году")
    take_in(other, other.findings(owner="Полянск", activities=other.activities[:1]))
    owner = Activity.objects.filter(authority__name="Полянск").first().authority_id
    assert titles(client, f"/activities/?owner={owner}") == [TITLES["visit"]]
    assert len(titles(client, "/activities/")) == 4


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/agreements/?country=FI", ["Соглашение о дружбе"]),
        ("/agreements/?year=2003", ["Соглашение о дружбе"]),
        ("/agreements/?kind=treaty", []),
        ("/agreements/?q=ДРУЖБЕ", ["Соглашение о дружбе"]),
        ("/anniversaries/?kind=jubilee&year=2021", ["Турку"]),
        ("/anniversaries/?kind=city_day", []),
        ("/partners/?country=PL", ["Щецин"]),
        ("/partners/?part=Европа&q=турку", ["Турку"]),
        ("/documents/?genre=activity_report&q=ОТЧЁТ", ["Отчёт за 2021 год.docx"]),
        ("/documents/?genre=plan", []),
        ("/documents/?sort=-unread", ["Отчёт за 2021 год.docx"]),
    ],
)
def test_other_lists_filtered(client, register, address, expected):
    assert titles(client, address) == expected


def test_undated_record_stays_in_the_year_of_its_document(client, take_in, paper):
    take_in(paper, paper.findings(activities=(paper.activity(1, edtf=None),)))
    assert titles(client, "/activities/?year=2021") == [TITLES["visit"]]


def test_russian_order_of_cities(client, register, administrator):
    for city in ("Ёкарстад", "Ельск", "Жодино", "дом"):
        add(model=Anniversary, authority=register.document.authority, values={"city": city}, actor=administrator)
    assert titles(client, "/anniversaries/?sort=city") == ["дом", "Ёкарстад", "Ельск", "Жодино", "Турку"]


def test_long_list_is_paged(client, take_in):
    rows = tuple((str(n), "май 2021", "", f"Встреча {n:03}") for n in range(60))
    paper = Paper(rows=rows)
    take_in(paper, paper.findings(activities=tuple(paper.activity(n + 1, edtf="2021-05") for n in range(60))))
    first = titles(client, "/activities/?sort=title&q=встреча")
    second = titles(client, "/activities/?sort=title&q=встреча&page=2")
    assert (len(first), len(second)) == (50, 10)
    assert [*first, *second] == [f"Встреча {n:03}" for n in range(60)]


def test_csv_opens_in_a_russian_spreadsheet(client, register):
    content = client.get("/export/activities.csv?country=FI").content.decode()
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content[1:]), delimiter=";"))
    assert [(r["Название"], r["Дата"], r["Страны"], r["Владелец"]) for r in rows] == [
        (TITLES["visit"], "2021-02-03/2021-02-05", "FI", "Северск")
    ]


@pytest.mark.parametrize(
    ("name", "count"), [("activities", 3), ("agreements", 1), ("anniversaries", 1), ("partners", 2), ("documents", 1)]
)
def test_json_holds_the_whole_list(client, register, name, count):
    rows = client.get(f"/export/{name}.json").json()[name]
    assert len(rows) == count


def queries(client, address: str) -> int:
    # What a filter offers is remembered until the register changes.
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    "address",
    ["/", "/activities/", "/agreements/", "/anniversaries/", "/partners/", "/documents/", "/journal/", "/reports/",
     "/export/activities.csv", "/export/partners.json"],
)  # fmt: skip
def test_queries_do_not_grow_with_the_register(client, register, take_in, address):
    client.get(address)
    before = queries(client, address)
    for number in range(3):
        more = Paper(title=f"Связи города Северска в 2021 году, часть {number}")
        found = full_findings(more)
        partners = tuple(partner(more, "SE", f"Город {number}-{n}") for n in range(5))
        take_in(more, more.findings(partners=partners, agreements=found.agreements, activities=found.activities))
    assert queries(client, address) <= before


@pytest.mark.parametrize("kind", ["document", "partner", "record"])
def test_queries_of_a_page_are_bounded(client, register, kind):
    place = Activity.objects.get(kind="visit").places.exclude(name="").get().pk
    address = {
        "document": f"/documents/{register.document.pk}/",
        "partner": f"/partners/{place}/",
        "record": f"/activities/{Activity.objects.first().pk}/",
    }[kind]
    assert queries(client, address) <= 16


def test_workbook_holds_the_list_and_no_formula(client, register, administrator):
    owner = Activity.objects.first().authority
    add(model=Activity, authority=owner, values={"title": "=1+1", "edtf": "2021-12"}, actor=administrator)
    content = client.get("/export/activities.xlsx").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["№", "Дата", "Название"]
    assert [row[2] for row in rows[1:]] == ["=1+1", TITLES["festival"], TITLES["call"], TITLES["visit"]]
    assert rows[1][0] == Activity.objects.get(title="=1+1").pk


def test_people_and_their_offices_in_time(client, take_in, paper, register):
    again = Paper(name="Отчёт 2022.docx", title="Международные связи города Северска в 2022 году")
    people = (Person("Лебедь А.А.", "депутат", {"name": (again.find("Северска"),)}),)
    take_in(again, again.findings(period="2022", activities=(), people=people))
    tree = html.fromstring(client.get("/people/").content.decode())
    first, _ = tree.xpath("//main//th[@scope='row']/a/@href")
    told = html.fromstring(client.get(first).content.decode()).xpath("//section[h2='Должности по времени']//li")
    assert [" ".join(row.text_content().split())[:17] for row in told] == ["2021глава города ", "2022депутат Отчёт"]
