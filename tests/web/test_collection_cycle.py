"""A whole quarter through the pages: one answers by web, one by an e-mailed Word file, one held nothing, one is late;
the report is issued, corrected after its issue, and issued again."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import pytest
from collection_papers import QUARTER, Region, answer, word_report
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as WordFile
from lxml import html

from pobratim.web.accounts.models import Role
from pobratim.web.collection import standing
from pobratim.web.collection.models import Campaign, Issue, Submission
from pobratim.web.intake.models import Origin
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.journal.models import Entry
from pobratim.web.register.models import Activity, Document

ROWS = [
    ("Визит делегации Тарту", "Полянск", "10-12 августа", "Обсуждён обмен школьниками.", "И. И. Озеров, мэр"),
    (
        "Выставка «Северный лён»",
        "Хельсинки, Финляндия",
        "5 сентября",
        "Показаны работы мастеров.",
        "А. П. Лугов, директор",
    ),
]


@pytest.fixture
def region(administrator) -> Region:
    return Region.make("Полянск", "Северск", "Каменка", "Заречный")


@pytest.fixture
def clients(region, make_user, settings) -> dict[str, Client]:
    """The region's approver, and the editor of Северск, the only municipality with an account."""
    settings.POBRATIM_LOCAL = False
    users = {
        "region": make_user("region", Role.APPROVER, "Озёрская область"),
        "Северск": make_user("seversk", Role.EDITOR, "Северск"),
    }
    found = {}
    for name, user in users.items():
        found[name] = Client()
        found[name].force_login(user)
    return found


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    tree = html.fromstring(response.content.decode())
    for script in tree.xpath("//script"):
        script.drop_tree()
    return " ".join(tree.text_content().split())


def rows_of(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in WordFile(io.BytesIO(content)).tables[0].rows]


def test_a_quarter_from_the_request_to_the_corrected_report(region, clients, administrator):
    office, seversk = clients["region"], clients["Северск"]

    # The region asks; the day comes from its rules.
    sent = {
        "form": "region-quarter",
        "period": "2026-Q3",
        "authorities": [one.pk for one in region.municipalities.values()],
    }
    asked = office.post("/collection/add/", sent)
    campaign = Campaign.objects.get()
    assert asked.url == f"/collection/{campaign.pk}/"
    assert (campaign.period, campaign.due) == (QUARTER, date(2026, 10, 9))  # the 10th is a Saturday
    order = {
        f"order-{answer(campaign, name).pk}": n
        for n, name in enumerate(("Северск", "Полянск", "Каменка", "Заречный"), 1)
    }
    heading = {f"heading-{answer(campaign, 'Полянск').pk}": "Полянский городской округ"}
    office.post(f"/collection/{campaign.pk}/change/", {"due": "2026-10-12", **order, **heading})
    campaign.refresh_from_db()
    assert campaign.due == date(2026, 10, 12)

    # Северск answers on its own page, where it sees itself alone.
    own = f"/collection/answers/{answer(campaign, 'Северск').pk}/"
    assert seversk.get(f"/collection/{campaign.pk}/").status_code == 404
    assert seversk.get(f"/collection/answers/{answer(campaign, 'Полянск').pk}/").status_code == 404
    assert "Отчет о мероприятиях" in text_of(seversk, "/collection/")
    told = {
        "title": "Встреча с консулом",
        "edtf": "15.07.2026",
        "status": "held",
        "kind": "meeting",
        "countries": "Финляндия",
    }
    back = seversk.post(f"/activities/add/?next={own}", told)
    assert back.url == own
    assert "Встреча с консулом" in text_of(seversk, own)
    seversk.post(f"{own}send/", {"what": "rows"})
    assert answer(campaign, "Северск").state == "submitted"

    # Полянск sends its Word file by e-mail: it pairs by itself.
    file = word_report("Полянска", "в III квартале 2026 года", ROWS)
    batch = receive(files=[("Полянск 3 кв.docx", file)], actor=None, origin=Origin.MAIL)
    take_in_batch(batch)
    polyansk = answer(campaign, "Полянск")
    assert (polyansk.state, polyansk.document.name) == ("submitted", "Полянск 3 кв.docx")

    # It is returned with remarks, comes again in another file, and takes the place of the first one.
    page = f"/collection/answers/{polyansk.pk}/"
    office.post(f"{page}return/", {"remarks": "Строка 1: не указаны участники."})
    assert "Строка 1: не указаны участники." in text_of(office, page)
    second = word_report(
        "Полянска", "в III квартале 2026 года", [(*ROWS[0][:4], "И. И. Озеров, мэр Полянска"), ROWS[1]]
    )
    take_in_batch(receive(files=[("Полянск 3 кв (испр).docx", second)], actor=None, origin=Origin.MAIL))
    polyansk = answer(campaign, "Полянск")
    assert (polyansk.state, polyansk.document.name) == ("submitted", "Полянск 3 кв (испр).docx")
    assert Document.objects.get(name="Полянск 3 кв.docx").is_withdrawn
    office.post(f"{page}receipt/", {"sent": "2026-10-12", "received": "2026-10-14", "number": "01-12/345"})
    office.post(f"{page}files/", {"scan": SimpleUploadedFile("подпись.pdf", b"%PDF-1.4 scan")})
    assert office.get(f"{page}scan/").getvalue() == b"%PDF-1.4 scan"

    # The region says for Каменка that nothing was held, and accepts what came; Заречный is late.
    kamenka = f"/collection/answers/{answer(campaign, 'Каменка').pk}/"
    office.post(f"{kamenka}send/", {"what": "nothing", "sent": "2026-10-20", "received": "2026-10-20"})
    for name in ("Северск", "Полянск", "Каменка"):
        office.post(f"/collection/answers/{answer(campaign, name).pk}/accept/")
    stands = {s.authority.name: standing.told(s, date(2026, 10, 30)) for s in campaign.submissions.all()}
    assert {name: (told.standing, told.count) for name, told in stands.items()} == {
        "Северск": ("accepted", 1),
        "Полянск": ("accepted", 2),
        "Каменка": ("nothing_held", 0),
        "Заречный": ("late", None),
    }
    assert stands["Полянск"].submission.days_late(date(2026, 10, 30)) == 0  # sent in time, received later
    assert stands["Каменка"].submission.days_late(date(2026, 10, 30)) == 8
    matrix = text_of(office, "/collection/")
    for words in ("мероприятий не было", "опаздывает", "3 из 4"):
        assert words in matrix
    assert "Заречный" in text_of(office, "/")

    # The report: groups in the region's order, numbers running on, and a wording of its own.
    meeting = Activity.objects.get(title="Встреча с консулом")
    words = {"kind": "activity", "record": meeting.pk, "column": "title", "text": "Встреча с Генеральным консулом"}
    office.post(f"/collection/{campaign.pk}/report/words/", words)
    assert "Заречный" in text_of(office, f"/collection/{campaign.pk}/report/")
    issued = office.post(f"/collection/{campaign.pk}/report/issue/")
    first = Issue.objects.get()
    assert issued.url == f"/collection/issues/{first.pk}/"
    content = office.get(f"/collection/issues/{first.pk}/file/").getvalue()
    assert hashlib.sha256(content).hexdigest() == first.sha256
    assert [row[:2] for row in rows_of(content)[1:]] == [
        ["Северск", "Северск"],
        ["1.", "Встреча с Генеральным консулом"],
        ["Полянский городской округ", "Полянский городской округ"],
        ["2.", "Визит делегации Тарту"],
        ["3.", "Выставка «Северный лён»"],
    ]
    assert "Мероприятия не проводились: Каменка." in [p.text for p in WordFile(io.BytesIO(content)).paragraphs]
    assert first.missing == ["Заречный"]
    assert Activity.objects.get(pk=meeting.pk).title == "Встреча с консулом"

    # Signed; then an exception opens it, the late one comes in, and the next issue shows what changed.
    office.post(f"/collection/issues/{first.pk}/sign/", {"signatory": "О. О. Береговой", "signed_on": "2026-11-02"})
    late = f"/collection/answers/{answer(campaign, 'Заречный').pk}/"
    office.post(f"/collection/answers/{answer(campaign, 'Северск').pk}/undo/")
    assert answer(campaign, "Северск").state == "accepted"  # what was issued holds
    office.post(f"/collection/issues/{first.pk}/reopen/", {"exception": "Поступил отчёт Заречного"})
    first.refresh_from_db()
    assert (first.is_signed, first.signatory) == (False, "О. О. Береговой")
    region.hold("Заречный", "Концерт в Пярну", "2026-09-02", administrator)
    office.post(f"{late}send/", {"what": "rows"})
    office.post(f"{late}accept/")
    office.post(f"/collection/{campaign.pk}/report/issue/")
    second_issue = Issue.objects.get(number=2)
    page_of_issue = text_of(office, f"/collection/issues/{second_issue.pk}/")
    assert "новая строка Концерт в Пярну Заречный" in page_of_issue
    assert "Визит делегации Тарту" not in page_of_issue.split("Как выпущено")[0]
    assert office.get(f"/collection/issues/{first.pk}/file/").getvalue() == content
    verbs = set(Entry.objects.filter(kind__in=("campaign", "submission", "issue")).values_list("verb", flat=True))
    assert {"created", "submitted", "returned", "accepted", "issued", "signed", "reopened"} <= verbs


def test_the_rows_ticked_are_those_that_count(region, clients, administrator):
    campaign = region.collect(administrator)
    kept = region.hold("Каменка", "Форум в Турку", "2026-08-01", administrator)
    region.hold("Каменка", "Форум в г. Турку (повтор)", "2026-08-01", administrator)
    page = f"/collection/answers/{answer(campaign, 'Каменка').pk}/"
    clients["region"].post(f"{page}send/", {"what": "rows"})
    clients["region"].post(f"{page}accept/", {"ticked": "yes", "rows": f"activity:{kept.pk}"})
    assert answer(campaign, "Каменка").counted == {"activity": [kept.pk]}
    report = text_of(clients["region"], f"/collection/{campaign.pk}/report/")
    assert "Форум в Турку" in report
    assert "повтор" not in report


@pytest.mark.parametrize(("what", "state"), [("send", "submitted"), ("accept", "accepted"), ("return", "returned")])
def test_each_step_is_undone(region, clients, administrator, what, state):
    campaign = region.collect(administrator)
    region.hold("Каменка", "Форум", "2026-08-01", administrator)
    page = f"/collection/answers/{answer(campaign, 'Каменка').pk}/"
    before = "draft" if what == "send" else "submitted"
    for step in dict.fromkeys(("send", what)):
        clients["region"].post(f"{page}{step}/", {"what": "rows", "remarks": "Нет участников"})
    assert answer(campaign, "Каменка").state == state
    clients["region"].post(f"{page}undo/")
    assert answer(campaign, "Каменка").state == before
    assert Submission.objects.get(authority__name="Каменка").returns.filter(taken_back=False).count() == 0
