"""A paper that tells of several owners: each record goes to whom it names, and to nobody for whom one has no rights."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from pobratim.rendering.form_parsing import load_form
from pobratim.web.accounts.models import Grant, Role, User
from pobratim.web.intake.documents import correct_document
from pobratim.web.intake.models import Verdict
from pobratim.web.intake.receiving import receive, try_again
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.register.authorities import add_authority, report_to
from pobratim.web.register.models import Activity, Authority
from pobratim.web.register.municipalities import keys
from pobratim.web.reporting.selection import select

REPORT = """Сводный отчёт о международных мероприятиях муниципальных образований Вологодской области в 2021 году

№\tМуниципальное образование\tСроки\tМесто проведения\tНаименование мероприятия
1\tГородской округ «Город Череповец»\t3 мая\tТарту, Эстония\tДни Череповца в Тарту
2\tСокольский городской округ\t7 сентября\tГдыня, Польша\tВизит делегации в Гдыню
3\tКадуйский муниципальный округ\t9 октября\tТурку, Финляндия\tФестиваль в Турку
""".encode()
CHEREPOVETS, SOKOL, KADUY = "Дни Череповца в Тарту", "Визит делегации в Гдыню", "Фестиваль в Турку"


@pytest.fixture
def region(db) -> Authority:
    """A region to which Северск and Полянск report; Заречье is not known."""
    found = add_authority(name="Вологодская область", actor=None)
    for name in ("Череповец", "Сокол"):
        city = add_authority(name=name, actor=None)
        report_to(authority=city, parent=found, since=date(2020, 1, 1), actor=None)
    return found


def editor_of(name: str) -> User:
    user = User.objects.create_user(f"редактор-{name}")
    Grant.objects.create(user=user, role=Role.EDITOR, authority=Authority.objects.get(name=name))
    return user


def sent(actor: User, owner: Authority | None = None) -> Verdict:
    batch = receive(files=[("сводный.txt", REPORT)], actor=actor, owner=owner)
    take_in_batch(batch)
    return Verdict.objects.get(upload__batch=batch)


def owners() -> dict[str, str]:
    return {activity.title: activity.authority.name for activity in Activity.objects.select_related("authority")}


def test_each_record_goes_to_whom_it_names(region):
    editor = editor_of("Вологодская область")
    verdict = sent(editor)
    assert owners() == {CHEREPOVETS: "Череповец", SOKOL: "Сокол", KADUY: "Вологодская область"}
    assert (verdict.state, verdict.message) == (
        "taken",
        "Часть мероприятий отнесена к другим: Сокол – 1, Череповец – 1.",
    )
    # The region reports of all of them, as before; and nothing moves when the paper comes again.
    chosen = select(form=load_form("region-quarter"), owner=region, period="2021", user=editor)
    assert {activity.title for activity in chosen.activities} == {CHEREPOVETS, SOKOL, KADUY}
    assert sent(editor).state == "unchanged"


def test_a_municipality_sees_its_own_row_and_not_the_paper(region, settings):
    settings.POBRATIM_LOCAL = False
    sent(editor_of("Вологодская область"))
    client = Client()
    client.force_login(editor_of("Череповец"))
    page = client.get("/activities/").content.decode()
    assert CHEREPOVETS in page
    assert SOKOL not in page
    record = Activity.objects.get(title=CHEREPOVETS)
    for address in ("/activities/", f"/activities/{record.pk}/"):
        told = client.get(address).content.decode()
        assert "сводный.txt" in told
        assert "/documents/1" not in told
        assert f"/documents/{record.document_id}/" not in told
    assert client.get(f"/documents/{record.document_id}/").status_code == 404


def test_who_claims_a_paper_of_many_gets_their_own_rows_alone(region):
    editor = editor_of("Череповец")
    held = sent(editor)
    assert (held.state, Activity.objects.count()) == ("held", 0)
    again = try_again(upload=held.upload, actor=editor, owner=Authority.objects.get(name="Череповец"))
    take_in_batch(again)
    assert owners() == {CHEREPOVETS: "Череповец"}
    assert Verdict.objects.get(upload__batch=again).message == "Чужие мероприятия не внесены: 2."


def test_records_follow_when_the_owner_of_a_paper_is_corrected(region):
    sent(editor_of("Вологодская область"))
    document = Activity.objects.first().document
    correct_document(document=document, values={"owner": "Лига северных портов"}, actor=None)
    assert set(owners().values()) == {"Лига северных портов"}
    correct_document(document=document, values={"owner": "Вологодская область"}, actor=None)
    assert owners()[CHEREPOVETS] == "Череповец"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("г. Северск", "Северск"),
        ("Городской округ город Уфа", "Уфа"),
        ("Муниципальное образование город Новотроицк", "Новотроицк"),
        ("ШЕЛЕХОВСКИЙ РАЙОН", "Шелеховский район"),
        ("Муниципальный район Учалинский район", "Учалинский район"),
        ("Уссурийский городской округ", "Уссурийск"),
        ("Владивостокский городской округ", "Городской округ Владивосток"),
    ],
)
def test_a_municipality_has_several_names(told, name):
    assert set(keys(told)) & set(keys(name))


@pytest.mark.parametrize(("told", "name"), [("Выборгский район", "Выборг"), ("Северский район", "Северск")])
def test_a_district_is_not_the_city_it_is_named_after(told, name):
    assert not set(keys(told)) & set(keys(name))
