"""An office's own forms: learned, copied, changed with every fault at its field, printed, archived, and read again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from example_papers import Sheet, written
from lxml import html

from pobratim.web.accounts.models import User
from pobratim.web.collection.campaigns import start
from pobratim.web.collection.consolidation import consolidate
from pobratim.web.collection.forms import CampaignForm
from pobratim.web.collection.submissions import accept, submit
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.authorities import add_authority
from pobratim.web.register.models import Activity, Authority, OfficeRule, ReportingLine
from pobratim.web.register.services import add
from pobratim.web.reporting.catalogue import find_form, form_choices
from pobratim.web.reporting.models import OfficeForm
from pobratim.web.reporting.own_forms import change_form, copy_form, export_form, import_form, learn_form, set_archived
from pobratim.web.reporting.services import report_with_remarks

# A layout whose titles the program does not know.
STRANGE = Sheet(
    title=["Отчёт о международной деятельности города Северска в 2021 году"],
    columns=[("№", 12), ("Дата", 30), ("Мероприятие", 60), ("Шифр дела", 50)],
    rows=[
        ["1.", "3 мая 2021 года", "Визит делегации города Турку (Финляндия)", "прошли переговоры о порте"],
        ["2.", "7 июня 2021 года", "Выставка художников из города Тарту (Эстония)", "открыт новый зал"],
    ],
)
LATER = Sheet(
    title=["Отчёт о международной деятельности города Северска в 2022 году"],
    columns=STRANGE.columns,
    rows=[["1.", "9 мая 2022 года", "Концерт хора города Рига (Латвия)", "спели сорок человек"]],
)


@pytest.fixture
def seversk(register) -> Authority:
    return Authority.objects.get(name="Северск")


@pytest.fixture
def page(administrator, settings) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def sent(page: Client, form: OfficeForm) -> dict[str, Any]:
    """The fields of the editor as a browser sends them."""
    tree = html.fromstring(page.get(f"/reports/forms/{form.pk}/").content.decode())
    [editor] = tree.xpath("//form[@class='editor']")
    found: dict[str, Any] = {}
    for name, value in editor.form_values():
        found.setdefault(name, []).append(value)
    return found


def place_of(form: OfficeForm, page: Client, label: str) -> str:
    """The choice in the editor that has a label."""
    tree = html.fromstring(page.get(f"/reports/forms/{form.pk}/").content.decode())
    return str(tree.xpath(f"//select[@name='t0_value']/option[normalize-space()='{label}']/@value")[0])


def test_learned_from_a_document_with_doubts_at_their_columns(page, seversk) -> None:
    file = SimpleUploadedFile("Отчёт отдела.docx", written(STRANGE))
    answer = page.post("/reports/forms/learn/", {"authority": seversk.pk, "file": file})
    form = OfficeForm.objects.get()
    assert answer.url == f"/reports/forms/{form.pk}/"
    assert (form.origin, form.made_from) == ("learned", "Отчёт отдела.docx")
    shown = page.get(answer.url).content.decode()
    assert "Столбец «Шифр дела» программе незнаком" in shown
    assert "«прошли переговоры о порте»" in shown
    assert "Отчёт о международной деятельности города Северска в 2021 году" in html.fromstring(shown).text_content()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("отчёт.docx", b"PK\x03\x04", "отчёт.docx"),
        ("отчёт.docx", b"%PDF-1.7", "отчёт.docx"),
        ("", b"", "Выберите файл"),
    ],
)
def test_what_is_no_example_is_told_on_the_page(page, seversk, name, content, told) -> None:
    page.cookies["django_language"] = "ru"
    sent = {"authority": seversk.pk, **({"file": SimpleUploadedFile(name, content)} if name else {})}
    answer = page.post("/reports/forms/learn/", sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not OfficeForm.objects.exists()


def test_a_learned_layout_is_read_by_its_columns(page, seversk, administrator) -> None:
    """Learn, correct the mapping, then a second document in that layout is read by the corrected columns."""
    form = learn_form(content=written(STRANGE), file_name="а.docx", authority=seversk, actor=administrator)
    assert not OfficeRule.objects.exists()
    fields = sent(page, form)
    fields["t0_value"][3] = place_of(form, page, "Содержание")
    assert page.post(f"/reports/forms/{form.pk}/", {**fields, "act": "save"}).status_code == 302
    rule = OfficeRule.objects.get()
    assert (rule.phrase, rule.meaning) == ("Шифр дела", {"role": "content"})
    batch = receive(files=[("Новый отчёт.docx", written(LATER))], actor=administrator)
    take_in_batch(batch)
    read = Activity.objects.get(title__contains="Концерт")
    assert read.as_read["description"] == "спели сорок человек"


def test_the_form_prints_the_registers_records(seversk, administrator) -> None:
    form = learn_form(content=written(STRANGE), file_name="а.docx", authority=seversk, actor=administrator)
    report = report_with_remarks(form_name=form.name, owner_name="Северск", period="2021", user=administrator)
    assert report.content.startswith(b"PK")
    assert "Отчет" in report.name or "Отчёт" in report.name
    reported = Entry.objects.filter(verb=Verb.REPORTED).first()
    assert {"field": "form", "old": None, "new": form.label} in reported.changes


def test_copied_changed_and_taken_back(page, seversk, administrator) -> None:
    page.post("/reports/forms/copy/", {"form": "city-year", "authority": seversk.pk})
    form = OfficeForm.objects.get()
    fields = sent(page, form)
    fields["t0_title"][1] = "Когда прошло"
    fields["label"] = ["Наш отчёт"]
    page.post(f"/reports/forms/{form.pk}/", {**fields, "act": "save"})
    form.refresh_from_db()
    assert form.label == "Наш отчёт"
    assert [c["title"] for c in form.mapping["tables"][0]["columns"]][1] == "Когда прошло"
    page.post(f"/reports/forms/{form.pk}/undo/")
    form.refresh_from_db()
    assert form.mapping["tables"][0]["columns"][1]["title"] == "Сроки"
    assert form.label == find_form("city-year").label


@pytest.mark.parametrize("name", ["plan-fact", "association-plan", "agreement-list", "partner-register", "period-plan"])
def test_saving_what_is_shown_changes_nothing(page, seversk, administrator, name) -> None:
    """Whatever of a form the page does not show, or shows in its own way, is the same after it is saved."""
    form = copy_form(name=name, authority=seversk, actor=administrator)
    before = find_form(form.name)
    answer = page.post(f"/reports/forms/{form.pk}/", {**sent(page, form), "act": "save"})
    assert answer.status_code == 302
    assert find_form(form.name) == before


def test_columns_move_are_added_and_removed_without_being_stored(page, seversk, administrator) -> None:
    form = copy_form(name="city-year", authority=seversk, actor=administrator)

    def titles(act: str) -> list[str]:
        answer = page.post(f"/reports/forms/{form.pk}/", {**sent(page, form), "act": act})
        return [str(v) for v in html.fromstring(answer.content.decode()).xpath("//input[@name='t0_title']/@value")]

    known = [column["title"] for column in form.mapping["tables"][0]["columns"]]
    assert titles("up-0-2")[1:3] == [known[2], known[1]]
    assert titles("down-0-0")[:2] == [known[1], known[0]]
    assert titles("remove-0-0") == known[1:]
    assert titles("add-0") == [*known, ""]
    assert titles("up-9-2") == known
    form.refresh_from_db()
    assert [column["title"] for column in form.mapping["tables"][0]["columns"]] == known


@pytest.mark.parametrize(
    ("field", "place", "value", "told"),
    [
        ("title", 0, "Отчёт {owner:wrong}", "title"),
        ("t0_width", 1, "широко", "t0_c1"),
        ("t0_where", 0, "просто слова", "t0_where"),
        ("t0_where", 0, "nonsense = 1", "t0_where"),
        ("t0_group_expression", 0, "{nonsense}", "t0_group"),
        ("label", 0, " ", "label"),
        ("top", 0, "1000", "top"),
    ],
)
def test_a_fault_is_told_at_its_field(page, seversk, administrator, field, place, value, told) -> None:
    form = copy_form(name="city-year", authority=seversk, actor=administrator)
    fields = sent(page, form)
    fields[field][place] = value
    if field == "t0_group_expression":
        fields["t0_group"] = ["own"]
    answer = page.post(f"/reports/forms/{form.pk}/", {**fields, "act": "save"})
    assert answer.status_code == 422
    tree = html.fromstring(answer.content.decode())
    [wrong] = tree.xpath("//*[contains(@class, 'wrong') and .//*[@role='alert']]")
    assert wrong.xpath(f".//*[starts-with(@name, '{told[:2]}')]")
    kept = answer.content.decode()
    assert value.strip() in kept or field in ("label", "top", "t0_where")
    form.refresh_from_db()
    assert find_form(form.name) == find_form("city-year") or form.mapping["tables"]


def test_the_preview_prints_real_records_as_the_fields_stand(page, seversk, administrator) -> None:
    form = copy_form(name="city-year", authority=seversk, actor=administrator)
    fields = sent(page, form)
    fields["t0_title"][1] = "Дни недели"
    fields["preview_period"] = ["2021"]
    shown = page.post(f"/reports/forms/{form.pk}/preview/", fields).content.decode()
    assert "Дни недели" in shown
    assert "Визит делегации в Турку" in shown
    fields["title"] = ["{nonsense}"]
    assert "nonsense" in page.post(f"/reports/forms/{form.pk}/preview/", fields).content.decode()


def test_a_file_of_a_form_goes_out_and_comes_in(page, seversk, administrator) -> None:
    form = copy_form(name="plan-fact", authority=seversk, actor=administrator)
    content = page.get(f"/reports/forms/{form.name}.yml").content
    taken = import_form(content=content, file_name="форма.yml", authority=seversk, actor=administrator)
    assert taken.mapping["tables"] == form.mapping["tables"]
    assert taken.label != form.label
    assert export_form("city-year").startswith("label: Информация".encode())


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"- 1", b"label: x\nkind: paper", b"a: [", b"!!python/object:os.system {}"]
)
def test_a_file_that_is_no_form_is_refused(page, seversk, content) -> None:
    file = SimpleUploadedFile("форма.yml", content)
    assert page.post("/reports/forms/import/", {"authority": seversk.pk, "file": file}).status_code == 422
    assert not OfficeForm.objects.exists()


def test_an_archived_form_is_printed_no_more_but_known(seversk, administrator) -> None:
    form = copy_form(name="city-year", authority=seversk, actor=administrator)
    assert form.name in dict(form_choices(administrator))
    set_archived(form=form, archived=True, actor=administrator)
    assert form.name not in dict(form_choices(administrator))
    assert find_form(form.name).label == form.label
    set_archived(form=form, archived=False, actor=administrator)
    verbs = list(Entry.objects.of("form", form.pk).values_list("verb", flat=True))
    assert verbs == [Verb.RESTORED, Verb.WITHDRAWN, Verb.CREATED]


def test_a_rule_that_a_person_made_stays(seversk, administrator, register) -> None:
    OfficeRule.objects.create(
        authority=seversk, kind="column", phrase="Шифр дела", key="шифр дела", meaning={"role": "notes"},
        document=register.document,
    )  # fmt: skip
    form = learn_form(content=written(STRANGE), file_name="а.docx", authority=seversk, actor=administrator)
    mapping = form.mapping
    mapping["tables"][0]["columns"][3] |= {"value": "content"}
    change_form(form=OfficeForm.objects.get(), mapping=dict(mapping, label="Другой"), actor=administrator)
    assert OfficeRule.objects.get().meaning == {"role": "notes"}


def test_forms_of_others_are_not_offered(seversk, administrator, make_user) -> None:
    form = copy_form(name="city-year", authority=seversk, actor=administrator)
    stranger: User = make_user("чужой")
    assert form.name not in dict(form_choices(stranger))


def test_an_own_form_is_collected(seversk, administrator) -> None:
    """A region asks for its own form; an answer counts by the records that the form is made of."""
    form = copy_form(name="region-quarter", authority=seversk, actor=administrator)
    district = add_authority(name="Заречный район", actor=administrator)
    ReportingLine.objects.create(authority=district, parent=seversk)
    assert form.name in dict(CampaignForm(collector=seversk).fields["form"].choices)
    assert form.name not in dict(CampaignForm(collector=district).fields["form"].choices)
    add(model=Activity, authority=district, values={"title": "Форум", "edtf": "2021-05-01"}, actor=administrator)
    campaign = start(
        authority=seversk,
        form=form.name,
        period="2021",
        authorities=[district],
        due=date(2022, 1, 15),
        actor=administrator,
    )
    accept(submission=submit(submission=campaign.submissions.get(), actor=administrator), actor=administrator)
    set_archived(form=form, archived=True, actor=administrator)
    paper = consolidate(campaign).paper
    assert [row.cells[1].text for row in paper.tables[0].rows if row.kind == "record"] == ["Форум"]
