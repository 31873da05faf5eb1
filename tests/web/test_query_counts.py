"""No page asks the database more often because it has more to show."""

from __future__ import annotations

from datetime import date

import pytest
from builders import Paper, agreement, anniversary, full_findings, partner, person
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.findings import Findings
from pobratim.web.accounts.models import Grant, Role, User
from pobratim.web.intake.models import Batch, Verdict
from pobratim.web.intake.receiving import receive
from pobratim.web.register.authorities import add_authority, report_to
from pobratim.web.register.models import Activity, Document, Place
from pobratim.web.register.services import correct

LISTS = ("", "intake", "partners", "agreements", "activities", "anniversaries", "documents", "journal", "settings")
PLACES = (("FI", "Турку"), ("PL", "Гдыня"), ("PL", "Щецин"), ("EE", "Тарту"), ("DE", "Росток"), ("DE", "Киль"))
MOST = 40
"""A page that asks more often asks about each of several things by itself."""


def paper_with(number: int) -> tuple[Paper, Findings]:
    """A document with so many records of every kind."""
    rows = tuple((str(n), f"{n} мая", "Турку, Финляндия", f"Встреча {n} в Турку") for n in range(1, number + 1))
    paper = Paper(name=f"Отчёт {number}.docx", rows=rows)
    places = PLACES[:number]
    met = {"kind": "meeting", "countries": ("FI",), "cities": ("Турку",), "certainty": "likely"}
    return paper, paper.findings(
        activities=tuple(paper.activity(n, edtf=f"2021-05-{n:02}", **met) for n in range(1, number + 1)),
        partners=tuple(partner(paper, *place) for place in places),
        agreements=tuple(agreement(paper, f"Соглашение {n}", *place) for n, place in enumerate(places)),
        anniversaries=tuple(anniversary(paper, city, 700, f"2021-09-{n:02}") for n, (_, city) in enumerate(places, 1)),
        people=tuple(person(paper, f"А. А. Лебедь-{n}", "глава города") for n in range(number)),
    )


def heap(documents: list[Document]) -> Batch:
    """A batch in which each of these documents was taken in and as many files were not read."""
    batch = receive(files=[(f"{n}.txt", str(n).encode()) for n in range(2 * len(documents))], actor=None)
    for upload, document in zip(batch.uploads.all(), [*documents, *[None] * len(documents)], strict=True):
        state = Verdict.State.TAKEN if document else Verdict.State.HELD
        upload.verdicts.create(label=upload.name, state=state, document=document, similar=document)
    Batch.objects.filter(pk=batch.pk).update(finished_at=batch.made_at)
    return batch


def addresses(document: Document, batch: Batch) -> dict[str, str]:
    """The lists, and the pages about one thing, by what they are."""
    activity = Activity.objects.filter(document=document).order_by("order").first()
    owner, person = document.authority_id, User.objects.get(username="viewer").pk
    return {
        **{f"list: {name or 'home'}": f"/{name}/" if name else "/" for name in LISTS},
        "batch": f"/intake/{batch.pk}/",
        "document": f"/documents/{document.pk}/",
        "review": f"/documents/{document.pk}/review/?show=all",
        "record": f"/activities/{activity.pk}/",
        "partner": f"/partners/{Place.objects.get(name='Турку').pk}/",
        "reports": "/reports/",
        "paper": f"/reports/?form=city-year&owner={owner}&period=2021",
        "person": f"/settings/people/{person}/",
        "authority": f"/settings/authorities/{owner}/",
    }


def counts(pages: dict[str, str]) -> dict[str, int]:
    client, found = Client(), {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, address
        found[name] = len(queries)
    return found


@pytest.fixture
def grow(take_in, make_user, administrator):
    """Make the register larger by so many of everything; the pages about what there are most of."""

    def make(number: int) -> dict[str, str]:
        document = take_in(*paper_with(number)).document
        copies = (Paper(title=f"{Paper.title}, {number}-{n}") for n in range(number))
        others = [take_in(copy, full_findings(copy)).document for copy in copies]
        viewer = User.objects.filter(username="viewer").first() or make_user("viewer", Role.VIEWER, "Северск")
        activity = Activity.objects.filter(document=document).order_by("order").first()
        for n in range(number):
            city = add_authority(name=f"Город {number}-{n}", actor=None)
            report_to(authority=city, parent=document.authority, since=date(2020, 1, 1), actor=None)
            for user in (make_user(f"user-{number}-{n}", Role.EDITOR, "Северск"), viewer):
                Grant.objects.create(user=user, role=Role.EDITOR, authority=city)
            activity = correct(record=activity, values={"title": f"Встреча, исправление {n}"}, actor=administrator)
        return addresses(document, heap([document, *others]))

    return make


def test_no_page_asks_more_often_when_it_shows_more(grow):
    pages = grow(1)
    counts(pages)  # what is asked once and remembered is asked now
    before = counts(pages)
    pages = grow(6)
    counts(pages)
    after = counts(pages)
    assert {name: (before[name], number) for name, number in after.items() if number > before[name]} == {}
    assert {name: number for name, number in after.items() if number > MOST} == {}
