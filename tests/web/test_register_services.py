"""Adding, correcting, withdrawing and restoring: a human's word beside the source's, and the journal with it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pobratim.web.journal import services as journal
from pobratim.web.journal.models import AppendOnlyError, Entry, Verb
from pobratim.web.register.models import Activity, Anniversary, Partnership, State
from pobratim.web.register.services import add, correct, restore, withdraw


@pytest.fixture
def visit(register) -> Activity:
    return Activity.objects.get(kind="visit")


def test_correction_stands_beside_what_was_read(visit, administrator):
    correct(record=visit, values={"title": "Поездка"}, actor=administrator, reason="опечатка")
    visit.refresh_from_db()
    assert visit.effective["title"] == visit.title == "Поездка"
    assert visit.as_read["title"].startswith("Визит делегации")
    assert visit.corrected["title"]["by"] == str(administrator)


def test_setting_back_to_what_was_read_ends_the_correction(visit, administrator):
    read = visit.as_read["title"]
    correct(record=visit, values={"title": "Поездка"}, actor=administrator)
    correct(record=visit, values={"title": read}, actor=administrator)
    visit.refresh_from_db()
    assert (visit.title, visit.corrected) == (read, {})


@pytest.mark.parametrize(
    ("field", "same"),
    [
        ("description", ""),
        ("organisers", []),
        ("participants", None),
        ("venue", {"city": "Турку", "country": "FI", "name": ""}),
    ],
)
def test_empty_for_empty_is_no_correction(visit, administrator, field, same):
    before = Entry.objects.count()
    correct(record=visit, values={field: same}, actor=administrator)
    assert visit.corrected == {}
    assert Entry.objects.count() == before


def test_correction_moves_columns_and_links(visit, administrator):
    correct(
        record=visit,
        values={"edtf": "2022-05", "countries": ["SE"], "cities": ["Умео"], "online": True},
        actor=administrator,
    )
    visit.refresh_from_db()
    assert (str(visit.starts), str(visit.ends), visit.online) == ("2022-05-01", "2022-05-31", True)
    assert {(p.country, p.name) for p in visit.places.all()} == {("SE", ""), ("SE", "Умео")}


def test_correction_is_journalled_with_its_differences(visit, administrator):
    correct(record=visit, values={"title": "Поездка", "kind": "visit"}, actor=administrator, reason="опечатка")
    entry = Entry.objects.of("activity", visit.pk).first()
    assert (entry.verb, entry.reason, entry.actor) == (Verb.CORRECTED, "опечатка", administrator)
    assert [c for c in entry.changes if c["field"] != "accepted"] == [
        {"field": "title", "old": visit.as_read["title"], "new": "Поездка"}
    ]


def test_withdrawing_and_restoring(visit, administrator):
    withdraw(record=visit, actor=administrator, reason="не наше")
    assert visit not in Activity.objects.filter(state=State.CURRENT)
    restore(record=visit, actor=administrator)
    assert visit in Activity.objects.filter(state=State.CURRENT)
    verbs = list(Entry.objects.of("activity", visit.pk).values_list("verb", flat=True))
    assert verbs == [Verb.RESTORED, Verb.WITHDRAWN, Verb.CREATED]


def test_withdrawing_twice_is_told_once(visit, administrator):
    withdraw(record=visit, actor=administrator)
    withdraw(record=visit, actor=administrator)
    assert Entry.objects.filter(verb=Verb.WITHDRAWN).count() == 1


def test_record_entered_by_hand(register, administrator):
    authority = register.document.authority
    added = add(model=Partnership, authority=authority, values={"country": "NO", "place": "Будё"}, actor=administrator)
    assert (added.entered_by_hand, str(added.place), added.place.country) == (True, "Будё", "NO")
    correct(record=added, values={"established": "1972"}, actor=administrator)
    added.refresh_from_db()
    assert (added.established, added.effective["place"]) == ("1972", "Будё")


def test_value_that_no_column_takes_is_refused_whole(register, administrator):
    entries = Entry.objects.count()
    with pytest.raises(ValidationError):
        add(model=Anniversary, authority=None, values={"city": "Х" * 400}, actor=administrator)
    assert (Anniversary.objects.count(), Entry.objects.count()) == (1, entries)


def test_nothing_is_written_without_its_entry(visit, administrator, monkeypatch):
    def fail(entries: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(journal, "write", fail)
    with pytest.raises(RuntimeError):
        correct(record=visit, values={"title": "Поездка"}, actor=administrator)
    with pytest.raises(RuntimeError):
        withdraw(record=visit, actor=administrator)
    fresh = Activity.objects.get(pk=visit.pk)
    assert (fresh.title, fresh.state) == (fresh.as_read["title"], State.CURRENT)


def test_journal_can_be_neither_changed_nor_emptied(register):
    entry = Entry.objects.first()
    entry.reason = "другая"
    for act in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(reason="")):
        with pytest.raises(AppendOnlyError):
            act()
    assert Entry.objects.get(pk=entry.pk).reason == ""
