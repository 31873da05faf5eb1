"""Taking findings in: once is enough, a new reading changes what it reads differently, a human's word stands."""

from __future__ import annotations

import dataclasses

import pytest
from builders import Paper, agreement, full_findings, reread

from pobratim.web.intake.documents import correct_document
from pobratim.web.intake.services import import_findings
from pobratim.web.intake.storage import WrongDigestError, original_path
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register.models import Activity, Agreement, Authority, Document, Evidence, Partnership, State
from pobratim.web.register.services import correct, restore, withdraw


def everything() -> dict[str, list]:
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in (Activity, Agreement, Partnership, Evidence)}


def test_first_import_makes_a_record_of_every_finding(register):
    counted = {name: counts.created for name, counts in register.counts.items()}
    assert counted == {"activities": 3, "agreements": 1, "partners": 2, "anniversaries": 1, "people": 1}
    visit = Activity.objects.get(kind="visit")
    assert (str(visit.starts), str(visit.ends), visit.venue_city, visit.online) == (
        "2021-02-03",
        "2021-02-05",
        "Турку",
        False,
    )
    assert visit.authority.name == "Северск"
    assert [p.what for p in visit.promises.all()] == ["Пригласить оркестр Турку"]


def test_original_is_kept_byte_for_byte(register, paper):
    assert original_path(paper.sha256).read_bytes() == paper.original


def test_bytes_that_were_not_read_are_refused(db, paper):
    with pytest.raises(WrongDigestError):
        import_findings(findings=paper.findings(), document=paper.document, original=b"other", actor=None)
    assert not Document.objects.exists()


def test_second_import_changes_nothing(register, take_in, paper):
    before, entries = everything(), Entry.objects.count()
    again = take_in(paper)
    assert not again.changed
    assert {name: c.unchanged for name, c in again.counts.items()} == {
        "activities": 3, "agreements": 1, "partners": 2, "anniversaries": 1, "people": 1,
    }  # fmt: skip
    assert (everything(), Entry.objects.count()) == (before, entries)


def test_new_reading_updates_only_what_it_reads_differently(register, take_in, paper):
    changed_at = dict(Activity.objects.values_list("pk", "changed_at"))
    result = take_in(
        paper, dataclasses.replace(full_findings(paper), activities=reread(paper, edtf="2021-02-03").activities)
    )
    assert result.counts["activities"] == dataclasses.replace(
        result.counts["activities"], created=0, updated=1, unchanged=2, withdrawn=0
    )
    visit = Activity.objects.get(kind="visit")
    assert visit.edtf == "2021-02-03"
    touched = [a.pk for a in Activity.objects.all() if a.changed_at != changed_at[a.pk]]
    assert touched == [visit.pk]


def test_record_whose_text_is_read_differently_is_known_by_its_place(register, take_in, paper):
    visit = Activity.objects.get(kind="visit")
    take_in(paper, reread(paper, text="3-5 февраля Визит делегации"))
    assert Activity.objects.get(kind="visit").pk == visit.pk
    assert Activity.objects.count() == 3


def test_correction_survives_a_new_reading(register, take_in, paper, administrator):
    visit = Activity.objects.get(kind="visit")
    correct(record=visit, values={"title": "Поездка в Турку"}, actor=administrator)
    take_in(paper, reread(paper, title="Визит в Турку", kind="exchange"))
    visit.refresh_from_db()
    assert (visit.title, visit.kind) == ("Поездка в Турку", "exchange")
    assert visit.as_read["title"] == "Визит в Турку"


def test_withdrawn_record_stays_withdrawn(register, take_in, paper, administrator):
    visit = withdraw(record=Activity.objects.get(kind="visit"), actor=administrator, reason="не наше")
    take_in(paper, reread(paper, kind="exchange"))
    visit.refresh_from_db()
    assert visit.state == State.WITHDRAWN
    restore(record=visit, actor=administrator)
    assert Activity.objects.filter(state=State.CURRENT).count() == 3


def test_record_no_longer_found_is_gone_and_comes_back(register, take_in, paper):
    _, *others = paper.activities
    result = take_in(paper, paper.findings(activities=tuple(others)))
    assert result.counts["activities"].withdrawn == 1
    assert Activity.objects.get(kind="visit").state == State.GONE
    take_in(paper)
    assert Activity.objects.get(kind="visit").state == State.CURRENT


def test_equal_texts_stay_different_records(take_in, paper):
    visit = paper.activities[0]
    take_in(paper, paper.findings(activities=(visit, visit)))
    assert Activity.objects.count() == 2
    assert not take_in(paper, paper.findings(activities=(visit, visit))).changed


def test_same_event_in_another_document_is_another_record(register, take_in):
    take_in(Paper(title="Связи города Северска в 2021 году, уточнённые"))
    assert (Document.objects.count(), Activity.objects.count()) == (2, 6)
    assert Authority.objects.count() == 1


def test_city_told_without_its_country_gets_it_from_the_partner_register(register):
    call = Activity.objects.get(kind="meeting")
    assert {(link.place.country, link.place.name, link.role) for link in call.place_links.all()} == {
        ("PL", "", "took_part"),
        ("PL", "Гдыня", "took_part"),
        ("PL", "Щецин", "listed"),
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Лига северных портов (ЛСП)", "ЛСП"),
        ("ЛСП", "Лига северных портов (ЛСП)"),
        ("город Северск", "Северск"),
        ("Лига «Северных портов»", "лига северных портов"),
    ],
)
def test_owner_under_another_name_is_the_same_authority(take_in, first, second):
    for number, owner in enumerate((first, second)):
        paper = Paper(title=f"Отчёт {number}: связи города Северска в 2021 году")
        take_in(paper, paper.findings(owner=owner))
    assert Authority.objects.count() == 1


def test_document_without_owner_is_kept_and_can_be_given_one(take_in, paper, administrator):
    document = take_in(paper, paper.findings(owner=None, period=None)).document
    assert document.authority is None
    correct_document(document=document, values={"owner": "Северск", "period": "2021"}, actor=administrator)
    assert {a.authority.name for a in Activity.objects.all()} == {"Северск"}
    take_in(paper, dataclasses.replace(reread(paper, kind="exchange"), owner=None))
    document.refresh_from_db()
    assert (document.authority.name, document.period) == ("Северск", "2021")


def test_import_is_journalled(register, administrator):
    verbs = Entry.objects.values_list("verb", flat=True)
    assert sorted(set(verbs)) == [Verb.CREATED, Verb.IMPORTED]
    assert Entry.objects.filter(verb=Verb.CREATED).count() == 8
    assert {entry.actor for entry in Entry.objects.all()} == {administrator}


def test_record_a_human_worked_on_stays_though_it_is_no_longer_found(register, take_in, paper, administrator):
    visit = Activity.objects.get(kind="visit")
    correct(record=visit, values={"title": "Поездка в Турку"}, actor=administrator)
    _, *others = paper.activities
    result = take_in(paper, paper.findings(activities=tuple(others)))
    visit.refresh_from_db()
    assert (result.counts["activities"].withdrawn, visit.state) == (0, State.CURRENT)


def test_agreements_told_in_one_cell_keep_their_corrections_when_read_differently(take_in, paper, administrator):
    def findings(kind: str):
        return paper.findings(
            agreements=tuple(agreement(paper, "Соглашение", "VN", place, kind=kind) for place in ("Хюэ", "Винь"))
        )

    take_in(paper, findings("agreement"))
    for record in Agreement.objects.all():
        correct(record=record, values={"number": f"№ {record.place}"}, actor=administrator)
    take_in(paper, findings("protocol"))
    told = {(str(a.place), a.kind, a.effective["number"]) for a in Agreement.objects.all()}
    assert told == {("Хюэ", "protocol", "№ Хюэ"), ("Винь", "protocol", "№ Винь")}
