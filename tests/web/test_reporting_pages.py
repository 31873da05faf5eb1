"""The Reports page: every form and format, what is wrong with the rows, and where each cell was read."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from docx import Document as WordFile
from lxml import html
from python_calamine import CalamineWorkbook

from pobratim.cli.verify import beside
from pobratim.rendering.proof import is_of
from pobratim.web.register.models import Activity, Authority, Membership, Partnership
from pobratim.web.register.services import add
from pobratim.web.reporting.evidence import sources_of_cell
from pobratim.web.reporting.periods import previous_period
from pobratim.web.reporting.services import fill_form, remarks_on_rows, report_with_remarks


@pytest.fixture
def address(register):
    return f"form=city-year&owner={register.document.authority_id}&period=2021"


def page(client, address):
    return html.fromstring(client.get(f"/reports/?{address}").content.decode())


def test_each_format_is_offered_and_holds_the_rows(client, address):
    found = {}
    for link in page(client, address).xpath("//div[@class='actions']/a[contains(@href, '/reports/download/')]/@href"):
        response = client.get(link)
        found[link.rpartition("format=")[2]] = response.content
        assert response.headers["Content-Disposition"].endswith("." + link.rpartition("format=")[2])
    assert list(found) == ["docx", "xlsx", "pdf", "html"]
    place = "Турку, Финляндия"
    assert WordFile(io.BytesIO(found["docx"])).tables[0].cell(1, 2).text == place
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(found["xlsx"])).get_sheet_by_index(0)
    assert any(place in row for row in sheet.to_python())
    assert "Финляндия" in pypdfium2.PdfDocument(found["pdf"])[0].get_textpage().get_text_range()
    assert place in found["html"].decode()


def saved(response, folder) -> Path:
    """The file under the name that a browser would keep it by."""
    path = folder / unquote(response.headers["Content-Disposition"].rpartition("''")[2])
    path.write_bytes(response.content)
    return path


def test_a_report_with_its_sources_is_proved(client, address, tmp_path):
    """The comments quote the sources, and the two files lie beside each other as `pobratim verify` wants them."""
    links = page(client, address).xpath("//details//a[contains(@href, 'sources=on')]/@href")
    report, evidence = (saved(client.get(link), tmp_path) for link in links)
    assert "«Визит делегации в Турку" in zipfile.ZipFile(report).read("word/comments.xml").decode()
    assert evidence == beside(report)
    assert is_of(json.loads(evidence.read_text("utf-8")), report.read_bytes())


def test_what_is_wrong_with_a_row_is_said(client, address):
    remarks = [" ".join(item.text_content().split()) for item in page(client, address).xpath("//details//li")]
    assert "Строка 3 Не заполнено: Место проведения." in remarks


def test_a_report_sent_again_is_found_out(register, administrator):
    owner = register.document.authority
    for record in Activity.objects.all():
        values = {"title": record.title, "edtf": "2022-02-03", "status": "held", "kind": record.kind}
        values["description"] = record.effective.get("description") or ""
        values["participants"] = record.effective.get("participants") or ""
        add(model=Activity, authority=owner, values=values, actor=administrator)
    filled = fill_form(form_name="city-year", owner=owner, period="2022", user=administrator)
    told = remarks_on_rows(filled=filled, owner=owner, user=administrator)
    assert sum(remark.check == "same_as_before" for remark in told) == len(filled.data.activities)


def test_a_cell_tells_where_it_was_read(client, address):
    tree = page(client, address)
    (cell,) = tree.xpath("//td[contains(., 'Турку, Финляндия')]")
    assert cell.get("data-fields") == "place"
    visit = Activity.objects.get(kind="visit")
    assert f'"record": "activities:{visit.pk}"' in tree.get_element_by_id("records").text
    response = client.get(f"/reports/evidence/?record=activities:{visit.pk}&field=place")
    told = html.fromstring(response.content.decode())
    (link,) = told.xpath("//a[contains(@class, 'quote')]/@href")
    assert link.startswith(f"/documents/{visit.document_id}/?evidence=")
    assert client.get(link).status_code == 200


def test_a_record_entered_by_hand_has_no_place_in_a_document(register, administrator):
    values = {"title": "Ярмарка", "edtf": "2021-05-09", "status": "held", "kind": "exhibition"}
    entered = add(model=Activity, authority=register.document.authority, values=values, actor=administrator)
    assert [source.quotes for source in sources_of_cell([entered], ["dates"], administrator)] == [[]]


def test_a_brief_is_about_the_partner_that_is_chosen(client, register):
    owner = register.document.authority_id
    address = f"form=partner-brief&owner={owner}&period=2021"
    assert "Щецин" in page(client, address).text_content()
    tree = page(client, f"{address}&about=Щецин")
    told = tree.xpath("//article")[0].text_content()
    assert "Щецин" in told
    assert "Соглашение о дружбе" not in told
    assert tree.xpath("//input[@name='about']/@value") == ["Щецин"]
    assert "нет партнёра «Нигдеев»" in page(client, f"{address}&about=Нигдеев").text_content()
    assert not page(client, f"form=city-year&owner={owner}&period=2021").xpath("//input[@name='about']")


def test_members_are_listed_with_what_is_known_of_them(client, register):
    union = Authority.objects.create(name="Союз северных городов", abbreviation="ССГ")
    Membership.objects.create(association=union, member=register.document.authority, representative="А. Озёров")
    tree = page(client, f"form=members-list&owner={union.pk}&period=2021")
    assert "Северск" in tree.xpath("//article")[0].text_content()
    assert "Не заполнено: Адрес, телефон, почта." in tree.text_content()


def test_the_summary_counts_partners_once(client, register):
    tree = page(client, f"form=register-summary&owner={register.document.authority_id}&period=2021")
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//article//tr[@class='paper-record']")]
    assert ["Всего", str(Partnership.objects.count())] in rows
    assert ["Соглашения", "1"] in rows


def test_a_word_file_of_every_form_opens(client, register):
    for form in ("agreement-list", "plan-fact", "period-plan", "register-summary", "partner-brief"):
        owner = register.document.authority_id
        content = client.get(f"/reports/download/?form={form}&owner={owner}&period=2021").content
        assert zipfile.is_zipfile(io.BytesIO(content)), form


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2021", "2020"),
        ("2021-04/2021-06", "2021-01/2021-03"),
        ("2021-01/2021-03", "2020-10/2020-12"),
        ("2021-01", "2020-12"),
        ("2021-01/2021-06", "2020-07/2020-12"),
        ("2020/2021", "2018-01/2019-12"),
        ("2021-05-03", None),
        ("2021-05-03/2021-05-09", None),
    ],
)
def test_the_period_before(period, before):
    assert previous_period(period) == before


def test_a_word_file_carries_evidence_on_demand(register, administrator):
    def parts(**options):
        report = report_with_remarks(
            form_name="city-year", owner_name="Северск", period="2021", user=administrator, **options
        )
        with zipfile.ZipFile(io.BytesIO(report.content)) as archive:
            return report, {name: archive.read(name).decode() for name in archive.namelist()}

    plain, told = parts()
    assert "word/comments.xml" not in told
    assert plain.evidence is None
    proved, told = parts(with_evidence=True)
    assert f"– {register.document.name}" in told["word/comments.xml"]
    assert rows(proved.content) == rows(plain.content)
    proof = json.loads(proved.evidence)
    assert proof["report"]["sha256"] == hashlib.sha256(proved.content).hexdigest()
    assert [source["sha256"] for source in proof["sources"]] == [register.document.sha256]
    (cell,) = [cell for cell in proof["cells"] if cell["text"] == "Турку, Финляндия"]
    assert (cell["table"], cell["row"], cell["cell"]) == (0, 1, 2)
    assert any("Турку" in item["span"]["quote"] for item in cell["evidence"])


def rows(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in WordFile(io.BytesIO(content)).tables[0].rows]
