"""Official forms from the register: what is selected, what a correction changes, what the page and the file hold."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest
from builders import Paper, agreement, full_findings, partner, reread
from docx import Document as WordFile
from lxml import html

from pobratim.findings import Photograph, Venue
from pobratim.rendering.errors import FormError
from pobratim.rendering.forms import form_names
from pobratim.web.accounts.models import Role
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.models import Activity, Agreement, Partnership, ReportingLine
from pobratim.web.register.names import UnknownAuthorityError, authority_for, find_authority
from pobratim.web.register.services import add, correct, withdraw
from pobratim.web.reporting.periods import UnreadablePeriodError
from pobratim.web.reporting.services import form_data, write_report


def rows_of(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in WordFile(io.BytesIO(content)).tables[0].rows]


@pytest.fixture
def report(administrator):
    """The rows of a report, header left out."""

    def write(form: str = "city-year", owner: str = "Северск", period: str = "2021") -> list[list[str]]:
        return rows_of(write_report(form_name=form, owner_name=owner, period=period, user=administrator)[1])[1:]

    return write


@pytest.fixture
def data(administrator):
    def found(form: str, owner: str, period: str):
        return form_data(form_name=form, owner=find_authority(owner), period=period, user=administrator)

    return found


def test_unedited_records_print_the_words_of_their_source(register, report):
    assert [row[1:4] for row in report()] == [
        ["3-5 февраля", "Турку, Финляндия", "Визит делегации в Турку на Неделю северных городов"],
        ["17 марта", "онлайн", "Видеоконференция с Гдыней о портовом хозяйстве"],
        ["октябрь", "", "Фестиваль ёлочных игрушек «Зимний свет»"],
    ]


def test_correction_is_in_the_next_report_and_survives_a_new_reading(register, report, take_in, paper, administrator):
    visit = Activity.objects.get(kind="visit")
    values = {"title": "Поездка в Турку", "edtf": "2021-02-04/2021-02-06"}
    correct(record=visit, values=values, actor=administrator)
    take_in(paper, reread(paper, kind="exchange"))
    row = next(row for row in report() if row[3] == "Поездка в Турку")
    assert "4-6 февраля" in row[1]
    assert row[2] == "Турку, Финляндия"


def test_corrected_venue_prints_in_house_style_and_the_rest_as_it_was(register, report, administrator):
    correct(
        record=Activity.objects.get(kind="visit"),
        values={"venue": {"city": "Раума", "country": "FI", "name": None}},
        actor=administrator,
    )
    row = report()[0]
    assert "Раума" in row[2]
    assert (row[1], row[3]) == ("3-5 февраля", "Визит делегации в Турку на Неделю северных городов")


def test_correction_of_running_text_is_printed(take_in, paper, data, administrator):
    told = dataclasses.replace(
        paper.activities[0], wording={"content": "3-5 февраля – визит"}, text="3-5 февраля – визит"
    )
    take_in(paper, paper.findings(activities=(told,)))
    correct(record=Activity.objects.get(), values={"edtf": "2021-02-09"}, actor=administrator)
    (activity,) = data("city-year", "Северск", "2021").activities
    assert (activity.edtf, activity.wording, activity.text) == ("2021-02-09", {}, activity.title)


def test_withdrawn_and_other_periods_stay_out(register, report, administrator):
    withdraw(record=Activity.objects.get(kind="visit"), actor=administrator)
    assert [row[3][:14] for row in report()] == ["Видеоконференц", "Фестиваль ёлоч"]
    assert [row[3][:14] for row in report(period="2021-Q1")] == ["Видеоконференц"]
    assert report(period="2020") == []


def test_record_entered_by_hand_takes_its_place_by_date(register, report, administrator):
    values = {"title": "Ярмарка", "edtf": "2021-05-09", "status": "held", "kind": "exhibition"}
    add(model=Activity, authority=register.document.authority, values=values, actor=administrator)
    assert [row[3][:7] for row in report()] == ["Визит д", "Видеоко", "Ярмарка", "Фестива"]


@pytest.mark.parametrize(
    "name",
    ["Лига северных портов (ЛСП)", "лига северных портов", "ЛСП", "лсп", "«Лига северных портов»", " ЛСП "],
)
def test_owner_is_found_by_any_name(take_in, paper, name):
    take_in(paper, paper.findings(owner="Лига северных портов (ЛСП)"))
    assert find_authority(name).abbreviation == "ЛСП"


@pytest.mark.parametrize("name", ["Орел", "город Орёл", "г. Орел", "ОРЁЛ"])
def test_owner_is_found_whatever_the_case_and_letter(take_in, paper, name):
    take_in(paper, paper.findings(owner="Орёл"))
    assert find_authority(name).name == "Орёл"


def test_unknown_owner_is_told_the_known_ones(register, take_in):
    paper = Paper(title="Международные связи города Полянска в 2021 году")
    take_in(paper, paper.findings(owner="Лига северных портов (ЛСП)"))
    with pytest.raises(UnknownAuthorityError, match=r"Владельца «Нигдеев» нет. Есть такие: ЛСП, Северск\."):
        find_authority("Нигдеев")


def test_empty_register_says_that_it_is_empty(db):
    with pytest.raises(UnknownAuthorityError, match="реестр пуст"):
        find_authority("Северск")


@pytest.mark.parametrize(
    ("form", "period", "error"),
    [("city-year", "весна", UnreadablePeriodError), ("nonsense", "2021", FormError)],
)
def test_report_that_cannot_be_written(register, administrator, form, period, error):
    entries = Entry.objects.count()
    with pytest.raises(error):
        write_report(form_name=form, owner_name="Северск", period=period, user=administrator)
    assert Entry.objects.count() == entries


def test_owner_one_may_not_see_does_not_exist(register, make_user):
    stranger = make_user("stranger")
    with pytest.raises(UnknownAuthorityError):
        write_report(form_name="city-year", owner_name="Северск", period="2021", user=stranger)


def test_region_prints_its_municipalities_too(register, data, administrator):
    region = authority_for("Полянский край")
    assert data("region-quarter", "Полянский край", "2021-Q1").activities == ()
    ReportingLine.objects.create(authority=register.document.authority, parent=region)
    assert len(data("region-quarter", "Полянский край", "2021-Q1").activities) == 2


def test_partners_of_two_years_are_printed_once_each(take_in, data):
    for year, cities in (("2020", ("Турку", "Щецин")), ("2021", ("Турку", "Щецин", "Умео"))):
        paper = Paper(title=f"Международные связи города Северска в {year} году, реестр 2021 году")
        partners = tuple(partner(paper, "FI", city) for city in cities)
        agreements = (agreement(paper, f"Соглашение {year}", "FI", "Турку"),)
        take_in(
            paper,
            paper.findings(
                genre="partner_register", period=year, partners=partners, agreements=agreements, activities=()
            ),
        )
    assert len(data("partner-register", "Северск", "2020").partners) == 2
    later = data("partner-register", "Северск", "2022")
    assert [p.place for p in later.partners] == ["Турку", "Щецин", "Умео"]
    assert [a.title for a in later.agreements] == ["Соглашение 2021"]


def test_partners_entered_by_hand_are_printed_with_those_of_the_document(register, data, administrator):
    owner = register.document.authority
    add(model=Partnership, authority=owner, values={"country": "SE", "place": "Умео"}, actor=administrator)
    values = {"title": "Договор", "kind": "treaty", "partner": {"country": "SE", "place": "Умео"}}
    add(model=Agreement, authority=owner, values=values, actor=administrator)
    found = data("partner-register", "Северск", "2021")
    assert [p.place for p in found.partners] == ["Турку", "Щецин", "Умео"]
    assert [a.title for a in found.agreements] == ["Соглашение о дружбе", "Договор"]


def test_visit_report_takes_the_whole_document_whose_visit_meets_the_period(take_in, paper, data):
    visit = paper.activity(1, edtf="2021-02-03/2021-02-05", kind="visit", venue=Venue("Турку", "FI"))
    before = paper.activity(3, edtf="2014-03", kind="visit")
    photographs = (Photograph("Встреча в ратуше", None),)
    take_in(
        paper,
        paper.findings(
            genre="visit_report", period="2021-02-03/2021-02-05", activities=(visit, before), photographs=photographs
        ),
    )
    for period in ("2021", "2021-Q1", "2021-02-04"):
        found = data("visit-report", "Северск", period)
        assert [a.edtf for a in found.activities] == ["2021-02-03/2021-02-05", "2014-03"]
        assert [p.caption for p in found.photographs] == ["Встреча в ратуше"]
    assert data("visit-report", "Северск", "2019").activities == ()


def test_writing_is_journalled_with_form_and_period(register, administrator):
    name, content = write_report(form_name="city-year", owner_name="Северск", period="2021-H1", user=administrator)
    assert name == "city-year-Северск-2021-H1.docx"
    assert zipfile.is_zipfile(io.BytesIO(content))
    entry = Entry.objects.get(verb=Verb.REPORTED)
    assert {change["field"]: change["new"] for change in entry.changes} == {"form": "city-year", "period": "2021-H1"}


def test_page_shows_the_paper_and_leads_to_its_records(client, register):
    owner = register.document.authority_id
    tree = html.fromstring(client.get(f"/reports/?form=city-year&owner={owner}&period=2021").content.decode())
    told = " ".join(tree.xpath("//article[contains(@class, 'paper')]")[0].text_content().split())
    assert "3-5 февраля" in told
    visit = Activity.objects.get(kind="visit")
    assert tree.xpath(f"//details//a[@href='/activities/{visit.pk}/']")
    link = tree.xpath("//a[contains(@href, '/reports/download/')]/@href")[0]
    response = client.get(link)
    assert rows_of(response.content)[1][3] == visit.title
    assert "filename*=UTF-8''city-year-" in response.headers["Content-Disposition"]


def test_page_suggests_what_can_be_printed(client, register):
    tree = html.fromstring(client.get("/reports/").content.decode())
    (link,) = tree.xpath("//section[h2='Можно напечатать']//a/@href")
    assert "form=city-year" in link
    assert client.get(f"/reports/{link}").status_code == 200


@pytest.mark.parametrize("form", form_names())
def test_every_form_is_offered_and_previewed_or_says_why_not(client, register, form):
    owner = register.document.authority_id
    response = client.get(f"/reports/?form={form}&owner={owner}&period=2021")
    tree = html.fromstring(response.content.decode())
    assert tree.xpath("//article[contains(@class, 'paper')]") or tree.xpath("//*[contains(@class, 'error')]")


def test_viewer_reports_of_own_authority(register, make_user):
    viewer = make_user("viewer", Role.VIEWER, "Северск")
    assert write_report(form_name="city-year", owner_name="Северск", period="2021", user=viewer)


def test_full_register_survives_the_way_to_the_form_and_back(register, paper, data):
    found, told = data("city-year", "Северск", "2021"), full_findings(paper)
    bare = [dataclasses.replace(a, evidence={}) for a in told.activities]
    assert [dataclasses.replace(a, evidence={}) for a in found.activities] == bare


def test_house_style_sets_the_words_of_the_source_aside(client, register):
    owner = register.document.authority_id
    address = f"/reports/download/?form=city-year&owner={owner}&period=2021"
    assert rows_of(client.get(address).content)[1][1] == "3-5 февраля"
    assert rows_of(client.get(f"{address}&house_style=on").content)[1][1] == "3–5\u00a0февраля 2021\u00a0года"
