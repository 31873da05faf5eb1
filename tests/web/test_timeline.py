"""A partner in time: the picture, the chart, and how long ago the last contact was."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from pobratim.web.register.dormancy import last_contact, months_asleep, months_between
from pobratim.web.register.models import Activity, Agreement, Partnership, Place
from pobratim.web.register.timeline import LANE, MOST_DOTS, WIDTH, bars, timeline

TODAY = date(2024, 6, 1)


def activity(day: str, **values: str) -> Activity:
    starts = date.fromisoformat(day)
    return Activity(**{"title": day, "edtf": day, "starts": starts, "ends": starts, "status": "held", **values})


def agreement(signed: str, valid_until: str = "", **values: str) -> Agreement:
    return Agreement(pk=1, title=signed, signed=date.fromisoformat(signed), valid_until=valid_until, **values)


def test_nothing_dated_draws_nothing():
    assert timeline([Partnership()], [], [Activity(title="без даты")], TODAY) is None


def test_agreements_in_force_at_once_lie_on_lines_of_their_own():
    found = timeline(
        [], [agreement("2000-01-01", "2010"), agreement("2005-01-01", "2008"), agreement("2012-01-01")], [], TODAY
    )
    assert [span.y // LANE for span in found.spans] == [0, 1, 0]
    assert [span.open for span in found.spans] == [False, False, True]
    assert found.spans[2].x + found.spans[2].width == pytest.approx(found.today)


def test_ties_begin_when_they_were_established():
    found = timeline([Partnership(established="1994")], [], [activity("2020-01-01")], TODAY)
    assert [tie.label for tie in found.ties] == ["1994"]
    assert found.ticks[0].year == 1994


@pytest.mark.parametrize("number", [1, 3, 40])
def test_dots_of_one_day_stand_above_one_another_inside_the_picture(number):
    found = timeline([], [], [activity("2020-05-05") for _ in range(number)], TODAY)
    assert len(found.dots) == len({dot.y for dot in found.dots}) == min(number, MOST_DOTS)
    assert all(0 < dot.y < found.axis and 0 < dot.x < WIDTH for dot in found.dots)


def test_bars_keep_the_empty_years():
    found = bars([activity("2019-01-01"), activity("2019-05-01"), activity("2022-01-01")])
    assert [(bar.year, bar.number) for bar in found] == [(2019, 2), (2020, 0), (2021, 0), (2022, 1)]
    assert found[0].height == 2 * found[3].height
    assert bars([activity("2019-01-01")]) == []


@pytest.mark.parametrize(
    ("told", "months"),
    [
        ([activity("2022-06-02")], 23),
        ([activity("2022-06-01")], 24),
        ([activity("2023-06-02")], None),
        ([activity("2022-01-01"), activity("2024-05-01")], None),
        # A plan is no contact, and neither is what is still to come.
        ([activity("2022-01-01"), activity("2024-05-01", status="planned")], 29),
        ([activity("2022-01-01"), activity("2024-07-01")], 29),
        ([], None),
    ],
)
def test_asleep(told, months):
    assert months_asleep(told, TODAY) == months


def test_last_contact_and_months():
    assert last_contact([activity("2022-01-01"), activity("2023-02-03")], TODAY) == date(2023, 2, 3)
    assert months_between(date(2023, 1, 31), date(2023, 2, 28)) == 0


def test_the_page_draws_it(client, register):
    place = Place.objects.get(name="Турку")
    tree = html.fromstring(client.get(f"/partners/{place.pk}/").content.decode())
    assert len(tree.xpath("//svg//circle")) == 1
    assert tree.xpath("//section[h2='Договорённости']//a/text()") == ["Пригласить оркестр Турку"]
    assert "Нет контактов" in tree.xpath("//p[@class='notice']")[0].text_content()
