"""What an authority's papers print of it: its name declined by hand, who signs, who is asked."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document as WordFile
from lxml import html

from pobratim.web.collection.campaigns import start
from pobratim.web.collection.letters import submission_letter
from pobratim.web.journal.models import Entry
from pobratim.web.register.authorities import add_authority, report_to
from pobratim.web.register.models import Authority
from pobratim.web.register.requisites import requisites_of, set_requisites
from pobratim.web.reporting.services import write_report

TOLD = {
    "genitive": "города воинской славы Северска",
    "signatory_office": "Глава города Северска",
    "signatory_name": "О.О. Береговой",
    "executor": "П.П. Ким",
    "telephone": "22-33",
}


@pytest.fixture
def owner(register) -> Authority:
    return register.document.authority


def printed(form: str, user) -> str:
    _name, content = write_report(form_name=form, owner_name="Северск", period="2021", user=user)
    return paragraphs(content)


def letter(campaign) -> str:
    return paragraphs(submission_letter("request", campaign.submissions.get()))


def paragraphs(content: bytes) -> str:
    """The text of a Word file with all blanks alike: which do not break is told elsewhere."""
    text = "\n".join(paragraph.text for paragraph in WordFile(io.BytesIO(content)).paragraphs)
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("city-year", "города Северска", "города воинской славы Северска"),
        ("agreement-list", "тел. ______", "Исполнитель: П.П. Ким, тел. 22-33"),
        ("period-plan", "УТВЕРЖДАЮ\n______", "УТВЕРЖДАЮ\nГлава города Северска ____________ О.О. Береговой"),
    ],
)
def test_papers_print_what_was_told(owner, administrator, form, before, after):
    assert before in printed(form, administrator)
    set_requisites(authority=owner, values=TOLD, actor=administrator)
    assert after in printed(form, administrator)
    assert before not in printed(form, administrator)


def test_a_case_as_morphology_has_it_follows_a_new_name(owner, administrator):
    set_requisites(authority=owner, values={"genitive": "города Северска"}, actor=administrator)
    assert requisites_of(owner).genitive == ""


def test_the_page_shows_what_morphology_gives_and_keeps_what_is_told(client, owner):
    address = f"/settings/authorities/{owner.pk}/"
    page = html.fromstring(client.get(address).content.decode())
    (genitive,) = page.xpath("//input[@name='requisites-genitive']")
    assert genitive.get("placeholder") == "города Северска"
    assert not genitive.get("value")
    sent = {f"requisites-{name}": text for name, text in TOLD.items()}
    assert client.post(f"{address}requisites/", sent).status_code == 302
    page = html.fromstring(client.get(address).content.decode())
    assert page.xpath("//input[@name='requisites-executor']/@value") == ["П.П. Ким"]


def test_the_journal_tells_once(owner, administrator):
    count = Entry.objects.count()
    for _again in range(2):
        set_requisites(authority=owner, values=TOLD, actor=administrator)
    entry = Entry.objects.latest("pk")
    assert Entry.objects.count() == count + 1
    assert {"field": "executor", "old": "", "new": "П.П. Ким"} in entry.changes


def test_letters_are_signed_by_whom_was_told(owner, administrator):
    district = add_authority(name="Заречный район", actor=None)
    report_to(authority=district, parent=owner, since=date(2020, 1, 1), actor=None)
    campaign = start(
        authority=owner, form="city-year", period="2021", authorities=[district], due=None, actor=administrator
    )
    assert "\nРуководитель ____" in letter(campaign)
    set_requisites(authority=owner, values=TOLD, actor=administrator)
    set_requisites(authority=district, values={"genitive": "Заречного р-на"}, actor=administrator)
    assert "\nГлава города Северска ____________ О.О. Береговой" in letter(campaign)
    assert "Главе Заречного р-на\n" in letter(campaign)
