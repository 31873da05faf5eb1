"""The prefilled blank goes out, is edited in Word and comes back: each row is known by its bookmark."""

from __future__ import annotations

import io

import pytest
from collection_papers import Region, answer
from django.test import Client
from docx import Document as WordFile

from pobratim.rendering.docx_anchors import anchored_rows
from pobratim.web.collection.returned import returned_rows
from pobratim.web.intake.receiving import receive
from pobratim.web.intake.taking import take_in_batch
from pobratim.web.register.merging import Side, merge
from pobratim.web.register.models import Activity, State

TITLE, PLACE, DATES, CONTENT, PARTICIPANTS = range(1, 6)


@pytest.fixture
def campaign(administrator):
    region = Region.make("Полянск", "Каменка")
    for title, day in (("Визит делегации Тарту", "2026-08-10"), ("Выставка «Северный лён»", "2026-09-05")):
        venue = {"city": "Тарту", "country": "EE", "name": None}
        told = {"venue": venue, "description": "Обсуждён обмен.", "participants": "И. И. Озеров, мэр"}
        region.hold("Полянск", title, day, administrator, **told)
    return region.collect(administrator)


def edited(content: bytes) -> bytes:
    """The blank as a clerk fills it in: the second row's participants set right, a third row written."""
    file = WordFile(io.BytesIO(content))
    rows = file.tables[0].rows
    rows[2].cells[PARTICIPANTS].text = "А. П. Лугов, директор музея"
    new = ("Встреча с консулом Финляндии", "Полянск", "15 июля", "Обсуждены визы.", "И. И. Озеров, мэр")
    for cell, text in zip(rows[3].cells, ("3.", *new), strict=True):
        cell.text = text
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def test_an_edited_blank_pairs_row_by_row(campaign, administrator):
    page = Client()
    sent = answer(campaign, "Полянск")
    blank = page.get(f"/collection/answers/{sent.pk}/blank.docx").content
    first, second = Activity.objects.order_by("starts")
    assert [(row.kind, row.number) for row in anchored_rows(blank)] == [("activity", first.pk), ("activity", second.pk)]

    take_in_batch(receive(files=[("Полянск.docx", edited(blank))], actor=None))
    sent = answer(campaign, "Полянск")
    assert sent.state == "submitted"
    current = Activity.objects.filter(state=State.CURRENT)
    assert sorted(current.values_list("title", flat=True)) == [
        "Визит делегации Тарту",
        "Встреча с консулом Финляндии",
        "Выставка «Северный лён»",
        "Выставка «Северный лён»",
    ]
    (row,) = returned_rows(sent.document)
    assert (row.known, row.read.effective["participants"]) == (second, "А. П. Лугов, директор музея")

    # The field diff is one click away, and what is chosen there stands.
    told = page.get(f"/collection/answers/{sent.pk}/").content.decode()
    address = f"/activities/{second.pk}/merge/{row.read.pk}/"
    assert address in told
    assert "директор музея" in page.get(address).content.decode()
    merge(kept=second, other=row.read, chosen={"participants": Side.OTHER}, actor=administrator)
    second.refresh_from_db()
    assert second.effective["participants"] == "А. П. Лугов, директор музея"
    assert returned_rows(sent.document) == []
    assert "изменёнными" not in page.get(f"/collection/answers/{sent.pk}/").content.decode()


@pytest.mark.parametrize("content", [b"", b"PK", "просто текст".encode()])
def test_what_is_no_word_file_of_ours_has_no_rows(content):
    assert anchored_rows(content) == []


def test_a_mark_of_another_authority_pairs_with_nothing(campaign, administrator):
    """A bookmark is only text in a file: it opens nobody else's record."""
    blank = Client().get(f"/collection/answers/{answer(campaign, 'Полянск').pk}/blank.docx").content
    owner = answer(campaign, "Каменка").authority
    take_in_batch(receive(files=[("Каменка.docx", edited(blank))], actor=administrator, owner=owner))
    document = answer(campaign, "Каменка").document or Activity.objects.exclude(document=None)[0].document
    assert returned_rows(document) == []
    assert Activity.objects.filter(state=State.MERGED).count() == 0
    assert answer(campaign, "Полянск").is_open
