"""Activities on a calendar, and the calendar that other programs subscribe to."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from pobratim.web.accounts.models import Role, User
from pobratim.web.register.calendars import asked_month, asked_year, beside, month_of
from pobratim.web.register.ics import calendar_file
from pobratim.web.register.models import Activity, Authority
from pobratim.web.register.services import add
from pobratim.web.register.subscriptions import calendar_key

TODAY = date(2024, 6, 15)
VISIT = "Визит делегации в Турку на Неделю северных городов"


def activity(edtf: str, starts: str, ends: str = "", **values: str) -> Activity:
    days = {"starts": date.fromisoformat(starts), "ends": date.fromisoformat(ends or starts)}
    return Activity(**{"pk": 7, "title": edtf, "edtf": edtf, "status": "held", **days, **values})


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2021-02", date(2021, 2, 1)),
        ("", date(2024, 6, 1)),
        ("2021-13", date(2024, 6, 1)),
        ("0000-01", date(2024, 6, 1)),
        ("февраль", date(2024, 6, 1)),
    ],
)
def test_asked_month(text, first):
    assert asked_month(text, TODAY) == first


@pytest.mark.parametrize(("text", "year"), [("2021", 2021), ("", 2024), ("99999", 2024), ("-5", 2024), ("²", 2024)])
def test_asked_year(text, year):
    assert asked_year(text, TODAY) == year


def test_months_beside():
    assert (beside(date(2021, 1, 1), -1), beside(date(2021, 12, 1), 1)) == (date(2020, 12, 1), date(2022, 1, 1))
    assert beside(date(1, 1, 1), -1) is None
    assert beside(date(9999, 12, 1), 1) is None


def test_an_activity_stands_on_each_of_its_days_and_a_long_one_above():
    told = [
        activity("2021-02-27/2021-03-02", "2021-02-27", "2021-03-02"),
        activity("2021-02", "2021-02-01", "2021-02-28"),
        activity("2021-04", "2021-04-01", "2021-04-30"),
    ]
    month = month_of(date(2021, 2, 1), told)
    busy = [day.day.day for week in month.weeks for day in week if day.activities and day.inside]
    assert (busy, month.long, month.number) == ([27, 28], [told[1]], 2)


def shown(client, address: str) -> list[str]:
    return html.fromstring(client.get(address).content.decode()).xpath("//section[@id='results']//li/a/text()")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/activities/month/?month=2021-02", True),
        ("/activities/month/?month=2021-02&kind=visit", True),
        ("/activities/month/?month=2021-02&kind=concert", False),
        ("/activities/month/?month=2021-04", False),
    ],
)
def test_month_page_keeps_the_filter(client, register, address, found):
    assert (f"{VISIT[:69]}…" in shown(client, address) or VISIT in shown(client, address)) == found


def test_views_lead_to_one_another_with_the_filter(client, register):
    tree = html.fromstring(client.get("/activities/?kind=visit&sort=title&page=1").content.decode())
    links = tree.xpath("//nav[@class='facets']//a/@href")
    assert links[1:] == [
        "/activities/month/?kind=visit",
        "/activities/year/?kind=visit",
        "/activities/in-time/?kind=visit",
    ]


def test_year_page(client, register):
    tree = html.fromstring(client.get("/activities/year/?of=2021").content.decode())
    assert [cell.text for cell in tree.xpath("//td[@class='busy']")] == ["3", "4", "5", "17"]


@pytest.mark.parametrize("address", ["/activities/month/?month=2021-02", "/activities/in-time/"])
def test_queries_do_not_grow(client, register, administrator, address):
    owner = Authority.objects.get(name="Северск")

    def asked() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    first = asked()
    for n in range(10):
        values = {"title": f"Встреча {n}", "edtf": "2021-02-10", "countries": ["FI"]}
        add(model=Activity, authority=owner, values=values, actor=administrator)
    assert asked() == first


def feed(key: str, query: str = "") -> str:
    answer = Client().get(f"/calendar/{key}.ics{query}")
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "")


def test_subscription_holds_what_its_holder_may_see(register, make_user, settings):
    settings.POBRATIM_LOCAL = False
    viewer = make_user("viewer", Role.VIEWER, "Северск")
    told = feed(calendar_key(viewer))
    assert f"SUMMARY:{VISIT}\r\n" in told
    assert "DTSTART;VALUE=DATE:20210203\r\nDTEND;VALUE=DATE:20210206\r\n" in told
    assert VISIT not in feed(calendar_key(viewer), "?kind=concert")
    assert VISIT not in feed(calendar_key(make_user("stranger")))


def test_a_new_password_ends_the_subscription(register, make_user, settings):
    settings.POBRATIM_LOCAL = False
    key = calendar_key(make_user("viewer", Role.VIEWER, "Северск"))
    user = User.objects.get(username="viewer")
    user.set_password("Другой-пароль-8")
    user.save()
    assert Client().get(f"/calendar/{key}.ics").status_code == 404


def test_lines_are_folded_and_escaped(register):
    told = Activity.objects.get(title=VISIT)
    told.title = "Обмен; опытом, " * 20 + "\nвторая \\ строка"
    lines = calendar_file("Календарь", [(told, "http://x/")]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "SUMMARY:Обмен\\; опытом\\, " in "".join(lines)
    assert "\\nвторая \\\\ строка" in "\r\n".join(lines).replace("\r\n ", "")
