"""Reviewing: what counts as looked at by a human, what asks again, and how one's own last act is taken back."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest
from builders import full_findings, reread
from django.apps import apps
from django.db import connection

from pobratim.web.accounts.models import User
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.journal.telling import changed_fields
from pobratim.web.register.acceptance import REVIEWED, TO_REVIEW
from pobratim.web.register.meanwhile import ChangedMeanwhileError, last_entry
from pobratim.web.register.models import Activity, Person, State
from pobratim.web.register.review import accept_all_certain, undo_accept_all
from pobratim.web.register.services import accept, add, confirm, correct, restore, withdraw
from pobratim.web.register.undoing import NothingToUndoError, undo


@pytest.fixture
def visit(register) -> Activity:
    return Activity.objects.get(kind="visit")


@pytest.fixture
def other(db) -> User:
    return User.objects.create_user("petrova", password="Сложный-пароль-7")


def is_reviewed(record) -> bool:
    return not type(record).objects.filter(TO_REVIEW, pk=record.pk).exists()


ACTS = {
    "accept": lambda record, actor: accept(record=record, actor=actor),
    "correct": lambda record, actor: correct(record=record, values={"title": "Поездка"}, actor=actor),
    "withdraw": lambda record, actor: withdraw(record=record, actor=actor),
    "restore": lambda record, actor: restore(record=withdraw(record=record, actor=actor), actor=actor),
}


def test_what_the_machine_read_is_not_reviewed(register):
    for model in REVIEWED:
        assert model.objects.exists()
        assert model.objects.filter(TO_REVIEW).count() == model.objects.count()


@pytest.mark.parametrize("act", ACTS)
def test_whatever_a_human_does_counts_as_reviewing(visit, administrator, act):
    ACTS[act](visit, administrator)
    visit.refresh_from_db()
    assert is_reviewed(visit)
    assert visit.accepted["by"] == str(administrator)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("changes", "asks"), [({}, False), ({"note": "уточнено"}, True)])
def test_only_a_different_reading_asks_again(visit, paper, take_in, administrator, act, changes, asks):
    ACTS[act](visit, administrator)
    state = visit.state
    take_in(paper, reread(paper, **changes))
    take_in(paper, reread(paper, **changes))
    visit.refresh_from_db()
    assert is_reviewed(visit) is not asks
    assert visit.state == state
    # What the human wrote is kept, whatever the machine reads now.
    assert visit.title == ("Поездка" if act == "correct" else visit.as_read["title"])


def test_accepted_record_stays_though_no_longer_found(visit, paper, take_in, administrator):
    accept(record=visit, actor=administrator)
    take_in(paper, paper.findings(activities=paper.activities[1:]))
    visit.refresh_from_db()
    assert visit.state == State.CURRENT
    assert is_reviewed(visit)


def test_accepting_is_journalled_once_and_says_who(visit, administrator):
    for _ in range(2):
        accept(record=visit, actor=administrator)
    [entry] = Entry.objects.of("activity", visit.pk).filter(verb=Verb.ACCEPTED)
    assert entry.actor == administrator
    assert list(changed_fields(entry)) == []


def test_accepting_what_was_doubted_settles_it(paper, take_in, administrator):
    take_in(paper, paper.findings(activities=(paper.activity(1, certainty="likely", reason="date"),)))
    record = accept(record=Activity.objects.get(), actor=administrator)
    assert record.certainty == "certain"
    assert undo(record=record, actor=administrator).certainty == "likely"
    assert record.corrected == {}


def test_nobody_accepts_what_they_have_not_seen(visit, administrator, other):
    seen = last_entry(visit)
    correct(record=visit, values={"title": "Поездка"}, actor=other)
    with pytest.raises(ChangedMeanwhileError):
        accept(record=visit, actor=administrator, seen=seen)


def test_record_entered_by_hand_needs_no_review(register, administrator):
    record = add(model=Activity, authority=None, values={"title": "Встреча"}, actor=administrator)
    accept(record=record, actor=administrator)
    correct(record=record, values={"title": "Приём"}, actor=administrator)
    assert record.accepted is None
    assert is_reviewed(record)
    assert undo(record=record, actor=administrator).title == "Встреча"


@pytest.mark.parametrize("act", ["accept", "correct", "withdraw"])
def test_undoing_brings_back_what_was(visit, administrator, act):
    before = (visit.effective, visit.corrected, visit.state, visit.accepted)
    ACTS[act](visit, administrator)
    undo(record=visit, actor=administrator)
    visit.refresh_from_db()
    assert (visit.effective, visit.corrected, visit.state, visit.accepted) == before
    assert visit.title == visit.as_read["title"]
    assert Entry.objects.of("activity", visit.pk).first().verb == Verb.UNDONE
    with pytest.raises(NothingToUndoError):
        undo(record=visit, actor=administrator)


def test_undoing_a_second_correction_leaves_the_first_with_its_author(visit, administrator, other):
    correct(record=visit, values={"title": "Поездка", "kind": "exchange"}, actor=other)
    first = visit.corrected["title"]
    correct(record=visit, values={"title": "Приезд"}, actor=administrator)
    undo(record=visit, actor=administrator)
    visit.refresh_from_db()
    assert (visit.title, visit.kind) == ("Поездка", "exchange")
    assert visit.corrected["title"]["by"] == first["by"] == "petrova"
    assert visit.accepted["by"] == "petrova"


def test_nobody_undoes_the_act_of_another(visit, administrator, other):
    accept(record=visit, actor=other)
    with pytest.raises(NothingToUndoError):
        undo(record=visit, actor=administrator)


def test_nobody_undoes_what_a_later_reading_built_upon(visit, paper, take_in, administrator):
    accept(record=visit, actor=administrator)
    take_in(paper, reread(paper, note="уточнено"))
    with pytest.raises(NothingToUndoError):
        undo(record=visit, actor=administrator)


def test_accepting_all_takes_what_is_certain_and_not_reviewed(register, administrator, other):
    doubtful, withdrawn, corrected = Activity.objects.order_by("order")
    Activity.objects.filter(pk=doubtful.pk).update(certainty="doubtful")
    withdraw(record=withdrawn, actor=other)
    correct(record=corrected, values={"title": "Праздник"}, actor=other)
    number = accept_all_certain(document=register.document, actor=administrator)
    assert number == 4  # two partners, an agreement, an anniversary
    assert not is_reviewed(doubtful)
    corrected.refresh_from_db()
    assert corrected.accepted["by"] == "petrova"
    assert Person.objects.get().accepted is None
    [whole] = Entry.objects.of("document", register.document.pk).filter(verb=Verb.ACCEPTED)
    assert [(str(told.old), str(told.new)) for told in changed_fields(whole)] == [("", "4")]
    assert accept_all_certain(document=register.document, actor=administrator) == 0


def test_undoing_the_acceptance_of_all_spares_what_was_done_since(register, visit, administrator, other):
    accept_all_certain(document=register.document, actor=administrator)
    correct(record=visit, values={"title": "Поездка"}, actor=other)
    with pytest.raises(NothingToUndoError):
        undo_accept_all(document=register.document, actor=other)
    assert undo_accept_all(document=register.document, actor=administrator) == 6
    assert is_reviewed(visit)
    assert sum(model.objects.filter(TO_REVIEW).count() for model in REVIEWED) == 6
    with pytest.raises(NothingToUndoError):
        undo_accept_all(document=register.document, actor=administrator)


def test_accepting_all_asks_the_database_few_times(paper, take_in, administrator, django_assert_max_num_queries):
    found = full_findings(paper)
    document = take_in(paper, found).document
    with django_assert_max_num_queries(16):
        accept_all_certain(document=document, actor=administrator)


def test_what_was_worked_on_before_counts_as_reviewed(register, visit, administrator):
    call, festival = Activity.objects.exclude(pk=visit.pk).order_by("order")
    correct(record=visit, values={"title": "Поездка"}, actor=administrator)
    withdraw(record=call, actor=administrator)
    accepted = Activity.objects.get(pk=visit.pk).accepted
    Activity.objects.update(accepted=None)
    migration = importlib.import_module("pobratim.web.register.migrations.0006_reviewed_before")
    migration.accept(apps, SimpleNamespace(connection=connection))
    visit.refresh_from_db()
    assert (visit.accepted["by"], visit.accepted["reading"]) == (accepted["by"], accepted["reading"])
    assert is_reviewed(call)
    assert not is_reviewed(festival)


def test_confirming_counts_as_reviewing(paper, take_in, administrator):
    take_in(paper, paper.findings(activities=(paper.activity(1, certainty="likely", reason="date"),)))
    assert is_reviewed(confirm(record=Activity.objects.get(), actor=administrator))
