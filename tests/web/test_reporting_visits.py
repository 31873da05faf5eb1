"""The visit of a report is found by its dates, whatever its kind; what can be printed; owners by other names."""

from __future__ import annotations

import io

import pytest
from builders import Paper
from docx import Document as WordFile
from lxml import html

from pobratim.web.register.names import UnknownAuthorityError, authority_for, find_authority
from pobratim.web.reporting.services import report_with_remarks


@pytest.fixture
def visited(take_in, administrator):
    """The title of the visit report made of a document whose rows have these dates."""

    def write(period: str, *dates: str, kinds: tuple[str, ...] = ("holiday", "meeting", "visit")) -> str:
        paper = Paper()
        rows = enumerate(zip(dates, kinds, strict=True), start=1)
        activities = tuple(paper.activity(n, edtf=edtf, kind=kind, cities=("Турку",)) for n, (edtf, kind) in rows)
        take_in(paper, paper.findings(genre="visit_report", period=period, activities=activities))
        report = report_with_remarks(form_name="visit-report", owner_name="Северск", period=period, user=administrator)
        return WordFile(io.BytesIO(report.content)).paragraphs[0].text

    return write


@pytest.mark.parametrize(
    ("period", "dates", "printed"),
    [
        ("2021-02-03/2021-02-05", ("2021-02-03/2021-02-05", "2021-02-03", "2014-03"), "(03–05.02.2021)"),
        ("2021-02", ("2021-02-03/2021-02-07", "2021-02-03", "2014-03"), "(03–07.02.2021)"),
        ("2021", ("2021-02-03/2021-02-07", "2021", "2014-03"), "(03–07.02.2021)"),
    ],
)
def test_the_visit_is_the_activity_of_the_documents_own_dates(visited, period, dates, printed):
    assert visited(period, *dates).endswith(printed)


def test_page_offers_only_what_can_be_printed(client, take_in, paper):
    take_in(paper, paper.findings(genre="visit_report", period="2021-02", activities=()))
    tree = html.fromstring(client.get("/reports/").content.decode())
    assert not tree.xpath("//section[h2='Можно напечатать']//a")


def test_page_says_that_a_period_has_no_records(client, register):
    owner = register.document.authority_id
    tree = html.fromstring(client.get(f"/reports/?form=city-year&owner={owner}&period=2010").content.decode())
    assert "За этот период записей нет." in tree.xpath("//*[contains(@class, 'notice')]")[0].text_content()


@pytest.mark.parametrize(
    ("owner", "asked"),
    [("Республика Татарстан", "Татарстан"), ("Чукотский автономный округ", "Чукотка"), ("Якутия", "Республика Саха")],
)
def test_a_region_is_found_by_its_other_names(db, owner, asked):
    known = authority_for(owner)
    assert find_authority(asked) == known


@pytest.mark.parametrize(
    ("asked", "meant"), [("Приморье", "Приморский край"), ("Мурманска", "Мурманск"), ("Екатеренбург", "Екатеринбург")]
)
def test_the_nearest_owner_is_suggested(db, asked, meant):
    for name in ("Приморский край", "Мурманск", "Екатеринбург", "Псков"):
        authority_for(name)
    with pytest.raises(UnknownAuthorityError, match=rf"Возможно, вы имели в виду: {meant}\?"):
        find_authority(asked)
