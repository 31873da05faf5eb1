"""Reference books: cities under all their names, what an office adds to them, and where that is used."""

from __future__ import annotations

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import html
from test_office_rules import take

from pobratim.language.gazetteer import Entry, by_geonames
from pobratim.web.accounts.models import Role
from pobratim.web.journal.models import Entry as JournalEntry
from pobratim.web.reference import services
from pobratim.web.reference.cities import find
from pobratim.web.reference.models import CityAddition
from pobratim.web.reference.overlay import completions
from pobratim.web.register.authorities import add_authority
from pobratim.web.register.models import Activity, Authority, ReportingLine
from pobratim.web.search.results import search

PETERSBURG, HEIHE = 498817, 2036973
BOOKS = "/settings/reference/"


def page(client: Client, address: str) -> str:
    text = " ".join(html.fromstring(client.get(address).content).itertext())
    return " ".join(text.split())


def city(number: int) -> Entry:
    found = by_geonames(number)
    assert found
    return found


def add(administrator, **told) -> CityAddition:
    return services.add(**{"authority": None, "actor": administrator, **told})


@pytest.fixture
def own(administrator) -> CityAddition:
    return add(administrator, kind="city", city=Entry(None, "Зареченск", "city", "BY", 0, curated=True))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ленинград", "Санкт-Петербург"),
        ("в Ленинграде", "Санкт-Петербург"),
        ("leningrad", "Санкт-Петербург"),
        ("Нур-Султан", "Астана"),
        ("мурманском", "Мурманск"),
        ("Приморский кр", "Приморский край"),
        ("в Зареченске", "Зареченск"),
        ("Заречен", "Зареченск"),
    ],
)
def test_a_city_is_found_by_any_form_of_any_name(administrator, own, written, name):
    assert name in [one.place.name for one in find(written, administrator)][:3]


def test_a_city_tells_its_names_by_time_and_by_letters(client, register):
    told = page(client, f"{BOOKS}cities/{PETERSBURG}/")
    for words in ("Ленинград 26 января 1924 6 сентября 1991", "498817", "59,939; 30,314", "Saint Petersburg"):
        assert words in told


def test_a_city_tells_what_of_the_register_is_tied_to_it(client, register):
    found = html.fromstring(client.get(f"{BOOKS}cities/?q=в Щецине").content)
    address = found.xpath("//table//a[text()='Щецин']/@href")[0]
    assert "Щецин 1" in page(client, address).split("В реестре")[1]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "founded", "value": "давно"}, "Год цифрами"),
        ({"kind": "founded", "value": "2999"}, "Год цифрами"),
        ({"kind": "name", "value": " "}, "Скажите"),
        (
            {"kind": "name", "value": "Х", "since": datetime.date(2000, 1, 1), "until": datetime.date(1999, 1, 1)},
            "позже",
        ),
        ({"kind": "city"}, "уже есть"),
    ],
)
def test_what_is_none_is_refused(administrator, told, said):
    with pytest.raises(ValidationError, match=said):
        add(administrator, city=city(PETERSBURG), **told)


def test_an_addition_is_shown_listed_journalled_exported_taken_back_and_brought_back(client, administrator):
    sent = {"kind": "founded", "founded-value": "1703", "founded-authority": ""}
    assert client.post(f"{BOOKS}cities/{PETERSBURG}/", sent).status_code == 302
    added = CityAddition.objects.get()
    assert "1703" in page(client, f"{BOOKS}cities/{PETERSBURG}/")
    assert "1703" in page(client, f"{BOOKS}additions/?q=петербург")
    assert "1703" in page(client, "/journal/?kind=city_addition")
    [row] = json.loads(client.get(f"{BOOKS}additions.json").content)["additions"]
    assert (row["city"], row["value"], row["geonames"]) == ("Санкт-Петербург", "1703", PETERSBURG)
    client.post(f"{BOOKS}additions/{added.pk}/switch/", {"act": "off"})
    assert "1703" not in page(client, f"{BOOKS}cities/{PETERSBURG}/")
    client.post(f"{BOOKS}additions/{added.pk}/switch/", {"act": "on"})
    assert "1703" in page(client, f"{BOOKS}cities/{PETERSBURG}/")
    verbs = JournalEntry.objects.filter(kind="city_addition").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["created", "withdrawn", "restored"]


def test_one_city_has_one_year_of_founding(administrator):
    first = add(administrator, kind="founded", value="1703", city=city(PETERSBURG))
    services.switch(addition=first, active=False, actor=administrator)
    add(administrator, kind="founded", value="1704", city=city(PETERSBURG))
    with pytest.raises(ValidationError, match="уже добавлено"):
        services.switch(addition=first, active=True, actor=administrator)


def test_a_city_of_ones_own_has_a_page_and_names(client, own):
    address = client.get(f"{BOOKS}cities/BY/Зареченск/")
    assert address.status_code == 200
    client.post(f"{BOOKS}cities/BY/Зареченск/", {"kind": "name", "value": "Заречье-на-Соже", "language": "ru"})
    assert "Заречье-на-Соже" in page(client, f"{BOOKS}cities/BY/Зареченск/")
    assert client.get(f"{BOOKS}cities/RU/Зареченск/").status_code == 404


def test_completion_offers_what_was_added(client, administrator, own):
    add(administrator, kind="name", value="Хэйхэйск", city=city(HEIHE), until=datetime.date(1950, 1, 1))
    assert "Зареченск" in client.get("/places/complete/?q=в Зареченске").content.decode()
    found = completions("Хэйхэйск", administrator)[0]
    assert (found.name, found.former) == (city(HEIHE).name, True)


def report(name: str) -> bytes:
    """A paper of our own that names a city as no gazetteer does."""
    lines = ["Отчёт о мероприятиях международного сотрудничества города Пскова в 2023 году", ""]
    lines += ["№\tСроки\tМесто проведения\tНаименование мероприятия", f"1\t9 июня\tг. Псков\tПриём делегации {name}"]
    return "\n".join(lines).encode()


def test_a_paper_is_read_by_the_names_that_its_office_added(administrator):
    addition = add(administrator, kind="name", value="Хэйхэйск", city=city(HEIHE))
    document = take(administrator, report("Хэйхэйска"))
    activity = Activity.objects.get(document=document)
    assert activity.effective["cities"] == [city(HEIHE).name]
    assert activity.effective["countries"] == ["CN"]
    services.switch(addition=addition, active=False, actor=administrator)
    second = take(administrator, report("Хэйхэйска из"), "Второй.txt")
    assert city(HEIHE).name not in Activity.objects.get(document=second).effective.get("cities", [])


def test_the_search_finds_a_city_by_the_name_that_was_added(administrator):
    take(administrator, report("города Хэйхэ (Китай)"))
    assert not search(text="Амурополь", user=administrator).found
    add(administrator, kind="name", value="Амурополь", city=city(HEIHE))
    assert search(text="Амурополе", user=administrator).found


def test_an_addition_holds_for_those_who_report_to_its_office_and_for_no_stranger(register, make_user):
    region, district = Authority.objects.get(name="Северск"), add_authority(name="Заречный район", actor=None)
    add_authority(name="Полянск", actor=None)
    ReportingLine.objects.create(authority=district, parent=region)
    near, far = make_user("near", Role.VIEWER, "Заречный район"), make_user("far", Role.VIEWER, "Полянск")
    added = services.add(kind="name", value="Хэйхэйск", city=city(HEIHE), authority=region, actor=None)
    assert [bool(completions(added.value, user)) for user in (near, far)] == [True, False]


@pytest.mark.parametrize(
    ("slug", "query", "words"),
    [
        ("countries", "кнр", "Китай CN Азия"),
        ("organisations", "", "Северск"),
        ("activity-kinds", "семинар", "вебинар"),
        ("agreement-kinds", "меморандум", "меморандум…"),
        ("partner-kinds", "", "регион"),
        ("fields", "спорт", "спорт"),
    ],
)
def test_books_are_tables_to_search_and_to_take_away(client, register, slug, query, words):
    assert words in page(client, f"{BOOKS}{slug}/?q={query}")
    for ending in ("xlsx", "csv", "json"):
        assert client.get(f"{BOOKS}{slug}.{ending}?q={query}").status_code == 200
