"""What people see on the pages, and what no page may hold."""

from __future__ import annotations

import re
from datetime import date

import pytest
from builders import Paper
from lxml import html

from pobratim.findings import Mention, Organisation, Person, Photograph, SetAsideText
from pobratim.web.accounts.models import Role
from pobratim.web.intake.receiving import receive
from pobratim.web.register.models import Activity, Anniversary, Document, Evidence, Partnership, Place
from pobratim.web.register.services import add, correct, withdraw
from pobratim.web.register.views import home

PAGES = (
    "/", "/partners/", "/agreements/", "/activities/", "/anniversaries/", "/documents/", "/reports/", "/journal/",
    "/reports/?form=city-year&owner={authority}&period=2021", "/reports/?form=city-year&owner={authority}&period=x",
    "/activities/{activity}/", "/activities/{activity}/correct/", "/activities/{activity}/withdraw/",
    "/activities/{activity}/restore/", "/agreements/add/", "/documents/{document}/",
    "/documents/{document}/?evidence={evidence}", "/documents/{document}/correct/", "/documents/{document}/review/",
    "/documents/{document}/review/?show=all", "/documents/{document}/review/?show=doubtful",
    "/partners/{place}/", "/login/", "/intake/",
    "/intake/{batch}/", "/settings/", "/settings/people/add/", "/settings/people/{person}/",
    "/settings/authorities/add/", "/settings/authorities/{authority}/",
)  # fmt: skip


@pytest.fixture
def visit(register) -> Activity:
    return Activity.objects.get(kind="visit")


@pytest.fixture
def ids(register, visit, make_user) -> dict[str, int]:
    batch = receive(files=[("отчёт.txt", b"x"), ("пусто.txt", b"")], actor=None)
    batch.uploads.first().verdicts.create(label="отчёт.txt", state="held", message="Чужой.")
    return {
        "batch": batch.pk,
        "person": make_user("ivanova", Role.EDITOR, "Северск").pk,
        "document": register.document.pk,
        "authority": register.document.authority_id,
        "activity": visit.pk,
        "place": Place.objects.get(name="Турку").pk,
        "evidence": Evidence.objects.filter(kind="activity", record_id=visit.pk, field="edtf").first().pk,
    }


def get(client, address: str):
    """A page as its visitor meets it: who has to sign in comes from elsewhere."""
    return client.get(address, REMOTE_ADDR="192.0.2.1" if address.startswith("/login/") else "127.0.0.1")


def page(client, address: str):
    response = get(client, address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_page_keeps_to_the_policy(client, ids, address, language):
    client.cookies["django_language"] = language
    response = get(client, address.format(**ids))
    assert response.status_code == 200
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    tree = html.fromstring(response.content.decode())
    assert tree.get("lang") == language
    assert not tree.xpath("//style | //*[@style] | //script[not(@src) and not(@type='application/json')]")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not [url for url in tree.xpath("//@src | //link/@href") if not url.startswith("/static/")]


@pytest.mark.parametrize("address", PAGES)
def test_page_can_be_used_by_keyboard_and_by_ear(client, ids, address):
    tree = page(client, address.format(**ids))
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("//a[@class='skip' and @href='#main']")
    found = tree.xpath("//@id")
    assert len(found) == len(set(found))
    for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        named = (
            field.get("aria-label")
            or tree.xpath(f"//label[@for='{field.get('id')}']")
            or field.xpath("ancestor::label")
        )
        assert named, field.get("name")


def test_empty_register_says_what_to_do(client, db):
    for address in ("/", "/activities/", "/documents/", "/reports/"):
        told = text(page(client, address))
        assert "Загрузить документы" in told
        assert "python3 run.py demo" in told


def test_home_tells_what_there_is(client, register):
    told = text(page(client, "/").xpath("//ul[@class='counts']")[0])
    assert told == "2 партнёра 1 соглашение 3 мероприятия 1 юбилей 1 документ"


def test_home_shows_what_needs_a_look(client, take_in, paper):
    take_in(paper, paper.findings(owner=None, activities=(paper.activity(1, certainty="doubtful"),)))
    told = text(page(client, "/"))
    assert "1 мероприятие прочитано неуверенно" in told
    assert "Владелец или период не установлены" in told


def test_partners_stand_by_part_of_the_world_and_country(client, register):
    rows = [text(row) for row in page(client, "/partners/").xpath("//table//tbody/tr")]
    assert rows == ["Европа", "Польша Щецин – – Северск", "Финляндия Турку 1994 1 1 Северск"]


def test_partner_page_parts_those_who_took_part_from_those_who_stand_in_the_row(client, register):
    turku = text(page(client, f"/partners/{Place.objects.get(name='Турку').pk}/"))
    assert "1 соглашение 1 мероприятие с участием" in turku
    szczecin = page(client, f"/partners/{Place.objects.get(name='Щецин').pk}/")
    assert "0 мероприятий с участием 1 ещё стоит в строке" in text(szczecin)
    listed = szczecin.xpath("//section[h2='Стоит в этой строке']")[0]
    assert "Видеоконференция с Гдыней" in text(listed)


def test_partner_page_names_the_people_of_its_rows(client, take_in, paper):
    here, elsewhere = paper.find("Визит делегации"), paper.find("Фестиваль")
    people = (Person("О. Вуори", "мэр", {"name": (here,)}), Person("П. Гость", "гость", {"name": (elsewhere,)}))
    take_in(paper, paper.findings(people=people))
    told = text(page(client, f"/partners/{Place.objects.get(name='Турку').pk}/"))
    assert "О. Вуори" in told
    assert "П. Гость" not in told


def test_value_leads_to_the_marked_words_of_its_source(client, visit):
    record = page(client, f"/activities/{visit.pk}/")
    row = record.xpath("//table//tr[th='Дата']")[0]
    assert text(row.xpath("td[1]")[0]) == "3–5 февраля 2021"
    written, inferred = row.xpath(".//a")
    assert text(written) == "«3-5 февраля»"
    assert text(inferred) == "≈ «2021 году»"
    assert inferred.get("title") == "взято из заголовка"
    assert text(record.xpath("//p[@class='legend']")[0]) == "≈ взято из заголовка"
    source = page(client, written.get("href").split("#")[0])
    assert written.get("href").endswith("#quote")
    assert "".join(mark.text_content() for mark in source.xpath("//td//mark[@class='quote']")) == "3-5 февраля"
    assert "".join(mark.text_content() for mark in source.xpath("//p//mark[@class='quote']")).startswith("2021 году")
    assert len(source.xpath("//*[@id='quote']")) == 1
    assert source.xpath("//td//mark[@id='quote']")
    assert "Отмечено: Дата – Визит делегации в Турку" in text(source)


def test_document_looks_as_it_did(client, register):
    tree = page(client, f"/documents/{register.document.pk}/")
    rows = [[text(cell) for cell in row] for row in tree.xpath("//article//tr")]
    assert rows == [["№", "Сроки", "Место", "Мероприятие"], *[list(row) for row in Paper().rows]]
    assert text(tree.xpath("//article//section[@class='part']")[0]) == "Сноска 1 По данным отдела связей."
    assert [text(mark) for mark in tree.xpath("//article//mark[@class='unread']")] == ["По данным"]


def test_evidence_of_another_document_marks_nothing(client, register, take_in):
    other = take_in(Paper(title="Другие связи города Северска в 2021 году")).document
    foreign = Evidence.objects.filter(document=other).first()
    tree = page(client, f"/documents/{register.document.pk}/?evidence={foreign.pk}")
    assert not tree.xpath("//mark[@class='quote']")


def test_original_comes_back_byte_for_byte_and_is_never_opened(client, register, paper):
    response = client.get(f"/documents/{register.document.pk}/original/")
    assert b"".join(response.streaming_content) == paper.original
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_correcting_a_record(client, visit):
    form = page(client, f"/activities/{visit.pk}/correct/").xpath("//main//form")[0]
    told = {name: value.strip() for name, value in form.form_values()}
    assert (told["edtf"], told["countries"], told["cities"]) == ("3–5 февраля 2021", "Финляндия", "Турку")
    told |= {"title": "Поездка в Турку", "edtf": "3-6.02.2021", "countries": "финляндия\nШвеция", "reason": "уточнено"}
    assert client.post(f"/activities/{visit.pk}/correct/", told).status_code == 302
    visit.refresh_from_db()
    assert set(visit.corrected) == {"title", "edtf", "countries"}
    record = page(client, f"/activities/{visit.pk}/")
    row = text(record.xpath("//table//tr[th='Название']")[0])
    assert "исправлено этот компьютер. Прочитано: Визит делегации в Турку" in row
    history = text(record.xpath("//section[@class='history']")[0])
    assert "исправлено этот компьютер – уточнено" in history
    assert "Дата: 3–5 февраля 2021 → 3–6 февраля 2021" in history
    assert "Страны: Финляндия → Финляндия, Швеция" in history


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"edtf": "31.02.2021"}, "Это не дата."),
        ({"edtf": "7-5 марта 2023"}, "Конец раньше начала."),
        ({"title": "Х" * 2_001}, "Убедитесь, что это значение содержит не более 2000 символов (сейчас 2001)."),
        ({"venue__city": "Х" * 301}, "Убедитесь, что это значение содержит не более 300 символов (сейчас 301)."),
        ({"organisers": "Х" * 20_001}, "Убедитесь, что это значение содержит не более 20000 символов (сейчас 20001)."),
        ({"countries": "Атлантида"}, "Страны «Атлантида» мы не знаем."),
        ({"title": ""}, "Обязательное поле."),
    ],
)
def test_form_says_what_is_wrong_and_keeps_what_was_typed(client, visit, changed, message):
    told = dict(page(client, f"/activities/{visit.pk}/correct/").xpath("//main//form")[0].form_values()) | changed
    response = client.post(f"/activities/{visit.pk}/correct/", told)
    tree = html.fromstring(response.content.decode())
    assert message in text(tree.xpath("//*[@role='alert']")[0])
    [(name, typed)] = changed.items()
    assert dict(tree.xpath("//main//form")[0].form_values())[name].strip() == typed
    visit.refresh_from_db()
    assert visit.corrected == {}


@pytest.mark.parametrize(
    ("slug", "told", "shown"),
    [
        ("activities", {"title": "Ярмарка", "edtf": "05.2021", "status": "held", "kind": "exhibition"}, "май 2021"),
        ("agreements", {"title": "Договор", "kind": "treaty", "partner__country": "FI", "partner__place": "Оулу",
                        "dates": "1.02.2003\n2005", "status": "in_force"}, "1 февраля 2003, 2005"),
        ("partnerships", {"country": "SE", "place": "Умео", "kind": "city", "established": "1990"}, "Умео"),
        ("anniversaries", {"city": "Оулу", "country": "FI", "kind": "jubilee", "age": "420", "date": "8.04.2025"},
         "420 лет"),
    ],
)  # fmt: skip
def test_adding_a_record(client, register, slug, told, shown):
    response = client.post(f"/{slug}/add/", told, follow=True)
    assert response.redirect_chain
    told_page = text(html.fromstring(response.content.decode()))
    assert shown in told_page
    assert "Введено вручную" in told_page


def test_withdrawing_and_restoring(client, visit):
    assert client.get(f"/activities/{visit.pk}/withdraw/").status_code == 200
    client.post(f"/activities/{visit.pk}/withdraw/", {"reason": "повтор"})
    assert "Визит делегации" not in text(page(client, "/activities/"))
    assert "Запись отозвана" in text(page(client, f"/activities/{visit.pk}/"))
    client.post(f"/activities/{visit.pk}/restore/")
    assert "Визит делегации" in text(page(client, "/activities/"))


def test_withdrawn_partner_leaves_the_list(client, register, administrator):
    withdraw(record=Partnership.objects.get(place__name="Щецин"), actor=administrator)
    assert "Щецин" not in text(page(client, "/partners/"))


def test_giving_a_document_an_owner(client, take_in, paper):
    document = take_in(paper, paper.findings(owner=None, period=None)).document
    told = {"owner": "Северск", "genre": "activity_report", "period": "2021", "reason": "из письма"}
    assert client.post(f"/documents/{document.pk}/correct/", told).status_code == 302
    document = Document.objects.get()
    assert (document.authority.name, document.period) == ("Северск", "2021")


def test_journal_finds_by_what_and_verb(client, visit, administrator):
    correct(record=visit, values={"kind": "exchange"}, actor=administrator)
    found = page(client, "/journal/?verb=corrected").xpath("//ol[@class='entries']/li")
    assert text(found[0]).endswith("Вид: визит → обмен")
    assert len(page(client, "/journal/?q=ФЕСТИВАЛЬ").xpath("//ol[@class='entries']/li")) == 1


def test_language_is_chosen_on_the_page(client, register):
    assert text(page(client, "/").xpath("//h1")[0]).startswith("Сегодня")
    client.post("/language/", {"language": "en", "next": "/"})
    assert text(page(client, "/").xpath("//h1")[0]).startswith("Today")


def test_browser_language_does_not_matter(client, register):
    response = client.get("/", headers={"accept-language": "en"})
    assert "Сегодня" in response.content.decode()


def test_text_of_a_document_is_never_taken_for_markup(client, take_in):
    paper = Paper(
        rows=(("1", "май 2021", "", "<script>alert(1)</script> & «Ко»"),), title="Связи города Северска в 2021 году"
    )
    take_in(paper, paper.findings(activities=(paper.activity(1),)))
    for address in (
        "/activities/",
        f"/documents/{Document.objects.get().pk}/",
        f"/activities/{Activity.objects.get().pk}/",
    ):
        content = client.get(address).content.decode()
        assert not re.search(r"<script>alert", content)
        assert "&lt;script&gt;alert(1)" in content


def test_nearest_anniversaries_come_first_with_their_age_counted_on(client, register, administrator, monkeypatch):
    monkeypatch.setattr(home.timezone, "localdate", lambda: date(2027, 3, 1))
    for city, age, day in (("Оулу", 415, "2020-04-08"), ("Раума", 580, "2022-02-28"), ("Пори", 464, "2022-03")):
        values = {"city": city, "age": age, "date": day, "kind": "city_day"}
        add(model=Anniversary, authority=register.document.authority, values=values, actor=administrator)
    rows = page(client, "/").xpath("//section[h2='Скоро']//li")
    assert [(text(row[0]), text(row[1])) for row in rows] == [
        ("8 апреля 2027", "Оулу, 422 года счёт от списка 2020 года"),
        ("18 сентября 2027", "Турку, 798 лет счёт от списка 2021 года"),
        ("28 февраля 2028", "Раума, 586 лет счёт от списка 2022 года"),
    ]


def test_city_day_of_a_leap_day_is_kept_every_year():
    assert home._next(date(2020, 2, 29), date(2027, 1, 1)) == date(2027, 2, 28)
    assert home._next(date(2020, 2, 29), date(2027, 3, 1)) == date(2028, 2, 28)


def test_document_tells_what_was_only_mentioned_or_set_aside(client, take_in, paper):
    here = paper.find("северных городов")
    document = take_in(
        paper,
        paper.findings(
            mentions=(Mention("северных городов", "place", "plain", here),),
            set_aside=(SetAsideText("Сроки", "column titles", paper.find("Сроки")),),
            organisations=(Organisation("Лига северных портов", "ЛСП", {"name": (here,)}),),
            photographs=(Photograph("В ратуше", None),),
        ),
    ).document
    groups = page(client, f"/documents/{document.pk}/").xpath("//aside/details")
    told = {text(group.xpath("summary")[0]): [text(item) for item in group.xpath(".//li")] for group in groups}
    assert told["Только упомянуто 1"] == ["северных городов место, упомянуто вскользь"]
    assert told["Отложено 1"] == ["Сроки заголовки столбцов"]
    assert told["Организации 1"] == ["Лига северных портов ЛСП"]
    assert told["Фотографии 1"] == ["В ратуше"]


def test_new_record_of_a_partner_starts_with_the_partner(client, register):
    place = Place.objects.get(name="Турку")
    links = page(client, f"/partners/{place.pk}/").xpath("//div[@class='actions']/a/@href")
    started = [dict(page(client, link).xpath("//main//form")[0].form_values()) for link in links]
    assert (started[0]["partner__country"], started[0]["partner__place"]) == ("FI", "Турку")
    assert (started[1]["countries"].strip(), started[1]["cities"].strip()) == ("Финляндия", "Турку")


@pytest.mark.parametrize(("address", "code"), [("/nothing/", 404), ("/activities/999/", 404)])
def test_error_is_told_in_words(client, register, address, code):
    response = client.get(address)
    assert response.status_code == code
    assert text(html.fromstring(response.content.decode()).xpath("//h1")[0]) == "Такой страницы нет"


def test_failure_of_the_program_is_told_in_words(client, register, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(home, "_counts", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Что-то пошло не так" in response.content.decode()


@pytest.mark.parametrize(
    ("title", "shown"),
    [("визит делегации", "Визит делегации"), ("«неделя» городов", "«Неделя» городов"), ("ВДНХ", "ВДНХ"), ("…", "…")],
)
def test_title_starts_with_a_capital_on_pages_only(client, register, administrator, title, shown):
    values = {"title": title, "edtf": "2021-05", "countries": ["FI"], "cities": ["Турку"]}
    added = add(model=Activity, authority=register.document.authority, values=values, actor=administrator)
    place = Place.objects.get(name="Турку").pk
    for address in ("/activities/", f"/activities/{added.pk}/", f"/partners/{place}/", "/journal/"):
        assert shown in text(page(client, address).xpath("//main")[0])
    assert Activity.objects.get(pk=added.pk).title == title


def test_russian_pages_know_one_dash(client, ids):
    for address in PAGES:
        tree = page(client, address.format(**ids))
        # The official name of Papua New Guinea has the other one.
        assert [words for words in tree.xpath("//text()[not(parent::option)]") if "—" in words] == []
