"""Two records of one thing made one: what stands, what survives, and that parting them leaves no trace."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from builders import Paper, agreement, full_findings, person

from pobratim.web.accounts.models import User
from pobratim.web.intake.withdrawal import restore_document, withdraw_document
from pobratim.web.journal.models import Entry, Verb
from pobratim.web.register import services
from pobratim.web.register.acceptance import TO_REVIEW
from pobratim.web.register.likeness import alike
from pobratim.web.register.meanwhile import ChangedMeanwhileError, last_entry
from pobratim.web.register.merging import NotMergeableError, Side, merge, part, proposed, sources_of
from pobratim.web.register.models import Activity, Agreement, Authority, Document, Person, Record, State
from pobratim.web.register.services import accept, add, correct
from pobratim.web.register.undoing import NothingToUndoError, undo

ROWS = (
    ("1", "3-5 февраля", "Турку", "Поездка делегации Северска в Турку, Неделя северных городов"),
    ("2", "12 мая", "Гдыня", "Открытие выставки акварелей"),
)


@pytest.fixture
def second() -> Paper:
    """Another paper of the same authority that tells of the same visit."""
    return Paper(name="Новости.docx", title="Новости города Северска в 2021 году", rows=ROWS)


def told_again(second: Paper, **changes: Any):
    visit = second.activity(
        1, edtf="2021-02-03/2021-02-06", kind="visit", countries=("FI",), cities=("Турку", "Хельсинки")
    )
    return second.findings(activities=(dataclasses.replace(visit, **changes), second.activity(2, edtf="2021-05-12")))


@pytest.fixture
def pair(register, second, take_in) -> tuple[Activity, Activity]:
    """The visit as the report tells it, and as the news do."""
    take_in(second, told_again(second))
    return Activity.objects.get(kind="visit", edtf="2021-02-03/2021-02-05"), Activity.objects.get(
        edtf="2021-02-03/2021-02-06"
    )


CHOSEN = {"edtf": Side.OTHER, "cities": Side.BOTH}


def whole(record: Record) -> dict[str, Any]:
    """All that is stored of a record, save when it was last written."""
    fresh = type(record).objects.get(pk=record.pk)
    told = {f.attname: getattr(fresh, f.attname) for f in fresh._meta.concrete_fields if f.name != "changed_at"}
    links = sorted(fresh.place_links.values_list("place__name", "role")) if isinstance(fresh, Activity) else []
    return {**told, "links": links}


def merged(pair, actor: User | None, chosen=CHOSEN) -> tuple[Activity, Activity]:
    kept, other = pair
    merge(kept=kept, other=other, chosen=chosen, actor=actor)
    return Activity.objects.get(pk=kept.pk), Activity.objects.get(pk=other.pk)


def test_chosen_values_stand_and_the_other_is_out_of_lists(client, pair, administrator):
    kept, other = merged(pair, administrator)
    assert kept.edtf == "2021-02-03/2021-02-06"
    assert kept.effective["cities"] == ["Турку", "Хельсинки"]
    assert kept.title == kept.as_read["title"]
    assert "Хельсинки" in {place.name for place in kept.places.all()}
    assert other.state == State.MERGED
    page = client.get("/activities/").content.decode()
    assert kept.title in page
    assert other.title not in page
    assert not Activity.objects.filter(TO_REVIEW, pk__in=[kept.pk, other.pk]).exists()


@pytest.mark.parametrize("side", [Side.KEPT, Side.OTHER])
def test_all_of_one_can_be_taken(pair, administrator, side):
    kept, other = pair
    expected = (kept if side is Side.KEPT else other).effective
    now, _ = merged(pair, administrator, dict.fromkeys(("title", "edtf", "cities", "online", "venue"), side))
    assert {key: now.effective[key] for key in ("title", "edtf", "cities")} == {
        key: expected[key] for key in ("title", "edtf", "cities")
    }


def test_one_without_a_value_is_offered_that_of_the_other(pair, administrator):
    kept, other = pair
    correct(record=other, values={"note": "С мэром", "title": "Неделя"}, actor=administrator)
    sides = proposed(kept, other)
    assert (sides["note"], sides["title"], sides["edtf"]) == (Side.OTHER, Side.OTHER, Side.KEPT)
    assert "online" in sides


def test_both_are_told_in_the_journal(pair, administrator):
    kept, other = merged(pair, administrator)
    for record, partner in ((kept, other), (other, kept)):
        entry = Entry.objects.of("activity", record.pk).first()
        assert (entry.verb, entry.actor) == (Verb.MERGED, administrator)
        [told] = [change["new"] for change in entry.changes if change["field"] == "merged"]
        assert told == {"id": partner.pk, "label": str(partner)}


@pytest.mark.parametrize("undone", ["kept", "other"])
@pytest.mark.parametrize("prepared", ["read", "corrected", "accepted", "doubted"])
def test_undo_brings_both_back_exactly(pair, administrator, undone, prepared):
    kept, other = pair
    if prepared == "corrected":
        correct(record=kept, values={"edtf": "2021-02-04"}, actor=None)
        correct(record=other, values={"title": "Поездка"}, actor=administrator)
    if prepared == "accepted":
        accept(record=kept, actor=administrator)
    if prepared == "doubted":
        Activity.objects.filter(pk=kept.pk).update(as_read={**kept.as_read, "certainty": "doubtful", "reason": "date"})
        kept.refresh_from_db()
        services.save(kept)
    before = whole(kept), whole(other)
    now = merged((kept, other), administrator, {**CHOSEN, "title": Side.OTHER})
    assert (whole(now[0]), whole(now[1])) != before
    undo(record=now[0] if undone == "kept" else now[1], actor=administrator)
    assert (whole(kept), whole(other)) == before
    for record in (kept, other):
        assert Entry.objects.of("activity", record.pk).first().verb == Verb.UNDONE


def test_nobody_undoes_what_another_merged(pair, administrator, make_user):
    _, other = merged(pair, administrator)
    with pytest.raises(NothingToUndoError):
        undo(record=other, actor=make_user("petrova"))


def test_parted_later_what_was_written_since_stays(pair, administrator):
    before = whole(pair[1])
    kept, other = merged(pair, administrator)
    correct(record=kept, values={"note": "Позже", "cities": ["Турку"]}, actor=administrator)
    part(record=other, actor=administrator)
    kept.refresh_from_db()
    assert (kept.edtf, kept.effective["note"], kept.effective["cities"]) == (
        "2021-02-03/2021-02-05",
        "Позже",
        ["Турку"],
    )
    assert whole(other) == before
    other.refresh_from_db()
    with pytest.raises(NotMergeableError):
        part(record=other, actor=administrator)


@pytest.mark.parametrize("which", ["first", "second"])
def test_merged_survive_a_reading_of_either_document(pair, paper, second, take_in, administrator, which):
    kept, other = merged(pair, administrator)
    before = whole(kept), whole(other)
    if which == "first":
        take_in(paper, full_findings(paper))
        take_in(paper, paper.findings(activities=paper.activities, period="2021-01/2021-12"))
    else:
        take_in(second, told_again(second))
        take_in(second, dataclasses.replace(told_again(second), title="Иначе"))
    assert (whole(kept), whole(other)) == before


def test_a_changed_source_asks_for_that_record_alone(pair, second, take_in, administrator):
    kept, other = merged(pair, administrator)
    take_in(second, told_again(second, edtf="2021-02-03/2021-02-07"))
    kept.refresh_from_db()
    other.refresh_from_db()
    # What the human chose stands; the reading that differs is to be looked at in its own document.
    assert kept.edtf == "2021-02-03/2021-02-06"
    assert kept.accepted
    assert (other.state, other.accepted, other.as_read["edtf"]) == (State.MERGED, None, "2021-02-03/2021-02-07")
    assert list(Activity.objects.filter(TO_REVIEW, document=other.document, state=State.MERGED)) == [other]
    accept(record=other, actor=administrator)
    part(record=other, actor=administrator)
    other.refresh_from_db()
    assert (other.state, other.edtf) == (State.CURRENT, "2021-02-03/2021-02-07")


def test_no_longer_found_stays_merged(pair, second, take_in, administrator):
    kept, other = merged(pair, administrator)
    take_in(second, second.findings(activities=(second.activity(2, edtf="2021-05-12"),)))
    other.refresh_from_db()
    assert other.state == State.MERGED
    assert [source.pk for source in sources_of(kept)] == [kept.pk, other.pk]


@pytest.mark.parametrize("order", [("kept", "other"), ("other", "kept")])
def test_record_stands_on_the_source_that_is_left(pair, administrator, order):
    kept, other = merged(pair, administrator)
    documents = {"kept": kept.document_id, "other": other.document_id}
    states = []
    for name in order:
        withdraw_document(document=Document.objects.get(pk=documents[name]), actor=administrator)
        states.append(Activity.objects.get(pk=kept.pk).state)
    for name in order:
        restore_document(document=Document.objects.get(pk=documents[name]), actor=administrator)
        states.append(Activity.objects.get(pk=kept.pk).state)
    assert states == [State.CURRENT, State.WITH_DOCUMENT, State.CURRENT, State.CURRENT]
    assert Activity.objects.get(pk=other.pk).state == State.MERGED
    assert Activity.objects.get(pk=kept.pk).effective["edtf"] == "2021-02-03/2021-02-06"


def test_parted_from_a_withdrawn_document(pair, administrator):
    kept, other = merged(pair, administrator)
    withdraw_document(document=Document.objects.get(pk=kept.document_id), actor=administrator)
    part(record=Activity.objects.get(pk=other.pk), actor=administrator)
    states = [Activity.objects.get(pk=record.pk).state for record in (kept, other)]
    assert states == [State.WITH_DOCUMENT, State.CURRENT]


def test_merged_one_after_another(pair, administrator, register):
    third = add(
        model=Activity,
        authority=register.document.authority,
        values={"title": "Визит в Турку", "edtf": "2021-02-03", "status": "held", "kind": "visit"},
        actor=administrator,
    )
    kept, other = pair
    before = [whole(record) for record in (kept, other, third)]
    merge(kept=other, other=third, chosen={"title": Side.OTHER}, actor=administrator)
    merge(kept=kept, other=other, chosen={"title": Side.OTHER}, actor=administrator)
    kept.refresh_from_db()
    assert kept.title == "Визит в Турку"
    assert [source.pk for source in sources_of(kept)] == [kept.pk, other.pk, third.pk]
    for document in Document.objects.all():
        withdraw_document(document=document, actor=administrator)
    assert Activity.objects.get(pk=kept.pk).state == State.CURRENT
    for document in Document.objects.all():
        restore_document(document=document, actor=administrator)
    part(record=Activity.objects.get(pk=other.pk), actor=administrator)
    part(record=Activity.objects.get(pk=third.pk), actor=administrator)
    assert [whole(record) for record in (kept, other, third)] == before


def test_what_cannot_be_one(pair, administrator, register):
    kept, other = pair
    with pytest.raises(NotMergeableError):
        merge(kept=kept, other=kept, chosen={}, actor=administrator)
    stranger = add(
        model=Activity, authority=Authority.objects.create(name="Полянск"), values={"title": "Чужое"}, actor=None
    )
    with pytest.raises(NotMergeableError):
        merge(kept=kept, other=stranger, chosen={}, actor=administrator)
    merge(kept=kept, other=other, chosen={}, actor=administrator)
    with pytest.raises(NotMergeableError):
        merge(kept=kept, other=other, chosen={}, actor=administrator)


def test_what_was_changed_meanwhile_is_not_merged(pair, administrator):
    kept, other = pair
    seen = last_entry(kept), last_entry(other)
    correct(record=other, values={"title": "Иначе"}, actor=administrator)
    with pytest.raises(ChangedMeanwhileError):
        merge(kept=kept, other=other, chosen={}, actor=administrator, seen=seen)
    assert Activity.objects.get(pk=other.pk).state == State.CURRENT


def test_merged_record_is_neither_withdrawn_nor_restored(pair, administrator):
    _, other = merged(pair, administrator)
    services.withdraw(record=other, actor=administrator)
    services.restore(record=other, actor=administrator)
    assert Activity.objects.get(pk=other.pk).state == State.MERGED


def test_likest_comes_first_and_strangers_not_at_all(pair):
    kept, other = pair
    found = alike(kept, Activity.objects.all())
    assert [candidate.record.pk for candidate in found][:1] == [other.pk]
    assert (found[0].same_days, found[0].same_place) == (True, True)
    assert "акварелей" not in " ".join(str(candidate.record) for candidate in found)


def test_agreements_alike(register, second, take_in):
    take_in(
        second,
        second.findings(
            activities=(), agreements=(agreement(second, "Соглашение о дружбе и сотрудничестве", "FI", "Турку"),)
        ),
    )
    one, other = Agreement.objects.order_by("pk")
    assert [candidate.record.pk for candidate in alike(one, Agreement.objects.all())] == [other.pk]


def test_people_alike(register, second, take_in):
    told = (person(second, "Александр Лебедь", "глава города"), person(second, "А. А. Журавль", "глава города"))
    take_in(second, second.findings(activities=(), people=told))
    one, other, _ = Person.objects.order_by("pk")
    assert [candidate.record.pk for candidate in alike(one, Person.objects.all())] == [other.pk]
