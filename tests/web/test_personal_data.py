"""People: what of them is published, and a person forgotten for good."""

from __future__ import annotations

import json
from datetime import date

import pytest
from builders import Paper, full_findings, person
from click.testing import CliRunner

from pobratim.cli import command_line
from pobratim.web.journal.models import Entry
from pobratim.web.journal.protection import missing
from pobratim.web.register.models import Activity, Evidence, Person, Reading
from pobratim.web.register.personal import public_people, set_consent
from pobratim.web.upkeep.forgetting import NobodyError, forget, known_of

ROWS = (
    ("1", "3-5 февраля", "Турку", "Визит делегации во главе с А.А. Лебедем в Турку"),
    ("2", "17 марта", "онлайн", "Видеоконференция с Гдыней о портовом хозяйстве"),
    ("3", "октябрь", "", "Глава города А. А. Лебедь открыл фестиваль"),
)


@pytest.fixture
def known(take_in):
    """A paper that tells of a head of a city, in its rows and among its people."""
    paper = Paper(rows=ROWS)
    findings = full_findings(paper)
    take_in(paper, findings)
    return paper, findings


def everything() -> str:
    """All that the register says, as text."""
    told = [Activity, Person, Evidence, Reading, Entry]
    return json.dumps([list(model.objects.values()) for model in told], ensure_ascii=False, default=str)


@pytest.mark.parametrize(
    ("values", "called"),
    [
        ({}, (("глава города",), 0)),
        ({"consent": "given"}, (("глава города А. А. Лебедь",), 0)),
        ({"consent": "given", "consent_until": date(2020, 1, 1)}, (("глава города",), 0)),
        ({"consent": "withdrawn"}, (("глава города",), 0)),
        ({"is_private": True}, ((), 1)),
        (
            {"is_private": True, "consent": "given", "consent_until": date(2030, 1, 1)},
            (("глава города А. А. Лебедь",), 0),
        ),
    ],
)
def test_officials_are_called_by_their_post_and_others_counted(values, called):
    told = public_people([Person(name="А. А. Лебедь", role="глава города", **values)], date(2024, 5, 1))
    assert (told.called, told.others) == called


def test_consent_is_journalled(register, administrator):
    given = {"consent": Person.Consent.GIVEN, "purpose": "сайт", "until": date(2025, 12, 31), "is_private": False}
    set_consent(person=Person.objects.get(), actor=administrator, **given)
    entry = Entry.objects.first()
    assert {change["field"] for change in entry.changes} == {"consent", "consent_purpose", "consent_until"}


def test_consent_is_given_on_a_page_that_says_what_is_public(register, client):
    address = f"/people/{Person.objects.get().pk}/consent/"
    assert "<b>глава города</b>" in client.get(address).content.decode()
    assert client.post(address, {"consent": "given", "until": "2099-12-31", "purpose": "сайт"}).status_code == 302
    assert "<b>глава города А. А. Лебедь</b>" in client.get(address).content.decode()
    assert "Согласие на публикацию" in client.get(f"/people/{Person.objects.get().pk}/").content.decode()


def test_a_forgotten_person_is_gone_and_the_facts_stay(known, administrator):
    assert "Лебед" in everything()
    before = Activity.objects.count()
    forget(name="А. А. Лебедь", actor=administrator)
    assert "лебед" not in everything().lower()
    assert Activity.objects.count() == before
    visit = Activity.objects.get(order=0)
    assert visit.title.startswith("Визит делегации во главе с █")
    assert visit.title.endswith("в Турку")
    assert Entry.objects.first().verb == "forgotten"


def test_every_quote_is_still_what_stands_there(known, administrator):
    forget(name="А. А. Лебедь", actor=administrator)
    blocks = {
        json.dumps(block["at"], sort_keys=True): block["text"] for block in Reading.objects.get().content["blocks"]
    }
    texts = "\n".join(blocks.values())
    assert all(evidence.span["quote"] in texts for evidence in Evidence.objects.all())


def test_reading_the_same_paper_again_brings_nobody_back(known, take_in, administrator):
    paper, findings = known
    forget(name="А. А. Лебедь", actor=administrator)
    assert not take_in(paper, findings).changed
    assert "лебед" not in everything().lower()
    other = Paper(name="Другой.docx", title="Связи города Северска в 2021 году, дополнение", rows=ROWS)
    take_in(other, other.findings(people=(person(other, "А. А. Лебедь", "глава города"),)))
    assert "лебед" not in everything().lower()


def test_the_journal_is_append_only_again(known, administrator):
    forget(name="А. А. Лебедь", actor=administrator)
    assert missing() == []


def test_who_is_not_known_cannot_be_forgotten(register):
    with pytest.raises(NobodyError):
        known_of("Сидоров")


def test_forgetting_asks_and_tells_what_stays(known, monkeypatch):
    monkeypatch.setattr("pobratim.cli.people.open_register", lambda: None)
    number = str(Person.objects.get().pk)
    run = CliRunner().invoke
    refused = run(command_line("ru"), ["people", "forget", number], input="n\n", standalone_mode=True)
    assert "останутся в архиве" in refused.output
    assert Person.objects.exists()
    run(command_line("ru"), ["people", "forget", "А. А. Лебедь", "--yes"])
    assert not Person.objects.exists()
